package no.kommunespeil.spark.session;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.sql.SparkSession;

/** Counts Spark jobs and stages: on a laptop each has a fixed price, so they are measured. */
public final class JobCount extends SparkListener {

  private final AtomicInteger jobs = new AtomicInteger();
  private final AtomicInteger stages = new AtomicInteger();

  /** Starts counting. */
  public static JobCount on(SparkSession spark) {
    JobCount count = new JobCount();
    spark.sparkContext().addSparkListener(count);
    return count;
  }

  @Override
  public void onJobStart(SparkListenerJobStart start) {
    jobs.incrementAndGet();
  }

  @Override
  public void onStageCompleted(SparkListenerStageCompleted completed) {
    stages.incrementAndGet();
  }

  public int jobs() {
    return jobs.get();
  }

  /** Stages that ran; a stage whose result was still there is not counted. */
  public int stages() {
    return stages.get();
  }
}
