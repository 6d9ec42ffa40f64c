package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every kind of analysis in the report on 2020, A1 to A22, is one query of one mart, asked of the
 * sample with another engine than the one that made the marts. The queries are files beside this
 * class, in the folder {@code analyses}, to be copied and changed; what they must give is what the
 * report prints.
 */
@ExtendWith({LocalSpark.Shared.class, SampleRun.Shared.class})
class ReportAnalysesTest {

  private static final String LEAD = "integration_lead";
  private static final String DIRECTOR = "municipal_director";
  private static final Pattern FROM = Pattern.compile("\\b(?:from|join)\\s+(\\w+)");

  private final SampleRun sample;

  ReportAnalysesTest(SampleRun sample) {
    this.sample = sample;
  }

  @Test
  void each_of_the_22_analyses_is_one_query_of_one_mart_and_says_what_it_is() throws IOException {
    for (int number = 1; number <= 22; number++) {
      String sql = sql(name(number));
      assertThat(sql).startsWith("-- A" + number + ". ");
      List<String> marts = new ArrayList<>();
      Matcher from = FROM.matcher(sql.substring(sql.indexOf('\n')));
      while (from.find()) {
        marts.add(from.group(1));
      }
      assertThat(marts).as(name(number)).hasSize(1);
      assertThat(sample.mart(marts.get(0))).exists();
    }
  }

  @Test
  void a1_of_the_bill_on_interpreting_12_percent_know_enough_55_want_more_33_do_not_know()
      throws Exception {
    assertThat(answer("A01", "category, percent, used_n"))
        .containsExactly(
            row("sufficient", 12, 144L), row("needs_more", 55, 144L), row("dont_know", 33, 144L));
  }

  @Test
  void a2_leads_and_directors_know_services_side_by_side_each_with_their_own_base()
      throws Exception {
    assertThat(answer("A02", "item_nb, sub_survey_nb, percent, used_n"))
        .containsExactly(
            row("Nasjonalt tolkeregister", "Integreringsansvarlig", 94, 216L),
            row("Nasjonalt tolkeregister", "Kommunedirektør", 77, 144L),
            row("Nettportalen Nora", "Integreringsansvarlig", 63, 216L),
            row("Nettportalen Nora", "Kommunedirektør", 35, 145L));
  }

  @Test
  void a3_a_battery_is_stacked_by_category_and_every_bar_is_whole() throws Exception {
    // Neutral: 24 percent of career guidance, 8 to 11 of the others.
    assertThat(answer("A03", "item, round(percent)::int", "category = 'neutral'"))
        .contains(row("career_guidance", 24))
        .hasSize(4)
        .allSatisfy(
            item -> {
              if (!"career_guidance".equals(item.get(0))) {
                assertThat((Integer) item.get(1)).isBetween(8, 11);
              }
            });
    assertThat(answer("A03", "distinct item, sum(percent) over (partition by item)"))
        .hasSize(4)
        .allSatisfy(bar -> assertThat((Double) bar.get(1)).isBetween(99.8, 100.2));
    assertThat(answer("A03", "distinct used_n")).containsExactly(row(188L));
  }

  @Test
  void a4_the_two_best_answers_together_are_as_printed() throws Exception {
    assertThat(
            Stream.of(
                "coop_nonpublic_actors.private_businesses",
                "coop_nonpublic_actors.nonprofit_organisations",
                "coop_nonpublic_actors.other_private",
                "usefulness_imdi_services.grant_advice",
                "usefulness_imdi_services.nsk_guidance",
                "grant_application_burden.disability",
                "grant_application_burden.integration_grant",
                "digital_goals_importance.right_grant",
                "corona_measures_known",
                "corona_info_quality.imdi",
                "corona_info_quality.education_ministry",
                "corona_info_quality.justice_ministry",
                "corona_measures_satisfaction.job_opportunity",
                "corona_measures_satisfaction.career_guidance"))
        .extracting(variable -> percent("A04", variable, LEAD))
        .containsExactly(78, 70, 53, 69, 54, 80, 40, 89, 91, 81, 40, 25, 90, 72);
    assertThat(percent("A04", "usefulness_imdi_services.interpreter_advice", LEAD)).isEqualTo(37);
    assertThat(percent("A04", "usefulness_imdi_services.interpreter_advice", DIRECTOR))
        .isEqualTo(33);
    assertThat(percent("A04", "usefulness_imdi_services.grant_advice", DIRECTOR)).isEqualTo(56);
    assertThat(percent("A04", "want_more_coop_nsk", "school_head")).isEqualTo(50);
  }

