package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A run does again what has changed, and nothing else. */
@ExtendWith({LocalSpark.Shared.class, SampleRun.Shared.class, Site.Shared.class})
class RunAgainTest {

  private static final String DIRECTORS_2019 = "2019/syntetisk_kommunedirektor.csv";

  private final LocalSpark spark;
  private final SampleRun sample;
  private final Site shared;
  private final Site site;

  RunAgainTest(LocalSpark spark, SampleRun sample, Site shared, @TempDir Path folder)
      throws IOException {
    this.spark = spark;
    this.sample = sample;
    this.shared = shared;
    this.site = shared.copyTo(folder);
  }

  @Test
  void a_second_run_says_that_nothing_has_changed_and_touches_no_file() throws Exception {
    SortedMap<String, String> before = site.listing();

    String output = site.done(spark, "run");

    assertThat(output)
        .contains("Nothing has changed since the last run; nothing was written.")
        .contains("Spark was not needed");
    assertThat(site.listing()).isEqualTo(before);
  }

  @Test
  void a_corrected_file_redoes_its_wave_and_no_other() throws Exception {
    site.edit(site.waves().resolve(DIRECTORS_2019), RunAgainTest::swapFirstNewsletterAnswer);

    site.done(spark, "run");

    assertWaves(List.of("2019"), List.of("2019"), List.of("2019"));
    for (String table : Site.STAGES) {
      assertThat(site.version(table)).as(table).isEqualTo(1);
      assertThat(names(site, table, "2016")).as(table).isEqualTo(names(shared, table, "2016"));
      assertThat(names(site, table, "2019"))
          .as(table)
          .doesNotContainAnyElementsOf(names(shared, table, "2019"));
    }
    assertThat(site.set()).isNotEqualTo(shared.set());
    String others = "select * from estimates where wave <> '2019' order by all";
    assertThat(site.query(others)).isNotEmpty().isEqualTo(shared.query(others));
    String yes =
        "select count_n from estimates where wave = '2019' and sub_survey = 'municipal_director'"
            + " and variable = 'know_imdi_services.newsletter' and category = 'yes'"
            + " and statistic = 'share' and breakdown = 'all'";
    assertThat(number(site, yes)).isEqualTo(number(shared, yes) - 1);
  }

  @Test
  void codes_that_come_later_and_are_corrected_redo_their_wave_and_no_other() throws Exception {
    site.withWave(sample, "2021");
    Path coding = site.waves().resolve("2021/syntetisk_koding_integreringsansvarlig.csv");
    String codes = Files.readString(coding);
    Files.delete(coding);
    assertThat(site.done(spark, "run"))
        .contains("No file matches '2021/syntetisk_koding_integreringsansvarlig*.csv'");
    String coded =
        "select coded_n, count_n from open_answers where wave = '2021' and breakdown = 'all'"
            + " and question = 'coop_county_comment' and code = 'works_well'";
    assertThat(site.query(coded)).containsExactly(List.of(0L, 0L));

    Files.writeString(coding, codes);
    site.done(spark, "run");
    assertWaves(List.of("2021"), List.of("2021"), List.of("2021"));
    List<List<@Nullable Object>> first = site.query(coded);
    long answers = codes.lines().count() - 1;
    long praise = codes.lines().filter(line -> line.contains("Fungerer godt")).count();
    assertThat(first).containsExactly(List.of(answers, praise));
    assertThat(
            site.query(
                "select status, rows_n, file_rows_n from deliveries where wave = '2021'"
                    + " and content = 'codes'"))
        .containsExactly(List.of("counted", answers, answers));

    // One row is about a response that is not there: it is told, counted, and not used.
    String last = codes.lines().reduce((one, other) -> other).orElseThrow();
    site.edit(coding, text -> text + last.replaceFirst("^S2021-", "S2012-") + "\n");
    String output = site.done(spark, "run");
    assertThat(output)
        .contains("No response to this part of the wave has the identifier.")
        .contains("2021/syntetisk_koding_integreringsansvarlig.csv:" + (answers + 2));
    assertWaves(List.of("2021"), List.of("2021"), List.of("2021"));
    assertThat(site.query(coded)).isEqualTo(first);
    assertThat(
            site.query(
                "select status, reason, rows_n from deliveries where wave = '2021'"
                    + " and content = 'codes' order by status"))
        .containsExactly(
            List.of("counted", "counted", answers), List.of("rejected", "unknown_response", 1L));
  }

