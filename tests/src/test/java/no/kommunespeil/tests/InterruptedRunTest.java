package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a run finds half done, by itself or by others, it ends with the same marts. */
@Tag("long")
@ExtendWith({LocalSpark.Shared.class, Trials.Shared.class})
class InterruptedRunTest {

  /** The last version of each table. */
  private static final int LAST = 2;

  private final LocalSpark spark;
  private final Site shared;
  private final Site site;

  InterruptedRunTest(LocalSpark spark, Trials trials, @TempDir Path folder) throws IOException {
    this.spark = spark;
    this.shared = trials.base();
    this.site = shared.copyTo(folder);
  }

  @Test
  void a_run_goes_on_after_whichever_stage_was_the_last(@TempDir Path work) throws IOException {
    Site staged = shared.freshIn(work.resolve("staged"));
    for (String stage : List.of("ingest", "resolve", "count")) {
      staged.done(spark, stage);
      Site stopped = staged.copyTo(work.resolve("after-" + stage));
      stopped.done(spark, "run");
      assertSameMarts(stopped);
    }
    staged.done(spark, "publish");
    assertSameMarts(staged);
    assertThat(staged.done(spark, "run")).contains("Nothing has changed");
  }

  @Test
  void how_the_work_is_shared_out_does_not_show_in_the_marts(@TempDir Path work)
      throws IOException {
    Site spread = shared.freshIn(work);
    Files.writeString(
        spread.conf().resolve("profiles/spread.yaml"),
        "spark:\n  spark.sql.shuffle.partitions: \"7\"\n");

    spread.done(spark, "run", "--profile", "spread");

    assertSameMarts(spread);
  }

  @Test
  void a_set_without_its_summary_is_written_again() throws IOException {
    Files.delete(current().resolve("set.json"));
    site.done(spark, "run");
    assertSameMarts(site);
  }

  @Test
  void a_set_with_a_half_written_summary_is_written_again() throws IOException {
    cut(current().resolve("set.json"));
    site.done(spark, "run");
    assertSameMarts(site);
  }

  @Test
  void a_set_with_a_half_written_mart_is_written_again() throws IOException {
    cut(current().resolve("estimates.parquet"));
    site.done(spark, "run");
    assertSameMarts(site);
  }

  @Test
  void a_set_that_was_never_made_current_is_used_when_it_is_whole() throws IOException {
    Files.delete(pointer());
    Files.delete(site.out().resolve("marts/current"));
    Files.writeString(site.out().resolve("marts/.CURRENT.next"), "half");
    Files.createSymbolicLink(site.out().resolve("marts/.current.next"), Path.of("sets", "gone"));
    site.done(spark, "run");
    assertSameMarts(site);
    assertThat(site.out().resolve("marts/.CURRENT.next")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "../../conf", "gone0000gone"})
  void a_pointer_that_points_nowhere_is_set_right(String text) throws IOException {
    Files.writeString(pointer(), text);
    site.done(spark, "run");
    assertSameMarts(site);
  }

