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
                    + " and category = 'has_guidelines' and wave >= '2017'"))
        .containsExactly(
            row("2017", 69, 265L, "same", true),
            row("2018", 74, 240L, "same", true),
            row("2019", 72, 150L, "same", true),
            row("2020", 58, 59L, "option_changed", true));
    assertThat(
            series(
                "comparable_variant, obs_status, change_note_nb is not null",
                "variable = 'interpreter_guidelines' and statistic = 'share'"
                    + " and category = 'has_guidelines' and wave = '2020'"))
        .containsExactly(row(false, "B", true));
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
        .containsExactly(row("2019", 63, null, "first"), row("2020", 63, 0, "same"));
  }

  @Test
  void advice_on_interpreters_is_compared_although_asked_in_other_words() throws Exception {
    assertThat(
            series(
                "wave, round(100 * value)::int, comparability, obs_status",
                "variable = 'usefulness_imdi_services.interpreter_advice'"
                    + " and sub_survey = 'integration_lead' and statistic = 'share'"
                    + " and category = 'top_two' and wave <= '2020'"))
        .containsExactly(row("2019", 22, "first", "A"), row("2020", 37, "wording_changed", "B"));
  }

  @Test
  void result_targets_break_when_the_integration_lead_comes_to_answer() throws Exception {
    // 2014 and 2015 about 60, 55 to 60 until 2017, 68 in 2018.
    assertThat(
            series(
                "wave, sub_survey, previous_sub_survey, comparability, obs_status,"
                    + " 100 * value between 55 and 60",
                "series = 'intro_result_targets.has_targets:municipal_director'"
                    + " and statistic = 'share' and category = 'ticked'"))
        .containsExactly(
            row("2014", "municipal_director", null, "first", "A", true),
            row("2015", "municipal_director", "municipal_director", "same", "A", true),
            row("2016", "municipal_director", "municipal_director", "same", "A", true),
            row("2017", "municipal_director", "municipal_director", "same", "A", true),
            row(
                "2018",
                "integration_lead",
                "municipal_director",
                "respondent_changed",
                "B",
                false));
  }

  @Test
  void the_target_right_after_the_programme_falls_from_61_to_44_with_a_caveat() throws Exception {
    assertThat(
            series(
                "wave, round(100 * value)::int, comparability",
                "variable = 'intro_result_targets.at_exit' and statistic = 'share'"
                    + " and category = 'ticked'"))
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
        "select " + columns + " from time_series where " + where + " order by series, wave");
  }

  private static List<@Nullable Object> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }
}
