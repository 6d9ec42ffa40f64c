package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jar for spark-submit on YARN, beside a run on this machine alone. */
@Tag("cluster")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith({
  LocalSpark.Shared.class,
  SampleRun.Shared.class,
  Site.Shared.class,
  StandaloneCluster.Shared.class
})
class YarnTest {

  private final Site shared;
  private final StandaloneCluster spark;
  @AutoClose private final MiniYarn yarn;

  YarnTest(Site shared, StandaloneCluster spark) throws Exception {
    this.shared = shared;
    this.spark = spark;
    this.yarn =
        MiniYarn.start(Files.createTempDirectory(Path.of("target").toAbsolutePath(), "yarn-"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"client", "cluster"})
  void in_either_mode_it_makes_the_marts_of_a_run_on_one_machine(String mode, @TempDir Path folder)
      throws Exception {
    Site site = shared.freshIn(folder.resolve("site"));
    String secret = "KOMMUNESPEIL_PSEUDONYM_KEY";
    List<String> settings =
        List.of(
            "spark.master=yarn",
            "spark.submit.deployMode=" + mode,
            "spark.yarn.jars=local:" + spark.home() + "/jars/*",
            "spark.yarn.stagingDir=" + folder.resolve("staging").toUri(),
            "spark.yarn.maxAppAttempts=1",
            "spark.executor.instances=2",
            "spark.executorEnv.SPARK_LOCAL_IP=127.0.0.1",
            "spark.yarn.appMasterEnv.SPARK_LOCAL_IP=127.0.0.1",
            "spark.yarn.appMasterEnv." + secret + "=" + System.getenv(secret));

    Program.Ended ended;
    try (ForkedProgram program =
        spark.submit(
            Map.of(StandaloneCluster.HADOOP_SETTINGS, yarn.settings().toString()),
            settings,
            site.arguments("run"))) {
      ended = program.await();
    }

    assertThat(ended.exitCode()).as(ended.output() + yarn.saidByContainers()).isZero();
    assertThat(Elsewhere.withoutName(site.marts()))
        .isEqualTo(Elsewhere.withoutName(shared.marts()));
  }
}
