package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Groups of which little can be said: each has its row, with a status, and no number is anything
 * else than a number.
 *
 * <p>Of the integration leads of 2020, all fifteen districts of Oslo answer (county 03), four
 * municipalities of Møre og Romsdal answer alike (15), one of Vestland answers (46), two of
 * Rogaland answer "don't know" throughout (11), and nobody of the other counties answers. Akershus
 * (02) has units in 2018 only.
 */
@ExtendWith(LocalSpark.Shared.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EdgeDomainsTest {

  private final LocalSpark spark;
  private Path marts = Path.of("");

  EdgeDomainsTest(LocalSpark spark) {
    this.spark = spark;
  }

  @BeforeAll
  void a_run_on_a_few_answers(@TempDir Path folder) throws IOException {
    SmallSurvey survey = SmallSurvey.in(folder.resolve("survey")).with("edges");
    Path out = folder.resolve("out");
    Program.Ended ended =
        Program.run(
            spark,
            "run",
            "--conf",
            survey.at("conf").toString(),
            "--waves",
            survey.at("waves").toString(),
            "--out",
            out.toString());
    assertThat(ended.exitCode()).as(ended.output()).isZero();
    marts = out.resolve("marts/current");
  }

  @Test
  void every_group_of_the_frame_has_a_row_of_every_value() throws Exception {
    // Rows are missing where a group lacks a value that another group of the breakdown has.
    for (String mart : List.of("estimates", "county_breakdown")) {
      assertThat(
              query(
                  """
                  with values as (
                    select wave, sub_survey, breakdown, variable, statistic, category, count(*) as n
                    from MART group by all),
                  groups as (
                    select wave, sub_survey, breakdown, count(*) as of_frame
                    from response_rate where variant = 'eligible' group by all)
                  select * from values join groups using (wave, sub_survey, breakdown)
                  where n <> of_frame
                  """
                      .replace("MART", mart)))
          .as(mart)
          .isEmpty();
      assertThat(query("select count(*) > 1000 from " + mart)).containsExactly(List.of(true));
      assertThat(query("select * from " + mart + " where obs_status is null")).isEmpty();
    }
  }

  @Test
  void a_value_is_missing_where_and_only_where_nobody_is_in_its_base() throws Exception {
    for (String mart : List.of("estimates", "county_breakdown", "time_series")) {
      assertThat(
              query(
                  "select distinct obs_status = 'M', value is null, used_n = 0 from "
                      + mart
                      + " where obs_status <> 'O' order by all"))
          .as(mart)
          .containsExactly(List.of(false, false, false), List.of(true, true, true));
    }
  }

  @Test
  void a_group_nobody_answered_in_has_rows_without_a_value() throws Exception {
    assertThat(newsletter("county", "34"))
        .containsExactly(row("M", null, 0L, 0L, null, null, 0.0, 1.0));
    assertThat(quality("county", "34")).containsExactly(row("M", null, 0L, null, null, 1.0, 3.0));
  }

  @Test
  void a_group_all_of_which_answered_is_known_exactly() throws Exception {
    // Ten of fifteen districts say yes; five each say 3, 2 and 1.
    assertThat(newsletter("county", "03"))
        .containsExactly(row("A", 10.0 / 15, 10L, 15L, 10.0 / 15, 10.0 / 15, 10.0 / 15, 10.0 / 15));
    assertThat(quality("county", "03")).containsExactly(row("A", 2.0, 15L, 2.0, 2.0, 2.0, 2.0));
  }

  @Test
  void a_group_that_answered_alike_has_an_interval_all_the_same() throws Exception {
    // 4 of 4 say yes, of 26 municipalities. The least number of yes with at least 2.5 percent
    // chance of four yes in four is 11: C(11,4)/C(26,4) = 330/14950 = 2.2 %, C(12,4) = 495 gives
    // 3.3 %. So the interval begins at 12/26 and the bounds at 4/26.
    assertThat(newsletter("county", "15"))
        .containsExactly(row("U", 1.0, 4L, 4L, 12.0 / 26, 1.0, 4.0 / 26, 1.0));
  }

  @Test
  void a_group_of_one_answer_has_a_value_of_low_reliability() throws Exception {
    // One of 43 municipalities: with 2 yes in 43 one draw is a yes with 4.7 percent chance.
    assertThat(newsletter("county", "46"))
        .containsExactly(row("U", 1.0, 1L, 1L, 2.0 / 43, 1.0, 1.0 / 43, 1.0));
    assertThat(quality("county", "46").get(0).subList(0, 5))
        .isEqualTo(row("U", 1.0, 1L, null, null));
  }

  @Test
  void a_group_that_does_not_know_has_a_share_of_that_and_no_value_without_it() throws Exception {
    assertThat(
            query(
                "select statistic, category, obs_status, value, used_n from estimates"
                    + " where wave = '2020' and sub_survey = 'integration_lead'"
                    + " and variable = 'know_services.newsletter' and breakdown = 'county'"
                    + " and group_key = '11' order by statistic, category_order"))
        .containsExactly(
            row("share", "yes", "U", 0.0, 2L),
            row("share", "no", "U", 0.0, 2L),
            row("share", "dont_know", "U", 1.0, 2L),
            row("share_excl_dont_know", "yes", "M", null, 0L),
            row("share_excl_dont_know", "no", "M", null, 0L));
    assertThat(quality("county", "11")).hasSize(1);
    assertThat(quality("county", "11").get(0).subList(0, 3)).isEqualTo(row("M", null, 0L));
  }

  @Test
  void a_question_asked_once_has_one_point_without_a_change() throws Exception {
    assertThat(
            query(
                "select wave, comparability, previous_wave, change, obs_status from time_series"
                    + " where breakdown = 'all' and variable = 'know_services.fees' and statistic = 'share'"))
        .hasSize(3)
        .allSatisfy(
            point -> assertThat(point.subList(0, 4)).isEqualTo(row("2020", "first", null, null)));
  }

  @Test
  void a_county_of_one_wave_has_rows_in_that_wave() throws Exception {
    for (String mart : List.of("estimates", "county_breakdown", "response_rate")) {
      assertThat(
              query(
                  "select distinct wave from "
                      + mart
                      + " where breakdown = 'county' and group_key = '02'"))
          .as(mart)
          .containsExactly(List.of("2018"));
    }
  }

  @Test
  void every_point_of_a_series_has_a_status_and_every_statistic() throws Exception {
    assertThat(query("select * from time_series where obs_status is null")).isEmpty();
    assertThat(
            query(
                "select wave, count(*) from time_series where sub_survey = 'integration_lead'"
                    + " and variable = 'help_quality.advice' group by wave order by wave"))
        .extracting(wave -> wave.get(1))
        .hasSize(3)
        .allSatisfy(n -> assertThat((Long) Objects.requireNonNull(n)).isGreaterThanOrEqualTo(7));
  }

  @Test
  void no_number_of_any_mart_is_infinite_or_not_a_number() throws Exception {
    assertThat(NotNumbers.in(marts)).isEmpty();
  }

  /** How many of a group's integration leads of 2020 know the newsletter. */
  private List<List<@Nullable Object>> newsletter(String breakdown, String group)
      throws SQLException, IOException {
    return query(
        "select obs_status, value, count_n, used_n, lower, upper, bound_low, bound_high"
            + " from estimates where wave = '2020' and sub_survey = 'integration_lead'"
            + " and variable = 'know_services.newsletter' and statistic = 'share'"
            + " and category = 'yes' and breakdown = '"
            + breakdown
            + "' and group_key = '"
            + group
            + "'");
  }

  /** The mean they give the advice. */
  private List<List<@Nullable Object>> quality(String breakdown, String group)
      throws SQLException, IOException {
    return query(
        "select obs_status, value, used_n, lower, upper, bound_low, bound_high"
            + " from estimates where wave = '2020' and sub_survey = 'integration_lead'"
            + " and variable = 'help_quality.advice' and statistic = 'mean' and breakdown = '"
            + breakdown
            + "' and group_key = '"
            + group
            + "'");
  }

  private List<List<@Nullable Object>> query(String sql) throws SQLException, IOException {
    return SampleRun.query(marts, sql);
  }

  private static List<@Nullable Object> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }
}
