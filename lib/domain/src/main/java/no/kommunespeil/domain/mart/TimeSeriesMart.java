package no.kommunespeil.domain.mart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import no.kommunespeil.domain.cube.Sums;
import no.kommunespeil.domain.estimate.Estimate;
import no.kommunespeil.domain.estimate.Measure;
import no.kommunespeil.domain.estimate.ObsStatus;
import no.kommunespeil.domain.estimate.Statistic;
import no.kommunespeil.domain.geography.Breakdown.Kind;
import no.kommunespeil.domain.survey.Comparability;
import no.kommunespeil.domain.survey.QuestionChange;
import no.kommunespeil.domain.survey.Scale;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.domain.trend.Point;
import no.kommunespeil.domain.trend.Series;
import no.kommunespeil.domain.trend.Step;
import org.jspecify.annotations.Nullable;

/** Every variable through the waves, for all units together. */
final class TimeSeriesMart {

  static final String NAME = "time_series";

  /** Comparability of the first wave that asked. */
  static final String FIRST = "first";

  static final List<String> COLUMNS =
      Columns.of(RowCells.WAVE, RowCells.SUB_SURVEY, List.of("variable"), RowCells.VARIABLE)
          .and(
              List.of(
                  "series",
                  "comparability",
                  "change_note_nb",
                  "change_note_en",
                  "previous_wave",
                  "previous_sub_survey",
                  "years_since_previous"))
          .and(RowCells.MEASURE, RowCells.BASES)
          .and(
              List.of(
                  "obs_status",
                  "conf_status",
                  "previous_value",
                  "previous_used_n",
                  "change",
                  "comparable_variant"))
          .list();

  private static final String ALL = Kind.ALL.key();

  private final MartInputs inputs;
  private final SumsIndex index;
  private final Measures measures;
  private final List<@Nullable Object[]> rows = new ArrayList<>(1 << 14);

  TimeSeriesMart(MartInputs inputs, SumsIndex index, Measures measures) {
    this.inputs = inputs;
    this.index = index;
    this.measures = measures;
  }

  List<@Nullable Object[]> rows() {
    for (Variable variable : inputs.survey().codebook().variables()) {
      Map<String, List<Estimate>> estimates = new HashMap<>();
      for (Point point : Series.of(inputs.survey(), inputs.waves(), variable)) {
        estimates.put(place(point), estimates(variable, point));
        add(variable, point, estimates);
      }
    }
    return rows;
  }

  private static String place(Point point) {
    return point.wave().key() + "/" + point.subSurvey();
  }

  private List<Estimate> estimates(Variable variable, Point point) {
    Sums sums =
        index
            .of(point.wave().key(), point.subSurvey(), variable.key(), ALL)
            .getOrDefault(ALL, SumsIndex.none(variable));
    return measures.of(variable).stream().map(measure -> measure.estimate(sums)).toList();
  }

  private void add(Variable variable, Point point, Map<String, List<Estimate>> estimates) {
    @Nullable Object[] ofPoint = new Object[COLUMNS.size()];
    int at = RowCells.wave(ofPoint, 0, point.wave(), inputs);
    at = RowCells.subSurvey(ofPoint, at, point.asked().subSurvey());
    ofPoint[at++] = variable.key();
    at = RowCells.variable(ofPoint, at, variable, measures.theme(variable));
    at = step(ofPoint, at, point);
    String wave = point.wave().key();
    Sums response = index.responses(wave, point.subSurvey(), ALL).get(ALL);
    long responses = response == null ? 0 : response.answered();
    long frame = inputs.frames().units(wave, point.subSurvey(), ALL, ALL);
    List<Measure> ofVariable = measures.of(variable);
    for (int i = 0; i < ofVariable.size(); i++) {
      @Nullable Object[] row = ofPoint.clone();
      Measure measure = ofVariable.get(i);
      Estimate estimate = estimates.getOrDefault(place(point), List.of()).get(i);
      int next = RowCells.measure(row, at, measure);
      next = RowCells.bases(row, next, estimate, responses, frame);
      row[next] = status(point, estimate).name();
      row[next + 1] = RowCells.CONF_FREE;
      if (point.sincePrevious().isPresent()) {
        Point before = point.sincePrevious().get().before();
        Estimate previous = estimates.getOrDefault(place(before), List.of()).get(i);
        row[next + 2] = previous.value();
        row[next + 3] = previous.used();
        row[next + 4] = change(point, estimate, previous);
      }
      row[next + 5] = isComparable(variable, point, measure);
      rows.add(row);
    }
  }

  private static int step(@Nullable Object[] row, int at, Point point) {
    row[at] = point.series();
    row[at + 1] = FIRST;
    if (point.sincePrevious().isPresent()) {
      Step step = point.sincePrevious().get();
      Point previous = step.before();
      row[at + 1] = step.comparability().name().toLowerCase(Locale.ROOT);
      if (!step.changes().isEmpty()) {
        row[at + 2] =
            step.changes().stream().map(c -> c.note().nb()).collect(Collectors.joining(" "));
        row[at + 3] =
            step.changes().stream().map(c -> c.note().en()).collect(Collectors.joining(" "));
      }
      row[at + 4] = previous.wave().key();
      row[at + 5] = previous.subSurvey();
      row[at + 6] = SurveyYear.of(point.wave()) - SurveyYear.of(previous.wave());
    }
    return at + 7;
  }

  private static Comparability comparability(Point point) {
    return point.sincePrevious().map(Step::comparability).orElse(Comparability.SAME);
  }

  private static ObsStatus status(Point point, Estimate estimate) {
    boolean isBreak =
        point
            .sincePrevious()
            .filter(step -> step.comparability() != Comparability.SAME)
            .isPresent();
    return estimate.value() != null && isBreak ? ObsStatus.B : estimate.status();
  }

  private static @Nullable Double change(Point point, Estimate estimate, Estimate previous) {
    Double now = estimate.value();
    Double then = previous.value();
    boolean withheld = comparability(point) == Comparability.NOT_COMPARABLE;
    return now == null || then == null || withheld ? null : (Double) (now - then);
  }

  /**
   * Whether the measure may be set beside its previous value. Where don't know or not applicable
   * came to be offered, that is so only of what leaves them out; where another option did, of
   * nothing.
   */
  private static boolean isComparable(Variable variable, Point point, Measure measure) {
    if (comparability(point) == Comparability.NOT_COMPARABLE) {
      return false;
    }
    for (QuestionChange change : point.sincePrevious().map(Step::changes).orElse(List.of())) {
      if (change.comparability() == Comparability.OPTION_CHANGED) {
        boolean leavesOut =
            measure.statistic() == Statistic.SHARE_EXCL_DONT_KNOW
                || measure.statistic() == Statistic.MEAN;
        if (!leavesOut || !isWithoutSubstance(change.addedOptions(), variable.scale())) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isWithoutSubstance(List<String> options, Scale scale) {
    for (String option : options) {
      int position = scale.indexOf(option);
      if (position < 0 || scale.categories().get(position).isSubstantive()) {
        return false;
      }
    }
    return true;
  }
}
