package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.SparkExecutorInfo;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A small survey of two waves whose marts are published, and a change that makes a run do
 * everything again: one wave was corrected, and the files of the other are gone, so that its rows
 * are in bronze and nowhere else. Each trial has a copy of its own.
 */
final class Trials {

  private static final String DONE = "done";

  private final LocalSpark spark;
  private final Path work;
  private final Path changed;
  private final SortedMap<String, String> old;
  private final SortedMap<String, String> expected;
  private final int steps;
  private final long deadProcess;
  private int number;

  Trials(LocalSpark spark, Path work) throws IOException, InterruptedException {
    this.spark = spark;
    this.work = work;
    this.changed = work.resolve("changed");
    SmallSurvey survey = SmallSurvey.in(changed);
    // Three commits of each table, of which one is in the middle.
    mustEnd(run(changed));
    survey.edit(SmallSurvey.LEAD, "1507;Ålesund;Rådgiver", "1507;Ålesund;Enhetsleder");
    mustEnd(run(changed));
    survey.edit(SmallSurvey.LEAD, "1507;Ålesund;Enhetsleder", "1507;Ålesund;Rådgiver");
    mustEnd(run(changed));
    this.old = marts(changed);
    SmallSurvey.copy(changed, work.resolve("published"));
    survey.withoutLine(SmallSurvey.LEAD, "4601").remove(SmallSurvey.LEAD_2019);
    survey.append("conf/breakdowns.yaml", "\n# Read again.\n");
    survey.write(
        "conf/profiles/alone.yaml",
        """
        spark:
          spark.master: "local[1]"
          spark.ui.enabled: "false"
          spark.driver.host: "127.0.0.1"
          spark.driver.bindAddress: "127.0.0.1"
          spark.sql.shuffle.partitions: "2"
          spark.databricks.delta.snapshotPartitions: "1"
        """);
    Path undisturbed = copy();
    Fault counting = Fault.none();
    mustEnd(under(counting, undisturbed));
    this.steps = counting.steps();
    this.expected = marts(undisturbed);
    assertThat(expected).isNotEqualTo(old);
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();
    this.deadProcess = ended.pid();
  }

  /** How many steps of the file system an undisturbed run takes. */
  int steps() {
    return steps;
  }

  /** Another copy of the survey before the run. */
  Path copy() throws IOException {
    number++;
    Path site = work.resolve("site-" + number);
    SmallSurvey.copy(changed, site);
    return site;
  }

  /** Another copy of the survey when it was published and nothing has changed since. */
  Path published() throws IOException {
    number++;
    Path site = work.resolve("site-" + number);
    SmallSurvey.copy(work.resolve("published"), site);
    return site;
  }

  /** The survey when it was published; for reading and copying. */
  Site base() {
    return new Site(work.resolve("published"));
  }

  /** Checksum by name of every file of the marts that are published. */
  SortedMap<String, String> old() {
    return old;
  }

  /** The same of those that an undisturbed run makes. */
  SortedMap<String, String> expected() {
    return expected;
  }

  /** Runs where a fault is at work. */
  Program.Ended under(Fault fault, Path site) throws InterruptedException {
    FaultyFiles.under(fault);
    try {
      return run(site);
    } finally {
      // What a process does at the same time ends with it.
      awaitTasks();
      FaultyFiles.under(Fault.none());
      DeltaLog.clearCache();
    }
  }

  /** A run where no fault is at work. */
  Program.Ended run(Path site) {
    return Program.run(spark, arguments(site, FaultyFiles.url(site.resolve("out"))));
  }

  /** A command that takes no folder of waves. */
  Program.Ended read(Path site, String... arguments) {
    return Program.run(
        spark,
        Stream.concat(
                Stream.of(arguments),
                Stream.of(
                    "--conf",
                    site.resolve("conf").toString(),
                    "--out",
                    site.resolve("out").toString()))
            .toArray(String[]::new));
  }

  private static String[] arguments(Path site, String out) {
    return new String[] {
      "run",
      "--conf",
      site.resolve("conf").toString(),
      "--waves",
      site.resolve("waves").toString(),
      "--out",
      out
    };
  }

  /** A run that the power fails at a step, and the next. */
  void killAt(int step) throws IOException, InterruptedException {
    Path site = copy();
    Fault fault = Fault.killedAt(step);
    Program.Ended killed = under(fault, site);
    if (fault.isEnd()) {
      leaveToTheDead(site);
    } else {
      mustEnd(killed);
    }
    mustGoOn(site, "killed at step " + step);
  }

  /** A run in a machine of its own, killed some time after it has begun or done a step. */
  void kill(String step, long milliseconds) throws IOException, InterruptedException {
    Path site = copy();
    try (ForkedProgram program = start(site)) {
      program.awaitLine(line -> line.matches(" *[0-9.]+ s  " + step + " .*"));
      Thread.sleep(milliseconds);
      program.kill();
    }
    DeltaLog.clearCache();
    mustGoOn(site, "killed " + milliseconds + " ms after " + step);
  }

  private static ForkedProgram start(Path site) throws IOException {
    return ForkedProgram.start(
        ForkedProgram.classPath(),
        Stream.concat(
                Stream.of("no.kommunespeil.jobs.Main"),
                Stream.concat(
                    Stream.of(arguments(site, site.resolve("out").toString())),
                    Stream.of("--profile", "alone")))
            .toArray(String[]::new));
  }

