package no.kommunespeil.jobs;

import java.io.IOException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.UUID;
import no.kommunespeil.spark.io.StageTable;
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
    FAILED
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
          .add("warnings", DataTypes.IntegerType, false);

  private final String id = UUID.randomUUID().toString();
  private final String command;
  private final Instant start = Instant.now();
  private final TreeSet<String> ingested = new TreeSet<>();
  private final TreeSet<String> resolved = new TreeSet<>();
  private final TreeSet<String> counted = new TreeSet<>();
  private @Nullable Long bronzeVersion;
  private @Nullable Long silverVersion;
  private @Nullable Long goldVersion;
  private @Nullable Totals totals;
  private @Nullable String martSet;
  private int warnings;

  RunLog(String command) {
    this.command = command;
  }

  void ingested(Collection<String> waves, long version) {
    ingested.addAll(waves);
    bronzeVersion = version;
  }

  void resolved(Collection<String> waves, long version) {
    resolved.addAll(waves);
    silverVersion = version;
  }

  void counted(Collection<String> waves, long version) {
    counted.addAll(waves);
    goldVersion = version;
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
    return bronzeVersion != null || silverVersion != null || goldVersion != null || martSet != null;
  }

  int warnings() {
    return warnings;
  }

  void append(SparkSession spark, StageTable table, Outcome outcome) throws IOException {
    table.checkLog();
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
            bronzeVersion,
            silverVersion,
            goldVersion,
            rows == null ? null : rows.read(),
            rows == null ? null : rows.counted(),
            rows == null ? null : rows.setAside(),
            rows == null ? null : rows.rejected(),
            martSet,
            warnings);
    spark
        .createDataFrame(List.of(row), SCHEMA)
        .coalesce(1)
        .write()
        .format("delta")
        .mode(SaveMode.Append)
        .save(table.path().toString());
  }

  private static String[] texts(Collection<String> waves) {
    return waves.toArray(new String[0]);
  }
}
