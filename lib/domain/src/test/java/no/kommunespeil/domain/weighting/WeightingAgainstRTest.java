package no.kommunespeil.domain.weighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.kommunespeil.domain.estimate.Interval;
import no.kommunespeil.domain.estimate.Rules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Values, standard errors and intervals of R's package survey, whose code is beside its results.
 */
class WeightingAgainstRTest {

  private static final String SAMPLE = "api_srs.csv";

  /** R prints 14 digits, and its raking ends at a relative change of 1e-12. */
  private static final double CLOSE = 1e-7;

  @Test
  void a_simple_random_sample_is_one_cell() {
    List<Map<String, String>> schools = ApiData.rows(SAMPLE);
    Cell all = new Cell("01", CentralityGroup.UNKNOWN, 6194, schools.size());
    compare("simple", schools, List.of(all), ApiData.LOOSE, Method.CELLS);
  }

  @Test
  void a_stratified_sample_has_its_strata_for_cells() {
    List<Map<String, String>> schools = ApiData.rows("api_strat.csv");
    compare("stratified", schools, bySchoolType(schools), ApiData.LOOSE, Method.CELLS);
  }

  @Test
  void weighting_to_cells_has_the_variance_of_a_sample_stratified_by_them() {
    List<Map<String, String>> schools = ApiData.rows(SAMPLE);
    compare("cells", schools, bySchoolType(schools), ApiData.LOOSE, Method.CELLS);
  }

  /**
   * R's own post-stratification gives the same values. Its variance takes the sampling fraction and
   * n/(n − 1) of the whole sample where ours takes those of each cell, given how many responded in
   * it; with 200 schools in three cells the standard errors are within two percent.
   */
  @Test
  void post_stratification_gives_the_same_values_and_nearly_the_same_errors() {
    List<Map<String, String>> schools = ApiData.rows(SAMPLE);
    List<Cell> cells = bySchoolType(schools);
    for (Map<String, String> row : expected("poststratified")) {
      WeightedEstimate estimate = estimate(row, schools, cells, ApiData.LOOSE);
      assertThat(estimate.value()).as(row.toString()).isCloseTo(of(row, "value"), within(CLOSE));
      assertThat(error(estimate)).as(row.toString()).isCloseTo(of(row, "se"), withinPercentage(2));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"schwide", "mealclass"})
  void raking_to_two_margins_gives_values_and_errors_of_calibration(String margin) {
    List<Map<String, String>> schools = ApiData.rows(SAMPLE);
    compare(
        margin.equals("schwide") ? "raked" : "raked5",
        schools,
        byTypeAnd(margin, schools),
        ApiData.ALWAYS_RAKED,
        Method.RAKED);
  }

  private static void compare(
      String design,
      List<Map<String, String>> schools,
      List<Cell> cells,
      Rules rules,
      Method method) {
    assertThat(Weighting.of(cells, rules).method()).isEqualTo(method);
    List<Map<String, String>> expected = expected(design);
    assertThat(expected).hasSize(8);
    for (Map<String, String> row : expected) {
      WeightedEstimate estimate = estimate(row, schools, cells, rules);
      assertThat(estimate.value()).as(row.toString()).isCloseTo(of(row, "value"), within(CLOSE));
      assertThat(error(estimate)).as(row.toString()).isCloseTo(of(row, "se"), within(CLOSE));
      if (ApiData.of(row, "statistic").equals("mean")) {
        assertThat(estimate.degrees()).as(row.toString()).isEqualTo((long) of(row, "df"));
        Interval interval =
            Optional.ofNullable(estimate.meanInterval(6194, ApiData.INDEX, 0.95)).orElseThrow();
        assertThat(interval.lower()).isCloseTo(of(row, "lower"), within(1e-6));
        assertThat(interval.upper()).isCloseTo(of(row, "upper"), within(1e-6));
      }
    }
  }

  private static List<Map<String, String>> expected(String design) {
    return ApiData.rows("api_expected.csv").stream()
        .filter(row -> ApiData.of(row, "design").equals(design))
        .toList();
  }

  private static double of(Map<String, String> row, String column) {
    return Double.parseDouble(ApiData.of(row, column));
  }

  private static double error(WeightedEstimate estimate) {
    return Math.sqrt(Optional.ofNullable(estimate.variance()).orElseThrow());
  }

  private static WeightedEstimate estimate(
      Map<String, String> row, List<Map<String, String>> schools, List<Cell> cells, Rules rules) {
    Weighting weighting = Weighting.of(cells, rules);
    List<Answers> answers = new ArrayList<>();
    for (Cell cell : weighting.cells()) {
      answers.add(
          ApiData.answers(
              schools,
              ApiData.of(row, "domain"),
              ApiData.of(row, "statistic"),
              i -> isIn(cell, schools.get(i), weighting.cells().size())));
    }
    return weighting.weigh(answers.toArray(Answers[]::new)).orElseThrow();
  }

  private static boolean isIn(Cell cell, Map<String, String> school, int cells) {
    if (cells == 1) {
      return true;
    }
    boolean isOfType = ApiData.group(school) == cell.group();
    int end = cell.county().indexOf('_');
    return isOfType
        && (end < 0
            || ApiData.of(school, cell.county().substring(0, end))
                .equals(cell.county().substring(end + 1)));
  }

  private static List<Cell> bySchoolType(List<Map<String, String>> schools) {
    List<Cell> cells = new ArrayList<>();
    for (CentralityGroup group :
        List.of(CentralityGroup.REMOTE, CentralityGroup.CENTRAL, CentralityGroup.MIDDLE)) {
      long responses = schools.stream().filter(s -> ApiData.group(s) == group).count();
      long frame = ApiData.units("stype", ApiData.stype(group));
      cells.add(new Cell("01", group, frame, responses));
    }
    return cells;
  }

  /**
   * Cells with the true margins. How units fall on the cells within the margins does not matter to
   * raking; a table with the margins is filled from its upper left corner.
   */
  private static List<Cell> byTypeAnd(String margin, List<Map<String, String>> schools) {
    List<CentralityGroup> groups =
        List.of(CentralityGroup.CENTRAL, CentralityGroup.MIDDLE, CentralityGroup.REMOTE);
    List<String> classes =
        schools.stream().map(s -> ApiData.of(s, margin)).distinct().sorted().toList();
    long[] left =
        groups.stream().mapToLong(g -> ApiData.units("stype", ApiData.stype(g))).toArray();
    List<Cell> cells = new ArrayList<>();
    for (String kind : classes) {
      long units = ApiData.units(margin, kind);
      for (int g = 0; g < left.length; g++) {
        CentralityGroup group = groups.get(g);
        long frame = Math.min(left[g], units);
        left[g] -= frame;
        units -= frame;
        long responses =
            schools.stream()
                .filter(s -> ApiData.of(s, margin).equals(kind) && ApiData.group(s) == group)
                .count();
        cells.add(new Cell(margin + "_" + kind, group, frame, responses));
      }
    }
    return cells;
  }
}
