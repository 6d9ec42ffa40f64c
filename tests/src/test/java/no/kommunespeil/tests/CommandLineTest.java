package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands say, and with which exit code they end. */
@ExtendWith({LocalSpark.Shared.class, SampleRun.Shared.class, Site.Shared.class})
class CommandLineTest {

  private final LocalSpark spark;
  private final Site shared;
  private final Site site;

  CommandLineTest(LocalSpark spark, Site shared, @TempDir Path folder) {
    this.spark = spark;
    this.shared = shared;
    this.site = new Site(folder);
  }

  @Test
  void help_tells_the_commands_and_how_to_start() {
    Program.Ended help = Program.run(spark, "--help");

    assertThat(help.exitCode()).isZero();
    assertThat(help.output())
        .contains(
            "run", "sample", "validate", "status", "runs", "ingest", "resolve", "count", "publish")
        .contains("sql", "export", "report", "register", "config")
        .doesNotContain("floor", "rehearse")
        .contains("Start with:  kommunespeil run --sample")
        .contains("Exit codes:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "sample",
        "validate",
        "status",
        "runs",
        "ingest",
        "resolve",
        "count",
        "publish",
        "sql",
        "export",
        "report",
        "register",
        "notebook",
        "config show"
      })
  void every_command_has_help(String command) {
    Program.Ended help = Program.run(spark, (command + " --help").split(" "));

    assertThat(help.exitCode()).isZero();
    assertThat(help.output()).contains("Usage: kommunespeil " + command).contains("--conf");
  }

