package no.kommunespeil.domain.mart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.kommunespeil.domain.estimate.Assessed;
import no.kommunespeil.domain.estimate.Measure;
import no.kommunespeil.domain.geography.Breakdown;
import no.kommunespeil.domain.geography.Breakdown.Kind;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import no.kommunespeil.domain.trend.Headlines;
import no.kommunespeil.domain.trend.Point;
import no.kommunespeil.domain.trend.Series;
import no.kommunespeil.domain.trend.Step;
import org.jspecify.annotations.Nullable;

/**
 * Every variable through the waves, for all units together and by county of the chosen structure.
 * For all units, a wave that did not ask has rows that say so.
 */
final class TimeSeriesMart {

  static final String NAME = "time_series";

  /** Comparability of the first wave that asked. */
  static final String FIRST = "first";

  /** Comparability of a wave that did not ask. */
  static final String NOT_ASKED = "not_asked";

  private static final List<String> POINT =
      List.of(
          "series",
          "comparability",
          "change_note_nb",
          "change_note_en",
          "previous_wave",
          "previous_sub_survey",
          "years_since_previous",
          "first_wave",
          "first_sub_survey",
          "years_since_first",
          "first_comparability");

  private static final List<String> STRUCTURE =
      List.of("structure_year", "exactness", "inexact_units_n");

  private static final List<String> BEFORE_CHANGES =
      Columns.of(RowCells.WAVE, RowCells.SUB_SURVEY, List.of("variable"), RowCells.VARIABLE)
          .and(POINT, RowCells.BREAKDOWN, RowCells.GROUP, STRUCTURE)
          .and(RowCells.MEASURE, RowCells.BASES, RowCells.UNCERTAINTY, RowCells.STATUS)
          .and(List.of("is_headline", "comparable_variant"))
          .list();

  static final List<String> COLUMNS =
      Columns.of(BEFORE_CHANGES, ChangeCells.SINCE_PREVIOUS, ChangeCells.SINCE_FIRST).list();

  private final MartInputs inputs;
  private final SumsIndex index;
  private final Measures measures;
  private final FrameOverlaps frames;
  private final GroupExactness exactness;
  private final ChangeCells sincePrevious = new ChangeCells(BEFORE_CHANGES.size());
  private final ChangeCells sinceFirst =
      new ChangeCells(BEFORE_CHANGES.size() + ChangeCells.SINCE_PREVIOUS.size());
  private final List<@Nullable Object[]> rows = new ArrayList<>(1 << 16);

  TimeSeriesMart(MartInputs inputs, SumsIndex index, Measures measures) {
    this.inputs = inputs;
    this.index = index;
    this.measures = measures;
    this.frames = new FrameOverlaps(inputs);
    this.exactness = new GroupExactness(inputs);
  }

  List<@Nullable Object[]> rows() {
    for (Variable variable : inputs.survey().codebook().variables()) {
      List<Point> points = Series.of(inputs.survey(), inputs.waves(), variable);
      Map<String, List<Point>> series =
          points.stream()
              .collect(
                  Collectors.groupingBy(Point::series, LinkedHashMap::new, Collectors.toList()));
      Map<String, Set<Measure>> headlines = new HashMap<>();
      series.forEach((key, own) -> headlines.put(key, Headlines.of(own, measures.of(variable))));
      for (Kind kind : List.of(Kind.ALL, Kind.COUNTY_STRUCTURE)) {
        TrendValues values =
            new TrendValues(
                inputs, index, inputs.breakdowns().of(kind), variable, measures.of(variable));
        for (Point point : points) {
          add(point, values, headlines.getOrDefault(point.series(), Set.of()));
        }
      }
      series.forEach((key, own) -> addGaps(own, headlines.getOrDefault(key, Set.of())));
    }
    sincePrevious.fillQValues();
    sinceFirst.fillQValues();
    return rows;
  }

  private void add(Point point, TrendValues values, Set<Measure> headlines) {
    List<SumsIndex.GroupAt> groups = groups(point.wave(), point.subSurvey(), values.breakdown());
    values.add(point, groups);
    @Nullable Object[] ofPoint = new Object[COLUMNS.size()];
    int at = variable(ofPoint, point.wave(), point.asked(), point.variable());
    at = steps(ofPoint, at, point);
    at = RowCells.breakdown(ofPoint, at, values.breakdown());
    Optional<StepChanges> toPrevious =
        point.sincePrevious().map(step -> changes(sincePrevious, values, step, point));
    Optional<StepChanges> toFirst =
        point.sinceFirst().map(step -> changes(sinceFirst, values, step, point));
    for (SumsIndex.GroupAt group : groups) {
      String key = group.group().key();
      @Nullable Object[] ofGroup = ofPoint.clone();
      int measureAt = group(ofGroup, at, group, point, values.breakdown());
      for (int i = 0; i < values.measures().size(); i++) {
        Measure measure = values.measures().get(i);
        Assessed value = Objects.requireNonNull(values.at(point, key, i));
        @Nullable Object[] row = ofGroup.clone();
        int next = RowCells.measure(row, measureAt, measure);
        next = RowCells.assessed(row, next, value, group.domain());
        row[next] = headlines.contains(measure);
        row[next + 1] = point.sincePrevious().map(s -> s.isComparable(measure)).orElse(true);
        int measured = i;
        toPrevious.ifPresent(changes -> changes.fill(row, key, measured, value));
        toFirst.ifPresent(changes -> changes.fill(row, key, measured, value));
        rows.add(row);
      }
    }
  }

