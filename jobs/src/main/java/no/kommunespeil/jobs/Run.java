package no.kommunespeil.jobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.kommunespeil.domain.cube.SumsRow;
import no.kommunespeil.domain.problem.Problem;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.response.Codings;
import no.kommunespeil.spark.bronze.BronzeFile;
import no.kommunespeil.spark.gold.SumsTable;
import no.kommunespeil.spark.io.MartSets;
import no.kommunespeil.spark.io.StageState;
import no.kommunespeil.spark.io.StageTable;
import no.kommunespeil.spark.session.JobCount;
import no.kommunespeil.spark.session.Sessions;
import no.kommunespeil.spark.silver.FileReading;
import org.apache.hadoop.fs.FSError;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** One command at work: its workspace, its console, its log, and Spark once somebody needs it. */
final class Run implements AutoCloseable {

  private static final int MOST_WARNINGS = 20;

  private final Workspace workspace;
  private final Plan plan;
  private final Console console;
  private final RunLog log;
  private final FolderLock lock;
  private final int setsKept;
  private final Map<String, List<BronzeFile>> bronzeFiles = new TreeMap<>();
  private final Map<String, FileReading> readings = new HashMap<>();
  private final Map<String, Codings> codings = new HashMap<>();
  private List<SumsRow> countedSums = List.of();
  private List<Problem> rejected = List.of();
  private long rejectedRows;
  private @Nullable SparkSession spark;
  private boolean stopsSpark;
  private Activity activity = new Activity("working", "");
  private Set<String> distrusted = Set.of();
  private @Nullable JobCount jobs;

  Run(Workspace workspace, FolderLock lock, Console console) {
    this(workspace, lock, console, MartSets.USUALLY_KEPT);
  }

  /**
   * @param setsKept how many sets of marts stay when one is published
   */
  Run(Workspace workspace, FolderLock lock, Console console, int setsKept) {
    this.setsKept = setsKept;
    this.workspace = workspace;
    this.plan = new Plan(workspace);
    this.console = console;
    this.lock = lock;
    this.log = console.log();
  }

  /**
   * What a run is at.
   *
   * @param doing in words: "counting the responses"
   * @param place the folder or table that is written
   */
  record Activity(String doing, String place) {}

  Workspace workspace() {
    return workspace;
  }

  /** Notes what is done from now on, for messages when it fails. */
  void begin(String doing, Object place) {
    activity = new Activity(doing, place.toString());
  }

  Activity activity() {
    return activity;
  }

  /** Notes the waves whose rows in bronze cannot be read and are to be taken in again. */
  void distrust(Set<String> waves) {
    distrusted = Set.copyOf(waves);
    bronzeFiles.clear();
  }

  /** The waves whose rows in bronze cannot be read. */
  Set<String> distrusted() {
    return distrusted;
  }

  Plan plan() {
    return plan;
  }

  Console console() {
    return console;
  }

  /** The right to write, which whoever writes asks for at the last moment. */
  FolderLock lock() {
    return lock;
  }

  /** How many sets of marts stay when one is published. */
  int setsKept() {
    return setsKept;
  }

  RunLog log() {
    return log;
  }

  /** The session, started when first asked for: a run with nothing to do never pays for it. */
  SparkSession spark() throws IOException {
    SparkSession session = spark;
    if (session == null) {
      // A program that has started Spark before it calls a command goes on with it afterwards.
      stopsSpark = SparkSession.getDefaultSession().isEmpty();
      session = Sessions.start(workspace.spark());
      spark = session;
      JobCount count = JobCount.on(session);
      jobs = count;
      log.sparkStarted(count);
      console.step("start", "Spark " + session.version());
    }
    return session;
  }

  /**
   * The files of some waves as they lie in bronze. Asked once for all waves a run works on: the
   * stages after the first work on the same waves or on fewer.
   */
  List<BronzeFile> bronzeFiles(Set<String> waves) throws IOException {
    if (!bronzeFiles.keySet().containsAll(waves)) {
      bronzeFiles.clear();
      for (BronzeFile file : BronzeFile.of(spark(), workspace.bronze(), waves)) {
        bronzeFiles.computeIfAbsent(file.wave(), wave -> new ArrayList<>()).add(file);
      }
    }
    return waves.stream()
        .flatMap(wave -> bronzeFiles.getOrDefault(wave, List.of()).stream())
        .toList();
  }

