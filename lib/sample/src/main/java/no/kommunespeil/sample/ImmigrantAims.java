package no.kommunespeil.sample;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import no.kommunespeil.domain.geography.UnitType;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.sample.SampleTargets.Fact;
import no.kommunespeil.sample.SampleTargets.GroupMean;

/**
 * Makes up immigrants so that what the report says of them holds: the means among those with an
 * answer, and the correlation with the number of parts answered. No register has them for 2020, so
 * they give way where the answers cannot.
 */
final class ImmigrantAims {

  private static final double STEEPEST = 4;
  private static final int HALVINGS = 60;

  private final ExtraFacts facts;
  private final Set<String> settled = new HashSet<>();

  ImmigrantAims(ExtraFacts facts) {
    this.facts = facts;
  }

  /** Sets the immigrants of the units with an answer so that their mean is as aimed at. */
  void meet(GroupMean aim, AnswerSheet sheet, Variable variable) {
    byte[] codes = sheet.column(variable.key());
    int wanted = variable.scale().indexOf(aim.category());
    List<SampleUnit> units =
        IntStream.range(0, codes.length)
            .filter(u -> codes[u] == wanted)
            .mapToObj(u -> sheet.units().get(u))
            .filter(unit -> unit.type() != UnitType.DISTRICT)
            .toList();
    double sum = units.stream().mapToDouble(unit -> facts.likely2020(unit.code())).sum();
    long total = Math.round(aim.mean() * units.size());
    long given = 0;
    String largest = "";
    double most = -1;
    for (SampleUnit unit : units) {
      double likely = facts.likely2020(unit.code());
      int immigrants = (int) Math.round(likely * total / sum);
      facts.multiply(unit.code(), total / sum);
      facts.set(unit.code(), immigrants);
      settled.add(unit.code());
      given += immigrants;
      if (likely > most) {
        most = likely;
        largest = unit.code();
      }
    }
    if (!largest.isEmpty()) {
      facts.set(largest, (int) Math.round(facts.likely2020(largest)) + (int) (total - given));
    }
  }

  /**
   * Tilts the immigrants of all other municipalities, more or fewer the more parts they answer,
   * until the correlation is as aimed at.
   *
   * @param parts per municipality of the frame, a bit for each part answered
   */
  void correlate(Map<SampleUnit, Integer> parts, double wanted) {
    int[] bits = parts.values().stream().mapToInt(Integer::intValue).toArray();
    List<String> codes = parts.keySet().stream().map(SampleUnit::code).toList();
    double[] likely = codes.stream().mapToDouble(facts::likely2020).toArray();
    double low = -STEEPEST;
    double high = STEEPEST;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (Correlation.of(bits, tilted(codes, bits, likely, middle)) < wanted) {
        low = middle;
      } else {
        high = middle;
      }
    }
    for (int u = 0; u < bits.length; u++) {
      if (!settled.contains(codes.get(u))) {
        facts.multiply(codes.get(u), tilt(bits[u], high));
      }
    }
  }

  private double[] tilted(List<String> codes, int[] bits, double[] likely, double slope) {
    double[] values = new double[bits.length];
    for (int u = 0; u < bits.length; u++) {
      boolean fixed = settled.contains(codes.get(u));
      values[u] = fixed ? likely[u] : likely[u] * tilt(bits[u], slope);
    }
    return values;
  }

  /** Between a fifth and five times what is likely. */
  private static double tilt(int bits, double slope) {
    double factor = Math.exp(slope * (Integer.bitCount(bits) - 1.5) / 2);
    return Math.max(0.2, Math.min(5, factor));
  }

  static boolean isAim(GroupMean mean) {
    return mean.fact() == Fact.IMMIGRANTS;
  }
}
