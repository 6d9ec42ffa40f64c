package no.kommunespeil.sample;

import java.util.List;
import java.util.Random;
import no.kommunespeil.domain.survey.Scale;
import no.kommunespeil.sample.SampleTargets.GroupMean;

/**
 * Exchanges answers between units until the means of register facts among those with an answer come
 * out as printed: simulated annealing over sums that are kept up to date, since hundreds of
 * thousands of exchanges are needed to hit several means to their last decimal at once.
 */
final class GroupMeans {

  private static final int STEPS = 1_000_000;
  private static final int ROUNDS = 4;
  private static final double HOT = 0.5;
  private static final double COLD = 0.02;

  private final List<GroupMean> aims;
  private final int[] category;
  private final double[] printed;
  private final double[][] values;
  private final double[] sums;
  private final int[] known;

  GroupMeans(Scale scale, List<GroupMean> aims, List<SampleUnit> units, KnownFacts facts) {
    this.aims = aims;
    this.category = aims.stream().mapToInt(aim -> scale.indexOf(aim.category())).toArray();
    this.printed = aims.stream().mapToDouble(aim -> Math.pow(10, -aim.decimals())).toArray();
    this.values =
        aims.stream().map(aim -> facts.values(aim.fact(), units)).toArray(double[][]::new);
    this.sums = new double[aims.size()];
    this.known = new int[aims.size()];
  }

  void fit(int[] codes, Random random) {
    for (int a = 0; a < category.length; a++) {
      for (int u = 0; u < codes.length; u++) {
        move(a, u, codes[u], 1);
      }
    }
    double best = badness();
    int[] found = codes.clone();
    for (int round = 0; round < ROUNDS && best > 0; round++) {
      best = anneal(codes, found, best, random);
    }
    System.arraycopy(found, 0, codes, 0, codes.length);
  }

  /** Cools down once; keeps in {@code found} the best arrangement so far. */
  private double anneal(int[] codes, int[] found, double bestBefore, Random random) {
    double best = bestBefore;
    double now = badness();
    for (int step = 0; step < STEPS && best > 0; step++) {
      int u = random.nextInt(codes.length);
      int v = random.nextInt(codes.length);
      if (codes[u] == codes[v]) {
        continue;
      }
      exchange(codes, u, v);
      double changed = badness();
      double temperature = HOT * Math.pow(COLD / HOT, (double) step / STEPS);
      if (changed <= now || random.nextDouble() < Math.exp((now - changed) / temperature)) {
        now = changed;
        if (now < best) {
          best = now;
          System.arraycopy(codes, 0, found, 0, codes.length);
        }
      } else {
        exchange(codes, u, v);
      }
    }
    return best;
  }

  private void exchange(int[] codes, int u, int v) {
    for (int a = 0; a < category.length; a++) {
      move(a, u, codes[u], -1);
      move(a, v, codes[v], -1);
      move(a, u, codes[v], 1);
      move(a, v, codes[u], 1);
    }
    int kept = codes[u];
    codes[u] = codes[v];
    codes[v] = kept;
  }

  private void move(int aim, int unit, int code, int sign) {
    double value = values[aim][unit];
    if (code == category[aim] && !Double.isNaN(value)) {
      sums[aim] += sign * value;
      known[aim] += sign;
    }
  }

  /** Grows with the logarithm of the distance, so that near and far are both worth a step. */
  private double badness() {
    double badness = 0;
    for (int a = 0; a < category.length; a++) {
      double off = Math.abs(sums[a] / Math.max(1, known[a]) - aims.get(a).mean());
      badness += Math.log1p(Math.max(0, off - 0.49 * printed[a]) / printed[a]);
    }
    return badness;
  }
}