  @Test
  void no_command_at_all_gets_the_help_and_counts_as_a_mistake() {
    Program.Ended ended = Program.run(spark);

    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.output()).contains("Usage: kommunespeil");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--wave=x", "--structure=new", "extra"})
  void what_a_command_does_not_know_is_a_mistake_of_usage(String option) {
    Program.Ended ended = site.run(spark, "run", option);

    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.output()).contains(option.substring(option.indexOf('=') + 1));
    assertThat(site.out()).doesNotExist();
  }

  @Test
  void an_unknown_command_is_a_mistake_of_usage() {
    assertThat(Program.run(spark, "rnu").exitCode()).isEqualTo(2);
  }

  @Test
  void a_structure_the_registers_do_not_know_is_refused() throws IOException {
    Program.Ended ended = Program.run(spark, shared.arguments("run", "--structure", "1990"));

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.output())
        .contains("--structure", "do not know the municipalities of 1990", "Choose a year from");
  }

  @Test
  void a_folder_without_a_configuration_is_refused() {
    assertThat(site.stopped(spark, "run"))
        .contains("There is no such folder.")
        .contains("Name the folder of the configuration with --conf.");
  }

  @Test
  void an_unknown_profile_is_refused() throws IOException {
    assertThat(Program.run(spark, shared.arguments("run", "--profile", "laptop")).output())
        .contains("There is no profile 'laptop'. Known are cluster, local");
  }

  @Test
  void a_folder_of_waves_that_is_missing_or_empty_is_named_with_what_to_do() throws IOException {
    Site.copy(shared.conf(), site.conf());

    for (String command : List.of("run", "ingest")) {
      assertThat(site.stopped(spark, command))
          .contains(site.waves().toString())
          .contains("There is no such folder.")
          .contains("name another folder with --waves");
    }
    Files.createDirectories(site.waves());
    assertThat(site.stopped(spark, "run")).contains("There is no file of any wave in this folder.");
    assertThat(site.out()).doesNotExist();
  }

  @Test
  void a_folder_of_waves_that_has_gone_missing_is_warned_of() throws IOException {
    Site.copy(shared.folder(), site.folder());

    assertThat(
            Program.run(
                    spark,
                    "run",
                    "--conf",
                    site.conf().toString(),
                    "--waves",
                    site.folder().resolve("elsewhere").toString(),
                    "--out",
                    site.out().toString())
                .output())
        .contains("There is no such folder, so there is nothing new to take in.");
  }

  @Test
  void a_stage_without_what_the_stage_before_makes_says_which_to_run() throws IOException {
    Site.copy(shared.conf(), site.conf());
    Site.copy(shared.waves(), site.waves());

    assertThat(site.stopped(spark, "resolve"))
        .contains("The table holds no wave yet.", "Run 'ingest' first");
    assertThat(site.stopped(spark, "count")).contains("Run 'resolve' first");
    assertThat(site.stopped(spark, "publish")).contains("Run 'resolve' and 'count' first");
    assertThat(site.out()).doesNotExist();
  }

  @Test
  void a_stage_refuses_what_was_made_by_another_configuration() throws IOException {
    Site.copy(shared.folder(), site.folder());

    for (String stage : List.of("count", "publish")) {
      Program.Ended ended = Program.run(spark, site.arguments(stage, "--structure", "2020"));
      assertThat(ended.exitCode()).isEqualTo(1);
      assertThat(ended.output())
          .contains("What the table holds of waves 2016, 2019 is not what")
          .contains("Run 'resolve'");
    }
  }

  @Test
  void status_says_how_far_each_wave_is_and_writes_nothing() throws IOException {
    Site.copy(shared.folder(), site.folder());
    SortedMap<String, String> before = site.listing();

    assertThat(site.done(spark, "status"))
        .containsPattern("2016 +1 +done +done +done")
        .containsPattern("2019 +3 +done +done +done")
        .contains("Marts     up to date, set " + shared.set())
        .contains("The next run has nothing to do.");

    Path directors = site.waves().resolve("2019/syntetisk_kommunedirektor.csv");
    site.edit(directors, text -> text.replaceFirst(";Ja;", ";Nei;"));
    assertThat(site.done(spark, "status"))
        .containsPattern("2016 +1 +done +done +done")
        .containsPattern("2019 +3 +changed +changed +changed")
        .contains("Marts     behind, set " + shared.set())
        .doesNotContain("nothing to do");
    assertThat(site.listing()).isEqualTo(before);
  }

  @Test
  void status_tells_tables_marts_and_the_last_run_also_to_programs() throws IOException {
    Site.copy(shared.folder(), site.folder());
    Files.delete(site.conf().resolve("waves/2016.yaml"));

    assertThat(site.done(spark, "status"))
        .containsPattern("Tables    bronze   version 0, 0\\.\\d MB")
        .containsPattern("Marts     behind, set \\w+, published \\S+Z, all sets [1-9]\\.\\d MB")
        .containsPattern("Last run  \\S+Z, run: done");
    JsonNode status = new ObjectMapper().readTree(site.done(spark, "status", "--format", "json"));
    assertThat(status.at("/waves/0").toString())
        .isEqualTo(
            "{\"wave\":\"2016\",\"files\":0,\"bronze\":\"done\",\"silver\":\"to_remove\","
                + "\"gold\":\"to_remove\"}");
    assertThat(status.at("/waves/1/gold").asText()).isEqualTo("done");
    assertThat(status.at("/tables/gold/version").asInt(-1)).isZero();
    assertThat(status.at("/tables/gold/bytes").asLong()).isPositive();
    assertThat(status.at("/marts/set").asText()).isEqualTo(shared.set());
    assertThat(status.at("/marts/up_to_date").asBoolean(true)).isFalse();
    assertThat(status.at("/last_run/outcome").asText()).isEqualTo("done");
    assertThat(status.has("running")).isFalse();
    assertThat(status.path("next_run").toString())
        .isEqualTo(
            "{\"has_work\":true,\"is_refused\":false,\"ingest\":[],\"resolve\":[\"2016\"],"
                + "\"count\":[\"2016\"],\"publish\":true}");
  }

  @Test
  void status_of_waves_that_nobody_has_taken_in_says_what_is_to_do() throws IOException {
    Site.copy(shared.conf(), site.conf());
    Site.copy(shared.waves(), site.waves());

    assertThat(site.done(spark, "status"))
        .containsPattern("2019 +3 +to do +to do +to do")
        .contains("Marts     none published");
    assertThat(site.out()).doesNotExist();
  }

  @Test
  void validate_reads_everything_and_writes_nothing() throws IOException {
    Site.copy(shared.conf(), site.conf());
    Site.copy(shared.waves(), site.waves());

    // The sample has misspelt units and answers off their scale on purpose.
    assertThat(site.done(spark, "validate"))
        .containsPattern("A run would go through, with \\d+ warnings and \\d+ rejected rows");
    assertThat(site.out()).doesNotExist();
  }

  @Test
  void paths_may_be_uris() throws IOException {
    Program.Ended ended =
        Program.run(
            spark,
            "run",
            "--conf",
            shared.conf().toUri().toString(),
            "--waves",
            shared.waves().toUri().toString(),
            "--out",
            shared.out().toUri().toString());

    assertThat(ended.output()).contains("Nothing has changed");
  }
}
