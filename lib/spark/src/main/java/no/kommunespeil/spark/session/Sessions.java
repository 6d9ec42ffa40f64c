package no.kommunespeil.spark.session;

import java.util.Map;
import java.util.Properties;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/** Starts Spark with what every run needs and what the settings ask for. */
public final class Sessions {

  private static final String HADOOP = "spark.hadoop.";

  /** What every run needs, by key. */
  public static final Map<String, String> ALWAYS =
      Map.of(
          // What crosses to executors are records, which Kryo cannot read back; rows and shuffles
          // have Spark's own format and use neither.
          "spark.serializer", "org.apache.spark.serializer.JavaSerializer",
          // Parquet writes checksums of its pages and does not look at them unless it is told to.
          "parquet.page.verify-checksum.enabled", "true",
          "spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension",
          "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog");

  private Sessions() {}

  /**
   * The settings of file systems, without starting Spark: those of Hadoop's own files, and what
   * spark-submit and the settings say with {@code spark.hadoop.}, just as Spark itself takes them.
   *
   * @param settings Spark settings, which hold against what spark-submit has set
   */
  public static Configuration hadoop(Map<String, String> settings) {
    Configuration hadoop = new Configuration();
    Properties submitted = System.getProperties();
    for (String key : submitted.stringPropertyNames()) {
      setHadoop(hadoop, key, submitted.getProperty(key));
    }
    settings.forEach((key, value) -> setHadoop(hadoop, key, value));
    return hadoop;
  }

  private static void setHadoop(Configuration hadoop, String key, String value) {
    if (key.startsWith(HADOOP)) {
      hadoop.set(key.substring(HADOOP.length()), value);
    }
  }

  /**
   * Starts a session, or takes the one that runs.
   *
   * @param settings Spark settings, which hold against what spark-submit has set
   * @throws no.kommunespeil.domain.problem.UserError when one of them is misspelt
   */
  public static SparkSession start(Map<String, String> settings) {
    KnownKeys.check(settings.keySet());
    SparkSession.Builder builder = SparkSession.builder();
    ALWAYS.forEach(builder::config);
    settings.forEach(builder::config);
    return builder.getOrCreate();
  }
}