  /** Keeps what was just counted for {@link #sums}, when it is all that gold holds. */
  void remember(StageState gold, List<SumsRow> sums) {
    Set<String> counted = sums.stream().map(SumsRow::wave).collect(Collectors.toSet());
    if (counted.equals(gold.waves().keySet())) {
      countedSums = sums;
    }
  }

  /** Everything gold holds. */
  List<SumsRow> sums() throws IOException {
    return countedSums.isEmpty() ? SumsTable.read(workspace.gold().read(spark())) : countedSums;
  }

  /** Keeps how the files of some waves are read for {@link #readings}. */
  void remember(Map<String, FileReading> ofFiles) {
    readings.putAll(ofFiles);
  }

  /** Keeps what was coded of open answers for {@link #codings}. */
  void rememberCodings(Map<String, Codings> bySubSurvey) {
    codings.putAll(bySubSurvey);
  }

  /** What was coded of the open answers to a sub-survey of a wave with coding files. */
  Codings codings(String wave, String subSurvey) throws IOException {
    String key = CodingFiles.key(wave, subSurvey);
    if (!codings.containsKey(key)) {
      codings.putAll(CodingFiles.read(this, Set.of(wave), new Problems(), new ArrayList<>()));
    }
    return codings.getOrDefault(key, Codings.NONE);
  }

  /** How the files of responses of some waves are read, by name of file. */
  Map<String, FileReading> readings(Set<String> waves) throws IOException {
    List<BronzeFile> files = new ArrayList<>(bronzeFiles(waves));
    files.removeAll(CodingFiles.among(workspace.survey(), files));
    if (!files.stream().allMatch(file -> readings.containsKey(file.file()))) {
      Problems problems = new Problems();
      readings.putAll(ResolveJob.readings(this, waves, problems, new ArrayList<>()));
    }
    return readings;
  }

  /** Says which rows were rejected, the first of them one by one. */
  void reject(List<Problem> firstRows, long allRows) {
    rejected = firstRows;
    rejectedRows = allRows;
  }

  /** The first rejected rows of the waves counted in this run, and how many there are beyond. */
  void tellRejected() {
    console.list("rejected", rejected);
    if (rejectedRows > rejected.size()) {
      console.say(
          Console.line(
              "rejected",
              "... and "
                  + Words.count(rejectedRows - rejected.size(), "row")
                  + " more; 'kommunespeil validate' lists them all."));
    }
  }

  /** Spark jobs and stages so far, for the closing summary. */
  String sparkWork() {
    JobCount count = jobs;
    return count == null
        ? "Spark was not needed"
        : Words.count(count.jobs(), "Spark job") + ", " + Words.count(count.stages(), "stage");
  }

  /** Says what the user should know of and need not stop for. */
  void warn(List<Problem> warnings) {
    warn(warnings, "'kommunespeil validate' lists them all.");
  }

  /**
   * Says what the user should know of and need not stop for.
   *
   * @param elsewhere where all of it can be read, in a sentence
   */
  void warn(List<Problem> warnings, String elsewhere) {
    log.warned(warnings.size());
    console.list("warning", warnings.subList(0, Math.min(MOST_WARNINGS, warnings.size())));
    if (warnings.size() > MOST_WARNINGS) {
      console.say(
          Console.line(
              "warning", "... and " + (warnings.size() - MOST_WARNINGS) + " more; " + elsewhere));
    }
  }

  /**
   * Appends the run to the run log, if it did anything. What is published does not hang on it: when
   * it cannot be written, that is said and no more.
   */
  void finish(Ending ending) throws IOException {
    SparkSession session = spark;
    if (session != null) {
      StageTable table = workspace.runLog();
      RunLog.Standing standing = workspace.standing();
      try {
        log.append(session, table, ending, standing);
      } catch (Exception | FSError failure) {
        Mending.runLog(this, table, failure, () -> log.append(session, table, ending, standing));
      }
    }
  }

  @Override
  public void close() {
    if (spark != null && stopsSpark) {
      spark.stop();
    }
  }
}
