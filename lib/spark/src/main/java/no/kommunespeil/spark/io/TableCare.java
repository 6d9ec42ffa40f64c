package no.kommunespeil.spark.io;

import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.RuntimeConfig;
import org.apache.spark.sql.SparkSession;
import scala.Console;

/**
 * What keeps Delta tables small and quick over the years: files put together, and files and commits
 * removed that no version needs any more which is to be kept.
 */
public final class TableCare {

  /** Delta takes a commit's user metadata from here when an SQL statement makes the commit. */
  private static final String METADATA = "spark.databricks.delta.commitInfo.userMetadata";

  /**
   * Delta lists files in as many tasks, of which Spark's ten thousand would be most of the work.
   */
  private static final String TASKS = "spark.sql.sources.parallelPartitionDiscovery.parallelism";

  private static final String FEW_TASKS = "8";

  private final SparkSession spark;
  private final int days;

  /**
   * @param days how long what was replaced can still be read, 1 or more
   */
  public TableCare(SparkSession spark, int days) {
    this.spark = spark;
    this.days = days;
  }

  /**
   * Cares for a table.
   *
   * @param state what the commits of the table say that its rows were made from, which those made
   *     here say as well: the earlier ones are removed in time
   */
  public void care(Path table, Optional<StageState> state) {
    RuntimeConfig settings = spark.conf();
    settings.set(TASKS, FEW_TASKS);
    state.ifPresent(held -> settings.set(METADATA, held.toMetadata()));
    try {
      String name = "delta.`" + table.toString().replace("`", "``") + "`";
      keepFor(name);
      spark.sql("OPTIMIZE " + name).collectAsList();
      // Delta tells of it on standard output, which is the user's.
      Console.withOut(
          OutputStream.nullOutputStream(), () -> spark.sql("VACUUM " + name).collectAsList());
    } finally {
      settings.unset(METADATA);
      settings.unset(TASKS);
    }
  }

  /** Says in the table how long things are kept, when it does not say so yet. */
  private void keepFor(String name) {
    Map<String, String> wanted = new LinkedHashMap<>();
    wanted.put("delta.enableExpiredLogCleanup", "true");
    wanted.put("delta.logRetentionDuration", "interval " + days + " days");
    wanted.put("delta.deletedFileRetentionDuration", "interval " + days + " days");
    Map<String, String> said = new LinkedHashMap<>();
    spark
        .sql("SHOW TBLPROPERTIES " + name)
        .collectAsList()
        .forEach(row -> said.put(row.getString(0), row.getString(1)));
    wanted.entrySet().removeIf(entry -> Objects.equals(said.get(entry.getKey()), entry.getValue()));
    if (!wanted.isEmpty()) {
      spark.sql(
          wanted.entrySet().stream()
              .map(entry -> "'" + entry.getKey() + "' = '" + entry.getValue() + "'")
              .collect(
                  Collectors.joining(", ", "ALTER TABLE " + name + " SET TBLPROPERTIES (", ")")));
    }
  }
}