  @Test
  void a_corrected_file_gives_the_marts_that_a_first_run_on_it_gives(@TempDir Path other)
      throws Exception {
    site.edit(site.waves().resolve(DIRECTORS_2019), RunAgainTest::swapFirstNewsletterAnswer);
    Site fresh = site.freshIn(other);

    site.done(spark, "run");
    fresh.done(spark, "run");

    assertThat(site.set()).isEqualTo(fresh.set());
    assertThat(site.marts()).isEqualTo(fresh.marts());
  }

  @Test
  void a_changed_label_only_publishes_the_marts_again() throws Exception {
    site.edit(
        site.conf().resolve("codebook/codebook.yaml"),
        text -> text.replaceFirst("en: \"IMDi's services\"", "en: \"The services of IMDi\""));

    site.done(spark, "run");

    assertWaves(List.of(), List.of(), List.of());
    for (String table : Site.STAGES) {
      assertThat(site.version(table)).as(table).isZero();
    }
    assertThat(site.set()).isNotEqualTo(shared.set());
    assertThat(changedMarts()).contains("variables.parquet").doesNotContain("units.parquet");
  }

  @Test
  void a_wave_added_later_is_taken_in_beside_the_others() throws Exception {
    site.withWave(sample, "2021");

    site.done(spark, "run");

    assertWaves(List.of("2021"), List.of("2021"), List.of("2021"));
    assertThat(names(site, "silver", "2019")).isEqualTo(names(shared, "silver", "2019"));
    assertThat(site.query("select distinct wave from estimates order by wave"))
        .containsExactly(List.of("2016"), List.of("2019"), List.of("2021"));
  }

  @Test
  void a_wave_whose_files_are_gone_keeps_what_was_delivered() throws Exception {
    SortedMap<String, String> before = site.listing();
    Site.delete(site.waves().resolve("2019"));

    String output = site.done(spark, "run");

    assertThat(output).contains("Nothing has changed").contains("Waves     2016, 2019");
    assertThat(site.listing()).isEqualTo(before);
  }

  @Test
  void a_wave_taken_out_of_the_configuration_leaves_the_marts_and_stays_in_bronze()
      throws Exception {
    Files.delete(site.conf().resolve("waves/2019.yaml"));

    site.done(spark, "run");

    assertThat(site.query("select distinct wave from estimates")).containsExactly(List.of("2016"));
    assertThat(names(site, "bronze", "2019")).isEqualTo(names(shared, "bronze", "2019"));
    assertThat(names(site, "silver", "2019")).isEmpty();
    assertThat(names(site, "gold", "2019")).isEmpty();
    assertThat(names(site, "gold", "2016")).isEqualTo(names(shared, "gold", "2016"));

    Files.copy(shared.conf().resolve("waves/2019.yaml"), site.conf().resolve("waves/2019.yaml"));
    site.done(spark, "run");

    assertThat(site.version("bronze")).isZero();
    assertThat(site.set()).isEqualTo(shared.set());
    assertThat(site.marts()).isEqualTo(shared.marts());
  }

  @Test
  void a_changed_register_resolves_every_wave_again() throws Exception {
    site.edit(
        site.conf().resolve("registers/municipality.csv"), text -> text.stripTrailing() + "\n\n");

    site.done(spark, "run");

    assertWaves(List.of(), List.of("2016", "2019"), List.of("2016", "2019"));
    assertThat(site.version("bronze")).isZero();
  }

