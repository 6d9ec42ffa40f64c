package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs in a machine of their own, killed without warning while they replace every wave of published
 * marts: readers find the old marts or the new ones, and the next run ends with the new ones.
 */
@ExtendWith({LocalSpark.Shared.class, SampleRun.Shared.class, Site.Shared.class})
class KilledRunTest {

  private final LocalSpark spark;
  private final Site shared;
  private final Path work;
  private Site changed;
  private SortedMap<String, String> expected;

  KilledRunTest(LocalSpark spark, Site shared, @TempDir Path work) throws IOException {
    this.spark = spark;
    this.shared = shared;
    this.work = work;
    this.changed = shared.copyTo(work.resolve("changed"));
    this.expected = shared.marts();
  }

  @BeforeEach
  void changeEveryWave() throws IOException {
    for (String file :
        new String[] {
          "2016/syntetisk_kommuneundersokelsen_2016.csv", "2019/syntetisk_kommunedirektor.csv"
        }) {
      // The last respondent withdraws.
      Path path = changed.waves().resolve(file);
      byte[] content = Files.readAllBytes(path);
      int end = content.length - 1;
      while (content[end - 1] != '\n') {
        end--;
      }
      Files.write(path, Arrays.copyOf(content, end));
    }
    Files.writeString(
        changed.conf().resolve("profiles/alone.yaml"),
        """
        spark:
          spark.master: "local[1]"
          spark.ui.enabled: "false"
          spark.driver.host: "127.0.0.1"
          spark.driver.bindAddress: "127.0.0.1"
          spark.sql.shuffle.partitions: "3"
          spark.databricks.delta.snapshotPartitions: "1"
        """);
    Site undisturbed = changed.copyTo(work.resolve("undisturbed"));
    undisturbed.done(spark, "run");
    expected = undisturbed.marts();
    assertThat(expected).isNotEqualTo(shared.marts());
  }

  @Test
  void a_run_killed_in_every_stage_goes_on_to_the_marts_of_an_undisturbed_one() throws Exception {
    Site site = changed.copyTo(work.resolve("killed"));
    killAfter(site, "start", 1_000);
    killAfter(site, "ingest", 300);
    killAfter(site, "resolve", 100);
    killAfter(site, "count", 5);

    Program.Ended ended;
    try (ForkedProgram program = start(site)) {
      ended = program.await();
    }

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    assertThat(site.marts()).isEqualTo(expected);
  }

  /** A long check: {@code -Dkommunespeil.kills=100} kills a hundred runs at any moment. */
  @Test
  @EnabledIfSystemProperty(named = "kommunespeil.kills", matches = "\\d+")
  void runs_killed_at_any_moment_can_be_run_again() throws Exception {
    Random moments = new Random(20);
    long whole = System.nanoTime();
    try (ForkedProgram program = start(changed.copyTo(work.resolve("timed")))) {
      assertThat(program.await().exitCode()).isZero();
    }
    long milliseconds = (System.nanoTime() - whole) / 1_000_000;
    for (int i = 0; i < Integer.getInteger("kommunespeil.kills"); i++) {
      Site site = changed.copyTo(work.resolve("killed-" + i));
      long moment = milliseconds / 8 + (long) (moments.nextDouble() * milliseconds);
      try (ForkedProgram program = start(site)) {
        Thread.sleep(moment);
        program.kill();
      }
      assertOldOrNew(site);
      site.done(spark, "run");
      assertThat(site.marts()).as("killed after %s ms", moment).isEqualTo(expected);
      Site.delete(site.folder());
    }
  }

  private void killAfter(Site site, String step, long milliseconds) throws Exception {
    try (ForkedProgram program = start(site)) {
      program.awaitLine(line -> line.matches(" *[0-9.]+ s  " + step + " .*"));
      Thread.sleep(milliseconds);
      program.kill();
    }
    assertOldOrNew(site);
  }

  private void assertOldOrNew(Site site) throws IOException {
    assertThat(site.marts()).isIn(shared.marts(), expected);
  }

  private static ForkedProgram start(Site site) throws IOException {
    String[] arguments = site.arguments("no.kommunespeil.jobs.Main", "run", "--profile", "alone");
    return ForkedProgram.start(ForkedProgram.classPath(), arguments);
  }
}
