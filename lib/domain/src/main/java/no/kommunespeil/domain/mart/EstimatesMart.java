package no.kommunespeil.domain.mart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.kommunespeil.domain.geography.Breakdown;
import no.kommunespeil.domain.link.Side;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import no.kommunespeil.domain.trend.Point;
import no.kommunespeil.domain.trend.Series;
import org.jspecify.annotations.Nullable;

/**
 * One row per wave, sub-survey, variable, group and measure: by every breakdown, or by county only
 * with the county's place among the counties.
 */
final class EstimatesMart {

  static final String NAME = "estimates";

  static final String BY_COUNTY = "county_breakdown";

  static final List<String> COLUMNS =
      Columns.of(RowCells.WAVE, RowCells.SUB_SURVEY, List.of("variable"), RowCells.VARIABLE)
          .and(RowCells.BREAKDOWN, RowCells.GROUP, RowCells.MEASURE, RowCells.BASES)
          .and(RowCells.UNCERTAINTY, RowCells.STATUS)
          .and(List.of("comparability", "category_rank", "is_mode", "item_rank", "items_ranked"))
          .list();

  static final List<String> COUNTY_COLUMNS =
      Columns.of(COLUMNS)
          .and(List.of("structure_year", "county_rank", "counties_ranked", "response_rate"))
          .list();

  private final MartInputs inputs;
  private final SumsIndex index;
  private final Measures measures;
  private final Map<Side, String> comparability = new HashMap<>();
  private final List<@Nullable Object[]> rows = new ArrayList<>(1 << 16);

  EstimatesMart(MartInputs inputs, SumsIndex index, Measures measures) {
    this.inputs = inputs;
    this.index = index;
    this.measures = measures;
    for (Variable variable : inputs.survey().codebook().variables()) {
      for (Point point : Series.of(inputs.survey(), inputs.waves(), variable)) {
        comparability.put(
            new Side(point.wave().key(), point.subSurvey(), variable.key()),
            TimeSeriesMart.comparability(point));
      }
    }
  }

  List<@Nullable Object[]> rows() {
    add(inputs.breakdowns().list(), COLUMNS);
    return rows;
  }

  List<@Nullable Object[]> rowsByCounty() {
    List<Breakdown> counties =
        List.of(
            inputs.breakdowns().of(Breakdown.Kind.COUNTY),
            inputs.breakdowns().of(Breakdown.Kind.COUNTY_STRUCTURE));
    add(counties, COUNTY_COLUMNS);
    return rows;
  }

  private void add(List<Breakdown> breakdowns, List<String> columns) {
    for (Wave wave : inputs.waves()) {
      for (WaveSubSurvey asked : wave.subSurveys()) {
        List<List<Variable>> questions = QuestionValues.alike(asked.asked());
        for (Breakdown breakdown : breakdowns) {
          Slice slice = Slice.of(wave, asked, breakdown, index);
          for (List<Variable> items : questions) {
            add(
                slice,
                QuestionValues.of(slice, items, measures, index, inputs.rules()),
                new Object[columns.size()]);
          }
        }
      }
    }
  }

  private void add(Slice slice, QuestionValues values, @Nullable Object[] ofQuestion) {
    int at = RowCells.wave(ofQuestion, 0, slice.wave(), inputs);
    at = RowCells.subSurvey(ofQuestion, at, slice.asked().subSurvey());
    for (int i = 0; i < values.items().size(); i++) {
      Variable variable = values.items().get(i);
      @Nullable Object[] ofVariable = ofQuestion.clone();
      ofVariable[at] = variable.key();
      int next = RowCells.variable(ofVariable, at + 1, variable, measures.theme(variable));
      next = RowCells.breakdown(ofVariable, next, slice.breakdown());
      for (int m = 0; m < values.measures().size(); m++) {
        add(slice, values, i, m, ofVariable, next);
      }
    }
  }

  private void add(
      Slice slice,
      QuestionValues values,
      int item,
      int measure,
      @Nullable Object[] ofVariable,
      int at) {
    int groupsRanked = values.groupsRanked(item, measure);
    String compared =
        comparability.get(
            new Side(
                slice.wave().key(),
                slice.asked().subSurvey().key(),
                values.items().get(item).key()));
    for (int g = 0; g < slice.groups().size(); g++) {
      SumsIndex.GroupAt group = slice.groups().get(g);
      @Nullable Object[] row = ofVariable.clone();
      int next = RowCells.group(row, at, group.group(), group.order());
      next = RowCells.measure(row, next, values.measures().get(measure));
      next = RowCells.assessed(row, next, values.at(item, measure, g), group.domain());
      Integer categoryRank = values.categoryRank(item, measure, g);
      row[next++] = compared;
      row[next] = categoryRank;
      row[next + 1] = categoryRank == null ? null : (Object) (categoryRank == 1);
      row[next + 2] = values.itemRank(item, measure, g);
      row[next + 3] = values.itemsRanked(measure, g);
      if (row.length > COLUMNS.size()) {
        row[next + 4] = structureYear(slice);
        row[next + 5] = values.groupRank(item, measure, g);
        row[next + 6] = groupsRanked;
        row[next + 7] = group.domain().responseRate();
      }
      rows.add(row);
    }
  }

  private @Nullable Integer structureYear(Slice slice) {
    return slice.breakdown().kind() == Breakdown.Kind.COUNTY_STRUCTURE
        ? (Integer) inputs.structureYear()
        : null;
  }
}
