package no.kommunespeil.domain.mart;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.kommunespeil.domain.cube.Sums;
import no.kommunespeil.domain.estimate.Assessed;
import no.kommunespeil.domain.estimate.Estimate;
import no.kommunespeil.domain.estimate.Measure;
import no.kommunespeil.domain.estimate.ObsStatus;
import no.kommunespeil.domain.estimate.Reliability;
import no.kommunespeil.domain.estimate.Uncertainty;
import no.kommunespeil.domain.geography.Breakdown;
import no.kommunespeil.domain.link.Side;
import no.kommunespeil.domain.survey.Comparability;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.domain.trend.Point;
import org.jspecify.annotations.Nullable;

/** A variable's values at its points by a breakdown, each computed once. */
final class TrendValues {

  /** Of a wave that did not ask. */
  static final Assessed NOT_ASKED =
      new Assessed(
          new Estimate(0, 0, 0, null, null, null, null, null),
          new Uncertainty(
              0, null, Uncertainty.Method.NONE, null, null, Reliability.NOT_JUDGED, ObsStatus.O));

  private record Place(Side side, String group) {}

  private final MartInputs inputs;
  private final SumsIndex index;
  private final Breakdown breakdown;
  private final Variable variable;
  private final List<Measure> measures;
  private final Map<Place, Assessed[]> values = new HashMap<>();

  TrendValues(
      MartInputs inputs,
      SumsIndex index,
      Breakdown breakdown,
      Variable variable,
      List<Measure> measures) {
    this.inputs = inputs;
    this.index = index;
    this.breakdown = breakdown;
    this.variable = variable;
    this.measures = measures;
  }

  Breakdown breakdown() {
    return breakdown;
  }

  Variable variable() {
    return variable;
  }

  List<Measure> measures() {
    return measures;
  }

  /** Computes the values of a point. */
  void add(Point point, List<SumsIndex.GroupAt> groups) {
    Map<String, Sums> sums =
        index.of(point.wave().key(), point.subSurvey(), variable.key(), breakdown.key());
    Sums none = SumsIndex.none(variable);
    for (SumsIndex.GroupAt group : groups) {
      Sums answers = sums.getOrDefault(group.group().key(), none);
      Assessed[] ofGroup = new Assessed[measures.size()];
      for (int i = 0; i < ofGroup.length; i++) {
        ofGroup[i] =
            broken(point, measures.get(i).estimate(answers, group.domain(), inputs.rules()));
      }
      values.put(new Place(point.side(), group.group().key()), ofGroup);
    }
  }

  /** The value of a measure; null when the point does not have the group. */
  @Nullable Assessed at(Point point, String group, int measure) {
    Assessed[] ofGroup = values.get(new Place(point.side(), group));
    return ofGroup == null ? null : ofGroup[measure];
  }

  /** Status {@link ObsStatus#B} for a value after a break. */
  private static Assessed broken(Point point, Assessed value) {
    boolean isBreak =
        point
            .sincePrevious()
            .filter(step -> step.comparability() != Comparability.SAME)
            .isPresent();
    return value.estimate().value() != null && isBreak
        ? new Assessed(value.estimate(), with(value.uncertainty(), ObsStatus.B))
        : value;
  }

  private static Uncertainty with(Uncertainty uncertainty, ObsStatus status) {
    return new Uncertainty(
        uncertainty.population(),
        uncertainty.interval(),
        uncertainty.method(),
        uncertainty.bounds(),
        uncertainty.dontKnow(),
        uncertainty.reliability(),
        status);
  }
}
