package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Changes over time as the reports print them, and units and counties that changed meanwhile. */
@ExtendWith({LocalSpark.Shared.class, SampleRun.Shared.class})
class PublishedTrendsTest {

  private final SampleRun sample;

  PublishedTrendsTest(SampleRun sample) {
    this.sample = sample;
  }

  @Test
  void guidelines_for_interpreters_compare_without_dont_know_when_it_becomes_an_option()
      throws Exception {
    // The report prints 69, 74, 72 and 57; 34 of 59 are 58, which it cuts off.
    assertThat(
            series(
                "wave, round(100 * value)::int, used_n, comparability, comparable_variant",
                "variable = 'interpreter_guidelines' and statistic = 'share_excl_dont_know'"
                    + " and category = 'has_guidelines' and wave between '2017' and '2020'"))
        .containsExactly(
            row("2017", 69, 265L, "same", true),
            row("2018", 74, 240L, "same", true),
            row("2019", 72, 150L, "same", true),
            row("2020", 58, 59L, "option_changed", true));
    assertThat(
            series(
                "comparable_variant, is_headline, obs_status, withheld, change_note_nb is not null",
                "variable = 'interpreter_guidelines' and statistic = 'share'"
                    + " and category = 'has_guidelines' and wave = '2020'"))
        .containsExactly(row(false, false, "B", "not_comparable", true));
  }

  @Test
  void the_guidelines_are_followed_without_dont_know_all_the_way() throws Exception {
    assertThat(
            series(
                "distinct statistic",
                "variable = 'interpreter_guidelines' and is_headline"
                    + " and category = 'has_guidelines'"))
        .containsExactly(row("share_excl_dont_know"));
  }

  @Test
  void whose_guidelines_are_compared_is_said_because_others_answered_than_the_year_before()
      throws Exception {
    // Of 150 and 59 that said yes or no, the panel can only be a part; all values are told of both.
    assertThat(
            series(
                "panel_n between 5 and 58, panel_value between 0 and 1,"
                    + " panel_value_before between 0 and 1, change_se > 0,"
                    + " change between change_lower and change_upper,"
                    + " change_lower >= change_bound_low, change_q >= change_p, withheld",
                "variable = 'interpreter_guidelines' and is_headline"
                    + " and category = 'has_guidelines' and wave = '2020'"))
        .containsExactly(row(true, true, true, true, true, true, true, null));
  }

  @Test
  void nora_becomes_known_by_eleven_points_more() throws Exception {
    assertThat(
            series(
                "sub_survey, wave, round(100 * value)::int, round(100 * change)::int,"
                    + " comparability",
                "variable = 'know_imdi_services.nora' and statistic = 'share'"
                    + " and category = 'yes' and wave <= '2020'"))
        .containsExactly(
            row("integration_lead", "2019", 52, null, "first"),
            row("integration_lead", "2020", 63, 11, "same"),
            row("municipal_director", "2019", 24, null, "first"),
            row("municipal_director", "2020", 35, 11, "same"));
  }

  @Test
  void measures_for_primary_school_stay_as_common() throws Exception {
    assertThat(
            series(
                "wave, round(100 * value)::int, round(100 * change)::int, comparability",
                "variable = 'primary_school_measures' and statistic = 'share'"
                    + " and category = 'yes'"))
        .containsExactly(
            row("2019", 63, null, "first"),
            row("2020", 63, 0, "same"),
            row("2021", null, null, "not_asked"),
            row("2023", null, null, "not_asked"));
  }

  @Test
  void advice_on_interpreters_is_compared_although_asked_in_other_words() throws Exception {
    assertThat(
            series(
                "wave, round(100 * value)::int, comparability, obs_status = 'B'",
                "variable = 'usefulness_imdi_services.interpreter_advice'"
                    + " and sub_survey = 'integration_lead' and statistic = 'share'"
                    + " and category = 'top_two' and wave <= '2020'"))
        .containsExactly(row("2019", 22, "first", false), row("2020", 37, "wording_changed", true));
  }

  @Test
  void result_targets_break_when_the_integration_lead_comes_to_answer() throws Exception {
    // Have a target: 2014 and 2015 about 60, 55 to 60 until 2017, 68 in 2018, 2019 about 80, and in
    // 2020 all but 55 of 214. The series breaks where somebody else comes to answer, only there.
    assertThat(
            series(
                "wave, sub_survey, previous_sub_survey, comparability, obs_status = 'B',"
                    + " 100 * (1 - value) between 55 and 60, round(100 * (1 - value))::int",
                "variable = 'intro_result_targets.no_targets' and is_headline"
                    + " and category = 'ticked' and wave <= '2020'"))
        .containsExactly(
            row("2014", "municipal_director", null, "first", false, true, 60),
            row("2015", "municipal_director", "municipal_director", "same", false, true, 60),
            row("2016", "municipal_director", "municipal_director", "same", false, true, 57),
            row("2017", "municipal_director", "municipal_director", "same", false, true, 55),
            row(
                "2018",
                "integration_lead",
                "municipal_director",
                "respondent_changed",
                true,
                false,
                68),
            row("2019", "integration_lead", "integration_lead", "same", false, false, 80),
            row("2020", "integration_lead", "integration_lead", "same", false, false, 74));
    assertThat(
            series(
                "first_wave, first_comparability, years_since_first",
                "variable = 'intro_result_targets.no_targets' and is_headline"
                    + " and category = 'ticked' and wave = '2020'"))
        .containsExactly(row("2014", "respondent_changed", 6));
  }

