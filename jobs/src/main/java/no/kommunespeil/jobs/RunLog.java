package no.kommunespeil.jobs;

import java.io.IOException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * What a run did, as one row of the Delta table {@code run_log}. A run that finds nothing to do
 * changes nothing and leaves no row.
 */
final class RunLog {

  /** How a run ended. */
  enum Outcome {
    DONE,
    FAILED,
    /** By a check, before the marts were published. */
    STOPPED
  }

  private static final DataType TEXTS = DataTypes.createArrayType(DataTypes.StringType, false);

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
          .add("structure_year", DataTypes.IntegerType, true);

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
  private final Instant start = Instant.now();
  private final TreeSet<String> ingested = new TreeSet<>();
  private final TreeSet<String> resolved = new TreeSet<>();
  private final TreeSet<String> counted = new TreeSet<>();
  private @Nullable Totals totals;
  private @Nullable String martSet;
  private boolean hasWritten;
  private int warnings;

  RunLog(String command) {
    this.command = command;
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

  void published(String set, Totals rows) {
    martSet = set;
    totals = rows;
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

  void append(SparkSession spark, Path table, Outcome outcome, Standing standing)
      throws IOException {
    Totals rows = totals;
    Row row =
        RowFactory.create(
            id,
            command,
            Timestamp.from(start),
            Timestamp.from(Instant.now()),
            outcome.name().toLowerCase(Locale.ROOT),
            Version.text(),
            texts(ingested),
            texts(resolved),
            texts(counted),
            standing.bronze(),
            standing.silver(),
            standing.gold(),
            rows == null ? null : rows.read(),
            rows == null ? null : rows.counted(),
            rows == null ? null : rows.setAside(),
            rows == null ? null : rows.rejected(),
            martSet,
            warnings,
            standing.configuration(),
            standing.structureYear());
    spark
        .createDataFrame(List.of(row), SCHEMA)
        .coalesce(1)
        .write()
        .format("delta")
        .mode(SaveMode.Append)
        // A log made by an earlier version of the program gains the columns it lacks.
        .option("mergeSchema", "true")
        .save(table.toString());
  }

  private static String[] texts(Collection<String> waves) {
    return waves.toArray(new String[0]);
  }
}
