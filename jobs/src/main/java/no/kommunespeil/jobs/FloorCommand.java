package no.kommunespeil.jobs;

import java.io.IOException;
import java.util.concurrent.Callable;
import no.kommunespeil.spark.session.Sessions;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What no Spark program on Delta can be faster than: the unit in which the benchmark measures. */
@Command(
    name = "floor",
    hidden = true,
    description = {
      "Starts Spark, writes one small Delta table to --out and stops, for comparison."
    },
    mixinStandardHelpOptions = true)
final class FloorCommand implements Callable<Integer> {

  private static final int ROWS = 1000;

  @Mixin private FolderOptions folders = new FolderOptions();

  @Override
  public Integer call() throws IOException {
    Settings settings = folders.settings();
    SparkSession spark = Sessions.start(settings.spark());
    spark
        .range(ROWS)
        .toDF()
        .write()
        .format("delta")
        .mode(SaveMode.Overwrite)
        .save(new Path(settings.out(), "floor").toString());
    spark.stop();
    return ExitCode.DONE;
  }
}
