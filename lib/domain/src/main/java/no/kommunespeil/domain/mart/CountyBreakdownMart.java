package no.kommunespeil.domain.mart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.kommunespeil.domain.cube.Sums;
import no.kommunespeil.domain.estimate.Estimate;
import no.kommunespeil.domain.estimate.Formulas;
import no.kommunespeil.domain.estimate.Measure;
import no.kommunespeil.domain.geography.Breakdown;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import org.jspecify.annotations.Nullable;

/** Estimates by county, of the day and in the chosen structure, with the county's rank. */
final class CountyBreakdownMart {

  static final String NAME = "county_breakdown";

  static final List<String> COLUMNS =
      Columns.of(RowCells.WAVE, RowCells.SUB_SURVEY, List.of("variable"), RowCells.VARIABLE)
          .and(RowCells.BREAKDOWN, List.of("structure_year"), RowCells.MEASURE, RowCells.GROUP)
          .and(RowCells.BASES, List.of("obs_status", "conf_status"))
          .and(List.of("county_rank", "counties_ranked", "response_rate"))
          .list();

  private final MartInputs inputs;
  private final SumsIndex index;
  private final Measures measures;
  private final List<@Nullable Object[]> rows = new ArrayList<>(1 << 16);

  CountyBreakdownMart(MartInputs inputs, SumsIndex index, Measures measures) {
    this.inputs = inputs;
    this.index = index;
    this.measures = measures;
  }

  List<@Nullable Object[]> rows() {
    for (Wave wave : inputs.waves()) {
      for (WaveSubSurvey subSurvey : wave.subSurveys()) {
        add(wave, subSurvey, inputs.breakdowns().of(Breakdown.Kind.COUNTY));
        add(wave, subSurvey, inputs.breakdowns().of(Breakdown.Kind.COUNTY_STRUCTURE));
      }
    }
    return rows;
  }

  private void add(Wave wave, WaveSubSurvey asked, Breakdown breakdown) {
    String subSurvey = asked.subSurvey().key();
    List<SumsIndex.GroupAt> counties = index.groups(wave.key(), subSurvey, breakdown);
    Estimate[] estimates = new Estimate[counties.size()];
    for (Variable variable : asked.asked()) {
      @Nullable Object[] ofVariable = new Object[COLUMNS.size()];
      int at = RowCells.wave(ofVariable, 0, wave, inputs);
      at = RowCells.subSurvey(ofVariable, at, asked.subSurvey());
      ofVariable[at++] = variable.key();
      at = RowCells.variable(ofVariable, at, variable, measures.theme(variable));
      at = RowCells.breakdown(ofVariable, at, breakdown);
      ofVariable[at++] =
          breakdown.kind() == Breakdown.Kind.COUNTY_STRUCTURE ? inputs.structureYear() : null;
      Map<String, Sums> sums = index.of(wave.key(), subSurvey, variable.key(), breakdown.key());
      Sums none = SumsIndex.none(variable);
      for (Measure measure : measures.of(variable)) {
        @Nullable Object[] ofMeasure = ofVariable.clone();
        int groupAt = RowCells.measure(ofMeasure, at, measure);
        for (int i = 0; i < estimates.length; i++) {
          estimates[i] = measure.estimate(sums.getOrDefault(counties.get(i).group().key(), none));
        }
        add(ofMeasure, groupAt, counties, estimates);
      }
    }
  }

  private void add(
      @Nullable Object[] ofMeasure,
      int at,
      List<SumsIndex.GroupAt> counties,
      Estimate[] estimates) {
    int ranked = 0;
    for (int i = 0; i < estimates.length; i++) {
      ranked += isRanked(counties.get(i), estimates[i]) ? 1 : 0;
    }
    for (int i = 0; i < estimates.length; i++) {
      SumsIndex.GroupAt county = counties.get(i);
      @Nullable Object[] row = ofMeasure.clone();
      int next = RowCells.group(row, at, county.group(), county.order());
      next = RowCells.bases(row, next, estimates[i], county.responses(), county.frame());
      row[next] = estimates[i].status().name();
      row[next + 1] = RowCells.CONF_FREE;
      row[next + 2] = rank(i, counties, estimates);
      row[next + 3] = ranked;
      row[next + 4] = Formulas.share(county.responses(), county.frame());
      rows.add(row);
    }
  }

  /** One more than the number of counties with a higher value; null without a value. */
  private static @Nullable Integer rank(
      int county, List<SumsIndex.GroupAt> counties, Estimate[] estimates) {
    Double value = estimates[county].value();
    if (value == null || !isRanked(counties.get(county), estimates[county])) {
      return null;
    }
    int rank = 1;
    for (int i = 0; i < estimates.length; i++) {
      Double other = estimates[i].value();
      if (other != null && other > value && isRanked(counties.get(i), estimates[i])) {
        rank++;
      }
    }
    return rank;
  }

  private static boolean isRanked(SumsIndex.GroupAt county, Estimate estimate) {
    return estimate.value() != null && !county.group().key().equals(Breakdown.UNKNOWN);
  }
}
