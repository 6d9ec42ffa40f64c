package no.kommunespeil.domain.mart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Objects;
import no.kommunespeil.domain.cube.Sums;
import org.junit.jupiter.api.Test;

class MultipleResponseMartTest {

  private static final String DIRECTOR = "municipal_director";
  private static final String LEAD = "integration_lead";
  private static final String TOPICS = "violence_plan_topics";

  /**
   * Figure 35: 145 directors responded, of whom 106 have a plan and were asked, and 85 answered.
   * Four topics were ticked by 70, 69, 52 and 69: 45 ticked all four, 15 three, 12 two and 11 one,
   * in all 260; 2 ticked the option that excludes them.
   */
  private static SumsMade topics() {
    SumsMade made =
        new SumsMade()
            .frame("2020", DIRECTOR, "all", "all", 371)
            .all("2020", DIRECTOR, "response", 145);
    topic(made, "social_control", 70);
    topic(made, "forced_marriage", 69);
    topic(made, "genital_mutilation", 52);
    topic(made, "honour_violence", 69);
    topic(made, "none_of_these", 2);
    return made.sums(
        "2020",
        DIRECTOR,
        TOPICS + ".#",
        "all",
        "all",
        new Sums(new long[] {2, 11, 12, 15, 45, 0}, 39, 21, 0));
  }

  private static void topic(SumsMade made, String topic, long ticked) {
    Sums sums = new Sums(new long[] {85 - ticked, ticked}, 39, 21, 0);
    made.sums("2020", DIRECTOR, TOPICS + "." + topic, "all", "all", sums);
  }

  @Test
  void an_option_has_a_share_on_each_of_three_bases() throws IOException {
    Rows option = rows(topics()).where("item", "social_control");

    assertThat(option.values("base"))
        .containsExactly("answered", "passed_filter", "all_respondents");
    assertThat(option.values("count_n")).containsExactly(70L, 70L, 70L);
    assertThat(option.values("used_n")).containsExactly(85L, 106L, 145L);
    // 82 per cent, as printed; 66; 48.
    assertThat(option.values("value")).containsExactly(70.0 / 85, 70.0 / 106, 70.0 / 145);
    // 371 · 106 / 145 = 271.2 units have a plan; of all respondents they are all that were asked.
    assertThat(option.values("population_n")).containsExactly(271L, 271L, 371L);
    // The 226 silent units may all have a plan and the topic; the 21 blanks only while nobody knows
    // what they mean.
    assertThat(option.values("bound_low")).containsExactly(70.0 / 332, 70.0 / 332, 70.0 / 371);
    assertThat(option.values("bound_high")).containsExactly(317.0 / 332, 296.0 / 332, 296.0 / 371);
    assertThat(option.values("interval_method")).containsOnly("exact");
    assertThat(option.values("obs_status")).containsOnly("U");
  }

  @Test
  void options_rank_within_the_question_without_the_one_that_excludes_the_others()
      throws IOException {
    Rows shares = rows(topics()).where("statistic", "share").where("base", "passed_filter");

    assertThat(shares.values("item"))
        .containsExactly(
            "social_control",
            "forced_marriage",
            "genital_mutilation",
            "honour_violence",
            "none_of_these");
    assertThat(shares.values("item_rank")).containsExactly(1, 2, 4, 2, null);
    assertThat(shares.values("items_ranked")).containsOnly(4);
  }

  @Test
  void the_number_ticked_has_a_mean_on_each_base_and_one_total() throws IOException {
    // 11 + 2·12 + 3·15 + 4·45 = 260 ticks; their squares add up to 11 + 4·12 + 9·15 + 16·45 = 914.
    Rows number = rows(topics()).where("item", "#");

    Rows mean = number.where("statistic", "mean");
    assertThat(mean.values("value")).containsExactly(260.0 / 85, 260.0 / 106, 260.0 / 145);
    assertThat(mean.values("sum_y")).containsOnly(260L);
    assertThat(mean.values("sum_y2")).containsOnly(914L);
    assertThat(mean.values("interval_method")).containsOnly("t");
    // Who was not asked ticked none: s² = (914 − 260²/145)/144.
    assertThat((Double) Objects.requireNonNull(mean.values("variance").get(2)))
        .isCloseTo((914 - 260.0 * 260 / 145) / 144, within(1e-12));
    Rows total = number.where("statistic", "total");
    assertThat(total.values("value")).containsExactly(260.0, 260.0, 260.0);
    assertThat(total.values("count_n")).containsOnly(260L);
    assertThat(total.values("used_n")).containsExactly(85L, 106L, 145L);
    assertThat(total.values("interval_method")).containsOnly("none");
    assertThat(total.values("obs_status")).containsOnly("A");
  }

  @Test
  void all_counting_responses_are_the_base_of_figure_30() throws IOException {
    // 217 leads, 190 of whom answered; 168 use the data for budgets: 77.4 per cent of all 217.
    SumsMade made =
        new SumsMade()
            .frame("2020", LEAD, "all", "all", 370)
            .all("2020", LEAD, "response", 217)
            .sums(
                "2020",
                LEAD,
                "grant_data_use.budget",
                "all",
                "all",
                new Sums(new long[] {22, 168}, 0, 27, 0));
    Rows budget = rows(made).where("variable", "grant_data_use.budget");

    assertThat(budget.values("value")).containsExactly(168.0 / 190, 168.0 / 217, 168.0 / 217);
  }

  @Test
  void a_group_nobody_answered_in_has_every_row_without_value() throws IOException {
    SumsMade made =
        topics()
            .frame("2020", DIRECTOR, "county", "42", 25)
            .frame("2020", DIRECTOR, "county", "03", 16)
            .sums("2020", DIRECTOR, "response", "county", "03", new Sums(new long[] {4}, 0, 0, 0));
    Rows rows = Rows.of(build(made)).where("question", TOPICS);

    Rows none = rows.where("group_key", "42");
    assertThat(none.size()).isEqualTo(3 * (5 + 2));
    assertThat(none.values("obs_status")).containsOnly("M");
    assertThat(none.values("value")).containsOnlyNulls();
    assertThat(none.values("item_rank")).containsOnlyNulls();
  }

  private static Rows rows(SumsMade made) throws IOException {
    return Rows.of(build(made)).where("breakdown", "all");
  }

  private static MartTable build(SumsMade made) throws IOException {
    return Marts.of(made.inputs(), WholeCountry.contracts()).build(MultipleResponseMart.NAME);
  }
}
