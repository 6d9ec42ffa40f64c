package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a researcher gets: the answers by unit, without the units. */
@ExtendWith({LocalSpark.Shared.class, SampleRun.Shared.class})
class LinkedAnswersTest {

  private final LocalSpark spark;
  private final SampleRun sample;

  LinkedAnswersTest(LocalSpark spark, SampleRun sample) {
    this.spark = spark;
    this.sample = sample;
  }

  @Test
  void every_answer_that_was_counted_is_there_and_no_other() throws Exception {
    String published =
        "select wave, sub_survey, variable, category, count_n from estimates"
            + " where breakdown = 'all' and statistic in ('share', 'share_of_asked')"
            + " and (variable, category) in (select (variable, category) from categories"
            + " where category_kind <> 'combination') and count_n > 0";
    String here =
        "select wave, sub_survey, variable, category, count(*) as count_n from linked_answers"
            + " where category is not null group by all";
    // Estimates of a multiple-response option tell of those who ticked it.
    List<List<@Nullable Object>> differing =
        sample.query(
            "select p.wave, p.sub_survey, p.variable, p.category, p.count_n, h.count_n from ("
                + published
                + ") p left join ("
                + here
                + ") h using (wave, sub_survey, variable, category)"
                + " where p.count_n is distinct from h.count_n");
    assertThat(differing).isEmpty();
    assertThat(
            sample.query(
                "select distinct e.response_n = l.n from"
                    + " (select distinct wave, sub_survey, variable, response_n from estimates"
                    + " where breakdown = 'all') e"
                    + " join (select wave, sub_survey, variable, count(*) n from linked_answers"
                    + " group by all) l using (wave, sub_survey, variable)"))
        .containsExactly(List.of(true));
  }

  @Test
  void every_answer_has_its_label_or_says_why_it_is_missing() throws Exception {
    assertThat(
            number(
                "select count(*) from linked_answers where"
                    + " (category is null) = (missing is null)"
                    + " or (category is null) <> (category_nb is null)"
                    + " or (category is null) <> (category_en is null)"
                    + " or (missing is null) <> (missing_nb is null)"
                    + " or question_nb = '' or sub_survey_en = ''"))
        .isZero();
    assertThat(
            number(
                "select count(*) from (select distinct variable, category, category_nb, category_en,"
                    + " score from linked_answers where category is not null except"
                    + " select variable, category, category_nb, category_en, score"
                    + " from categories)"))
        .isZero();
  }

  @Test
  void no_text_of_the_mart_is_a_units_number_or_name() throws Exception {
    for (List<@Nullable Object> column :
        sample.query(
            "select column_name from information_schema.columns"
                + " where table_name = 'linked_answers' and data_type = 'VARCHAR'")) {
      // Oslo is also a county.
      assertThat(
              sample.query(
                  "select distinct "
                      + column.get(0)
                      + " from linked_answers where "
                      + column.get(0)
                      + " in (select unit from units union select name from units"
                      + " union select official_name from units"
                      + " except select county_name from units"
                      + " except select structure_county_name from units"
                      + " except select wave from units)"))
          .as("%s", column)
          .isEmpty();
    }
    assertThat(
            number(
                "select count(*) from linked_answers where not regexp_full_match(unit_key, '[0-9a-f]{16}')"))
        .isZero();
  }

  @Test
  void a_unit_keeps_its_key_from_wave_to_wave() throws Exception {
    // No municipality changed between the waves 2019 and 2020.
    long both =
        spark
            .spark()
            .read()
            .format("delta")
            .load(sample.out().resolve("tables/silver").toString())
            .where("status = 'counted' and sub_survey = 'integration_lead'")
            .where("wave in ('2019', '2020')")
            .groupBy("unit")
            .count()
            .where("count = 2")
            .count();
    assertThat(
            number(
                "select count(*) from (select distinct unit_key from linked_answers"
                    + " where wave = '2019' and sub_survey = 'integration_lead' intersect"
                    + " select unit_key from linked_answers"
                    + " where wave = '2020' and sub_survey = 'integration_lead')"))
        .isEqualTo(both)
        .isPositive();
    // In each wave a key stands for one unit: as many as answered anything.
    assertThat(
            sample.query(
                "select distinct keys = answered_n from response_rate join"
                    + " (select wave, count(distinct unit_key) keys from linked_answers"
                    + " group by wave) using (wave)"
                    + " where sub_survey = 'any' and breakdown = 'all' and variant = 'eligible'"))
        .containsExactly(List.of(true));
    // Through the reform of 2020: a key follows the municipality of most people, so that what the
    // registers say of it in both waves is within what becomes of a municipality in two years.
    assertThat(
            number(
                "select count(*) from (select distinct unit_key, population p from linked_answers"
                    + " where wave = '2018') a join (select distinct unit_key, population p"
                    + " from linked_answers where wave = '2020') b using (unit_key)"
                    + " where b.p < 0.8 * a.p"))
        .isZero();
  }

  @Test
  void what_the_registers_know_of_a_unit_is_what_units_says() throws Exception {
    String facts =
        "population, immigrants, refugees_settled, centrality_class, years_settled, county,"
            + " structure_county, exactness, facts_year";
    List<List<@Nullable Object>> unknown =
        sample.query(
            "select distinct wave, "
                + facts
                + " from linked_answers except select wave, "
                + facts
                + " from units");
    assertThat(unknown).isEmpty();
  }

  @Test
  void rows_lie_in_the_order_the_contract_says() throws Exception {
    assertThat(
            number(
                "select count(*) from (select (lineage_key, unit_key, wave, sub_survey,"
                    + " variable_order) as k, lag(k) over (order by file_row_number) as before"
                    + " from read_parquet('"
                    + sample.marts().resolve("restricted/linked_answers.parquet")
                    + "', file_row_number = true)) where before >= k"))
        .isZero();
  }

  @Test
  void only_its_owner_can_open_the_folder() throws Exception {
    Path folder = sample.marts().resolve("restricted");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("linked_answers.parquet"))))
        .isEqualTo("rw-------");
  }

  private long number(String sql) throws Exception {
    return ((Number) Objects.requireNonNull(sample.query(sql).get(0).get(0))).longValue();
  }
}
