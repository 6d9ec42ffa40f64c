package no.kommunespeil.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.sample.SampleTargets.Fact;
import no.kommunespeil.sample.SampleTargets.SubSurveyTargets;
import no.kommunespeil.sample.SampleTargets.WaveTargets;

/** Who answers which part of a wave. */
final class Turnout {

  private static final int STEPS = 60_000;

  /** How far from the printed second decimal a correlation may end. */
  private static final double CORRELATION_TOLERANCE = 0.004;

  private static final double SUM_TOLERANCE = 0.01;

  private final WaveTargets targets;
  private final KnownFacts facts;
  private final Draws draws;
  private final List<String> subSurveys;

  Turnout(WaveTargets targets, KnownFacts facts, Draws draws) {
    this.targets = targets;
    this.facts = facts;
    this.draws = draws;
    this.subSurveys = targets.subSurveys().stream().map(SubSurveyTargets::subSurvey).toList();
  }

  /**
   * Chooses the units that answer.
   *
   * @param frames per sub-survey, the units asked
   * @return per sub-survey, the units that answer, by number
   */
  Map<String, List<SampleUnit>> choose(Map<String, List<SampleUnit>> frames) {
    Map<String, List<SampleUnit>> answering = new LinkedHashMap<>();
    for (String subSurvey : subSurveys) {
      answering.put(subSurvey, new ArrayList<>());
    }
    choose(frames, Part.MUNICIPALITIES, answering);
    choose(frames, Part.DISTRICTS, answering);
    answering.values().forEach(units -> units.sort(Comparator.comparing(SampleUnit::code)));
    return answering;
  }

  private enum Part {
    MUNICIPALITIES,
    DISTRICTS;

    boolean holds(SampleUnit unit) {
      return unit.isDistrict() == (this == DISTRICTS);
    }

    int wanted(SubSurveyTargets sub) {
      return this == DISTRICTS ? sub.districts() : sub.municipalities();
    }

    OptionalInt atLeastOne(WaveTargets wave) {
      return this == DISTRICTS ? wave.districts() : wave.municipalities();
    }
  }

  private void choose(
      Map<String, List<SampleUnit>> frames, Part part, Map<String, List<SampleUnit>> answering) {
    LinkedHashSet<SampleUnit> all = new LinkedHashSet<>();
    frames.values().forEach(frame -> frame.stream().filter(part::holds).forEach(all::add));
    List<SampleUnit> units = new ArrayList<>(all);
    units.sort(Comparator.comparing(SampleUnit::code));
    int[] eligible = new int[units.size()];
    for (int s = 0; s < subSurveys.size(); s++) {
      LinkedHashSet<SampleUnit> frame =
          new LinkedHashSet<>(frames.getOrDefault(subSurveys.get(s), List.of()));
      for (int u = 0; u < eligible.length; u++) {
        eligible[u] |= frame.contains(units.get(u)) ? 1 << s : 0;
      }
    }
    int[] parts = start(units, eligible, part);
    if (part == Part.MUNICIPALITIES) {
      fit(units, eligible, parts);
    }
    for (int u = 0; u < parts.length; u++) {
      for (int s = 0; s < subSurveys.size(); s++) {
        if ((parts[u] & 1 << s) != 0) {
          answering.getOrDefault(subSurveys.get(s), new ArrayList<>()).add(units.get(u));
        }
      }
    }
  }

  /** The parts of each unit as bits: those most inclined to answer, as many as are wanted. */
  private int[] start(List<SampleUnit> units, int[] eligible, Part part) {
    int[] parts = new int[units.size()];
    OptionalInt atLeastOne = part.atLeastOne(targets);
    List<Integer> willing = byInclination(units, "any");
    if (atLeastOne.isPresent()) {
      willing = willing.subList(0, Math.min(willing.size(), atLeastOne.getAsInt()));
    }
    boolean[] isWilling = new boolean[parts.length];
    willing.forEach(u -> isWilling[u] = true);
    for (int s = 0; s < subSurveys.size(); s++) {
      SubSurveyTargets sub = targets.subSurveys().get(s);
      int bit = 1 << s;
      List<Integer> asked =
          byInclination(units, sub.subSurvey()).stream()
              .filter(u -> isWilling[u] && (eligible[u] & bit) != 0)
              .toList();
      if (asked.size() < part.wanted(sub)) {
        throw impossible(
            sub.place(),
            "Only "
                + asked.size()
                + " units can answer '"
                + sub.subSurvey()
                + "', not "
                + part.wanted(sub)
                + ".");
      }
      asked.subList(0, part.wanted(sub)).forEach(u -> parts[u] |= bit);
    }
    if (atLeastOne.isPresent()) {
      giveEveryWillingUnitAPart(parts, eligible, willing);
    }
    return parts;
  }

