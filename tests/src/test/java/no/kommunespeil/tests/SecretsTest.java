package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What respondents wrote and who they are is told to nobody who watches runs: not on the console,
 * in logs, metrics, lineage or records, whether a run goes well or a stage fails on the very rows.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(LocalSpark.Shared.class)
class SecretsTest {

  /** Respondents, words of answers, and the address of who is told. */
  private static final List<String> SECRETS =
      Stream.concat(SmallSurvey.SECRETS.stream(), Stream.of("passord")).toList();

  private final LocalSpark spark;
  private final Path folder;
  private Site good = new Site(Path.of(""));

  SecretsTest(LocalSpark spark, @TempDir Path folder) {
    this.spark = spark;
    this.folder = folder;
  }

  @BeforeAll
  void a_run_that_goes_well_has_told_none() throws IOException {
    SmallSurvey.in(folder.resolve("good"));
    good = new Site(folder.resolve("good"));
    // Otherwise it would be no wonder.
    String delivered = Files.readString(good.waves().resolve("2019/leder.csv"));
    assertThat(SmallSurvey.SECRETS).anyMatch(delivered::contains);

    Told told = run(good, "run", "--log-format", "json");

    assertThat(told.ended().exitCode()).as(told.ended().output()).isZero();
    assertThat(told.everything()).hasSizeGreaterThan(6);
  }

  @Test
  void nor_has_the_plain_log_of_a_delivery_with_rejected_rows(@TempDir Path copy)
      throws IOException {
    Site site = good.copyTo(copy);
    site.edit(
        site.waves().resolve("2019/leder.csv"),
        text -> text + "Ukjent kommune;eva.berg@bergen.example;1;1\n");

    Told told = run(site, "run", "--log-format", "plain");

    assertThat(told.ended().exitCode()).as(told.ended().output()).isZero();
    assertThat(told.ended().output()).contains("rejected  ");
  }

  /** How each stage is made to fail. */
  enum Failure {
    INGEST("run", "", "plain") {
      @Override
      void prepare(Site site) throws IOException {
        Files.writeString(
            site.waves().resolve("2020/leder.csv"),
            "1508;Hemmelig;per.hansen\n",
            StandardOpenOption.APPEND);
      }
    },
    RESOLVE("resolve", "bronze", "json") {
      @Override
      void prepare(Site site) throws IOException {
        site.edit(
            site.conf().resolve("registers/municipality.csv"),
            text -> text.stripTrailing() + "\n\n");
      }
    },
    COUNT("count", "silver", "plain") {
      @Override
      void prepare(Site site) throws IOException {
        Site.delete(site.table("gold"));
      }
    },
    PUBLISH("publish", "silver", "json") {
      @Override
      void prepare(Site site) throws IOException {
        Site.delete(site.out().resolve("marts"));
      }
    };

    final String command;
    final String damaged;
    final String logFormat;

    Failure(String command, String damaged, String logFormat) {
      this.logFormat = logFormat;
      this.command = command;
      this.damaged = damaged;
    }

    abstract void prepare(Site site) throws IOException;
  }

  @ParameterizedTest
  @EnumSource
  void nor_does_a_stage_that_fails_on_the_rows(Failure failure, @TempDir Path copy)
      throws IOException {
    Site site = good.copyTo(copy);
    failure.prepare(site);
    if (!failure.damaged.isEmpty()) {
      cutFiles(site.table(failure.damaged));
    }

    Told told = run(site, failure.command, "--log-format", failure.logFormat);

    assertThat(told.ended().exitCode()).as(told.ended().output()).isEqualTo(1);
    assertThat(told.everything()).anyMatch(text -> text.contains("outcome=\"failed\"} 1.0"));
  }

  /**
   * Everything that was told of a run.
   *
   * @param everything each as a text
   */
  private record Told(Program.Ended ended, List<String> everything) {}

  private Told run(Site site, String... command) throws IOException {
    LogFile log = LogFile.now();
    Path metrics = site.folder().resolve("kommunespeil.prom");
    Path lineage = site.folder().resolve("lineage.jsonl");
    List<String> line = new ArrayList<>(Arrays.asList(command));
    line.addAll(List.of("--metrics", metrics.toString(), "--lineage", lineage.toString()));
    // Nobody listens there.
    line.addAll(List.of("--metrics-push", "http://kari:passord@127.0.0.1:9"));
    Program.Ended ended = site.run(spark, line.toArray(new String[0]));
    List<String> everything = new ArrayList<>();
    everything.add(ended.output());
    everything.add(log.since());
    everything.add(Files.readString(metrics));
    everything.add(Files.readString(lineage));
    try (Stream<Path> records = Files.list(site.out().resolve("runs"))) {
      for (Path record : records.toList()) {
        everything.add(Files.readString(record));
      }
    }
    for (Row row :
        spark
            .spark()
            .read()
            .format("delta")
            .load(site.table("run_log").toString())
            .collectAsList()) {
      everything.add(row.toString());
    }
    everything.add(site.done(spark, "status"));
    everything.add(site.done(spark, "status", "--format", "json"));
    everything.add(site.done(spark, "runs"));
    for (String told : everything) {
      assertThat(told).isNotEmpty().doesNotContain(SECRETS);
    }
    return new Told(ended, everything);
  }

  /** Cuts every data file of a table in the middle, where its rows are. */
  private static void cutFiles(Path table) throws IOException {
    try (Stream<Path> files = Files.walk(table)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".parquet.crc")) {
          Files.delete(file);
        } else if (name.endsWith(".parquet") && !file.toString().contains("_delta_log")) {
          byte[] whole = Files.readAllBytes(file);
          byte[] half = Arrays.copyOf(whole, whole.length / 2);
          Files.write(file, half, StandardOpenOption.TRUNCATE_EXISTING);
        }
      }
    }
  }
}