  @Test
  void a_link_that_still_shows_the_set_before_is_set_right() throws IOException {
    Path link = site.out().resolve("marts/current");
    Files.delete(link);
    Files.createSymbolicLink(link, Path.of("sets", "before"));
    site.done(spark, "run");
    assertSameMarts(site);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bronze", "silver", "gold"})
  void data_files_without_a_log_are_no_table(String table) throws IOException {
    Site.delete(site.log(table));
    assertThat(site.done(spark, "run")).contains("The marts are as they were");
    assertThat(site.version(table)).isZero();
    assertSameMarts(site);
  }

  @Test
  void bronze_changed_by_another_program_is_refused_and_goes_on_when_restored() throws IOException {
    append("bronze");

    for (String command : List.of("run", "ingest", "resolve")) {
      assertThat(site.stopped(spark, command))
          .contains("The table was last changed by another program, at version 3.")
          .contains("RESTORE TABLE ... TO VERSION AS OF");
    }
    assertThat(site.done(spark, "status"))
        .contains("The bronze table was last changed by another program, at version 3");
    assertSameMarts(site);

    sql("RESTORE TABLE delta.`" + site.table("bronze") + "` TO VERSION AS OF " + LAST);
    assertThat(site.done(spark, "run")).contains("Nothing has changed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"silver", "gold"})
  void other_tables_changed_by_another_program_are_made_again(String table) throws IOException {
    append(table);
    assertThat(site.done(spark, "status")).doesNotContain("nothing to do");

    site.done(spark, "run");

    assertThat(site.version("bronze")).isEqualTo(LAST);
    assertThat(site.version(table)).isEqualTo(LAST + 2);
    assertThat(spark.spark().read().format("delta").load(site.table(table).toString()).count())
        .isEqualTo(
            spark.spark().read().format("delta").load(shared.table(table).toString()).count());
    assertSameMarts(site);
    assertThat(site.done(spark, "run")).contains("Nothing has changed");
  }

  @Test
  void housekeeping_by_delta_makes_no_wave_stale() throws IOException {
    String gold = "delta.`" + site.table("gold") + "`";
    // Delta lists files in as many tasks as Spark looks for partitions, which are thousands.
    String tasks = "spark.sql.sources.parallelPartitionDiscovery.parallelism";
    spark.spark().conf().set(tasks, "2");
    sql("ALTER TABLE " + gold + " SET TBLPROPERTIES ('purpose' = 'test')");
    sql("OPTIMIZE " + gold);
    sql("VACUUM " + gold);
    spark.spark().conf().unset(tasks);
    assertThat(site.version("gold")).isGreaterThanOrEqualTo(LAST + 4);

    assertThat(site.done(spark, "status")).contains("nothing to do");
    assertThat(site.done(spark, "run")).contains("Nothing has changed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bronze", "silver", "gold"})
  void a_commit_that_is_not_json_is_named_with_what_to_do(String table) throws IOException {
    Path commit = site.lastCommit(table);
    Files.writeString(commit, "{\"commitInfo\": {\"timest");
    String what = commit + ": This commit of the Delta table is damaged. ";
    assertThat(site.stopped(spark, "status"))
        .contains(
            what + "Run 'run': it makes the table " + table + " again where that can be done");

    if (table.equals("bronze")) {
      assertThat(site.stopped(spark, "run"))
          .contains(
              what + "Restore it from a backup. Or, since the files of every wave are at hand")
          .contains("move the folder " + site.table(table) + " away and run again.");
      assertSameMarts(site);
      Site.delete(site.table(table));
    }
    site.done(spark, "run");
    assertSameMarts(site);
  }

  @Test
  void a_table_whose_first_commits_are_gone_is_not_taken_for_none() throws IOException {
    sql("ALTER TABLE delta.`" + site.table("bronze") + "` SET TBLPROPERTIES ('purpose' = 'test')");
    for (int version = 0; version <= LAST; version++) {
      Files.delete(site.log("bronze").resolve("0000000000000000000" + version + ".json"));
    }

    assertThat(site.stopped(spark, "run")).contains("last changed by another program");
    assertSameMarts(site);
  }

  @Test
  void delta_keeps_the_commits_that_say_what_each_wave_was_made_from() throws IOException {
    for (String table : Site.STAGES) {
      assertThat(Files.readString(site.log(table).resolve("00000000000000000000.json")))
          .as(table)
          .contains("\"delta.enableExpiredLogCleanup\":\"false\"");
    }
  }

  private void assertSameMarts(Site of) throws IOException {
    assertThat(of.set()).isEqualTo(shared.set());
    assertThat(of.marts()).isEqualTo(shared.marts());
  }

  private Path pointer() {
    return site.out().resolve("marts/CURRENT");
  }

  private Path current() throws IOException {
    return site.sets().resolve(site.set());
  }

  private static void cut(Path file) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2), StandardOpenOption.TRUNCATE_EXISTING);
  }

  private void append(String table) {
    String path = site.table(table).toString();
    spark
        .spark()
        .read()
        .format("delta")
        .load(path)
        .limit(3)
        .write()
        .format("delta")
        .mode("append")
        .save(path);
  }

  private void sql(String statement) {
    spark.spark().sql(statement).collectAsList();
  }
}
