package no.kommunespeil.spark.io;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.kommunespeil.domain.problem.Place;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;

/** Reads a table to the last byte, to find out whether it is to blame for a failure. */
public final class TableCheck {

  private static final Pattern WAVE = Pattern.compile("/" + StageTable.WAVE + "=([^/]+)/");

  private TableCheck() {}

  /**
   * What is wrong with a table.
   *
   * @param what what is wrong with the file, a full sentence
   * @param waves the waves whose rows cannot be read; empty when it is the log that is damaged
   */
  public record Damage(Place place, String what, SortedSet<String> waves) {

    /** Whether nobody can tell any more what the table holds. */
    public boolean isOfLog() {
      return waves.isEmpty();
    }
  }

  /** The damage of a table, or nothing when all of it can be read. */
  public static Optional<Damage> find(SparkSession spark, StageTable table) throws IOException {
    if (!table.exists()) {
      return Optional.empty();
    }
    Optional<Damage> ofLog = findInLog(spark, table);
    if (ofLog.isPresent()) {
      // A file system that fails now and then is not to cost a table.
      return findInLog(spark, table);
    }
    Dataset<Row> rows = table.read(spark);
    return isReadable(() -> rows) ? Optional.empty() : findInData(spark, rows.inputFiles());
  }

  private static Optional<Damage> findInLog(SparkSession spark, StageTable table)
      throws IOException {
    DeltaLog.invalidateCache(spark, table.path());
    try {
      table.read(spark).inputFiles();
      return Optional.empty();
    } catch (DamagedTable damaged) {
      return Optional.of(new Damage(Place.of(damaged.file()), damaged.what(), new TreeSet<>()));
    } catch (Exception failure) {
      String file = FileFault.of(failure).map(FileFault::file).orElse("");
      return Optional.of(
          new Damage(
              Place.of(file.isEmpty() ? table.path() + "/_delta_log" : file),
              "This part of the log of the Delta table cannot be read.",
              new TreeSet<>()));
    }
  }

  private static Optional<Damage> findInData(SparkSession spark, String[] files) {
    SortedSet<String> waves = new TreeSet<>();
    SortedSet<String> unreadable = new TreeSet<>();
    for (String file : files) {
      String path = URI.create(file).getPath();
      if (!isReadable(() -> spark.read().parquet(decoded(file)))) {
        unreadable.add(path);
        Matcher wave = WAVE.matcher(path);
        if (wave.find()) {
          waves.add(wave.group(1));
        }
      }
    }
    if (unreadable.isEmpty()) {
      return Optional.empty();
    }
    int others = unreadable.size() - 1;
    return Optional.of(
        new Damage(
            Place.of(unreadable.first()),
            "This data file of the Delta table is missing or damaged"
                + (others == 0 ? "" : ", and " + others + " more")
                + ".",
            waves));
  }

  private static String decoded(String file) {
    URI uri = URI.create(file);
    return uri.getScheme() == null
        ? uri.getPath()
        : uri.getScheme()
            + ":"
            + (uri.getAuthority() == null ? "" : "//" + uri.getAuthority())
            + uri.getPath();
  }

  private static boolean isReadable(Rows rows) {
    try {
      rows.get().write().format("noop").mode("overwrite").save();
      return true;
    } catch (Exception failure) {
      // Whatever Spark says of it, and it has many words, the file cannot be used.
      return false;
    }
  }

  @FunctionalInterface
  private interface Rows {
    Dataset<Row> get();
  }
}
