package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The same commands, submitted to a Spark that somebody else has installed. */
@Tag("long")
@ExtendWith({LocalSpark.Shared.class, SampleRun.Shared.class, Site.Shared.class})
class SparkSubmitTest {

  @Test
  void a_run_under_spark_submit_makes_the_same_marts_on_another_file_system(
      Site shared, @TempDir Path folder) throws Exception {
    Site site = shared.freshIn(folder.resolve("site"));
    List<String> command = new ArrayList<>();
    command.add("org.apache.spark.deploy.SparkSubmit");
    command.addAll(List.of("--master", "local[2]", "--class", "no.kommunespeil.jobs.Main"));
    command.addAll(List.of("--conf", "spark.ui.enabled=false"));
    command.addAll(List.of("--conf", "spark.driver.host=127.0.0.1"));
    command.addAll(List.of("--conf", "spark.sql.shuffle.partitions=2"));
    command.addAll(
        List.of(
            "--conf",
            "spark.hadoop.fs.viewfs.mounttable.land.link./site=" + site.folder().toUri()));
    command.addAll(List.of("--jars", String.join(",", Submitted.packages())));
    command.add(Submitted.jobsJar(folder.resolve("jobs-for-submit.jar")).toString());
    command.addAll(List.of("run", "--conf", site.conf().toUri().toString()));
    command.addAll(List.of("--waves", "viewfs://land/site/waves"));
    command.addAll(List.of("--out", "viewfs://land/site/out"));
    List<String> spark = Submitted.sparkJars();

    Program.Ended ended;
    try (ForkedProgram program = ForkedProgram.start(spark, command.toArray(String[]::new))) {
      ended = program.await();
    }

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    SortedMap<String, String> expected = shared.marts();
    // Its name is in its summary, and says which build of the program made it.
    expected.remove("set.json");
    SortedMap<String, String> marts = Site.contents(site.sets().resolve(site.set()));
    marts.remove("set.json");
    // A file system with checksum files behind one that does not tell.
    marts.keySet().removeIf(name -> name.substring(name.lastIndexOf('/') + 1).startsWith("."));
    assertThat(marts).isEqualTo(expected);
  }
}
