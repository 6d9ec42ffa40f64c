package no.kommunespeil.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import no.kommunespeil.domain.problem.Problem;
import no.kommunespeil.jobs.observe.Lineage;
import no.kommunespeil.jobs.observe.RunReport;
import no.kommunespeil.jobs.observe.Step;
import no.kommunespeil.jobs.observe.StepLog;
import no.kommunespeil.jobs.observe.Totals;
import no.kommunespeil.spark.io.StageTable;
import no.kommunespeil.spark.session.JobCount;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * What a run did, as it is told to the log, and as one row of the Delta table {@code run_log}. A
 * run that finds nothing to do changes nothing and leaves no row.
 */
final class RunLog {

  private static final DataType TEXTS = DataTypes.createArrayType(DataTypes.StringType, false);

  private static final StructType STEP =
      new StructType()
          .add("step", DataTypes.StringType, true)
          .add("seconds", DataTypes.DoubleType, true)
          .add("rows_in", DataTypes.LongType, true)
          .add("rows_out", DataTypes.LongType, true)
          .add("table_version", DataTypes.LongType, true);

  private static final StructType SCHEMA =
      new StructType()
          .add("run_id", DataTypes.StringType, false)
          .add("command", DataTypes.StringType, false)
          .add("started_at", DataTypes.TimestampType, false)
          .add("finished_at", DataTypes.TimestampType, false)
          .add("outcome", DataTypes.StringType, false)
          .add("program_version", DataTypes.StringType, false)
          .add("waves_ingested", TEXTS, false)
          .add("waves_resolved", TEXTS, false)
          .add("waves_counted", TEXTS, false)
          .add("bronze_version", DataTypes.LongType, true)
          .add("silver_version", DataTypes.LongType, true)
          .add("gold_version", DataTypes.LongType, true)
          .add("rows_read", DataTypes.LongType, true)
          .add("rows_counted", DataTypes.LongType, true)
          .add("rows_set_aside", DataTypes.LongType, true)
          .add("rows_rejected", DataTypes.LongType, true)
          .add("marts_set", DataTypes.StringType, true)
          .add("warnings", DataTypes.IntegerType, false)
          .add("configuration", DataTypes.StringType, true)
          .add("structure_year", DataTypes.IntegerType, true)
          .add("problem", DataTypes.StringType, true)
          .add("steps", DataTypes.createArrayType(STEP, true), true)
          .add("spark_jobs", DataTypes.IntegerType, true)
          .add("spark_stages", DataTypes.IntegerType, true);

  /**
   * What the tables held when a run ended, and what they were read with: all it takes to make its
   * marts again.
   *
   * @param silver Delta version of the silver table, -1 when there is none; so are the others
   * @param configuration name under which the configuration is kept
   */
  record Standing(long bronze, long silver, long gold, String configuration, int structureYear) {}

  private final String id = UUID.randomUUID().toString();
  private final String command;
  private final Optional<StepLog> lines;
  private final Instant start = Instant.now();
  private final List<RunReport.Taken> steps = new CopyOnWriteArrayList<>();
  private final List<Consumer<RunReport.Taken>> watchers = new CopyOnWriteArrayList<>();
  private final TreeSet<String> ingested = new TreeSet<>();
  private final TreeSet<String> resolved = new TreeSet<>();
  private final TreeSet<String> counted = new TreeSet<>();
  private SortedMap<String, Totals> rows = new TreeMap<>();
  private @Nullable String martSet;
  private @Nullable JobCount spark;
  private boolean hasWritten;
  private int warnings;

  /** Of a command that is not logged. */
  RunLog() {
    this.command = "";
    this.lines = Optional.empty();
  }

  RunLog(String command) {
    this.command = command;
    this.lines = Optional.of(new StepLog(id, command));
  }

  String id() {
    return id;
  }

  Instant start() {
    return start;
  }