  private void mustGoOn(Path site, String what) throws IOException {
    assertOldOrNew(site, what);
    Program.Ended next = run(site);
    assertThat(next.exitCode()).as(what + "\n" + next.output()).isZero();
    assertThat(marts(site)).as("after a run was " + what).isEqualTo(expected);
    Site.delete(site);
  }

  /**
   * A run under a fault, and the next.
   *
   * @return "done" when the first came to its end, or else what it said
   */
  String disturb(Fault fault, String what) throws IOException, InterruptedException {
    Path site = copy();
    Program.Ended ended = under(fault, site);
    assertOldOrNew(site, what);
    if (ended.exitCode() == 0) {
      assertThat(marts(site)).as(what).isEqualTo(expected);
    } else {
      assertToldWell(ended, what);
      // Where nothing can be deleted the lock stays, and its process would be gone by now.
      leaveToTheDead(site);
    }
    mustGoOn(site, what);
    return ended.exitCode() == 0 ? DONE : ended.output();
  }

  /**
   * A run on files that were damaged, which mends them or says what to do; then that is done.
   *
   * @return "done" when the run came to its end, or else what it said
   */
  String damage(Damage damage) throws IOException {
    boolean isBronze = damage.table().equals("bronze");
    Path site = isBronze ? copy() : toPublishAgain();
    Path backup = site.resolveSibling("backup");
    SmallSurvey.copy(site.resolve("out/tables"), backup);
    DeltaLog.clearCache();
    Path file = damage.inflict(site, new Random(7));
    Program.Ended ended = run(site);
    SortedMap<String, String> right = withoutSummary(isBronze ? expected : old);
    assertThat(withoutSummary(marts(site))).as(damage.name()).isIn(withoutSummary(old), right);
    if (ended.exitCode() != 0) {
      assertToldWell(ended, damage.name());
      assertThat(ended.output()).as(damage.name()).contains(file.getFileName().toString());
      // A backup brings back the file as it was.
      Files.createDirectories(file.getParent());
      Path kept = backup.resolve(site.resolve("out/tables").relativize(file));
      Files.copy(kept, file, StandardCopyOption.REPLACE_EXISTING);
      DeltaLog.clearCache();
    }
    Program.Ended next = run(site);
    assertThat(next.exitCode()).as(damage.name() + "\n" + ended.output() + next.output()).isZero();
    assertThat(withoutSummary(marts(site))).as("after " + damage.name()).isEqualTo(right);
    Site.delete(site);
    Site.delete(backup);
    return ended.output();
  }

  /** A copy whose tables are as they should be, and whose marts are to be made again from them. */
  Path toPublishAgain() throws IOException {
    Path site = published();
    Path rules = site.resolve("conf/estimation.yaml");
    Files.writeString(rules, Files.readString(rules) + "\n# Read again.\n");
    return site;
  }

  /** Without the file that has the name of the set in it. */
  private static SortedMap<String, String> withoutSummary(SortedMap<String, String> marts) {
    SortedMap<String, String> without = new TreeMap<>(marts);
    without.remove("set.json");
    return without;
  }

  /** A message is for people: what was being done, where, what is wrong and what to do. */
  static void assertToldWell(Program.Ended ended, String what) {
    assertThat(ended.exitCode()).as(what + "\n" + ended.output()).isEqualTo(1);
    assertThat(ended.output())
        .as(what)
        .contains("Stopped while ")
        .doesNotContain("Stopped by a fault", "Exception", "\tat ");
  }

  private void assertOldOrNew(Path site, String what) throws IOException {
    assertThat(marts(site)).as("the marts while a run was " + what).isIn(old, expected);
  }

  static SortedMap<String, String> marts(Path site) throws IOException {
    return Site.contents(site.resolve("out/marts/current"));
  }

  private static void mustEnd(Program.Ended ended) {
    assertThat(ended.exitCode()).as(ended.output()).isZero();
  }

  /** This process lives on, unlike one that was killed: its lock names one that does not. */
  private void leaveToTheDead(Path site) throws IOException {
    Path locks = site.resolve("out/.lock");
    if (Files.exists(locks)) {
      try (Stream<Path> files = Files.list(locks)) {
        for (Path lock :
            files.filter(file -> file.getFileName().toString().matches("\\d+")).toList()) {
          Files.writeString(
              lock,
              Files.readString(lock).replaceAll("(\"process\"\\s*:\\s*)\\d+", "$1" + deadProcess));
        }
      }
    }
  }

  private void awaitTasks() throws InterruptedException {
    while (Stream.of(spark.spark().sparkContext().statusTracker().getExecutorInfos())
        .mapToInt(SparkExecutorInfo::numRunningTasks)
        .anyMatch(running -> running > 0)) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  /** Makes the ones that all tests share when the first asks for them. */
  static final class Shared implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
        ExtensionContext.Namespace.create(Trials.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Trials.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      LocalSpark spark = (LocalSpark) new LocalSpark.Shared().resolveParameter(parameter, context);
      return context
          .getRoot()
          .getStore(NAMESPACE)
          .computeIfAbsent(Trials.class, key -> make(spark), Trials.class);
    }

    private static Trials make(LocalSpark spark) {
      try {
        return new Trials(
            spark, Files.createTempDirectory(Path.of("target").toAbsolutePath(), "trials-"));
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException("No survey to try things on.", e);
      }
    }
  }
}
