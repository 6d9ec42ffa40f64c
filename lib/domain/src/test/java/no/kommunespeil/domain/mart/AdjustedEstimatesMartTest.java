package no.kommunespeil.domain.mart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import no.kommunespeil.domain.cube.Sums;
import no.kommunespeil.domain.cube.SumsRow;
import no.kommunespeil.domain.estimate.Rules;
import no.kommunespeil.domain.geography.County;
import no.kommunespeil.domain.geography.Placement;
import no.kommunespeil.domain.link.LinkedAnswers;
import no.kommunespeil.domain.link.Side;
import no.kommunespeil.domain.problem.Problem;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import no.kommunespeil.domain.weighting.Cell;
import no.kommunespeil.domain.weighting.CentralityGroup;
import no.kommunespeil.domain.weighting.Weighting;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Adjusted estimates of the whole survey, its units real and its answers made up. */
class AdjustedEstimatesMartTest {

  private static final List<String> KEY =
      List.of("wave", "sub_survey", "variable", "statistic", "category");

  private static final String WAVE = "2020";
  private static final String DIRECTOR = "municipal_director";
  private static final String VARIABLE = "interpreter_guidelines";

  private static MartInputs inputs;
  private static Rows adjusted;
  private static Rows estimates;

  @BeforeAll
  static void buildMarts() throws IOException {
    inputs = new WholeCountry().inputs();
    Marts marts = Marts.of(inputs, WholeCountry.contracts());
    adjusted = Rows.of(marts.build(AdjustedEstimatesMart.NAME));
    estimates = Rows.of(marts.build(EstimatesMart.NAME)).where("breakdown", "all");
  }

  @Test
  void every_value_of_all_units_stands_there_unadjusted_too() {
    assertThat(adjusted.size()).isEqualTo(estimates.size()).isPositive();
    for (String column : KEY) {
      assertThat(adjusted.values(column)).as(column).isEqualTo(estimates.values(column));
    }
    for (String column : List.of("value", "lower", "upper", "used_n", "population_n")) {
      assertThat(adjusted.values(column)).as(column).isEqualTo(estimates.values(column));
    }
  }

  @Test
  void a_value_is_adjusted_exactly_where_there_is_one() {
    List<@Nullable Object> values = adjusted.values("value");
    List<@Nullable Object> weighted = adjusted.values("adjusted_value");
    List<@Nullable Object> effects = adjusted.values("effect");
    List<@Nullable Object> statuses = adjusted.values("obs_status");
    List<@Nullable Object> lower = adjusted.values("adjusted_lower");
    List<@Nullable Object> upper = adjusted.values("adjusted_upper");
    for (int i = 0; i < adjusted.size(); i++) {
      Object value = values.get(i);
      assertThat(statuses.get(i)).isEqualTo(value == null ? "M" : "E");
      assertThat(weighted.get(i) == null).isEqualTo(value == null);
      if (value != null) {
        double after = number(weighted.get(i));
        assertThat(number(effects.get(i))).isCloseTo(after - number(value), within(1e-15));
        if (lower.get(i) != null) {
          assertThat(after).isBetween(number(lower.get(i)), number(upper.get(i)));
        }
      }
    }
    assertThat(lower.stream().filter(Objects::nonNull).count())
        .isGreaterThan(adjusted.size() * 9 / 10);
  }

  @Test
  void an_adjusted_share_is_that_of_units_each_counted_with_its_weight() {
    Rows rows = adjusted.where("wave", WAVE).where("sub_survey", DIRECTOR);
    assertThat(rows.values("method")).containsOnly("cells");
    Weighting weighting = NonResponse.of(inputs, wave(WAVE), asked(WAVE, DIRECTOR)).weighting();
    SortedMap<String, Sums> answers = inputs.linked().byUnit(new Side(WAVE, DIRECTOR, VARIABLE));
    double yes = 0;
    double answered = 0;
    double responses = 0;
    for (Placement unit : frame(WAVE, DIRECTOR)) {
      Sums answer = answers.get(unit.unit());
      if (answer != null) {
        double weight = weight(weighting, unit);
        responses += weight;
        answered += weight * answer.answered();
        // With a register or without one: the first two of the options.
        yes += weight * (answer.counts()[0] + answer.counts()[1]);
      }
    }
    assertThat(responses).isCloseTo(frame(WAVE, DIRECTOR).size(), within(1e-9));
    assertThat(
            number(
                rows.where("variable", VARIABLE)
                    .where("statistic", "share")
                    .where("category", "has_guidelines")
                    .only()
                    .get("adjusted_value")))
        .isCloseTo(yes / answered, within(1e-12));
    assertThat((Integer) rows.values("cells_collapsed_n").get(0))
        .isLessThan((Integer) Objects.requireNonNull(rows.values("cells_n").get(0)));
  }