  @Test
  void housing_in_plans_is_about_another_plan_three_years_later() throws Exception {
    assertThat(
            series(
                "wave, round(100 * value)::int, comparability, obs_status = 'B',"
                    + " years_since_previous",
                "variable = 'planning_strategy_housing' and is_headline and category = 'yes'"
                    + " and wave <= '2019'"))
        .containsExactly(
            row("2016", 67, "first", false, null),
            row("2017", null, "not_asked", false, null),
            row("2018", null, "not_asked", false, null),
            row("2019", 61, "object_changed", true, 3));
    assertThat(
            series(
                "wave, value > 0.5, round(100 * value)::int, comparability",
                "variable = 'plan_mentions_immigrants' and is_headline and category = 'yes'"
                    + " and wave in ('2014', '2020')"))
        .containsExactly(row("2014", true, 53, "first"), row("2020", true, 64, "object_changed"));
  }

  @Test
  void reporting_of_results_was_asked_in_other_words_the_year_after() throws Exception {
    // 8 of 10 report yearly or more often in 2014, 7 of 10 regularly in 2015.
    assertThat(
            series(
                "wave, category, round(10 * value)::int, comparability, obs_status = 'B'",
                "variable = 'intro_result_reporting' and is_headline and (wave, category) in"
                    + " (('2014', 'yearly_or_more_often'), ('2015', 'regular'))"))
        .containsExactly(
            row("2014", "yearly_or_more_often", 8, "first", false),
            row("2015", "regular", 7, "wording_changed", true));
  }

  @Test
  void what_makes_settlement_hard_was_asked_twice_nine_years_apart() throws Exception {
    assertThat(
            series(
                "wave, sub_survey, value is null, comparability, years_since_previous",
                "variable = 'settlement_obstacles.housing' and is_headline"
                    + " and category = 'ticked'"))
        .containsExactly(
            row("2014", "municipal_director", false, "first", null),
            row("2015", "municipal_director", true, "not_asked", null),
            row("2016", "municipal_director", true, "not_asked", null),
            row("2017", "municipal_director", true, "not_asked", null),
            row("2018", "municipal_director", true, "not_asked", null),
            row("2019", "municipal_director", true, "not_asked", null),
            row("2020", "municipal_director", true, "not_asked", null),
            row("2021", "municipal_director", true, "not_asked", null),
            row("2023", "integration_lead", false, "respondent_changed", 9));
  }

  @Test
  void years_without_a_wave_are_in_no_series() throws Exception {
    // The survey was not held in 2022, and every second year since.
    assertThat(sample.query("select distinct year from time_series order by year"))
        .extracting(row -> row.get(0))
        .containsExactly(2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2023);
  }

  @Test
  void response_is_what_the_reports_print_of_the_denominators_they_print() throws Exception {
    // 47 percent of municipalities in 2014, 76 in 2015; 2020 prints 84 and means 302 of 356
    // municipalities, which is 84.8; 2021 and 2023 print 60 and 58 of 371 units.
    assertThat(
            sample.query(
                "select wave, variant, round(1000 * rate)::int from response_rate"
                    + " where sub_survey = 'any' and breakdown = 'all' and (wave, variant) in"
                    + " (('2014', 'municipalities'), ('2015', 'municipalities'),"
                    + " ('2020', 'municipalities'), ('2021', 'all_units'), ('2023', 'all_units'))"
                    + " order by wave"))
        .containsExactly(
            row("2014", "municipalities", 474),
            row("2015", "municipalities", 757),
            row("2020", "municipalities", 848),
            row("2021", "all_units", 604),
            row("2023", "all_units", 580));
    assertThat(
            sample.query(
                "select wave, sub_survey, round(100 * rate)::int from response_rate"
                    + " where wave in ('2019', '2020') and sub_survey in"
                    + " ('integration_lead', 'municipal_director', 'school_head')"
                    + " and breakdown = 'all' and variant ="
                    + " case when wave = '2020' then 'all_units' else 'eligible' end"
                    + " order by wave, sub_survey"))
        .containsExactly(
            row("2019", "integration_lead", 55),
            row("2019", "municipal_director", 41),
            row("2019", "school_head", 39),
            row("2020", "integration_lead", 58),
            row("2020", "municipal_director", 40),
            row("2020", "school_head", 51));
  }

