package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Housekeeping removes what nobody asks for any more, and nothing else. */
@Tag("long")
@ExtendWith({LocalSpark.Shared.class, SampleRun.Shared.class, Site.Shared.class})
class MaintainTest {

  private static final String CORRECTED = "2019/syntetisk_kommunedirektor.csv";

  private final LocalSpark spark;
  private final Site site;

  MaintainTest(LocalSpark spark, Site shared, @TempDir Path folder) throws IOException {
    this.spark = spark;
    this.site = shared.copyTo(folder.resolve("site"));
  }

  @Test
  void what_was_replaced_goes_when_it_is_old_and_the_tables_say_the_same() throws IOException {
    String file = Files.readString(site.waves().resolve(CORRECTED));
    site.edit(site.waves().resolve(CORRECTED), MaintainTest::withoutLastLine);
    site.done(spark, "run");
    List<Row> rows = rows();
    SortedMap<String, String> marts = site.marts();
    Files.createDirectories(site.sets().resolve("0123456789ab/restricted"));

    assertThat(site.done(spark, "maintain"))
        .contains("care      bronze, ")
        .contains("care      silver, ")
        .contains("care      gold, ")
        .contains("care      run_log, ")
        .contains("marts     1 set removed");
    assertThat(unused()).as("files that can still be asked for").isNotEmpty();
    assertThat(site.sets().resolve("0123456789ab")).doesNotExist();
    String first = firstRun();
    site.done(spark, "rebuild", "--as-of", first, "--to", site.folder().resolve("then").toString());

    age(Duration.ofDays(40));
    site.done(spark, "maintain", "--keep-days", "30");

    assertThat(unused()).isEmpty();
    assertThat(rows()).containsExactlyInAnyOrderElementsOf(rows);
    assertThat(site.marts()).isEqualTo(marts);
    assertThat(site.done(spark, "status")).contains("The next run has nothing to do.");
    assertThat(site.done(spark, "run")).contains("Nothing has changed");
    Files.writeString(site.waves().resolve(CORRECTED), file);
    site.done(spark, "run");
    assertThat(site.done(spark, "run")).contains("Nothing has changed");
  }

  @Test
  void a_table_whose_commits_were_removed_still_says_what_it_was_made_from() throws IOException {
    // Delta removes old commits when it makes a checkpoint, once there is an old one before it.
    for (String table : Site.STAGES) {
      spark
          .spark()
          .sql(
              "ALTER TABLE delta.`"
                  + site.table(table)
                  + "` SET TBLPROPERTIES ('delta.checkpointInterval' = '2')");
    }
    site.done(spark, "maintain", "--keep-days", "30");
    age(Duration.ofDays(40));
    // Delta removes commits when it makes others: a table in which nothing happens keeps its few.
    for (int month = 0; month < 2; month++) {
      site.edit(site.waves().resolve(CORRECTED), MaintainTest::withoutLastLine);
      site.done(spark, "run");
      site.done(spark, "maintain", "--keep-days", "30");
    }

    for (String table : Site.STAGES) {
      assertThat(site.log(table).resolve("00000000000000000000.json")).as(table).doesNotExist();
    }
    assertThat(site.done(spark, "status")).contains("The next run has nothing to do.");
    assertThat(site.done(spark, "run")).contains("Nothing has changed");
  }

  @Test
  void a_time_that_is_none_is_a_mistake_of_usage() {
    for (String days : new String[] {"0", "-3", "1.5", "all"}) {
      Program.Ended ended = site.run(spark, "maintain", "--keep-days", days);
      assertThat(ended.exitCode()).isEqualTo(2);
      assertThat(ended.output()).contains("is not a number of days. Write 1 or more");
    }
  }

  private List<Row> rows() {
    return Site.STAGES.stream()
        .flatMap(
            table ->
                spark
                    .spark()
                    .read()
                    .format("delta")
                    .load(site.table(table).toString())
                    .collectAsList()
                    .stream())
        .toList();
  }

  private String firstRun() {
    return spark
        .spark()
        .read()
        .format("delta")
        .load(site.table("run_log").toString())
        .orderBy("finished_at")
        .first()
        .getAs("run_id");
  }

  /** Data files of stages that no table holds now. */
  private List<Path> unused() throws IOException {
    List<String> used =
        Site.STAGES.stream()
            .flatMap(
                table ->
                    Stream.of(
                        spark
                            .spark()
                            .read()
                            .format("delta")
                            .load(site.table(table).toString())
                            .inputFiles()))
            .map(file -> file.substring(file.lastIndexOf('/') + 1))
            .toList();
    try (Stream<Path> files = Files.walk(site.out().resolve("tables"))) {
      return files
          .filter(file -> file.toString().endsWith(".parquet"))
          .filter(file -> !file.toString().contains("_delta_log"))
          .filter(file -> !file.toString().contains("run_log"))
          .filter(file -> !used.contains(file.getFileName().toString()))
          .toList();
    }
  }

  private void age(Duration by) throws IOException {
    new Ageing(spark).age(site.out().resolve("tables"), by);
  }

  private static String withoutLastLine(String text) {
    return text.substring(0, text.stripTrailing().lastIndexOf('\n') + 1);
  }
}