  @Test
  void another_structure_is_another_set_and_going_back_gives_the_first_set_again()
      throws Exception {
    site.done(spark, "run", "--structure", "2020");

    assertThat(site.set()).isNotEqualTo(shared.set());
    String structures =
        "select distinct structure_year::int, group_nb from county_breakdown"
            + " where breakdown = 'county_structure' and group_nb in ('Viken', 'Akershus')";
    assertThat(site.query(structures)).containsExactly(List.of(2020, "Viken"));
    assertThat(shared.query(structures)).containsExactly(List.of(2026, "Akershus"));

    site.done(spark, "run");

    assertThat(site.set()).isEqualTo(shared.set());
    assertThat(site.marts()).isEqualTo(shared.marts());
  }

  @Test
  void the_same_content_delivered_again_under_its_name_changes_nothing() throws Exception {
    SortedMap<String, String> before = site.listing();
    Path file = site.waves().resolve(DIRECTORS_2019);
    byte[] content = Files.readAllBytes(file);
    Files.delete(file);
    Files.write(file, content);

    assertThat(site.done(spark, "run")).contains("Nothing has changed");
    assertThat(site.listing()).isEqualTo(before);
  }

  @Test
  void a_part_delivered_in_two_files_counts_as_if_it_were_one() throws Exception {
    Path whole = site.waves().resolve(DIRECTORS_2019);
    List<String> lines = Files.readAllLines(whole);
    int half = lines.size() / 2;
    Files.write(whole, lines.subList(0, half));
    List<String> rest = new ArrayList<>(lines.subList(half, lines.size()));
    rest.add(0, lines.get(0));
    Files.write(site.waves().resolve("2019/syntetisk_kommunedirektor_2.csv"), rest);

    site.done(spark, "run");

    assertWaves(List.of("2019"), List.of("2019"), List.of("2019"));
    String all = "select * from estimates order by all";
    assertThat(site.query(all)).isEqualTo(shared.query(all));
    assertThat(
            site.query(
                "select count(distinct file)::int, sum(rows_n)::int from deliveries"
                    + " where wave = '2019' and sub_survey = 'municipal_director'"))
        .containsExactly(List.of(2, lines.size() - 1));
  }

  /** What the last row of the run log says was done. */
  private void assertWaves(List<String> ingested, List<String> resolved, List<String> counted) {
    Row last =
        spark
            .spark()
            .read()
            .format("delta")
            .load(site.table("run_log").toString())
            .orderBy("started_at")
            .collectAsList()
            .get(1);
    assertThat(last.<String>getAs("outcome")).isEqualTo("done");
    assertThat(last.<String>getList(last.fieldIndex("waves_ingested"))).isEqualTo(ingested);
    assertThat(last.<String>getList(last.fieldIndex("waves_resolved"))).isEqualTo(resolved);
    assertThat(last.<String>getList(last.fieldIndex("waves_counted"))).isEqualTo(counted);
  }

  private List<String> names(Site at, String table, String wave) {
    return at.parts(spark, table, wave).stream()
        .map(part -> part.substring(part.lastIndexOf('/') + 1))
        .toList();
  }

  private List<String> changedMarts() throws IOException {
    SortedMap<String, String> now = new TreeMap<>(site.marts());
    now.entrySet().removeAll(shared.marts().entrySet());
    return List.copyOf(now.keySet());
  }

  private static long number(Site at, String sql) throws Exception {
    List<List<@Nullable Object>> rows = at.query(sql);
    assertThat(rows).hasSize(1);
    return ((Number) Objects.requireNonNull(rows.get(0).get(0))).longValue();
  }

  /** The first respondent had not heard of the newsletter after all. */
  private static String swapFirstNewsletterAnswer(String text) {
    return text.replaceFirst(";0;syntetisk;Ja;syntetisk;", ";0;syntetisk;Nei;syntetisk;");
  }
}