  @Test
  void the_target_right_after_the_programme_falls_from_61_to_44_with_a_caveat() throws Exception {
    assertThat(
            series(
                "wave, round(100 * value)::int, comparability",
                "variable = 'intro_result_targets.at_exit' and statistic = 'share'"
                    + " and category = 'ticked' and wave <= '2020'"))
        .containsExactly(row("2019", 61, "first"), row("2020", 44, "wording_changed"));
  }

  @Test
  void municipalities_that_merged_lead_to_the_one_they_became() throws Exception {
    // Svelvik, Drammen and Nedre Eiker became Drammen in 2020, Horten got new numbers in 2020 and
    // 2024, Nøtterøy and Tjøme became Færder in 2018 (Statistics Norway, KLASS 131).
    assertThat(
            sample.query(
                "select unit, structure_unit, structure_unit_name, exactness,"
                    + " same_structure_unit_n::int from unit_bridge where wave = '2018'"
                    + " and unit in ('0701', '0711', '0602', '0625', '0729') order by unit"))
        .containsExactly(
            row("0602", "3301", "Drammen", "merged", 3),
            row("0625", "3301", "Drammen", "merged", 3),
            row("0701", "3901", "Horten", "renumbered", 1),
            row("0711", "3301", "Drammen", "merged", 3),
            row("0729", "3911", "Færder", "renumbered", 1));
    assertThat(
            sample.query(
                "select wave, string_agg(unit, ' ' order by unit) from unit_bridge"
                    + " where structure_unit in ('3301', '3911') group by wave order by wave"))
        .containsExactly(
            row("2014", "0602 0625 0711 0722 0723"),
            row("2015", "0602 0625 0711 0722 0723"),
            row("2016", "0602 0625 0711 0722 0723"),
            row("2017", "0602 0625 0711 0722 0723"),
            row("2018", "0602 0625 0711 0729"),
            row("2019", "3005 3811"),
            row("2020", "3005 3811"),
            row("2021", "3005 3811"),
            row("2023", "3005 3811"));
  }

  @Test
  void the_county_of_the_day_and_the_series_of_the_chosen_structure_are_not_confused()
      throws Exception {
    assertThat(
            sample.query(
                "select count(*) filter (group_nb = 'Viken'), count(distinct structure_year)"
                    + " from time_series where breakdown = 'county_structure'"))
        .containsExactly(row(0L, 1L));
    assertThat(
            sample.query(
                "select string_agg(distinct wave, ' ' order by wave) from time_series"
                    + " where group_nb = 'Akershus' and value is not null"))
        .containsExactly(row("2014 2015 2016 2017 2018 2019 2020 2021 2023"));
    // The municipality Ålesund was split on 1 January 2024.
    assertThat(
            sample.query(
                "select distinct exactness, inexact_units_n from time_series"
                    + " where group_nb = 'Møre og Romsdal' and wave = '2020'"))
        .containsExactly(row("split_largest_share", 1));
  }

  @Test
  void every_unit_of_every_wave_leads_to_one_of_todays() throws Exception {
    assertThat(
            sample.query(
                "select count(*) from (select wave, unit, count(*) as n from unit_bridge"
                    + " group by all having n <> 1)"))
        .containsExactly(row(0L));
    assertThat(
            sample.query(
                "select count(*) from units u anti join unit_bridge b"
                    + " on b.wave = u.wave and b.unit = u.unit"))
        .containsExactly(row(0L));
  }

  @Test
  void todays_akershus_has_a_series_through_all_waves_and_viken_only_while_it_existed()
      throws Exception {
    // Viken was a county from 1 January 2020 to 31 December 2023, Akershus until 2019 and again.
    assertThat(counties("county_structure", "Akershus"))
        .containsExactly(row("2014 2015 2016 2017 2018 2019 2020 2021 2023", "32"));
    assertThat(counties("county_structure", "Viken")).isEmpty();
    assertThat(counties("county", "Viken")).containsExactly(row("2019 2020 2021 2023", "30"));
    assertThat(counties("county", "Akershus"))
        .containsExactly(row("2014 2015 2016 2017 2018", "02"));
  }

  private List<List<@Nullable Object>> counties(String breakdown, String county) throws Exception {
    return sample.query(
        "select string_agg(distinct wave, ' ' order by wave), group_key from county_breakdown"
            + " where breakdown = '"
            + breakdown
            + "' and group_nb = '"
            + county
            + "' group by group_key");
  }

  private List<List<@Nullable Object>> series(String columns, String where) throws Exception {
    return sample.query(
        "select "
            + columns
            + " from time_series where breakdown = 'all' and "
            + where
            + " order by series, wave");
  }

  private static List<@Nullable Object> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }
}
