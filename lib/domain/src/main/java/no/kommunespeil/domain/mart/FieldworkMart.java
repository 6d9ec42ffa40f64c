package no.kommunespeil.domain.mart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.kommunespeil.domain.cube.CubeLayout;
import no.kommunespeil.domain.estimate.Formulas;
import no.kommunespeil.domain.estimate.ObsStatus;
import no.kommunespeil.domain.geography.Breakdown;
import no.kommunespeil.domain.geography.Placement;
import no.kommunespeil.domain.survey.SubSurvey;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import org.jspecify.annotations.Nullable;

/**
 * How the answers came in: units that have answered by each day of the field period, beside the
 * same day of the two waves before.
 */
final class FieldworkMart {

  static final String NAME = "fieldwork_status";

  static final List<String> COLUMNS =
      Columns.of(RowCells.WAVE, RowCells.SUB_SURVEY, RowCells.BREAKDOWN, RowCells.GROUP)
          .and(
              List.of(
                  "day",
                  "date",
                  "answered_n",
                  "new_n",
                  "undated_n",
                  "frame_n",
                  "rate",
                  "previous_wave",
                  "previous_rate",
                  "before_previous_wave",
                  "before_previous_rate",
                  "last_answer_on",
                  "in_field"),
              RowCells.STATUS)
          .list();

  private static final List<Breakdown.Kind> BREAKDOWNS =
      List.of(Breakdown.Kind.ALL, Breakdown.Kind.COUNTY, Breakdown.Kind.COUNTY_STRUCTURE);

  private record Line(String subSurvey, String breakdown, String group) {}

  /** How a group's answers came in. */
  private record Course(String wave, long[] byDay, long frame) {

    int days() {
      return byDay.length - 1;
    }

    long undated() {
      return byDay[days()];
    }

    long until(int day) {
      long sum = 0;
      for (int i = 0; i <= Math.min(day, days() - 1); i++) {
        sum += byDay[i];
      }
      return sum;
    }

    /** Whether it is known on which day units answered, of at least one if any did. */
    boolean isDated() {
      return undated() == 0 || until(days()) > 0;
    }

    /** By a day, or by the last one where the field period was shorter. */
    @Nullable Double rate(int day) {
      return isDated() ? Formulas.share(until(day), frame) : null;
    }

    int lastAnswer() {
      int last = days() - 1;
      while (last >= 0 && byDay[last] == 0) {
        last--;
      }
      return last;
    }
  }

  private final MartInputs inputs;
  private final SumsIndex index;
  private final Map<Line, List<Course>> courses = new HashMap<>();
  private final List<@Nullable Object[]> rows = new ArrayList<>();

  FieldworkMart(MartInputs inputs, SumsIndex index) {
    this.inputs = inputs;
    this.index = index;
  }

  List<@Nullable Object[]> rows() {
    for (Wave wave : inputs.waves()) {
      for (WaveSubSurvey asked : wave.subSurveys()) {
        add(wave, asked.subSurvey());
      }
      add(wave, PartsAnswered.ANY);
    }
    return rows;
  }

  /**
   * Whether a wave was still in the field when its answers were delivered last: nobody has answered
   * since some day before the end of the field period, and no later wave has begun.
   */
  static boolean isInField(MartInputs inputs, Wave wave) {
    List<Wave> waves = inputs.waves();
    int last = lastAnswer(inputs, wave);
    return waves.get(waves.size() - 1).equals(wave)
        && last >= 0
        && wave.fieldFrom().plusDays(last).isBefore(wave.fieldTo());
  }

  /** The last day on which a unit of the wave first answered anything, or −1. */
  private static int lastAnswer(MartInputs inputs, Wave wave) {
    return inputs.linked().days(wave.key(), CubeLayout.ANY).values().stream()
        .mapToInt(days -> new Course(wave.key(), days, 0).lastAnswer())
        .max()
        .orElse(-1);
  }

  private void add(Wave wave, SubSurvey subSurvey) {
    int lastKnown = isInField(inputs, wave) ? lastAnswer(inputs, wave) : Integer.MAX_VALUE;
    for (Breakdown.Kind kind : BREAKDOWNS) {
      Breakdown breakdown = inputs.breakdowns().of(kind);
      Map<String, long[]> byGroup = byGroup(wave, subSurvey, kind);
      for (SumsIndex.GroupAt group : index.groups(wave.key(), subSurvey.key(), breakdown)) {
        long[] none = new long[days(wave) + 1];
        Course course =
            new Course(wave.key(), byGroup.getOrDefault(group.group().key(), none), group.frame());
        @Nullable Object[] row = new Object[COLUMNS.size()];
        int at = RowCells.wave(row, 0, wave, inputs);
        at = RowCells.subSurvey(row, at, subSurvey);
        at = RowCells.breakdown(row, at, breakdown);
        at = RowCells.group(row, at, group.group(), group.order());
        List<Course> before =
            courses.computeIfAbsent(
                new Line(subSurvey.key(), breakdown.key(), group.group().key()),
                line -> new ArrayList<>());
        for (int day = 0; day < course.days(); day++) {
          rows.add(row(row.clone(), at, wave, course, before, day, lastKnown));
        }
        before.add(course);
      }
    }
  }

  private @Nullable Object[] row(
      @Nullable Object[] row,
      int from,
      Wave wave,
      Course course,
      List<Course> before,
      int day,
      int lastKnown) {
    boolean isKnown = course.isDated() && day <= lastKnown;
    Double rate = isKnown ? course.rate(day) : null;
    int at = from;
    row[at++] = day + 1;
    row[at++] = wave.fieldFrom().plusDays(day);
    row[at++] = isKnown ? (Long) course.until(day) : null;
    row[at++] = isKnown ? (Long) course.byDay()[day] : null;
    row[at++] = course.undated();
    row[at++] = course.frame();
    row[at++] = rate;
    for (int back = 1; back <= 2; back++) {
      Course then = before.size() < back ? null : before.get(before.size() - back);
      row[at++] = then == null ? null : then.wave();
      row[at++] = then == null ? null : then.rate(day);
    }
    int last = course.lastAnswer();
    LocalDate lastAnswer = last < 0 ? null : wave.fieldFrom().plusDays(last);
    row[at++] = lastAnswer;
    row[at++] = lastKnown != Integer.MAX_VALUE;
    RowCells.status(row, at, rate == null ? ObsStatus.M : ObsStatus.A);
    return row;
  }

  private Map<String, long[]> byGroup(Wave wave, SubSurvey subSurvey, Breakdown.Kind kind) {
    Map<String, Placement> placements = inputs.placements().getOrDefault(wave.key(), Map.of());
    Map<String, long[]> byGroup = new HashMap<>();
    inputs
        .linked()
        .days(wave.key(), subSurvey.key())
        .forEach(
            (unit, days) -> {
              Placement placement = placements.get(unit);
              if (placement != null) {
                long[] sums =
                    byGroup.computeIfAbsent(
                        placement.groups().get(kind.ordinal()), group -> new long[days.length]);
                for (int i = 0; i < days.length; i++) {
                  sums[i] += days[i];
                }
              }
            });
    return byGroup;
  }

  private static int days(Wave wave) {
    return Math.toIntExact(wave.fieldTo().toEpochDay() - wave.fieldFrom().toEpochDay()) + 1;
  }
}