  @Test
  void a5_the_two_worst_answers_together_are_as_printed() throws Exception {
    assertThat(percent("A05", "usefulness_imdi_services.interpreter_advice", LEAD)).isEqualTo(3);
    assertThat(percent("A05", "usefulness_imdi_services.interpreter_advice", DIRECTOR)).isZero();
    assertThat(percent("A05", "usefulness_imdi_services.grant_advice", LEAD)).isEqualTo(11);
    assertThat(percent("A05", "usefulness_imdi_services.grant_advice", DIRECTOR)).isEqualTo(4);
    assertThat(percent("A05", "usefulness_imdi_services.nsk_guidance", LEAD)).isEqualTo(4);
  }

  @Test
  void a6_the_middle_of_the_scale_is_as_printed() throws Exception {
    assertThat(
            answer(
                "A06",
                "variable, percent, used_n",
                "(category = 'neutral' and variable in ('usefulness_imdi_services.nsk_guidance',"
                    + " 'corona_measures_satisfaction.career_guidance'))"
                    + " or (category = 'neutral_or_somewhat_unimportant' and variable in"
                    + " ('digital_goals_importance.data_protection',"
                    + " 'digital_goals_importance.data_access'))"))
        .containsExactlyInAnyOrder(
            row("usefulness_imdi_services.nsk_guidance", 32, 216L),
            row("digital_goals_importance.data_protection", 18, 216L),
            row("digital_goals_importance.data_access", 21, 216L),
            row("corona_measures_satisfaction.career_guidance", 24, 188L));
  }

  @Test
  void a7_ranges_over_the_items_of_a_battery_are_as_printed() throws Exception {
    assertThat(
            answer(
                "A07",
                "question, category, lowest, highest, items_n::int",
                "sub_survey = 'integration_lead' and (question, category) in"
                    + " (('know_imdi_services', 'yes'), ('usefulness_imdi_services', 'very_good'),"
                    + " ('intro_quality', 'top_two'),"
                    + " ('corona_measures_satisfaction', 'top_two'))"))
        .containsExactlyInAnyOrder(
            row("know_imdi_services", "yes", 94, 100, 5),
            row("usefulness_imdi_services", "very_good", 6, 18, 6),
            row("intro_quality", "top_two", 68, 76, 5),
            row("corona_measures_satisfaction", "top_two", 72, 90, 4));
    assertThat(
            answer(
                "A07",
                "lowest",
                "question = 'know_imdi_services' and category = 'yes'"
                    + " and sub_survey = 'municipal_director'"))
        .containsExactly(row(61));
    // Printed as fewer than 7 percent: 15 of 216 are 6.9.
    assertThat(answer("A07", "highest", "question = 'intro_quality' and category = 'bottom_two'"))
        .containsExactly(row(7));
  }

  @Test
  void a8_most_directors_do_not_know_what_advice_on_interpreting_is_worth() throws Exception {
    assertThat(
            answer(
                "A08",
                "sub_survey, category",
                "variable = 'usefulness_imdi_services.interpreter_advice'"))
        .containsExactly(row(LEAD, "neutral"), row(DIRECTOR, "dont_know"));
    assertThat(answer("A08", "variable, category", "variable like 'corona_info_quality.%'"))
        .containsExactlyInAnyOrder(
            row("corona_info_quality.imdi", "good"),
            row("corona_info_quality.education_ministry", "neutral"),
            row("corona_info_quality.justice_ministry", "neutral"),
            row("corona_info_quality.county_governor", "neutral"),
            row("corona_info_quality.county_authority", "neutral"));
  }

