package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The jar for spark-submit on a Spark cluster, beside a run on this machine alone. */
@Tag("cluster")
@ExtendWith({LocalSpark.Shared.class, SampleRun.Shared.class, StandaloneCluster.Shared.class})
class StandaloneClusterTest {

  private final SampleRun sample;
  private final StandaloneCluster cluster;
  @TempDir private Path folder = Path.of("");

  StandaloneClusterTest(SampleRun sample, StandaloneCluster cluster) {
    this.sample = sample;
    this.cluster = cluster;
  }

  private String[] run() {
    return new String[] {
      "run",
      "--conf",
      Program.CONF.toString(),
      "--waves",
      sample.waves().toString(),
      "--out",
      folder.resolve("out").toString()
    };
  }

  /** The marts without the file that names their set, which tells which build made it. */
  private SortedMap<String, String> marts(Path out) throws IOException {
    SortedMap<String, String> marts = Site.contents(out.resolve("marts/current"));
    marts.remove("set.json");
    return marts;
  }

  @Test
  void in_client_mode_it_makes_the_marts_of_a_run_on_one_machine() throws Exception {
    Program.Ended ended;
    try (ForkedProgram program = cluster.submit(List.of(), run())) {
      ended = program.await();
    }

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    assertThat(marts(folder.resolve("out"))).isEqualTo(marts(sample.out()));
  }

  @Test
  void in_cluster_mode_it_makes_the_marts_of_a_run_on_one_machine() throws Exception {
    Program.Ended ended;
    try (ForkedProgram program =
        cluster.submit(List.of("spark.submit.deployMode=cluster"), run())) {
      ended = program.await();
    }

    assertThat(ended.exitCode()).as(ended.output() + cluster.saidByDrivers()).isZero();
    assertThat(marts(folder.resolve("out"))).isEqualTo(marts(sample.out()));
  }
}
