package no.kommunespeil.domain.mart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import no.kommunespeil.domain.cube.Sums;
import org.junit.jupiter.api.Test;

/** Rows of estimates and of county_breakdown, from sums written by hand. */
class EstimateRowsTest {

  private static final String DIRECTOR = "municipal_director";
  private static final String LEAD = "integration_lead";

  @Test
  void a_row_says_what_the_value_stands_for_and_how_sure_it_is() throws IOException {
    // 7 of 12 have guidelines, of 18 units: the check value (7, 12, 18) is 8 to 13 units.
    SumsMade made =
        responses(DIRECTOR, 18, 12).all("2020", DIRECTOR, "interpreter_guidelines", 7, 0, 2, 3);
    Rows guidelines = estimates(made).where("variable", "interpreter_guidelines");

    assertThat(guidelines.where("statistic", "share").where("category", "has_guidelines").only())
        .containsEntry("value", 7.0 / 12)
        .containsEntry("population_n", 18L)
        .containsEntry("lower", 8.0 / 18)
        .containsEntry("upper", 13.0 / 18)
        .containsEntry("interval_method", "exact")
        .containsEntry("bound_low", 7.0 / 18)
        .containsEntry("bound_high", 13.0 / 18)
        .containsEntry("dont_know_low", null)
        .containsEntry("reliability", null)
        .containsEntry("obs_status", "A");
    // Without the 3 who do not know: 7 of 9 who stand for 18 · 9 / 12 = 13.5, so 14 units; with
    // them, 7 to 10 of 12.
    assertThat(
            guidelines
                .where("statistic", "share_excl_dont_know")
                .where("category", "has_guidelines")
                .only())
        .containsEntry("value", 7.0 / 9)
        .containsEntry("population_n", 14L)
        .containsEntry("bound_low", 7.0 / 18)
        .containsEntry("bound_high", 16.0 / 18)
        .containsEntry("dont_know_low", 7.0 / 12)
        .containsEntry("dont_know_high", 10.0 / 12);
  }

  @Test
  void categories_rank_within_their_statistic_and_share_a_rank_when_equal() throws IOException {
    SumsMade made =
        responses(DIRECTOR, 20, 12).all("2020", DIRECTOR, "interpreter_guidelines", 2, 5, 0, 5);
    Rows guidelines = estimates(made).where("variable", "interpreter_guidelines");

    Rows shares = guidelines.where("statistic", "share").where("category_kind", "category");
    assertThat(shares.values("category"))
        .containsExactly("with_register", "without_register", "no", "dont_know");
    assertThat(shares.values("category_rank")).containsExactly(3, 1, 4, 1);
    assertThat(shares.values("is_mode")).containsExactly(false, true, false, true);
    Rows without =
        guidelines.where("statistic", "share_excl_dont_know").where("category_kind", "category");
    assertThat(without.values("category_rank")).containsExactly(2, 1, 3);
    assertThat(without.values("is_mode")).containsExactly(false, true, false);
    Rows combined = guidelines.where("category_kind", "combination");
    assertThat(combined.values("category_rank")).containsOnlyNulls();
    assertThat(combined.values("is_mode")).containsOnlyNulls();
  }

  @Test
  void items_rank_within_their_question_and_share_a_rank_when_equal() throws IOException {
    String statements = "grant_management_statements.";
    SumsMade made =
        responses(LEAD, 370, 10)
            .all("2020", LEAD, statements + "right_grant", 1, 1, 8, 0, 0, 0)
            .all("2020", LEAD, statements + "clear_advice", 3, 2, 5, 0, 0, 0)
            .all("2020", LEAD, statements + "clear_rules", 2, 3, 5, 0, 0, 0)
            .all("2020", LEAD, statements + "processing_time", 0, 0, 0, 0, 10, 0);
    Rows statement =
        estimates(made)
            .where("question", "grant_management_statements")
            .where("statistic", "share");

    Rows topTwo = statement.where("category", "top_two");
    assertThat(topTwo.values("item"))
        .containsExactly(
            "right_grant", "clear_advice", "clear_rules", "processing_time", "overview");
    assertThat(topTwo.values("item_rank")).containsExactly(3, 1, 1, 4, null);
    assertThat(topTwo.values("items_ranked")).containsOnly(4);
    assertThat(statement.where("category", "fully_agree").values("item_rank"))
        .containsExactly(3, 1, 2, 4, null);
    assertThat(
            estimates(made)
                .where("variable", "formal_coop_business")
                .where("statistic", "share")
                .values("item_rank"))
        .containsOnlyNulls();
  }

