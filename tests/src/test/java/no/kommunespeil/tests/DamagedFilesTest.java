package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was written and is no longer what it was is mended, or told with what to do. */
@Tag("long")
@ExtendWith({LocalSpark.Shared.class, Trials.Shared.class})
class DamagedFilesTest {

  private final LocalSpark spark;
  private final Trials trials;

  DamagedFilesTest(LocalSpark spark, Trials trials) {
    this.spark = spark;
    this.trials = trials;
  }

  @Test
  void a_mart_of_the_same_size_and_other_content_is_found_and_made_again() throws Exception {
    Path site = trials.published();
    Path mart = site.resolve("out/marts/current/estimates.parquet").toRealPath();
    byte[] content = Files.readAllBytes(mart);
    content[content.length / 2] ^= 1;
    Files.write(mart, content);

    String what = mart + ": This file of the published set is not what was written. Run 'run'";
    for (String command : new String[] {"export", "report"}) {
      Program.Ended ended = trials.read(site, command);
      Trials.assertToldWell(ended, command);
      assertThat(ended.output()).contains(what);
    }
    assertThat(site.resolve("out/export")).doesNotExist();
    assertThat(site.resolve("out/report")).doesNotExist();

    assertThat(trials.run(site).exitCode()).isZero();
    assertThat(Trials.marts(site)).isEqualTo(trials.old());
  }

  @Test
  void a_pointer_and_a_summary_that_say_nothing_are_told_to_readers_and_set_right()
      throws Exception {
    Path site = trials.published();
    Path set = site.resolve("out/marts/current").toRealPath();
    Files.writeString(site.resolve("out/marts/CURRENT"), "?");
    assertThat(trials.read(site, "sql", "select 1").output())
        .contains("out/marts/CURRENT: This file names no set of marts. Run 'run'");
    assertThat(trials.run(site).exitCode()).isZero();

    Files.writeString(set.resolve("set.json"), "{\"marts\": {");
    assertThat(trials.read(site, "sql", "select 1").output())
        .contains(
            "set.json: This file, which says what the published set consists of, is damaged.");
    assertThat(trials.run(site).exitCode()).isZero();

    Files.delete(set.resolve("units.parquet"));
    assertThat(trials.read(site, "sql", "select 1").output())
        .contains("units.parquet: This file of the published set is missing. Run 'run'");
    assertThat(trials.run(site).exitCode()).isZero();
    assertThat(Trials.marts(site)).isEqualTo(trials.old());
  }

  @Test
  void a_run_log_that_is_damaged_stops_no_run() throws Exception {
    Path site = trials.copy();
    Files.writeString(commit(site, "run_log", 1), "{\"commitInfo\": {\"timest");

    Program.Ended ended = run(site);

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    assertThat(ended.output())
        .contains("This commit of the Delta table is damaged. The table run_log was moved to ")
        .contains("It is kept to be looked into; delete it when that is done.");
    assertThat(Trials.marts(site)).isEqualTo(trials.expected());
    assertThat(spark.spark().read().format("delta").load(table(site, "run_log")).count()).isOne();
    assertThat(setAside(site)).hasSize(1).allMatch(name -> name.startsWith("run_log-"));
  }

  @Test
  void a_lost_file_of_silver_and_a_lost_commit_of_gold_cost_a_warning() throws Exception {
    Path site = trials.toPublishAgain();
    Random chance = new Random(1);
    Path lost =
        new Damage("silver", Damage.Which.DATA_OF_2019, Damage.How.DELETED, true)
            .inflict(site, chance);
    Path cut =
        new Damage("gold", Damage.Which.MIDDLE_COMMIT, Damage.How.CUT_AT_A_LINE, false)
            .inflict(site, chance);

    Program.Ended ended = run(site);

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    assertThat(ended.output())
        .contains(
            lost.getFileName() + ": This data file of the Delta table is missing or damaged.",
            "The table silver was moved to ",
            cut.getFileName() + ": This commit of the Delta table is damaged.",
            "The table gold was moved to ");
    assertThat(Trials.marts(site).get("estimates.parquet"))
        .isEqualTo(trials.old().get("estimates.parquet"));
    assertThat(setAside(site)).hasSize(2);
  }

  @Test
  void an_emptied_commit_of_bronze_is_damage_and_not_the_work_of_another_program()
      throws Exception {
    Damage damage = new Damage("bronze", Damage.Which.LAST_COMMIT, Damage.How.EMPTIED, false);

    assertThat(trials.damage(damage)).contains("This commit of the Delta table is damaged.");
  }

  @Test
  void rows_of_bronze_are_taken_in_again_where_their_files_are_at_hand() throws Exception {
    Path site = trials.copy();
    Damage damage =
        new Damage("bronze", Damage.Which.DATA_OF_2019, Damage.How.ONE_BIT_TURNED, false);
    Path file = damage.inflict(site, new Random(1));

    Program.Ended told = run(site);
    Trials.assertToldWell(told, damage.name());
    assertThat(told.output())
        .contains(file + ": This data file of the Delta table is missing or damaged.")
        .contains("Restore it from a backup. Or put the files of wave 2019 back, ")
        .contains("Nothing was deleted, and the marts are as they were.");
    assertThat(Trials.marts(site)).isEqualTo(trials.old());

    SmallSurvey.in(site.resolveSibling("again"));
    Files.createDirectories(site.resolve("waves/2019"));
    Files.copy(
        site.resolveSibling("again").resolve(SmallSurvey.LEAD_2019),
        site.resolve(SmallSurvey.LEAD_2019));
    Program.Ended ended = run(site);

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    assertThat(ended.output()).contains("wave 2019 is taken in again from the wave files.");
    assertThat(Trials.marts(site)).isEqualTo(trials.expected());
  }

  @Test
  void a_damaged_checkpoint_is_set_aside_when_every_commit_is_there() throws Exception {
    Path site = trials.copy();
    DeltaLog.forTable(spark.spark(), table(site, "bronze")).checkpoint();
    Path checkpoint;
    try (Stream<Path> log = Files.list(site.resolve("out/tables/bronze/_delta_log"))) {
      checkpoint =
          log.filter(file -> file.getFileName().toString().matches("\\d{20}\\.checkpoint.*parquet"))
              .findAny()
              .orElseThrow();
    }
    byte[] content = Files.readAllBytes(checkpoint);
    Files.write(checkpoint, new byte[content.length]);

    Program.Ended ended = run(site);

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    assertThat(ended.output()).contains("every commit is there, and the table is whole without");
    assertThat(Trials.marts(site)).isEqualTo(trials.expected());
    assertThat(setAside(site)).hasSize(1);
  }

  private Program.Ended run(Path site) {
    DeltaLog.clearCache();
    return trials.run(site);
  }

  private static String table(Path site, String name) {
    return site.resolve("out/tables").resolve(name).toString();
  }

  private static Path commit(Path site, String table, int version) {
    return site.resolve(
        "out/tables/" + table + "/_delta_log/0000000000000000000" + version + ".json");
  }

  private static List<String> setAside(Path site) throws IOException {
    try (Stream<Path> tables = Files.list(site.resolve("out/tables/damaged"))) {
      return tables.map(path -> path.getFileName().toString()).toList();
    }
  }
}
