package no.kommunespeil.domain.mart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import no.kommunespeil.domain.cube.CubeLayout;
import no.kommunespeil.domain.cube.Sums;
import no.kommunespeil.domain.geography.County;
import no.kommunespeil.domain.geography.Placement;
import no.kommunespeil.domain.link.Side;
import no.kommunespeil.domain.survey.SubSurvey;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import org.jspecify.annotations.Nullable;

/**
 * Units that have not answered a sub-survey they are asked, with the parts they have answered and
 * whom to turn to. Restricted: it names units.
 */
final class RemindersMart {

  static final String NAME = "reminders";

  static final List<String> COLUMNS =
      Columns.of(RowCells.WAVE, RowCells.SUB_SURVEY)
          .and(
              List.of(
                  "unit",
                  "name",
                  "unit_type",
                  "county",
                  "county_name",
                  "missing_n",
                  "asked_parts_n",
                  "answered_parts_n",
                  "answered_parts",
                  "answered_parts_nb",
                  "answered_parts_en",
                  "escalate_to",
                  "escalate_to_nb",
                  "escalate_to_en",
                  "escalation_answered",
                  "in_field"))
          .list();

  private final MartInputs inputs;
  private final List<@Nullable Object[]> rows = new ArrayList<>();

  RemindersMart(MartInputs inputs) {
    this.inputs = inputs;
  }

  List<@Nullable Object[]> rows() {
    inputs.waves().forEach(wave -> new OfWave(wave).add());
    return rows;
  }

  /** The units of a wave and what they have answered. */
  private final class OfWave {

    private final Wave wave;
    private final boolean isInField;

    /** Sub-surveys that ask each unit, in the wave's order. */
    private final Map<String, List<SubSurvey>> asked = new TreeMap<>();

    OfWave(Wave wave) {
      this.wave = wave;
      this.isInField = FieldworkMart.isInField(inputs, wave);
      for (WaveSubSurvey subSurvey : wave.subSurveys()) {
        for (Placement unit : inputs.frame(wave, subSurvey)) {
          asked.computeIfAbsent(unit.unit(), code -> new ArrayList<>()).add(subSurvey.subSurvey());
        }
      }
    }

    void add() {
      for (WaveSubSurvey subSurvey : wave.subSurveys()) {
        for (Placement unit : inputs.frame(wave, subSurvey)) {
          long missing = inputs.replicas() - answered(subSurvey.subSurvey(), unit);
          if (missing > 0) {
            rows.add(row(subSurvey.subSurvey(), unit, missing));
          }
        }
      }
    }

    private @Nullable Object[] row(SubSurvey subSurvey, Placement unit, long missing) {
      List<SubSurvey> parts = asked.getOrDefault(unit.unit(), List.of());
      List<SubSurvey> answered = parts.stream().filter(part -> answered(part, unit) > 0).toList();
      Optional<SubSurvey> escalation =
          inputs.survey().codebook().escalation().filter(parts::contains);
      @Nullable Object[] row = new Object[COLUMNS.size()];
      int at = RowCells.wave(row, 0, wave, inputs);
      at = RowCells.subSurvey(row, at, subSurvey);
      row[at++] = unit.unit();
      row[at++] = unit.name();
      row[at++] = unit.unitType();
      row[at++] = unit.county();
      row[at++] =
          inputs
              .registers()
              .county(unit.county(), wave.registerDay())
              .map(County::name)
              .orElse(unit.county());
      row[at++] = missing;
      row[at++] = parts.size();
      row[at++] = answered.size();
      row[at++] = answered.stream().map(SubSurvey::key).collect(Collectors.joining(" "));
      row[at++] = answered.stream().map(part -> part.label().nb()).collect(JOINED);
      row[at++] = answered.stream().map(part -> part.label().en()).collect(JOINED);
      if (escalation.isPresent()) {
        row[at] = escalation.get().key();
        row[at + 1] = escalation.get().respondent().nb();
        row[at + 2] = escalation.get().respondent().en();
        row[at + 3] = answered.contains(escalation.get());
      }
      row[at + 4] = isInField;
      return row;
    }

    private long answered(SubSurvey subSurvey, Placement unit) {
      Sums sums =
          inputs
              .linked()
              .byUnit(new Side(wave.key(), subSurvey.key(), CubeLayout.RESPONSE))
              .get(unit.unit());
      return sums == null ? 0 : sums.responses();
    }
  }

  private static final Collector<CharSequence, ?, String> JOINED = Collectors.joining(", ");
}
