package no.kommunespeil.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.sample.SampleTargets.AnswerTarget;
import no.kommunespeil.sample.SampleTargets.CountyOrder;
import no.kommunespeil.sample.SampleTargets.Crossing;
import no.kommunespeil.sample.SampleTargets.GroupMean;

/** Exchanges answers between units until they go with what is known of the units as aimed at. */
final class Fitting {

  private static final int STEPS = 150_000;

  /** How far apart, in points of the scale, county means are to be at least. */
  private static final double APART = 0.03;

  private final AnswerTarget target;
  private final Variable variable;
  private final List<SampleUnit> units;
  private final KnownFacts facts;

  Fitting(AnswerTarget target, Variable variable, List<SampleUnit> units, KnownFacts facts) {
    this.target = target;
    this.variable = variable;
    this.units = units;
    this.facts = facts;
  }

  /** Rearranges the codes in place; how many units have each code stays as it is. */
  void fit(int[] codes, Random random) {
    List<ToDoubleFunction<int[]>> aims = new ArrayList<>();
    target.crossings().forEach(crossing -> aims.add(crossing(crossing)));
    target.counties().ifPresent(order -> aims.add(counties(order)));
    if (!aims.isEmpty()) {
      LocalSearch.improve(
          codes,
          state -> {
            double badness = 0;
            for (ToDoubleFunction<int[]> aim : aims) {
              badness += aim.applyAsDouble(state);
            }
            return badness;
          },
          (state, first, second) -> true,
          random,
          STEPS);
    }
    List<GroupMean> means = target.means().stream().filter(this::isToBeFitted).toList();
    if (!means.isEmpty()) {
      new GroupMeans(variable.scale(), means, units, facts).fit(codes, random);
    }
  }

  /** Immigrants are made up, and give way afterwards. */
  private boolean isToBeFitted(GroupMean mean) {
    if (ImmigrantAims.isAim(mean)) {
      return false;
    }
    for (double value : facts.values(mean.fact(), units)) {
      if (!Double.isNaN(value)) {
        return true;
      }
    }
    return false;
  }

  private ToDoubleFunction<int[]> crossing(Crossing crossing) {
    int code = variable.scale().indexOf(crossing.category());
    double[] values = facts.values(crossing.fact(), units);
    return codes -> {
      int count = 0;
      for (int u = 0; u < codes.length; u++) {
        count += codes[u] == code && values[u] == crossing.value() ? 1 : 0;
      }
      return Math.abs(count - crossing.count());
    };
  }

  /** How far the mean scores of the counties are from standing in the order aimed at. */
  private ToDoubleFunction<int[]> counties(CountyOrder order) {
    Map<String, Integer> positions = new LinkedHashMap<>();
    order.lowest().forEach(county -> positions.put(county, positions.size()));
    positions.putIfAbsent(order.highest(), positions.size());
    units.forEach(unit -> positions.putIfAbsent(unit.county(), positions.size()));
    int[] county =
        units.stream().mapToInt(unit -> positions.getOrDefault(unit.county(), 0)).toArray();
    double[] scores = scores();
    int named = order.lowest().size();
    return codes -> {
      double[] sums = new double[positions.size()];
      int[] counts = new int[positions.size()];
      for (int u = 0; u < codes.length; u++) {
        double score = scores[codes[u]];
        if (!Double.isNaN(score)) {
          sums[county[u]] += score;
          counts[county[u]]++;
        }
      }
      double badness = 0;
      for (int i = 0; i < named; i++) {
        for (int j = i + 1; j < sums.length; j++) {
          badness += below(sums, counts, i, j);
        }
      }
      for (int j = 0; j < sums.length; j++) {
        badness += j == named ? 0 : below(sums, counts, j, named);
      }
      return badness;
    };
  }

  private static double below(double[] sums, int[] counts, int low, int high) {
    if (counts[low] == 0 || counts[high] == 0) {
      return 0;
    }
    return Math.max(0, sums[low] / counts[low] - sums[high] / counts[high] + APART);
  }

  private double[] scores() {
    return variable.scale().categories().stream()
        .mapToDouble(
            category -> {
              Integer score = category.score();
              return score == null ? Double.NaN : score;
            })
        .toArray();
  }
}
