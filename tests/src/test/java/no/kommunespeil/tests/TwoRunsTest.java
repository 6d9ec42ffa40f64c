package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import no.kommunespeil.spark.io.RunLock;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two runs on one folder. */
@Tag("long")
@ExtendWith({LocalSpark.Shared.class, SampleRun.Shared.class, Site.Shared.class})
class TwoRunsTest {

  private final LocalSpark spark;
  private final Site shared;
  private final Site site;

  TwoRunsTest(LocalSpark spark, Site shared, @TempDir Path folder) throws Exception {
    this.spark = spark;
    this.shared = shared;
    this.site = shared.copyTo(folder.resolve("site"));
  }

  @BeforeEach
  void there_is_something_to_do() throws Exception {
    site.edit(
        site.conf().resolve("codebook/codebook.yaml"),
        text -> text.replaceFirst("en: \"IMDi's services\"", "en: \"The services of IMDi\""));
  }

  private RunLock lock() throws Exception {
    return ((RunLock.Acquired)
            RunLock.acquire(
                new org.apache.hadoop.fs.Path(site.out().toString()), "run", new Configuration()))
        .lock();
  }

  @Test
  void the_second_leaves_with_a_code_of_its_own_and_has_changed_nothing() throws Exception {
    try (RunLock first = lock()) {
      SortedMap<String, String> before = Site.contents(site.out());
      for (String command : new String[] {"run", "ingest", "resolve", "count", "publish"}) {
        Program.Ended second = site.run(spark, command);

        assertThat(second.exitCode()).as(second.output()).isEqualTo(4);
        assertThat(second.output())
            .contains(
                site.out()
                    + ": Another run is at work on this folder, 'run', process "
                    + first.holder().process()
                    + " on "
                    + first.holder().machine())
            .contains("Try again when it has ended, or say with --patience 10m how long to wait.");
      }
      assertThat(Site.contents(site.out())).isEqualTo(before);
      assertThat(site.done(spark, "status")).contains("Running   'run', process ");
    }
    assertThat(site.done(spark, "status")).doesNotContain("Running");
    site.done(spark, "run");
    assertThat(site.set()).isNotEqualTo(shared.set());
  }

  @Test
  void a_run_with_nothing_to_do_asks_nobody() throws Exception {
    site.done(spark, "run");
    try (RunLock first = lock()) {
      assertThat(site.done(spark, "run")).contains("Nothing has changed");
      first.requireHeld();
    }
  }

  @Test
  void a_run_that_waits_goes_on_from_what_the_other_has_left() throws Exception {
    String[] arguments = site.arguments("no.kommunespeil.jobs.Main", "run", "--patience", "5m");
    Program.Ended waited;
    try (RunLock first = lock();
        ForkedProgram program = ForkedProgram.start(ForkedProgram.classPath(), arguments)) {
      program.awaitLine(line -> line.matches(" *[0-9.]+ s  wait +for another run, 'run', .*"));
      assertThat(site.set()).isEqualTo(shared.set());
      first.requireHeld();
      first.close();
      waited = program.await();
    }
    assertThat(waited.exitCode()).as(waited.output()).isZero();
    assertThat(site.set()).isNotEqualTo(shared.set());
    assertThat(site.out().resolve(".lock")).doesNotExist();
  }

  @Test
  void a_run_goes_on_at_once_from_one_that_was_killed() throws Exception {
    String[] arguments = site.arguments("no.kommunespeil.jobs.Main", "run");
    try (ForkedProgram program = ForkedProgram.start(ForkedProgram.classPath(), arguments)) {
      program.awaitLine(line -> line.matches(" *[0-9.]+ s  start .*"));
      assertThat(site.out().resolve(".lock/1")).isNotEmptyFile();
      program.kill();
    }
    assertThat(Files.readString(site.out().resolve(".lock/1"))).contains("\"command\" : \"run\"");

    assertThat(site.done(spark, "run"))
        .contains("Went on from a run that ended before it was done: 'run', process ");
    assertThat(site.set()).isNotEqualTo(shared.set());
    assertThat(site.out().resolve(".lock")).doesNotExist();
  }

  @Test
  void a_time_to_wait_that_is_none_is_refused() {
    Program.Ended ended = site.run(spark, "run", "--patience", "soon");

    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.output())
        .contains("'soon' is not a time. Write a number and s, m or h, such as 10m.");
  }
}
