package no.kommunespeil.tests;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.spark.io.Migration;
import no.kommunespeil.spark.io.StageState;
import no.kommunespeil.spark.io.StageTable;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Tables that another version of the program has made. */
@ExtendWith({LocalSpark.Shared.class, SampleRun.Shared.class, Site.Shared.class})
class FormatTest {

  private final LocalSpark spark;

  FormatTest(LocalSpark spark) {
    this.spark = spark;
  }

  /** The archive holds what the first release made of the small survey, and its run log. */
  @Test
  void tables_of_the_first_release_give_the_marts_of_today_when_the_wave_files_are_gone(
      @TempDir Path now, @TempDir Path then) throws IOException {
    SmallSurvey fresh = SmallSurvey.in(now);
    SmallSurvey kept = SmallSurvey.in(then);
    unpack("released/0.1.0.zip", then.resolve("out"));
    Site.delete(then.resolve("waves"));
    Files.createDirectories(then.resolve("waves"));
    long rows = rows(then.resolve("out/tables/bronze")).count();

    Program.Ended made = run(fresh);
    Program.Ended madeOfOld = run(kept);

    assertThat(made.exitCode()).as(made.output()).isZero();
    assertThat(madeOfOld.exitCode()).as(madeOfOld.output()).isZero();
    assertThat(Site.contents(then.resolve("out/marts/current")))
        .isEqualTo(Site.contents(now.resolve("out/marts/current")));
    assertThat(rows(then.resolve("out/tables/bronze")).count()).isEqualTo(rows).isPositive();
    assertThat(rows(then.resolve("out/tables/run_log")).where("configuration is not null").count())
        .as("runs that say by which configuration, the first release's not among them")
        .isEqualTo(rows(then.resolve("out/tables/run_log")).count() - 1);
  }

  @Test
  void each_step_from_the_format_of_a_table_on_is_taken_once_and_all_in_one_commit(
      Site shared, @TempDir Path folder) throws IOException {
    Site site = shared.copyTo(folder.resolve("site"));
    Migration first = new Migration("a column", rows -> rows.withColumn("added", lit(1)));
    Migration second =
        new Migration("its name", rows -> rows.withColumnRenamed("added", "renamed"));
    StageTable plain = table(site);
    StageState held = plain.state();
    List<Row> before = plain.read(spark.spark()).collectAsList();

    StageTable once = plain.withMigrations(List.of(first));
    assertThat(once.pending(held)).containsExactly(first);
    StageState one = once.migrate(spark.spark());
    StageTable twice = plain.withMigrations(List.of(first, second));
    StageState two = twice.migrate(spark.spark());

    assertThat(one.version()).isEqualTo(held.version() + 1);
    assertThat(two.version()).isEqualTo(held.version() + 2);
    assertThat(two.waves()).isEqualTo(held.waves());
    assertThat(List.of(held.format(), one.format(), two.format())).containsExactly(1, 2, 3);
    assertThat(twice.pending(one)).containsExactly(second);
    assertThat(twice.pending(two)).isEmpty();
    Dataset<Row> migrated = plain.read(spark.spark());
    assertThat(migrated.columns()).contains("renamed").doesNotContain("added");
    assertThat(migrated.drop("renamed").collectAsList())
        .containsExactlyInAnyOrderElementsOf(before);
    assertThatThrownBy(() -> once.pending(two))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("A newer version of this program has made the table: its format is 3")
        .hasMessageContaining("knows those up to 2");
  }

  @Test
  void a_table_of_a_newer_version_is_left_as_it_is(Site shared, @TempDir Path folder)
      throws IOException {
    Site site = shared.copyTo(folder.resolve("site"));
    table(site)
        .withMigrations(List.of(new Migration("nothing", rows -> rows)))
        .migrate(spark.spark());
    var before = site.listing();

    for (String command : List.of("run", "ingest", "status")) {
      assertThat(site.stopped(spark, command))
          .contains(site.table("bronze").toString())
          .contains("A newer version of this program has made the table")
          .contains("Run the newer version, or name another folder with --out.");
    }
    var after = site.listing();
    for (var files : List.of(before, after)) {
      // That it was tried is told there, and the lock was taken beside it.
      files.keySet().removeIf(name -> !name.matches("(marts|tables/(bronze|silver|gold)).*"));
    }
    assertThat(after).isEqualTo(before);
  }

  private static StageTable table(Site site) throws IOException {
    return StageTable.of(
        new org.apache.hadoop.fs.Path(site.table("bronze").toUri()), new Configuration());
  }

  private Dataset<Row> rows(Path table) {
    return spark.spark().read().format("delta").load(table.toString());
  }

  private Program.Ended run(SmallSurvey survey) {
    return Program.run(
        spark,
        "run",
        "--conf",
        survey.at("conf").toString(),
        "--waves",
        survey.at("waves").toString(),
        "--out",
        survey.at("out").toString());
  }

  private static void unpack(String resource, Path to) throws IOException {
    try (InputStream in =
            Objects.requireNonNull(FormatTest.class.getResourceAsStream(resource), resource);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.isDirectory()) {
          Path file = to.resolve(entry.getName());
          Files.createDirectories(Objects.requireNonNull(file.getParent()));
          Files.copy(zip, file);
        }
      }
    }
  }
}
