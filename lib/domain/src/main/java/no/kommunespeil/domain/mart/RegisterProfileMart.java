package no.kommunespeil.domain.mart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import no.kommunespeil.domain.cube.Sums;
import no.kommunespeil.domain.estimate.ObsStatus;
import no.kommunespeil.domain.estimate.Reliability;
import no.kommunespeil.domain.estimate.Summary;
import no.kommunespeil.domain.geography.Placement;
import no.kommunespeil.domain.link.Side;
import no.kommunespeil.domain.survey.Scale;
import no.kommunespeil.domain.survey.Text;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import org.jspecify.annotations.Nullable;

/**
 * What registers know of the units that gave each answer, beside all that answered and all that
 * were asked.
 */
final class RegisterProfileMart {

  static final String NAME = "register_profile";

  static final List<String> COLUMNS =
      Columns.of(RowCells.WAVE, RowCells.SUB_SURVEY, List.of("variable"), RowCells.VARIABLE)
          .and(Answer.CELLS)
          .and(
              List.of(
                  "register_variable",
                  "facts_year",
                  "register_variable_order",
                  "register_variable_nb",
                  "register_variable_en",
                  "units_n",
                  "known_n",
                  "mean",
                  "median",
                  "lowest",
                  "highest",
                  "standard_deviation",
                  "made_up_n",
                  "inexact_n",
                  "facts_note",
                  "reliability"))
          .and(RowCells.STATUS)
          .list();

  private static final Text ASKED = new Text("Alle spurte enheter", "All units asked");

  private static final Reliability SMALL_BASE =
      new Reliability(Set.of(Reliability.Reason.SMALL_BASE));

  private final MartInputs inputs;
  private final Measures measures;
  private final List<@Nullable Object[]> rows = new ArrayList<>(1 << 14);

  RegisterProfileMart(MartInputs inputs, Measures measures) {
    this.inputs = inputs;
    this.measures = measures;
  }

  /** The units of a wave by position, and what registers know of them. */
  private record Units(Map<String, Integer> positions, List<RegisterColumn> columns, Wave wave) {}

  /** Those who gave an answer, by position of the unit. */
  private record Those(Answer answer, long[] byUnit) {}

  List<@Nullable Object[]> rows() {
    for (Wave wave : inputs.waves()) {
      List<Placement> placed =
          List.copyOf(inputs.placements().getOrDefault(wave.key(), Map.of()).values());
      Map<String, Integer> positions = new HashMap<>();
      placed.forEach(unit -> positions.put(unit.unit(), positions.size()));
      Units units = new Units(positions, RegisterColumn.of(wave, inputs.registers(), placed), wave);
      for (WaveSubSurvey asked : wave.subSurveys()) {
        add(units, asked);
      }
    }
    return rows;
  }

  private void add(Units units, WaveSubSurvey asked) {
    long[] frame = new long[units.positions().size()];
    for (Placement unit : inputs.frame(units.wave(), asked)) {
      frame[position(units, unit.unit())] = inputs.replicas();
    }
    for (Variable variable : asked.asked()) {
      @Nullable Object[] ofVariable = new Object[COLUMNS.size()];
      int at = RowCells.wave(ofVariable, 0, units.wave(), inputs);
      at = RowCells.subSurvey(ofVariable, at, asked.subSurvey());
      ofVariable[at++] = variable.key();
      at = RowCells.variable(ofVariable, at, variable, measures.theme(variable));
      Side side = new Side(units.wave().key(), asked.subSurvey().key(), variable.key());
      for (Those those : those(units, side, variable.scale(), frame)) {
        @Nullable Object[] ofAnswer = ofVariable.clone();
        int next = those.answer().cells(ofAnswer, at);
        for (int i = 0; i < units.columns().size(); i++) {
          rows.add(row(ofAnswer.clone(), next, units.columns().get(i), i, those.byUnit()));
        }
      }
    }
  }

  private List<Those> those(Units units, Side side, Scale scale, long[] frame) {
    int categories = scale.categories().size();
    long[][] byCategory = new long[categories][frame.length];
    for (Map.Entry<String, Sums> unit : inputs.linked().byUnit(side).entrySet()) {
      int position = position(units, unit.getKey());
      for (int i = 0; i < categories; i++) {
        byCategory[i][position] += unit.getValue().counts()[i];
      }
    }
    List<Those> those = new ArrayList<>();
    for (Answer answer : Answer.of(scale)) {
      those.add(new Those(answer, total(byCategory, answer.positions(), frame.length)));
    }
    int[] all = IntStream.range(0, categories).toArray();
    those.add(
        new Those(Answer.answered(scale, those.size()), total(byCategory, all, frame.length)));
    those.add(new Those(new Answer("frame", Answer.Kind.FRAME, ASKED, those.size(), all), frame));
    return those;
  }

  private static long[] total(long[][] byCategory, int[] positions, int units) {
    long[] total = new long[units];
    for (int position : positions) {
      for (int unit = 0; unit < units; unit++) {
        total[unit] += byCategory[position][unit];
      }
    }
    return total;
  }

  private static int position(Units units, String unit) {
    Integer position = units.positions().get(unit);
    if (position == null) {
      throw new IllegalArgumentException(
          "Unit " + unit + " of wave " + units.wave().key() + " has no placement.");
    }
    return position;
  }

  private @Nullable Object[] row(
      @Nullable Object[] row, int at, RegisterColumn column, int order, long[] byUnit) {
    long[] counts = column.counts(byUnit);
    Summary summary = Summary.of(column.ascending(), counts);
    long units = Arrays.stream(byUnit).sum();
    long madeUp = column.madeUp(counts);
    long inexact = column.inexact(counts);
    boolean small = summary.count() < inputs.rules().smallestBase();
    Reliability reliability = small && summary.count() > 0 ? SMALL_BASE : Reliability.NOT_JUDGED;
    row[at] = column.variable().key();
    row[at + 1] = column.year();
    row[at + 2] = order;
    row[at + 3] = column.variable().label().nb();
    row[at + 4] = column.variable().label().en();
    row[at + 5] = units;
    row[at + 6] = summary.count();
    row[at + 7] = summary.mean();
    row[at + 8] = summary.median();
    row[at + 9] = whole(summary.lowest());
    row[at + 10] = whole(summary.highest());
    row[at + 11] = summary.standardDeviation();
    row[at + 12] = madeUp;
    row[at + 13] = inexact;
    row[at + 14] = note(units, summary.count(), madeUp, inexact);
    row[at + 15] = reliability.key();
    RowCells.status(
        row, at + 16, summary.count() == 0 ? ObsStatus.M : reliability.status(ObsStatus.A));
    int synthetic = RowCells.WAVE.indexOf(MartContracts.SYNTHETIC);
    row[synthetic] = Boolean.TRUE.equals(row[synthetic]) || madeUp > 0;
    return row;
  }

  private static @Nullable Long whole(@Nullable Double value) {
    return value == null ? null : (Long) Math.round(value);
  }

  private static @Nullable String note(long units, long known, long madeUp, long inexact) {
    List<String> notes = new ArrayList<>();
    if (madeUp > 0) {
      notes.add("made_up");
    }
    if (known < units) {
      notes.add(known == 0 ? "not_known" : "partly_known");
    }
    if (inexact > 0) {
      notes.add("inexact");
    }
    return notes.isEmpty() ? null : String.join(",", notes);
  }
}