  private static double weight(Weighting weighting, Placement unit) {
    for (int i = 0; i < weighting.cells().size(); i++) {
      Cell cell = weighting.cells().get(i);
      if (cell.county().equals(unit.county())
          && cell.group() == CentralityGroup.of(unit.centralityClass())) {
        return weighting.weights()[i];
      }
    }
    throw new IllegalArgumentException(unit.toString());
  }

  @Test
  void every_county_of_any_time_is_on_the_route() throws IOException {
    Problems problems = new Problems();
    Rules rules = Rules.read(WholeCountry.CONF, problems);
    problems.throwIfAny("reading the rules of estimation");
    assertThat(rules.countyRoute())
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            inputs.registers().allCounties().stream().map(County::code).distinct().toList());
  }

  @Test
  void no_centrality_is_known_of_the_first_waves() {
    Rows first = adjusted.where("wave", "2014");
    long counties =
        frame("2014", "municipal_director").stream().map(Placement::county).distinct().count();
    assertThat(first.where("sub_survey", "municipal_director").values("cells_n"))
        .containsOnly((int) counties);
  }

  @Test
  void weights_that_are_not_found_are_said_in_every_row_and_beside() throws IOException {
    MartInputs strict =
        with(
            inputs.sums(),
            inputs.linked(),
            new Rules(.95, .3, .6, .5, 5, 5, 1000, 1, 1e-12, 1, List.of()));
    Marts marts = Marts.of(strict, WholeCountry.contracts());
    Rows rows =
        Rows.of(marts.build(AdjustedEstimatesMart.NAME))
            .where("wave", "2020")
            .where("sub_survey", "school_head");
    assertThat(rows.values("method")).containsOnly("not_converged");
    assertThat(rows.values("obs_status")).containsOnly("M");
    assertThat(rows.values("adjusted_value")).containsOnlyNulls();
    assertThat(rows.values("value")).doesNotContainNull();
    assertThat(marts.warnings())
        .extracting(Problem::toString)
        .contains(
            "estimation.yaml: No weights for school_head 2020 fit the units asked by county and by"
                + " centrality; its values are not adjusted for non-response. Lower smallest_cell"
                + " or raise largest_weight if weights by cell will do, or use the unadjusted"
                + " values.");
  }

  @Test
  void nothing_is_warned_of_when_weights_are_found() throws IOException {
    assertThat(Marts.of(inputs, WholeCountry.contracts()).warnings()).isEmpty();
  }

  @Test
  void without_responses_each_row_is_there_and_missing() throws IOException {
    MartInputs silent = with(Map.of(WAVE, List.of()), new LinkedAnswers(), inputs.rules());
    Rows rows =
        Rows.of(Marts.of(silent, WholeCountry.contracts()).build(AdjustedEstimatesMart.NAME));
    assertThat(rows.size()).isEqualTo(adjusted.where("wave", "2020").size());
    assertThat(rows.values("method")).containsOnly("none");
    assertThat(rows.values("obs_status")).containsOnly("M");
  }

  private static MartInputs with(
      Map<String, List<SumsRow>> sums, LinkedAnswers linked, Rules rules) {
    return new MartInputs(
        inputs.survey(),
        inputs.registers(),
        inputs.breakdowns(),
        inputs.structureYear(),
        inputs.placements(),
        sums,
        linked,
        inputs.frames(),
        inputs.replicas(),
        rules,
        inputs.crosstabs(),
        inputs.quality(),
        inputs.deliveries(),
        inputs.syntheticWaves());
  }

  private static Wave wave(String key) {
    return inputs.waves().stream().filter(w -> w.key().equals(key)).findFirst().orElseThrow();
  }

  private static WaveSubSurvey asked(String wave, String subSurvey) {
    return wave(wave).subSurveys().stream()
        .filter(s -> s.subSurvey().key().equals(subSurvey))
        .findFirst()
        .orElseThrow();
  }

  private static List<Placement> frame(String wave, String subSurvey) {
    return inputs.frame(wave(wave), asked(wave, subSurvey));
  }

  private static double number(@Nullable Object value) {
    return (Double) Objects.requireNonNull(value);
  }
}
