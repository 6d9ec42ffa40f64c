package no.kommunespeil.spark.session;

import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** Starts Spark with what every run needs and what a profile asks for. */
public final class Sessions {

  private Sessions() {}

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
