package no.kommunespeil.domain.mart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.kommunespeil.domain.cube.Sums;
import no.kommunespeil.domain.estimate.Estimate;
import no.kommunespeil.domain.estimate.Measure;
import no.kommunespeil.domain.geography.Breakdown;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import org.jspecify.annotations.Nullable;

/** One row per wave, sub-survey, variable, group and measure. */
final class EstimatesMart {

  static final String NAME = "estimates";

  static final List<String> COLUMNS =
      Columns.of(RowCells.WAVE, RowCells.SUB_SURVEY, List.of("variable"), RowCells.VARIABLE)
          .and(RowCells.BREAKDOWN, RowCells.GROUP, RowCells.MEASURE, RowCells.BASES)
          .and(List.of("obs_status", "conf_status"))
          .list();

  private final MartInputs inputs;
  private final SumsIndex index;
  private final Measures measures;
  private final List<@Nullable Object[]> rows = new ArrayList<>(1 << 16);

  EstimatesMart(MartInputs inputs, SumsIndex index, Measures measures) {
    this.inputs = inputs;
    this.index = index;
    this.measures = measures;
  }

  List<@Nullable Object[]> rows() {
    for (Wave wave : inputs.waves()) {
      for (WaveSubSurvey subSurvey : wave.subSurveys()) {
        for (Breakdown breakdown : inputs.breakdowns().list()) {
          add(wave, subSurvey, breakdown);
        }
      }
    }
    return rows;
  }

  private void add(Wave wave, WaveSubSurvey asked, Breakdown breakdown) {
    String subSurvey = asked.subSurvey().key();
    List<SumsIndex.GroupAt> groups = index.groups(wave.key(), subSurvey, breakdown);
    for (Variable variable : asked.asked()) {
      @Nullable Object[] ofVariable = new Object[COLUMNS.size()];
      int at = RowCells.wave(ofVariable, 0, wave, inputs);
      at = RowCells.subSurvey(ofVariable, at, asked.subSurvey());
      ofVariable[at++] = variable.key();
      at = RowCells.variable(ofVariable, at, variable, measures.theme(variable));
      at = RowCells.breakdown(ofVariable, at, breakdown);
      Map<String, Sums> sums = index.of(wave.key(), subSurvey, variable.key(), breakdown.key());
      Sums none = SumsIndex.none(variable);
      for (SumsIndex.GroupAt group : groups) {
        @Nullable Object[] ofGroup = ofVariable.clone();
        int measureAt = RowCells.group(ofGroup, at, group.group(), group.order());
        Sums answers = sums.getOrDefault(group.group().key(), none);
        for (Measure measure : measures.of(variable)) {
          @Nullable Object[] row = ofGroup.clone();
          Estimate estimate = measure.estimate(answers);
          int next = RowCells.measure(row, measureAt, measure);
          next = RowCells.bases(row, next, estimate, group.responses(), group.frame());
          row[next] = estimate.status().name();
          row[next + 1] = RowCells.CONF_FREE;
          rows.add(row);
        }
      }
    }
  }
}
