package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a run leaves for whoever looks after it. */
@ExtendWith({LocalSpark.Shared.class, SampleRun.Shared.class, Site.Shared.class})
class RunRecordsTest {

  private static final String DIRECTORS = "2019/syntetisk_kommunedirektor.csv";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final LocalSpark spark;
  private final Site site;

  RunRecordsTest(LocalSpark spark, Site shared, @TempDir Path folder) throws IOException {
    this.spark = spark;
    this.site = shared.copyTo(folder);
  }

  @Test
  void a_run_says_of_each_step_what_it_read_and_wrote() throws Exception {
    JsonNode run = runs().get(0);

    assertThat(run.path("command").asText()).isEqualTo("run");
    assertThat(run.path("outcome").asText()).isEqualTo("done");
    assertThat(run.path("exit_code").asInt(-1)).isZero();
    assertThat(run.path("marts_set").asText()).isEqualTo(site.set());
    assertThat(run.path("steps"))
        .extracting(step -> step.path("step").asText())
        .containsExactly("start", "ingest", "resolve", "count", "check", "publish");
    long delivered =
        (Long)
            Objects.requireNonNull(
                site.query("select sum(rows_n)::bigint from deliveries").get(0).get(0));
    assertThat(run.path("steps").get(1).path("rows_out").asLong()).isEqualTo(delivered);
    assertThat(run.path("steps").get(2).path("rows_in").asLong()).isEqualTo(delivered);
    assertThat(run.path("steps").get(2).path("rows_out").asLong()).isEqualTo(delivered);
    assertThat(run.path("steps").get(3).path("rows_in").asLong()).isEqualTo(delivered);
    assertThat(run.path("steps").get(3).path("table_version").asInt(-1)).isZero();
    assertThat(run.path("steps").get(5).path("rows_out").asLong()).isEqualTo(sumOfMarts());
    List<List<@Nullable Object>> accounted =
        site.query(
            "select wave, sum(rows_n)::bigint from deliveries where content = 'responses'"
                + " group by wave order by wave");
    for (List<@Nullable Object> wave : accounted) {
      JsonNode rows = run.path("rows").path(String.valueOf(wave.get(0)));
      assertThat(rows.path("read").asLong()).isEqualTo(wave.get(1));
      assertThat(
              rows.path("counted").asLong()
                  + rows.path("set_aside").asLong()
                  + rows.path("rejected").asLong())
          .isEqualTo(wave.get(1));
    }
  }

  private long sumOfMarts() throws Exception {
    JsonNode set = JSON.readTree(site.sets().resolve(site.set()).resolve("set.json").toFile());
    long rows = 0;
    for (JsonNode mart : set.path("marts")) {
      rows += mart.path("rows").asLong();
    }
    return rows;
  }

  @Test
  void a_run_that_fails_leaves_what_stopped_it_and_no_text_of_the_file() throws Exception {
    site.edit(site.waves().resolve(DIRECTORS), text -> text + "for;mange;felt\n".repeat(2));

    site.stopped(spark, "run");

    List<JsonNode> runs = runs();
    assertThat(runs).hasSize(2);
    JsonNode failed = runs.get(0);
    assertThat(failed.path("outcome").asText()).isEqualTo("failed");
    assertThat(failed.path("exit_code").asInt()).isEqualTo(1);
    assertThat(failed.path("problem").asText())
        .startsWith("Stopped while ")
        .doesNotContain("mange")
        .doesNotContain("\n");
    Row last = lastOfTable();
    assertThat(last.<String>getAs("outcome")).isEqualTo("failed");
    assertThat(last.<String>getAs("problem")).isEqualTo(failed.path("problem").asText());
  }

  @Test
  void a_run_before_which_the_table_had_fewer_columns_adds_them() throws Exception {
    String table = site.table("run_log").toString();
    spark
        .spark()
        .read()
        .format("delta")
        .load(table)
        .drop("problem", "steps", "spark_jobs", "spark_stages")
        .write()
        .format("delta")
        .mode("overwrite")
        .option("overwriteSchema", "true")
        .save(table);
    site.edit(
        site.conf().resolve("codebook/codebook.yaml"),
        text -> text.replaceFirst("en: \"IMDi's services\"", "en: \"The services of IMDi\""));

    site.done(spark, "run");

    Row last = lastOfTable();
    assertThat(last.<String>getAs("problem")).isNull();
    assertThat(last.<Integer>getAs("spark_jobs")).isPositive();
    List<Row> steps = last.getList(last.fieldIndex("steps"));
    assertThat(steps)
        .extracting(step -> step.<String>getAs("step"))
        .containsExactly("ingest", "resolve", "count", "start", "check", "publish");
  }

  @Test
  void a_run_with_nothing_to_do_leaves_no_record_and_one_on_a_folder_that_is_not_there_makes_none()
      throws Exception {
    SortedMap<String, String> before = site.listing();
    site.done(spark, "run");
    assertThat(site.listing()).isEqualTo(before);

    Path elsewhere = site.folder().resolve("misspelt");
    Program.Ended ended =
        Program.run(
            spark,
            "run",
            "--conf",
            site.conf().toString(),
            "--waves",
            site.folder().resolve("nowhere").toString(),
            "--out",
            elsewhere.toString());
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(elsewhere).doesNotExist();
  }

  @Test
  void runs_are_listed_newest_first_and_what_is_half_written_is_passed_over() throws Exception {
    site.edit(site.waves().resolve(DIRECTORS), text -> text + "for;mange;felt\n");
    site.stopped(spark, "run");
    Files.writeString(
        site.out().resolve("runs/20990101T000000000Z-00000000-0000-0000-0000-000000000000.json"),
        "{\"run_id\": \"half");
    Files.writeString(site.out().resolve("runs/notes.json"), "{}");

    List<String> lines = site.done(spark, "runs").lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).startsWith("started ").endsWith("what");
    assertThat(lines.get(1)).contains("run      failed      1").contains("Stopped while ");
    assertThat(lines.get(2))
        .contains("run      done        0")
        .endsWith("waves 2016, 2019 → set " + site.set());
    assertThat(site.done(spark, "runs", "--last", "1").lines()).hasSize(2);
    assertThat(site.run(spark, "runs", "--last", "0").exitCode()).isEqualTo(2);
  }

  private List<JsonNode> runs() throws IOException {
    List<JsonNode> runs = new ArrayList<>();
    for (String line : site.done(spark, "runs", "--format", "json").lines().toList()) {
      runs.add(JSON.readTree(line));
    }
    return runs;
  }

  private Row lastOfTable() {
    List<Row> rows =
        spark
            .spark()
            .read()
            .format("delta")
            .load(site.table("run_log").toString())
            .orderBy("started_at")
            .collectAsList();
    return rows.get(rows.size() - 1);
  }
}
