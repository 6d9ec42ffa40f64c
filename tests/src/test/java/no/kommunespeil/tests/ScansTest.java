package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.spark.TaskContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** How often a run reads the responses. */
@ExtendWith({LocalSpark.Shared.class, SampleRun.Shared.class, Site.Shared.class})
class ScansTest {

  @Test
  void a_whole_run_scans_the_responses_for_the_cube_and_once_more_by_unit(
      LocalSpark spark, Site shared, @TempDir Path folder) throws Exception {
    Site site = shared.freshIn(folder);
    Configuration hadoop = spark.spark().sparkContext().hadoopConfiguration();
    Stages stages = new Stages();
    spark.spark().sparkContext().addSparkListener(stages);
    hadoop.set("fs.file.impl", Watching.class.getName());
    hadoop.setBoolean("fs.file.impl.disable.cache", true);
    Watching.STAGES.clear();
    try {
      site.done(spark, "run");
    } finally {
      hadoop.unset("fs.file.impl");
      hadoop.unset("fs.file.impl.disable.cache");
      spark.spark().sparkContext().removeSparkListener(stages);
    }

    SortedMap<Integer, String> scanning = new TreeMap<>(stages.submitted);
    scanning.keySet().retainAll(Watching.STAGES);
    assertThat(scanning).hasSize(2);
    assertThat(scanning.get(scanning.firstKey())).contains("gold.Count");
    assertThat(scanning.get(scanning.lastKey())).contains("gold.LinkResponses");
    assertThat(site.marts()).isEqualTo(shared.marts());
  }

  /** The stages that ran. */
  private static final class Stages extends SparkListener {

    final Map<Integer, String> submitted = new ConcurrentHashMap<>();

    @Override
    public void onStageSubmitted(SparkListenerStageSubmitted stage) {
      submitted.put(stage.stageInfo().stageId(), stage.stageInfo().details());
    }
  }

  /** A file system that knows which stages have opened data files of the silver table. */
  public static final class Watching extends LocalFileSystem {

    static final Set<Integer> STAGES = new ConcurrentSkipListSet<>();

    @Override
    public FSDataInputStream open(org.apache.hadoop.fs.Path file, int bufferSize)
        throws IOException {
      URI path = file.toUri();
      TaskContext task = TaskContext.get();
      if (task != null
          && path.getPath().contains("/tables/silver/")
          && path.getPath().endsWith(".parquet")) {
        STAGES.add(task.stageId());
      }
      return super.open(file, bufferSize);
    }
  }
}
