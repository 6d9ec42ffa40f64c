package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Checks that stand between the tables and the marts. */
@ExtendWith({LocalSpark.Shared.class, SampleRun.Shared.class, Site.Shared.class})
class GateTest {

  private static final String LEADS = "2019/syntetisk_integreringsansvarlig.csv";
  private static final String DIRECTORS = "2019/syntetisk_kommunedirektor.csv";
  private static final String SCHOOLS = "2019/syntetisk_skolesjef.xlsx";

  private final LocalSpark spark;
  private final SampleRun sample;
  private final Site site;

  GateTest(LocalSpark spark, SampleRun sample, Site shared, @TempDir Path folder)
      throws IOException {
    this.spark = spark;
    this.sample = sample;
    this.site = shared.copyTo(folder.resolve("site"));
  }

  @Test
  void a_check_stops_the_run_until_the_file_or_the_configuration_says_otherwise() throws Exception {
    SortedMap<String, String> before = Site.contents(site.out().resolve("marts"));
    String good = Files.readString(site.waves().resolve(DIRECTORS));
    site.edit(site.waves().resolve(DIRECTORS), GateTest::withUnknownUnits);

    Program.Ended run = site.run(spark, "run");

    assertThat(run.exitCode()).as(run.output()).isEqualTo(3);
    assertThat(run.output())
        .containsPattern(
            "Stopped before publishing the marts: 1 finding of checks\\.\n"
                + "  wave 2019, municipal_director, 2019/syntetisk_kommunedirektor\\.csv"
                + " \\[rejected_rows]: [0-9]+ of 156 rows, [0-9.]+ percent, are rejected; at most 5"
                + " percent are expected\\. Run validate, which says which rows they are")
        .contains("What was published before stays as it was.")
        .contains(site.out() + "/quality/findings.csv")
        .contains("say so with a reason under 'exceptions' in quality.yaml");
    assertThat(Site.contents(site.out().resolve("marts"))).isEqualTo(before);
    assertThat(lastOutcome()).isEqualTo("gate");
    assertThat(site.done(spark, "status"))
        .contains("Marts     behind")
        .contains(
            "Gate      a check holds the marts back; the findings are in "
                + site.out()
                + "/quality/findings.csv");

    // Nothing has changed, so that nothing but the check is made again.
    Program.Ended again = site.run(spark, "publish");
    assertThat(again.exitCode()).as(again.output()).isEqualTo(3);
    Program.Ended rehearsed = site.run(spark, "run", "--dry-run");
    assertThat(rehearsed.exitCode()).as(rehearsed.output()).isEqualTo(3);
    assertThat(rehearsed.output()).contains("nothing has changed since");
    assertThat(Site.contents(site.out().resolve("marts"))).isEqualTo(before);

    site.edit(
        site.conf().resolve("quality.yaml"),
        text ->
            text.replace(
                "exceptions: []",
                """
                exceptions:
                  - check: rejected_rows
                    wave: "2019"
                    sub_survey: municipal_director
                    level: warn
                    reason: "Twenty answers came from a test of the form."
                """));
    assertThat(site.done(spark, "status")).doesNotContain("Gate");
    assertThat(site.done(spark, "run")).contains("warning   wave 2019, municipal_director");
    assertThat(site.out().resolve("quality")).doesNotExist();
    assertThat(
            site.query(
                """
                select level, outcome, finding_no, findings_n, file, reason,
                  value = (select sum(rows_n) filter (status = 'rejected') / any_value(file_rows_n)
                    from deliveries where file like '%kommunedirektor.csv' and wave = '2019')
                from quality_findings
                where wave = '2019' and sub_survey = 'municipal_director'
                  and check_key = 'rejected_rows'
                order by finding_no
                """))
        .containsExactly(
            Arrays.asList(
                "warn",
                "warned",
                0,
                1L,
                null,
                "Twenty answers came from a test of the form.",
                null),
            Arrays.asList(
                "warn",
                "warned",
                1,
                null,
                DIRECTORS,
                "Twenty answers came from a test of the form.",
                true));

    Files.writeString(site.waves().resolve(DIRECTORS), good);
    assertThat(site.done(spark, "run")).doesNotContain("rejected_rows]");
  }

  @Test
  void all_that_checks_find_is_told_at_once_and_before_anything_is_written() throws Exception {
    spoil();
    SortedMap<String, String> before = everything();

    Program.Ended rehearsed = site.run(spark, "run", "--dry-run");

    assertThat(rehearsed.exitCode()).as(rehearsed.output()).isEqualTo(3);
    assertThat(everything()).isEqualTo(before);
    assertThat(rehearsed.output())
        .containsPattern("(?m)^2016 +as it is +as it is +as it is$")
        .containsPattern("(?m)^2019 +again, 3 files +again +again$")
        .containsPattern(
            "Marts     24 marts of waves 2016, 2019 would be published, in place of set")
        .contains("[empty_sub_survey]", "[duplicate_delivery]", "[set_aside_rows]")
        .contains("[field_period]", "[out_of_scale]", "[blank_column]");

    Program.Ended run = site.run(spark, "run");

    assertThat(run.exitCode()).as(run.output()).isEqualTo(3);
    String marts = "read_csv('" + site.out().resolve("quality/findings.csv") + "')";
    assertThat(
            site.query(
                "select sub_survey, check_key, outcome, variable, count(*) from "
                    + marts
                    + " where finding_no > 0 and wave = '2019' and check_key <> 'jump'"
                    + " group by all order by all"))
        .containsExactly(
            found("integration_lead", "blank_column", "warned", "outreach_language_training"),
            found("integration_lead", "field_period", "warned", null),
            found("integration_lead", "out_of_scale", "warned", "user_participation_methods"),
            found("integration_lead", "same_answer", "warned", "usefulness_imdi_services"),
            Arrays.asList("municipal_director", "duplicate_delivery", "stopped", null, 2L),
            found("municipal_director", "set_aside_rows", "warned", null),
            found("school_head", "empty_sub_survey", "stopped", null));
    // Every check of every sub-survey, whatever came of it.
    assertThat(
            site.query(
                "select count(*), count(distinct check_key), count(what_en) from "
                    + marts
                    + " where finding_no = 0 and wave = '2019'"))
        .containsExactly(List.of(36L, 12L, 36L));
  }