  private void giveEveryWillingUnitAPart(int[] parts, int[] eligible, List<Integer> willing) {
    for (int taker : willing) {
      if (parts[taker] != 0) {
        continue;
      }
      int giver = -1;
      for (int i = willing.size() - 1; i >= 0 && giver < 0; i--) {
        int candidate = willing.get(i);
        if (Integer.bitCount(parts[candidate]) > 1 && (parts[candidate] & eligible[taker]) != 0) {
          giver = candidate;
        }
      }
      if (giver < 0) {
        throw impossible(
            targets.place(), "The parts have fewer answers than there are units that answer.");
      }
      int shared = parts[giver] & eligible[taker];
      int bit =
          subSurveys.size() > 1
              ? pick(shared, draws.below(Integer.bitCount(shared), "give", "" + taker))
              : shared;
      parts[giver] &= ~bit;
      parts[taker] |= bit;
    }
  }

  /** The n-th of the bits that are set. */
  private static int pick(int bits, int n) {
    int rest = bits;
    for (int i = 0; i < n; i++) {
      rest &= rest - 1;
    }
    return Integer.lowestOneBit(rest);
  }

  private static UserError impossible(Place place, String what) {
    return UserError.of(
        "choosing who answers in the sample", place, what, "Correct the numbers of units.");
  }

  private List<Integer> byInclination(List<SampleUnit> units, String what) {
    double[] inclination = new double[units.size()];
    for (int u = 0; u < inclination.length; u++) {
      SampleUnit unit = units.get(u);
      double years = facts.value(Fact.SETTLEMENT_YEARS, unit.code());
      inclination[u] =
          draws.normal("inclination", unit.lineage())
              + 0.4 * draws.normal("inclination", unit.lineage(), what)
              + 0.5 * draws.normal("inclination", unit.code(), what, targets.wave())
              + (Double.isNaN(years) ? 0 : 0.25 * years);
    }
    List<Integer> order = new ArrayList<>();
    for (int u = 0; u < inclination.length; u++) {
      order.add(u);
    }
    order.sort(Comparator.comparingDouble((Integer u) -> -inclination[u]));
    return order;
  }

  /** Exchanges what units answer until the number of parts goes with the facts as it should. */
  private void fit(List<SampleUnit> units, int[] eligible, int[] parts) {
    List<ToDoubleFunction<int[]>> aims = new ArrayList<>();
    targets
        .correlations()
        .forEach(
            (fact, r) -> {
              double[] values = facts.values(fact, units);
              boolean known = Arrays.stream(values).anyMatch(value -> !Double.isNaN(value));
              // Immigrants are made up, and give way afterwards.
              if (known && fact != Fact.IMMIGRANTS) {
                aims.add(correlation(values, r));
              }
            });
    for (int s = 0; s < subSurveys.size(); s++) {
      int bit = 1 << s;
      targets
          .subSurveys()
          .get(s)
          .sums()
          .forEach((fact, sum) -> aims.add(sum(facts.values(fact, units), bit, sum)));
    }
    if (aims.isEmpty()) {
      return;
    }
    LocalSearch.improve(
        parts,
        state -> {
          double badness = 0;
          for (ToDoubleFunction<int[]> aim : aims) {
            badness += aim.applyAsDouble(state);
          }
          return badness;
        },
        (state, first, second) ->
            (state[first] & ~eligible[second]) == 0 && (state[second] & ~eligible[first]) == 0,
        draws.stream("turnout", targets.wave()),
        STEPS);
  }

  private static ToDoubleFunction<int[]> correlation(double[] values, double wanted) {
    return parts -> {
      double off = Math.abs(Correlation.of(parts, values) - wanted);
      return off <= CORRELATION_TOLERANCE ? 0 : off * 100;
    };
  }

  private static ToDoubleFunction<int[]> sum(double[] values, int bit, double wanted) {
    return parts -> {
      double sum = 0;
      for (int u = 0; u < parts.length; u++) {
        boolean counts = (parts[u] & bit) != 0 && !Double.isNaN(values[u]);
        sum += counts ? values[u] : 0;
      }
      double off = Math.abs(sum / wanted - 1);
      return off <= SUM_TOLERANCE ? 0 : off * 30;
    };
  }
}