  @Test
  void a9_county_authorities_and_upper_secondary_schools_score_much_lower_than_the_other_two()
      throws Exception {
    assertThat(answer("A09", "item, item_rank::int"))
        .containsExactly(
            row("adult_education", 1),
            row("nav_office", 2),
            row("upper_secondary", 3),
            row("county_authority", 4));
    List<Double> means =
        answer("A09", "mean").stream()
            .map(item -> (Double) Objects.requireNonNull(item.get(0)))
            .toList();
    assertThat(means.get(1) - means.get(2)).isGreaterThan(0.3);
    // 213 answered; don't know has no score.
    assertThat(answer("A09", "answered_n", "used_n > answered_n")).isEmpty();
    assertThat(answer("A09", "distinct answered_n")).containsExactly(row(213L));
  }

  @Test
  void a10_the_county_authority_is_rated_lowest_in_viken_innlandet_and_nordland() throws Exception {
    List<List<@Nullable Object>> counties = answer("A10", "group_nb");
    assertThat(counties)
        .hasSize(11)
        .startsWith(row("Viken"), row("Innlandet"), row("Nordland"))
        .endsWith(row("Møre og Romsdal"));
  }

  @Test
  void a11_grant_data_are_used_most_for_budgets_and_least_for_development() throws Exception {
    assertThat(answer("A11", "item, percent, used_n"))
        .containsExactly(
            row("budget", 77.4, 217L),
            row("information", 63.1, 217L),
            row("resource_planning", 48.8, 217L),
            row("forecasts", 47.0, 217L),
            row("accounting", 45.2, 217L),
            row("municipal_planning", 33.6, 217L),
            row("development", 29.5, 217L));
  }

  @Test
  void a12_nora_becomes_known_and_measures_for_primary_school_stay() throws Exception {
    assertThat(
            answer(
                "A12",
                "variable, sub_survey, before, now",
                "category = 'yes' and variable in"
                    + " ('know_imdi_services.nora', 'primary_school_measures')"))
        .containsExactlyInAnyOrder(
            row("know_imdi_services.nora", LEAD, 52, 63),
            row("know_imdi_services.nora", DIRECTOR, 24, 35),
            row("primary_school_measures", LEAD, 63, 63));
  }

  @Test
  void a13_changes_of_questions_that_changed_carry_their_caveat() throws Exception {
    // 57 is printed for 34 of 59, which is 57.6.
    assertThat(
            answer(
                "A13",
                "variable, before, now, comparability, obs_status",
                "change_note_nb is not null and (variable, category) in"
                    + " (('usefulness_imdi_services.interpreter_advice', 'top_two'),"
                    + " ('intro_result_targets.at_exit', 'ticked'),"
                    + " ('interpreter_guidelines', 'has_guidelines'))"
                    + " and (sub_survey = 'integration_lead'"
                    + " or variable = 'interpreter_guidelines')"))
        .containsExactlyInAnyOrder(
            row("usefulness_imdi_services.interpreter_advice", 22, 37, "wording_changed", "B"),
            row("intro_result_targets.at_exit", 61, 44, "wording_changed", "B"),
            row("interpreter_guidelines", 72, 58, "option_changed", "B"));
  }

  @Test
  void a14_small_numbers_are_counted() throws Exception {
    assertThat(answer("A14", "variable, category, count_n, used_n"))
        .contains(
            row("formal_coop_business", "yes", 48L, 216L),
            row("cases_known.genital_mutilation", "yes", 5L, 178L),
            row("cases_known.social_control", "yes", 47L, 178L),
            row("cases_known.social_control", "no", 107L, 178L),
            row("cases_known.social_control", "dont_know", 24L, 178L),
            row("cases_known.long_stays_abroad", "yes", 36L, 178L),
            row("cases_known.long_stays_abroad", "no", 127L, 178L),
            row("cases_known.long_stays_abroad", "dont_know", 15L, 178L),
            row("rolling_intake_measures.smaller_classes", "ticked", 111L, 193L));
  }

