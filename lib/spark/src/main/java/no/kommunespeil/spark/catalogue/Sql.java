package no.kommunespeil.spark.catalogue;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;

/** Names and texts as they stand in Spark's SQL, whatever letters they hold. */
final class Sql {

  /** The catalogue that Spark keeps itself, whichever one the session takes first. */
  private static final String SESSION_CATALOGUE = "spark_catalog";

  private Sql() {}

  /** Something in Spark's own catalogue, by database and, for what lies in one, name. */
  static String inCatalogue(String... parts) {
    return quoted(SESSION_CATALOGUE)
        + Arrays.stream(parts).map(part -> "." + quoted(part)).collect(Collectors.joining());
  }

  static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  static String text(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  /** A Parquet file as something to select from. */
  static String parquet(Path file) {
    return "parquet." + quoted(file.toString());
  }
}