  /** The groups that a wave asked; all units together even where it asked none. */
  private List<SumsIndex.GroupAt> groups(Wave wave, String subSurvey, Breakdown breakdown) {
    List<SumsIndex.GroupAt> groups = index.groups(wave.key(), subSurvey, breakdown);
    return groups.isEmpty() && breakdown.kind() == Kind.ALL
        ? List.of(new SumsIndex.GroupAt(breakdown.groups().get(0), 0, 0, 0))
        : groups;
  }

  private StepChanges changes(ChangeCells cells, TrendValues values, Step step, Point point) {
    return new StepChanges(cells, inputs, frames, values, step, point);
  }

  private int variable(@Nullable Object[] row, Wave wave, WaveSubSurvey asked, Variable variable) {
    int at = RowCells.wave(row, 0, wave, inputs);
    at = RowCells.subSurvey(row, at, asked.subSurvey());
    row[at++] = variable.key();
    return RowCells.variable(row, at, variable, measures.theme(variable));
  }

  /** How the question compares with the previous wave that asked it. */
  static String comparability(Point point) {
    return point.sincePrevious().map(step -> step.comparability().key()).orElse(FIRST);
  }

  private static int steps(@Nullable Object[] row, int at, Point point) {
    row[at] = point.series();
    row[at + 1] = comparability(point);
    if (point.sincePrevious().isPresent()) {
      Step step = point.sincePrevious().get();
      if (!step.changes().isEmpty()) {
        row[at + 2] =
            step.changes().stream().map(c -> c.note().nb()).collect(Collectors.joining(" "));
        row[at + 3] =
            step.changes().stream().map(c -> c.note().en()).collect(Collectors.joining(" "));
      }
      earlier(row, at + 4, point, step);
    }
    if (point.sinceFirst().isPresent()) {
      Step step = point.sinceFirst().get();
      earlier(row, at + 7, point, step);
      row[at + 10] = step.comparability().key();
    }
    return at + POINT.size();
  }

  private static void earlier(@Nullable Object[] row, int at, Point point, Step step) {
    row[at] = step.before().wave().key();
    row[at + 1] = step.before().subSurvey();
    row[at + 2] = SurveyYear.of(point.wave()) - SurveyYear.of(step.before().wave());
  }

  private int group(
      @Nullable Object[] row, int at, SumsIndex.GroupAt group, Point point, Breakdown breakdown) {
    int next = RowCells.group(row, at, group.group(), group.order());
    if (breakdown.kind() == Kind.COUNTY_STRUCTURE) {
      GroupExactness.OfGroup exact = exactness.of(point.wave(), point.asked(), group.group().key());
      row[next] = inputs.structureYear();
      row[next + 1] = exact.worst().key();
      row[next + 2] = exact.inexact();
    }
    return next + STRUCTURE.size();
  }

  /** Rows of the waves that did not ask after the series had begun, for all units. */
  private void addGaps(List<Point> series, Set<Measure> headlines) {
    Breakdown everyone = inputs.breakdowns().of(Kind.ALL);
    Iterator<Point> points = series.iterator();
    Point last = points.next();
    Point next = points.hasNext() ? points.next() : null;
    for (Wave wave : inputs.waves()) {
      if (next != null && next.wave().order() == wave.order()) {
        last = next;
        next = points.hasNext() ? points.next() : null;
      } else if (wave.order() > last.wave().order()) {
        addGap(wave, last, everyone, headlines);
      }
    }
  }

  private void addGap(Wave wave, Point last, Breakdown everyone, Set<Measure> headlines) {
    Variable variable = last.variable();
    @Nullable Object[] ofPoint = new Object[COLUMNS.size()];
    int at = variable(ofPoint, wave, last.asked(), variable);
    ofPoint[at] = last.series();
    ofPoint[at + 1] = NOT_ASKED;
    at = RowCells.breakdown(ofPoint, at + POINT.size(), everyone);
    SumsIndex.GroupAt all = groups(wave, last.subSurvey(), everyone).get(0);
    at = RowCells.group(ofPoint, at, all.group(), all.order()) + STRUCTURE.size();
    for (Measure measure : measures.of(variable)) {
      @Nullable Object[] row = ofPoint.clone();
      int next = RowCells.measure(row, at, measure);
      next = RowCells.assessed(row, next, TrendValues.NOT_ASKED, all.domain());
      row[next] = headlines.contains(measure);
      row[next + 1] = false;
      rows.add(row);
    }
  }
}
