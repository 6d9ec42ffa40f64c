package no.kommunespeil.domain.mart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import no.kommunespeil.domain.cube.CubeLayout;
import no.kommunespeil.domain.estimate.Assessed;
import no.kommunespeil.domain.estimate.Measure;
import no.kommunespeil.domain.estimate.Statistic;
import no.kommunespeil.domain.geography.Breakdown;
import no.kommunespeil.domain.link.Side;
import no.kommunespeil.domain.quality.Evidence.Move;
import no.kommunespeil.domain.survey.Comparability;
import no.kommunespeil.domain.survey.Text;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.domain.survey.Variable.Role;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.trend.Headlines;
import no.kommunespeil.domain.trend.Point;
import no.kommunespeil.domain.trend.Series;
import no.kommunespeil.domain.trend.Step;
import no.kommunespeil.domain.trend.ValueChange;

/**
 * The headline shares of all units beside those of the last wave that asked the same question in
 * the same way, where the standard error of the difference is known.
 */
final class QualityMoves {

  private final MartInputs inputs;
  private final SumsIndex index;
  private final Measures measures;
  private final FrameOverlaps frames;
  private final Breakdown everyone;
  private final Map<Side, List<Move>> moves = new HashMap<>();

  QualityMoves(MartInputs inputs, SumsIndex index, Measures measures) {
    this.inputs = inputs;
    this.index = index;
    this.measures = measures;
    this.frames = new FrameOverlaps(inputs);
    this.everyone = inputs.breakdowns().of(Breakdown.Kind.ALL);
  }

  /** Where the moves of a sub-survey stand among those of all. */
  static Side of(Wave wave, String subSurvey) {
    return new Side(wave.key(), subSurvey, CubeLayout.RESPONSE);
  }

  Map<Side, List<Move>> bySubSurvey() {
    for (Variable variable : inputs.survey().codebook().variables()) {
      if (variable.role() == Role.TICKED_COUNT || variable.role() == Role.OPEN) {
        // What is followed is what was answered, not how much was written or ticked.
        continue;
      }
      Map<String, List<Point>> series =
          Series.of(inputs.survey(), inputs.waves(), variable).stream()
              .collect(
                  Collectors.groupingBy(Point::series, LinkedHashMap::new, Collectors.toList()));
      List<Point> points = series.values().stream().flatMap(List::stream).toList();
      if (points.stream().anyMatch(QualityMoves::isComparable)) {
        List<Measure> shares = shares(variable, series);
        TrendValues values = new TrendValues(inputs, index, everyone, variable, shares);
        points.forEach(point -> values.add(point, groups(point)));
        points.stream().filter(QualityMoves::isComparable).forEach(point -> add(point, values));
      }
    }
    return moves;
  }

  private static boolean isComparable(Point point) {
    return point
        .sincePrevious()
        .filter(step -> step.comparability() == Comparability.SAME)
        .isPresent();
  }

  private List<Measure> shares(Variable variable, Map<String, List<Point>> series) {
    List<Measure> all = measures.of(variable);
    Set<Measure> headlines =
        series.values().stream()
            .flatMap(points -> Headlines.of(points, all).stream())
            .filter(measure -> measure.statistic() != Statistic.MEAN)
            .collect(Collectors.toSet());
    return all.stream().filter(headlines::contains).toList();
  }

  private List<SumsIndex.GroupAt> groups(Point point) {
    return index.groups(point.wave().key(), point.subSurvey(), everyone);
  }

  private void add(Point point, TrendValues values) {
    Step step = point.sincePrevious().orElseThrow();
    StepValues changes = new StepValues(inputs, frames, values, step, point);
    for (SumsIndex.GroupAt group : groups(point)) {
      String key = group.group().key();
      for (int i = 0; i < values.measures().size(); i++) {
        Assessed before = values.at(step.before(), key, i);
        Assessed now = values.at(point, key, i);
        if (before != null && now != null) {
          add(point, values.measures().get(i), before, now, changes.change(key, i, now));
        }
      }
    }
  }

  private void add(
      Point point, Measure measure, Assessed before, Assessed now, ValueChange change) {
    Double then = before.estimate().value();
    Double value = now.estimate().value();
    Double error = change.standardError();
    if (then != null && value != null && error != null) {
      Text label = point.variable().label();
      moves
          .computeIfAbsent(of(point.wave(), point.subSurvey()), first -> new ArrayList<>())
          .add(
              new Move(
                  point.variable().question().key(),
                  point.variable().key(),
                  new Text(
                      label.nb() + ": " + measure.label().nb(),
                      label.en() + ": " + measure.label().en()),
                  measure.category(),
                  point.sincePrevious().orElseThrow().before().wave().key(),
                  then,
                  value,
                  error));
    }
  }
}