  private static List<Object> found(
      String subSurvey, String check, String outcome, @Nullable String at) {
    return Arrays.asList(subSurvey, check, outcome, at, 1L);
  }

  @Test
  void a_dry_run_of_what_is_in_order_says_so_and_writes_nothing(@TempDir Path other)
      throws Exception {
    SortedMap<String, String> before = everything();
    assertThat(site.done(spark, "run", "--dry-run"))
        .contains("nothing would be published")
        .doesNotContain("again");
    site.edit(
        site.conf().resolve("codebook/codebook.yaml"),
        text -> text.replaceFirst("en: \"IMDi's services\"", "en: \"The services of IMDi\""));
    assertThat(site.done(spark, "run", "--dry-run")).contains("would be published, in place of");
    for (String stage : new String[] {"ingest", "resolve", "count", "publish"}) {
      site.done(spark, stage, "--dry-run");
    }
    SortedMap<String, String> after = everything();
    before.keySet().removeIf(path -> path.startsWith("conf"));
    after.keySet().removeIf(path -> path.startsWith("conf"));
    assertThat(after).isEqualTo(before);

    Site fresh = site.freshIn(other);
    assertThat(fresh.done(spark, "run", "--dry-run"))
        .containsPattern("(?m)^2016 +new, 1 file +new +new$")
        .contains("24 marts of waves 2016, 2019 would be published, if checks let them.");
    assertThat(fresh.out()).doesNotExist();
    assertThat(fresh.stopped(spark, "resolve", "--dry-run")).contains("Run 'ingest' first");
    assertThat(fresh.out()).doesNotExist();
  }

  @Test
  void the_sample_passes_every_check_with_few_warnings() throws Exception {
    assertThat(
            sample.query(
                "select outcome, count(*) from quality_findings where finding_no = 0"
                    + " and check_key not in ('jump', 'response_change', 'same_answer')"
                    + " group by all"))
        // Nine checks of eighteen sub-surveys.
        .containsExactly(List.of("passed", 162L));
    assertThat(
            sample.query(
                "select wave, sub_survey, check_key from quality_findings where finding_no > 0"
                    + " order by all"))
        .hasSizeLessThan(8)
        .contains(List.of("2015", "municipal_director", "response_change"));
    // The published shares of 2014 and 2015 rest on 212 and 337 directors.
    assertThat(
            sample.query(
                "select round(value, 3) from quality_findings where check_key = 'response_change'"
                    + " and finding_no = 1 and wave = '2015'"))
        .containsExactly(List.of(Math.round(1000 * (337.0 / 212 - 1)) / 1000.0));
  }

  private static String withUnknownUnits(String text) {
    return text.replaceAll("(?m)^(S2019-000[01][0-9];[^;]*;)[0-9]{4,6};[^;]*;", "$19999;Ukjent;");
  }

  /** Much is wrong with the wave of 2019. */
  private void spoil() throws IOException {
    Files.copy(
        site.waves().resolve(DIRECTORS),
        site.waves().resolve("2019/syntetisk_kommunedirektor_igjen.csv"));
    Files.delete(site.waves().resolve(SCHOOLS));
    site.edit(site.waves().resolve(LEADS), text -> onRows(text.replace(";2020-0", ";2019-0")));
  }

  private static String onRows(String text) {
    UnaryOperator<String> spoilt =
        row -> {
          String[] cells = row.split(";", -1);
          // The six items of what is useful.
          Arrays.fill(cells, 15, 21, "God");
          cells[cells.length - 2] = "Kanskje";
          cells[cells.length - 1] = "";
          return String.join(";", cells);
        };
    return text.lines()
        .map(row -> row.startsWith("S2019-") ? spoilt.apply(row) : row)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private String lastOutcome() {
    Row last =
        spark
            .spark()
            .read()
            .format("delta")
            .load(site.table("run_log").toString())
            .orderBy(functions.col("started_at").desc())
            .first();
    return last.getAs("outcome");
  }

  /** Content and time of every file of the site, whatever it is for, and time of every folder. */
  private SortedMap<String, String> everything() throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(site.folder())) {
      for (Path path : all.toList()) {
        String content =
            Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                ? new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1)
                : "";
        files.put(
            site.folder().relativize(path).toString(),
            Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS)
                + " "
                + content.length()
                + " "
                + content.hashCode());
      }
    }
    return files;
  }
}