  @Test
  void an_option_that_excludes_the_others_has_no_rank() throws IOException {
    SumsMade made =
        responses(LEAD, 370, 10)
            .all("2020", LEAD, "grant_data_use.budget", 4, 6)
            .all("2020", LEAD, "grant_data_use.forecasts", 5, 5)
            .all("2020", LEAD, "grant_data_use.not_used", 3, 7);
    Rows options =
        estimates(made).where("question", "grant_data_use").where("statistic", "share_of_asked");

    assertThat(options.where("item", "budget").values("item_rank")).containsExactly(1);
    assertThat(options.where("item", "forecasts").values("item_rank")).containsExactly(2);
    assertThat(options.where("item", "not_used").values("item_rank")).containsOnlyNulls();
    assertThat(options.values("items_ranked")).containsOnly(2);
    assertThat(options.values("category_rank")).containsOnlyNulls();
  }

  @Test
  void counties_are_ranked_by_their_means_as_in_figure_5() throws IOException {
    String variable = "coop_public_actors.county_authority";
    SumsMade made = new SumsMade();
    county(made, variable, "30", 0, 1, 1, 0, 2, 1);
    county(made, variable, "15", 3, 1, 0, 0, 0, 0);
    county(made, variable, "18", 0, 2, 2, 0, 0, 0);
    county(made, variable, "03", 0, 0, 0, 0, 0, 2);
    Rows means =
        Rows.of(Marts.of(made.inputs(), WholeCountry.contracts()).build(EstimatesMart.BY_COUNTY))
            .where("variable", variable)
            .where("statistic", "mean");

    // 9/4, 19/4 and 14/4; nobody in Oslo has a view.
    assertThat(means.values("group_key")).containsExactly("03", "15", "18", "30");
    assertThat(means.values("value")).containsExactly(null, 4.75, 3.5, 2.25);
    assertThat(means.values("county_rank")).containsExactly(null, 1, 2, 3);
    assertThat(means.values("counties_ranked")).containsOnly(3);
    assertThat(means.values("obs_status")).containsExactly("M", "U", "U", "U");
    assertThat(means.values("interval_method")).containsExactly("none", "t", "t", "t");
  }

  @Test
  void a_group_nobody_answered_in_has_every_row_and_says_why_it_is_empty() throws IOException {
    SumsMade made = responses(DIRECTOR, 20, 12);
    made.sums("2020", DIRECTOR, "interpreter_guidelines", "county", "03", units(1, 0, 0, 0))
        .sums("2020", DIRECTOR, "response", "county", "03", units(1))
        .frame("2020", DIRECTOR, "county", "03", 16)
        .frame("2020", DIRECTOR, "county", "42", 25);
    Rows guidelines = estimates(made).where("variable", "interpreter_guidelines");
    Rows one = guidelines.where("group_key", "03");
    Rows none = guidelines.where("group_key", "42");

    assertThat(none.values("category")).isEqualTo(one.values("category"));
    assertThat(none.values("obs_status")).containsOnly("M");
    assertThat(none.values("value")).containsOnlyNulls();
    assertThat(none.values("lower")).containsOnlyNulls();
    assertThat(none.values("interval_method")).containsOnly("none");
    assertThat(none.values("bound_low")).containsOnly(0.0);
    assertThat(none.values("bound_high")).containsOnly(1.0);
    assertThat(none.values("population_n")).containsOnly(25L);
    assertThat(none.values("reliability")).containsOnlyNulls();
    assertThat(none.values("category_rank")).containsOnlyNulls();
    assertThat(one.values("obs_status")).containsOnly("U");
    assertThat(one.values("reliability"))
        .containsOnly("wide_interval,low_response,wide_bounds,small_base");
  }

  @Test
  void a_value_says_how_its_question_compares_with_the_wave_before() throws IOException {
    Rows rows =
        estimates(
            new SumsMade()
                .all("2019", "municipal_director", "interpreter_guidelines", 60, 12, 28, 0)
                .all("2019", "municipal_director", "response", 100)
                .frame("2019", "municipal_director", "all", "all", 371)
                .all("2020", "municipal_director", "interpreter_guidelines", 20, 14, 25, 85)
                .all("2020", "municipal_director", "response", 144)
                .frame("2020", "municipal_director", "all", "all", 371));

    Rows guidelines = rows.where("variable", "interpreter_guidelines");
    assertThat(guidelines.where("wave", "2019").values("comparability")).containsOnly("first");
    assertThat(guidelines.where("wave", "2020").values("comparability"))
        .containsOnly("option_changed");
  }

  private static SumsMade responses(String subSurvey, long frame, long responses) {
    return new SumsMade()
        .all("2020", subSurvey, "response", responses)
        .frame("2020", subSurvey, "all", "all", frame);
  }

  private static void county(SumsMade made, String variable, String county, long... counts) {
    Sums answers = units(counts);
    made.sums("2020", LEAD, variable, "county", county, answers)
        .sums("2020", LEAD, "response", "county", county, units(answers.responses()))
        .frame("2020", LEAD, "county", county, 20);
  }

  private static Sums units(long... counts) {
    return new Sums(counts, 0, 0, 0);
  }

  private static Rows estimates(SumsMade made) throws IOException {
    return Rows.of(Marts.of(made.inputs(), WholeCountry.contracts()).build(EstimatesMart.NAME));
  }
}
