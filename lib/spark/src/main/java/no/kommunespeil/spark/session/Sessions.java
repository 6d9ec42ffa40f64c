package no.kommunespeil.spark.session;

import java.util.Map;
import java.util.Properties;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/** Starts Spark with what every run needs and what a profile asks for. */
public final class Sessions {

  private static final String HADOOP = "spark.hadoop.";

  private Sessions() {}

  /**
   * The settings of file systems, without starting Spark: those of Hadoop's own files, and what a
   * profile or spark-submit says with {@code spark.hadoop.}, just as Spark itself takes them.
   *
   * @param settings Spark settings of the profile; what spark-submit has set holds against them
   */
  public static Configuration hadoop(Map<String, String> settings) {
    Configuration hadoop = new Configuration();
    settings.forEach((key, value) -> setHadoop(hadoop, key, value));
    Properties submitted = System.getProperties();
    for (String key : submitted.stringPropertyNames()) {
      setHadoop(hadoop, key, submitted.getProperty(key));
    }
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
   * @param settings Spark settings of the profile; what spark-submit has set holds against them
   */
  public static SparkSession start(Map<String, String> settings) {
    SparkSession.Builder builder =
        SparkSession.builder()
            // What crosses to executors are records, which Kryo cannot read back; rows and shuffles
            // have Spark's own format and use neither.
            .config("spark.serializer", "org.apache.spark.serializer.JavaSerializer")
            // Parquet writes checksums of its pages and does not look at them unless it is told to.
            .config("parquet.page.verify-checksum.enabled", "true")
            .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
            .config(
                "spark.sql.catalog.spark_catalog",
                "org.apache.spark.sql.delta.catalog.DeltaCatalog");
    settings.forEach(
        (key, value) -> {
          if (System.getProperty(key) == null) {
            builder.config(key, value);
          }
        });
    return builder.getOrCreate();
  }
}