  @Test
  void a15_of_190_users_of_grant_data_23_tick_one_use_and_21_two_748_in_all() throws Exception {
    assertThat(answer("A15", "options, count_n, used_n", "options in ('0', '1', '2')"))
        .containsExactly(row("0", 2L, 190L), row("1", 23L, 190L), row("2", 21L, 190L));
    assertThat(answer("A15", "sum(options::int * count_n)::int")).containsExactly(row(748));
  }

  @Test
  void a16_municipalities_whose_plan_mentions_immigrants_are_larger_and_more_central()
      throws Exception {
    assertThat(mean("yes", "immigrants", 2020)).isEqualTo("5060");
    assertThat(mean("no", "immigrants", 2020)).isEqualTo("613");
    assertThat(mean("yes", "refugees_settled", 2019)).isEqualTo("30");
    assertThat(mean("no", "refugees_settled", 2019)).isEqualTo("13.5");
    assertThat(mean("yes", "population", 2020)).isEqualTo("30306");
    assertThat(mean("no", "population", 2020)).isEqualTo("6292");
    assertThat(mean("yes", "centrality_class", 2020)).isEqualTo("4.17");
    assertThat(mean("no", "centrality_class", 2020)).isEqualTo("5.00");
    assertThat(answer("A16", "distinct category, units_n"))
        .containsExactlyInAnyOrder(row("yes", 92L), row("no", 30L));
  }

  /** Printed with as many decimals as the report does. */
  private String mean(String category, String fact, int year) throws SQLException, IOException {
    int decimals =
        switch (fact) {
          case "centrality_class" -> 2;
          case "refugees_settled" -> category.equals("no") ? 1 : 0;
          default -> 0;
        };
    List<List<@Nullable Object>> found =
        answer(
            "A16",
            "mean",
            "category = '"
                + category
                + "' and register_variable = '"
                + fact
                + "' and facts_year = "
                + year);
    assertThat(found).hasSize(1);
    return BigDecimal.valueOf((Double) Objects.requireNonNull(found.get(0).get(0)))
        .setScale(decimals, RoundingMode.HALF_UP)
        .toPlainString();
  }

  @Test
  void a17_of_12_without_more_online_teaching_8_are_least_central_and_1_settled_since_2018()
      throws Exception {
    assertThat(
            answer(
                "A17",
                "column_category, count_n, row_n",
                "row_variable = 'more_online_teaching' and column_variable = 'centrality'"
                    + " and column_category = '6'"))
        .containsExactly(row("6", 8L, 12L));
    assertThat(
            answer(
                "A17",
                "column_category, count_n, row_n",
                "crosstab = 'online_teaching_settled_since_2018' and column_category = 'yes'"))
        .containsExactly(row("yes", 1L, 12L));
    // The report counts 12 here too, which cannot be 7 percent of 215; 15 are.
    assertThat(
            answer(
                "A17",
                "column_category, count_n, row_n",
                "row_variable = 'corona_info_measures' and column_variable = 'centrality'"
                    + " and column_category = '6'"))
        .containsExactly(row("6", 8L, 15L));
    assertThat(
            answer(
                "A17",
                "count_n, row_n",
                "crosstab = 'corona_information_settled_since_2017' and column_category = 'yes'"))
        .containsExactly(row(3L, 15L));
  }

  @Test
  void a18_applications_are_rated_worse_than_the_management_of_grants() throws Exception {
    List<List<@Nullable Object>> batteries = answer("A18", "question, mean, direction");
    assertThat(batteries)
        .extracting(battery -> battery.get(0))
        .containsExactly("grant_management_statements", "grant_application_burden");
    assertThat((Double) batteries.get(0).get(1)).isGreaterThan((Double) batteries.get(1).get(1));
    assertThat(batteries)
        .extracting(battery -> battery.get(2))
        .containsExactly("positive", "negative_recoded");
  }

