package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The counts that the report on 2020 prints or that follow from its shares without doubt. */
@ExtendWith({LocalSpark.Shared.class, SampleRun.Shared.class})
class PublishedCountsTest {

  private final SampleRun sample;

  PublishedCountsTest(SampleRun sample) {
    this.sample = sample;
  }

  @Test
  void what_data_on_grants_are_used_for_is_told_by_217_integration_leads() throws Exception {
    assertThat(
            query(
                "count_n, asked_n, response_n",
                "statistic = 'share_of_asked' and category = 'ticked' and item <> 'not_used'"
                    + " and question = 'grant_data_use' order by count_n desc"))
        .containsExactly(
            List.of(168L, 217L, 217L),
            List.of(137L, 217L, 217L),
            List.of(106L, 217L, 217L),
            List.of(102L, 217L, 217L),
            List.of(98L, 217L, 217L),
            List.of(73L, 217L, 217L),
            List.of(64L, 217L, 217L));
    assertThat(query("sum_y", "variable = 'grant_data_use.#' and statistic = 'mean'"))
        .containsExactly(List.of(748L));
  }

  @Test
  void topics_of_the_plans_against_violence_are_told_by_85_directors() throws Exception {
    assertThat(
            query(
                "item, count_n, used_n, round(100 * value)::int",
                "question = 'violence_plan_topics' and statistic = 'share'"
                    + " and category = 'ticked' and item <> 'none_of_these'"
                    + " order by count_n desc"))
        .containsExactly(
            List.of("social_control", 70L, 85L, 82),
            List.of("forced_marriage", 69L, 85L, 81),
            List.of("genital_mutilation", 58L, 85L, 68),
            List.of("honour_violence", 52L, 85L, 61));
  }

  @Test
  void of_46_school_heads_26_contacted_agencies() throws Exception {
    assertThat(counts("contacted_agencies", "yes")).containsExactly(List.of(26L, 46L));
  }

  @Test
  void of_144_directors_85_do_not_know_of_guidelines() throws Exception {
    assertThat(counts("interpreter_guidelines", "dont_know")).containsExactly(List.of(85L, 144L));
  }

  @Test
  void cases_known_to_178_school_heads() throws Exception {
    assertThat(counts("cases_known.genital_mutilation", "yes")).containsExactly(List.of(5L, 178L));
    assertThat(counts("cases_known.social_control", "yes")).containsExactly(List.of(47L, 178L));
    assertThat(counts("cases_known.social_control", "no")).containsExactly(List.of(107L, 178L));
    assertThat(counts("cases_known.social_control", "dont_know"))
        .containsExactly(List.of(24L, 178L));
    assertThat(counts("cases_known.long_stays_abroad", "yes")).containsExactly(List.of(36L, 178L));
    assertThat(counts("cases_known.long_stays_abroad", "no")).containsExactly(List.of(127L, 178L));
    assertThat(counts("cases_known.long_stays_abroad", "dont_know"))
        .containsExactly(List.of(15L, 178L));
  }

  @Test
  void of_215_integration_leads_12_did_not_teach_more_online() throws Exception {
    assertThat(counts("more_online_teaching", "no")).containsExactly(List.of(12L, 215L));
  }

  @Test
  void formal_cooperation_with_business_has_48() throws Exception {
    // The text says of 221, the caption of 216: the text counts second answers of a unit too.
    assertThat(counts("formal_coop_business", "yes")).containsExactly(List.of(48L, 216L));
  }

  @Test
  void of_371_units_217_and_147_and_189_answered() throws Exception {
    assertThat(
            sample.query(
                "select sub_survey, answered_n, frame_n from response_rate where wave = '2020'"
                    + " and breakdown = 'all' and variant = 'all_units'"
                    + " and sub_survey not in ('any', 'part', 'whole')"
                    + " order by answered_n desc"))
        .containsExactly(
            List.of("integration_lead", 217L, 371L),
            List.of("school_head", 189L, 371L),
            List.of("municipal_director", 147L, 371L));
  }

