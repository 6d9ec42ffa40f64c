package no.kommunespeil.tests;

import com.holdenkarau.spark.testing.JavaDatasetSuiteBase;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Spark testing base, held rather than inherited: a test class takes it as a parameter with
 * {@code @ExtendWith(LocalSpark.Shared.class)} and finds in it {@link #spark()} and the comparisons
 * of data frames.
 *
 * <p>One instance and one session serve the whole suite, since starting Spark costs more than most
 * tests, and since a second session could lack Delta's extension.
 */
public final class LocalSpark extends JavaDatasetSuiteBase {

  private static final long serialVersionUID = 1L;

  private LocalSpark() {}

  @Override
  public SparkConf conf() {
    return new SparkConf()
        .setMaster("local[2]")
        .setAppName("kommunespeil tests")
        .set("spark.ui.enabled", "false")
        .set("spark.driver.host", "127.0.0.1")
        .set("spark.driver.bindAddress", "127.0.0.1")
        .set("spark.sql.shuffle.partitions", "2")
        // Of a handful of rows, writing and compiling a program for each would be a fifth of the
        // time. Whole stages are compiled, and everything is where tests start the program itself.
        .set("spark.sql.codegen.factoryMode", "NO_CODEGEN")
        .set("spark.sql.session.timeZone", "UTC")
        .set("spark.sql.warehouse.dir", "target/spark-warehouse")
        .set("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
        .set("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
        .set("spark.databricks.delta.snapshotPartitions", "1");
  }

  /** Hive is not on the class path. */
  @Override
  public boolean enableHiveSupport() {
    return false;
  }

  /** Hands the one instance to the tests that ask for it, and stops it after the last. */
  public static final class Shared implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
        ExtensionContext.Namespace.create(LocalSpark.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == LocalSpark.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(NAMESPACE)
          .computeIfAbsent(Started.class, key -> new Started(), Started.class)
          .spark;
    }
  }

  /** A running session that ends with the suite. */
  static final class Started implements AutoCloseable {

    private final LocalSpark spark = new LocalSpark();

    Started() {
      spark.runBefore();
    }

    LocalSpark spark() {
      return spark;
    }

    @Override
    public void close() {
      runAfterClass();
    }
  }
}