  /** The run's lineage, of which nothing has been told yet. */
  Lineage lineage(UnaryOperator<URI> whole, Consumer<ObjectNode> to) {
    return new Lineage(Version.text(), id, command, whole, to);
  }

  /** Tells somebody of each step from now on. */
  void watch(Consumer<RunReport.Taken> watcher) {
    watchers.add(watcher);
  }

  /** A step is done. */
  void took(Step step) {
    Instant before = steps.isEmpty() ? start : steps.get(steps.size() - 1).ended();
    RunReport.Taken taken = new RunReport.Taken(step, before, Instant.now());
    steps.add(taken);
    lines.ifPresent(log -> log.took(taken));
    watchers.forEach(watcher -> watcher.accept(taken));
  }

  /** Something was told that is no reason to stop. */
  void told(String kind, Problem problem) {
    lines.ifPresent(log -> log.warn(kind, problem));
  }

  /** The run has ended. */
  void ended(RunReport report, String why) {
    lines.ifPresent(log -> log.ended(report, why));
  }

  void sparkStarted(JobCount count) {
    spark = count;
  }

  void ingested(Collection<String> waves) {
    ingested.addAll(waves);
    hasWritten = true;
  }

  void resolved(Collection<String> waves) {
    resolved.addAll(waves);
    hasWritten = true;
  }

  void counted(Collection<String> waves) {
    counted.addAll(waves);
    hasWritten = true;
  }

  void published(String set, SortedMap<String, Totals> rowsByWave) {
    martSet = set;
    rows = rowsByWave;
  }

  void warned(int number) {
    warnings += number;
  }

  /** Whether a stage has written anything. */
  boolean saysAnything() {
    return hasWritten || martSet != null;
  }

  int warnings() {
    return warnings;
  }

  /** The run so far. */
  RunReport report(Ending ending) {
    JobCount count = spark;
    return new RunReport(
        id,
        command,
        Version.text(),
        start,
        Instant.now(),
        ending.outcome(),
        ending.exitCode(),
        ending.problem(),
        List.copyOf(steps),
        rows,
        Optional.ofNullable(martSet),
        warnings,
        count == null ? 0 : count.jobs(),
        count == null ? 0 : count.stages());
  }

  /** Appends the run's row; columns that an older version of the program did not know are added. */
  void append(SparkSession session, StageTable table, Ending ending, Standing standing)
      throws IOException {
    table.checkLog();
    RunReport run = report(ending);
    Totals all = Totals.all(rows.values());
    boolean isCounted = !rows.isEmpty();
    Row row =
        RowFactory.create(
            id,
            command,
            Timestamp.from(start),
            Timestamp.from(run.ended()),
            run.outcome().key(),
            run.program(),
            texts(ingested),
            texts(resolved),
            texts(counted),
            standing.bronze(),
            standing.silver(),
            standing.gold(),
            isCounted ? all.read() : null,
            isCounted ? all.counted() : null,
            isCounted ? all.setAside() : null,
            isCounted ? all.rejected() : null,
            martSet,
            warnings,
            standing.configuration(),
            standing.structureYear(),
            run.problem().orElse(null),
            steps.stream().map(RunLog::row).toArray(Row[]::new),
            run.sparkJobs(),
            run.sparkStages());
    session
        .createDataFrame(List.of(row), SCHEMA)
        .coalesce(1)
        .write()
        .format("delta")
        .mode(SaveMode.Append)
        .option("mergeSchema", "true")
        .save(table.path().toString());
  }

  private static Row row(RunReport.Taken taken) {
    Step step = taken.step();
    return RowFactory.create(
        step.name(),
        taken.seconds(),
        orNull(step.rowsIn()),
        orNull(step.rowsOut()),
        orNull(step.version()));
  }

  private static @Nullable Long orNull(OptionalLong number) {
    return number.isPresent() ? number.getAsLong() : null;
  }

  private static String[] texts(Collection<String> waves) {
    return waves.toArray(new String[0]);
  }
}