  @Test
  void agencies_that_school_heads_cooperate_with_are_mentioned_94_times() throws Exception {
    String of2020 =
        " from open_answers where wave = '2020' and question = 'formal_coop_nsk_agencies'"
            + " and breakdown = 'all' and code ";
    List<Long> mentions =
        sample
            .query("select count_n" + of2020 + "<> 'all' order by count_n desc, code_order")
            .stream()
            .map(row -> (Long) Objects.requireNonNull(row.get(0)))
            .toList();

    assertThat(mentions).containsExactly(26L, 19L, 9L, 8L, 7L, 5L, 5L, 4L, 4L, 3L, 2L, 1L, 1L);
    assertThat(sample.query("select answered_n, coded_n, mentions_n" + of2020 + "= 'all'"))
        .containsExactly(List.of(44L, 44L, 94L));
    assertThat(sample.query("select code_nb" + of2020 + "<> 'all' and code_rank = 1"))
        .containsExactly(List.of("Politiet"));
  }

  @Test
  void open_answers_are_as_many_as_printed_and_two_of_their_themes_too() throws Exception {
    assertThat(
            sample.query(
                "select question, answered_n from open_answers where wave = '2020'"
                    + " and sub_survey <> 'school_head' and breakdown = 'all' and code = 'all'"
                    + " and not (sub_survey = 'municipal_director'"
                    + " and question = 'corona_other_needs') order by question"))
        .containsExactly(
            List.of("coop_county_comment", 92L),
            List.of("corona_info_measures_desc", 174L),
            List.of("corona_other_needs", 55L),
            List.of("corona_transferable_measures", 75L),
            List.of("diversity_measures_desc", 28L),
            List.of("formal_coop_business_desc", 45L),
            List.of("grant_data_other_needs", 43L),
            List.of("rapid_start_measures_desc", 138L));
    assertThat(
            sample.query(
                "select code, count_n, coded_n, elaborated_n from open_answers"
                    + " where wave = '2020' and question = 'grant_data_other_needs'"
                    + " and breakdown = 'all' and code in ('time_lag', 'openness_corona')"
                    + " order by code"))
        .containsExactly(
            List.of("openness_corona", 1L, 15L, 15L), List.of("time_lag", 3L, 15L, 15L));
  }

  @Test
  void shares_that_are_left_over_are_as_derived() throws Exception {
    assertThat(
            Stream.of(
                    "integration_lead usefulness_imdi_services.grant_advice neutral",
                    "municipal_director usefulness_imdi_services.grant_advice neutral",
                    "integration_lead usefulness_imdi_services.nsk_guidance dont_know",
                    "municipal_director violence_action_plan dont_know",
                    "integration_lead more_online_teaching dont_know",
                    "integration_lead corona_info_measures dont_know",
                    "integration_lead language_decision_timing other")
                .map(this::percent))
        .containsExactly(20, 20, 10, 10, 5, 4, 38);
    // 52 + 30 + 12 + 2 are printed of who is responsible for the programme; 4 are left.
    assertThat(
            query(
                "round(100 * sum(value))::int",
                "variable = 'intro_responsible_unit' and statistic = 'share'"
                    + " and category in ('other', 'dont_know')"))
        .containsExactly(List.of(4));
  }

  @Test
  void the_county_authority_is_rated_lowest_and_highest_where_the_report_says() throws Exception {
    List<Object> counties =
        sample
            .query(
                "select group_nb from county_breakdown where wave = '2020'"
                    + " and variable = 'coop_public_actors.county_authority'"
                    + " and breakdown = 'county' and statistic = 'mean' order by county_rank desc")
            .stream()
            .map(row -> Objects.requireNonNull(row.get(0)))
            .toList();

    assertThat(counties).hasSize(11).startsWith("Viken", "Innlandet", "Nordland");
    assertThat(counties.get(10)).isEqualTo("Møre og Romsdal");
  }

  private Integer percent(String subSurveyVariableCategory) {
    String[] key = subSurveyVariableCategory.split(" ", -1);
    try {
      return (Integer)
          query(
                  "round(100 * value)::int",
                  "sub_survey = '"
                      + key[0]
                      + "' and variable = '"
                      + key[1]
                      + "' and category = '"
                      + key[2]
                      + "' and statistic = 'share'")
              .get(0)
              .get(0);
    } catch (SQLException | IOException e) {
      throw new AssertionError(subSurveyVariableCategory, e);
    }
  }

  private List<List<Object>> counts(String variable, String category)
      throws SQLException, IOException {
    return query(
        "count_n, used_n",
        "variable = '" + variable + "' and category = '" + category + "' and statistic = 'share'");
  }

  private List<List<Object>> query(String columns, String where) throws SQLException, IOException {
    return sample
        .query(
            "select "
                + columns
                + " from estimates where wave = '2020' and breakdown = 'all' and "
                + where)
        .stream()
        .map(row -> row.stream().<Object>map(Objects::requireNonNull).toList())
        .toList();
  }
}