  @Test
  void a19_open_answers_are_counted_and_so_are_their_themes() throws Exception {
    assertThat(
            answer(
                "A19",
                "question, answered_n",
                "code = 'all' and sub_survey <> 'school_head' and question in"
                    + " ('coop_county_comment', 'formal_coop_business_desc',"
                    + " 'diversity_measures_desc', 'rapid_start_measures_desc',"
                    + " 'grant_data_other_needs', 'corona_transferable_measures',"
                    + " 'corona_info_measures_desc')"
                    + " or (question = 'corona_other_needs' and sub_survey = 'integration_lead'"
                    + " and code = 'all')"))
        .containsExactlyInAnyOrder(
            row("coop_county_comment", 92L),
            row("formal_coop_business_desc", 45L),
            row("diversity_measures_desc", 28L),
            row("rapid_start_measures_desc", 138L),
            row("grant_data_other_needs", 43L),
            row("corona_other_needs", 55L),
            row("corona_transferable_measures", 75L),
            row("corona_info_measures_desc", 174L));
    assertThat(
            answer("A19", "elaborated_n", "question = 'grant_data_other_needs' and code = 'all'"))
        .containsExactly(row(15L));
    assertThat(
            answer(
                "A19",
                "count_n",
                "question = 'formal_coop_nsk_agencies' and code <> 'all'"
                    + " order by count_n desc"))
        .extracting(code -> code.get(0))
        .containsExactly(26L, 19L, 9L, 8L, 7L, 5L, 5L, 4L, 4L, 3L, 2L, 1L, 1L);
  }

  @Test
  void a20_response_goes_with_years_of_settlement_and_hardly_with_anything_else() throws Exception {
    assertThat(
            answer(
                "A20",
                "register_variable, r, known_n",
                "register_variable in"
                    + " ('years_settled', 'population', 'immigrants', 'centrality_class')"))
        .containsExactly(
            row("years_settled", 0.31, 356L),
            row("population", 0.09, 356L),
            row("immigrants", 0.07, 356L),
            row("centrality_class", 0.08, 356L));
  }

  @Test
  void a21_findings_in_tenths_are_those_of_the_summary() throws Exception {
    assertThat(
            answer(
                "A21",
                "variable, of_ten",
                "(variable, category) in (('coop_public_actors.county_authority', 'top_two'),"
                    + " ('rapid_start_measures', 'yes'), ('corona_info_quality.imdi', 'top_two'),"
                    + " ('corona_info_measures', 'yes'))"))
        .containsExactlyInAnyOrder(
            row("coop_public_actors.county_authority", 5),
            row("rapid_start_measures", 8),
            row("corona_info_quality.imdi", 8),
            row("corona_info_measures", 9));
  }

  @Test
  void a22_digital_grants_online_teaching_and_county_cooperation_are_baselines() throws Exception {
    assertThat(answer("A22", "distinct question"))
        .contains(
            row("grant_management_statements"),
            row("grant_application_burden"),
            row("digital_goals_importance"),
            row("more_online_teaching"),
            row("coop_public_actors"))
        .doesNotContain(row("know_imdi_services"));
    assertThat(answer("A22", "percent", "question = 'more_online_teaching' and category = 'yes'"))
        .containsExactly(row(89));
  }

  private Integer percent(String analysis, String variable, String subSurvey) {
    try {
      List<List<@Nullable Object>> found =
          answer(
              analysis,
              "percent",
              "variable = '" + variable + "' and sub_survey = '" + subSurvey + "'");
      assertThat(found).as(variable + " of " + subSurvey).hasSize(1);
      return (Integer) Objects.requireNonNull(found.get(0).get(0));
    } catch (SQLException | IOException e) {
      throw new AssertionError(analysis + " of " + variable, e);
    }
  }

  private List<List<@Nullable Object>> answer(String analysis, String columns)
      throws SQLException, IOException {
    return answer(analysis, columns, "true");
  }

  /** Some columns and rows of what an analysis gives, in its order. */
  private List<List<@Nullable Object>> answer(String analysis, String columns, String where)
      throws SQLException, IOException {
    return sample.query("select " + columns + " from (\n" + sql(analysis) + "\n) where " + where);
  }

  private static String name(int number) {
    return String.format(Locale.ROOT, "A%02d", number);
  }

  private static String sql(String analysis) throws IOException {
    String file = "analyses/" + analysis + ".sql";
    try (InputStream in =
        Objects.requireNonNull(ReportAnalysesTest.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<@Nullable Object> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }
}
