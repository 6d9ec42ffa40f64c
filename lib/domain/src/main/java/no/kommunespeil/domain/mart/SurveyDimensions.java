package no.kommunespeil.domain.mart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.kommunespeil.domain.cube.CubeLayout;
import no.kommunespeil.domain.geography.Breakdown;
import no.kommunespeil.domain.geography.UnitType;
import no.kommunespeil.domain.survey.Category;
import no.kommunespeil.domain.survey.Combination;
import no.kommunespeil.domain.survey.Filter;
import no.kommunespeil.domain.survey.Item;
import no.kommunespeil.domain.survey.Question;
import no.kommunespeil.domain.survey.Scale;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.trend.Series;
import org.jspecify.annotations.Nullable;

/** The dimensions that come from the survey's description. */
final class SurveyDimensions {

  static final String WAVES = "waves";

  static final List<String> WAVE_COLUMNS =
      Columns.of(RowCells.WAVE)
          .and(
              List.of(
                  "wave_order",
                  "label_nb",
                  "label_en",
                  "field_from",
                  "field_to",
                  "register_day",
                  "facts_year",
                  "sub_surveys",
                  "variables_asked",
                  "municipalities_n",
                  "districts_n"))
          .list();

  static final String VARIABLES = "variables";

  static final List<String> VARIABLE_COLUMNS =
      Columns.of(List.of("variable"), RowCells.VARIABLE)
          .and(
              List.of(
                  "role",
                  "kind",
                  "repetition",
                  "sensitivity",
                  "direction",
                  "scale",
                  "filter_variable",
                  "filter_categories",
                  "asked_of",
                  "waves",
                  "figures",
                  "inferred",
                  "inferred_note",
                  "purpose_nb",
                  "purpose_en",
                  "synthetic"))
          .list();

  static final String CATEGORIES = "categories";

  static final List<String> CATEGORY_COLUMNS =
      List.of(
          "variable",
          "variable_order",
          "category",
          "category_order",
          "category_kind",
          "score",
          "members",
          "category_nb",
          "category_en",
          "inferred",
          "synthetic");

  static final String BREAKDOWN_GROUPS = "breakdown_groups";

  static final List<String> BREAKDOWN_GROUP_COLUMNS =
      Columns.of(RowCells.BREAKDOWN, RowCells.GROUP)
          .and(List.of("breakdown_order", "synthetic"))
          .list();

  private final MartInputs inputs;
  private final Measures measures;

  SurveyDimensions(MartInputs inputs, Measures measures) {
    this.inputs = inputs;
    this.measures = measures;
  }

  List<@Nullable Object[]> waves() {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Wave wave : inputs.waves()) {
      @Nullable Object[] row = new Object[WAVE_COLUMNS.size()];
      int at = RowCells.wave(row, 0, wave, inputs);
      row[at] = wave.order();
      row[at + 1] = wave.label().nb();
      row[at + 2] = wave.label().en();
      row[at + 3] = wave.fieldFrom();
      row[at + 4] = wave.fieldTo();
      row[at + 5] = wave.registerDay();
      row[at + 6] = wave.factsYear();
      row[at + 7] =
          String.join(" ", wave.subSurveys().stream().map(s -> s.subSurvey().key()).toList());
      row[at + 8] = wave.subSurveys().stream().mapToInt(s -> s.asked().size()).sum();
      row[at + 9] = units(wave, UnitType.MUNICIPALITY) + units(wave, UnitType.CITY);
      row[at + 10] = units(wave, UnitType.DISTRICT);
      rows.add(row);
    }
    return rows;
  }

  private long units(Wave wave, UnitType type) {
    String breakdown = Breakdown.Kind.UNIT_TYPE.key();
    return inputs.frames().units(wave.key(), CubeLayout.ANY, breakdown, type.key());
  }

  List<@Nullable Object[]> variables() {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Variable variable : inputs.survey().codebook().variables()) {
      Question question = variable.question();
      Optional<Filter> filter = question.filter();
      @Nullable Object[] row = new Object[VARIABLE_COLUMNS.size()];
      row[0] = variable.key();
      int at = RowCells.variable(row, 1, variable, measures.theme(variable));
      row[at] = key(variable.role());
      row[at + 1] = key(question.kind());
      row[at + 2] = key(question.repetition());
      row[at + 3] = key(question.sensitivity());
      row[at + 4] = key(variable.item().map(Item::direction).orElse(question.direction()));
      row[at + 5] = variable.scale().key();
      row[at + 6] = filter.map(Filter::variable).orElse(null);
      row[at + 7] = filter.map(f -> String.join(" ", f.anyOf())).orElse(null);
      row[at + 8] = String.join(" ", question.askedOf());
      row[at + 9] = String.join(" ", wavesOf(variable));
      row[at + 10] = String.join(" ", question.figures());
      row[at + 11] = isInferred(variable);
      row[at + 12] = question.inferred().isEmpty() ? null : String.join(" ", question.inferred());
      row[at + 13] = question.purpose().nb();
      row[at + 14] = question.purpose().en();
      row[at + 15] = false;
      rows.add(row);
    }
    return rows;
  }

  private List<String> wavesOf(Variable variable) {
    return inputs.waves().stream()
        .filter(wave -> wave.subSurveys().stream().anyMatch(s -> Series.asks(s, variable)))
        .map(Wave::key)
        .toList();
  }

  private static boolean isInferred(Variable variable) {
    return !variable.question().inferred().isEmpty()
        || variable.item().map(Item::inferred).orElse(false)
        || variable.scale().categories().stream().anyMatch(Category::inferred);
  }

  List<@Nullable Object[]> categories() {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Variable variable : inputs.survey().codebook().variables()) {
      Scale scale = variable.scale();
      for (int i = 0; i < scale.categories().size(); i++) {
        Category category = scale.categories().get(i);
        rows.add(
            new @Nullable Object[] {
              variable.key(),
              variable.order(),
              category.key(),
              i,
              key(category.kind()),
              category.score(),
              null,
              category.label().nb(),
              category.label().en(),
              category.inferred(),
              false
            });
      }
      for (int i = 0; i < scale.combinations().size(); i++) {
        Combination combination = scale.combinations().get(i);
        rows.add(
            new @Nullable Object[] {
              variable.key(),
              variable.order(),
              combination.key(),
              scale.categories().size() + i,
              "combination",
              null,
              String.join(" ", combination.categories()),
              combination.label().nb(),
              combination.label().en(),
              false,
              false
            });
      }
    }
    return rows;
  }

  List<@Nullable Object[]> breakdownGroups() {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (int b = 0; b < inputs.breakdowns().list().size(); b++) {
      Breakdown breakdown = inputs.breakdowns().list().get(b);
      for (int g = 0; g < breakdown.groups().size(); g++) {
        @Nullable Object[] row = new Object[BREAKDOWN_GROUP_COLUMNS.size()];
        int at = RowCells.breakdown(row, 0, breakdown);
        at = RowCells.group(row, at, breakdown.groups().get(g), g);
        row[at] = b;
        row[at + 1] = false;
        rows.add(row);
      }
    }
    return rows;
  }

  private static String key(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
