package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A worker that is lost with its executor, and with whatever the executor was doing. */
@Tag("cluster")
@ExtendWith({LocalSpark.Shared.class, SampleRun.Shared.class, Site.Shared.class})
class LostWorkerTest {

  private static final long PATIENCE_MILLISECONDS = 300_000;

  @Test
  void a_run_that_loses_a_worker_while_answers_are_written_ends_with_the_right_marts(
      Site shared, @TempDir Path folder) throws Exception {
    Site site = shared.freshIn(folder.resolve("site"));
    int web = StandaloneCluster.freePort();
    Program.Ended ended;
    try (StandaloneCluster cluster = StandaloneCluster.start(folder.resolve("cluster"));
        ForkedProgram run =
            cluster.submit(
                List.of("spark.ui.enabled=true", "spark.ui.port=" + web), site.arguments("run"))) {
      await(run, () -> isWritingAnswers(site));
      // Held up, they can be looked at: a task that is under way now cannot come to an end.
      cluster.signalExecutors("STOP");
      assertThat(isWritingAnswers(site)).as("answers are still being written").isTrue();
      await(run, () -> busyExecutor(web).isPresent());
      cluster.killWorkerOf(busyExecutor(web).orElseThrow());
      cluster.signalExecutors("CONT");
      await(run, () -> cluster.aliveWorkers() == 1);
      ended = run.await();
    }

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    assertThat(Elsewhere.withoutName(site.marts()))
        .isEqualTo(Elsewhere.withoutName(shared.marts()));
  }

  /** Whether the parts of the answers' mart are being written in the folder that is for them. */
  private static boolean isWritingAnswers(Site site) throws IOException {
    if (!Files.exists(site.sets())) {
      return false;
    }
    try (Stream<Path> sets = Files.list(site.sets())) {
      return sets.anyMatch(set -> Files.exists(set.resolve("restricted/.linked_answers")));
    }
  }

  /** The executor that has a task, by its number, as the driver sees it. */
  private static Optional<String> busyExecutor(int web) throws IOException {
    String applications = "http://127.0.0.1:" + web + "/api/v1/applications";
    ObjectMapper json = new ObjectMapper();
    String application =
        json.readTree(URI.create(applications).toURL()).path(0).path("id").asText();
    for (JsonNode executor :
        json.readTree(URI.create(applications + "/" + application + "/executors").toURL())) {
      if (executor.path("activeTasks").asInt() > 0) {
        return Optional.of(executor.path("id").asText());
      }
    }
    return Optional.empty();
  }

  private static void await(ForkedProgram run, Condition condition) throws Exception {
    long end = System.currentTimeMillis() + PATIENCE_MILLISECONDS;
    while (!condition.holds()) {
      if (!run.isAlive() || System.currentTimeMillis() > end) {
        throw new IllegalStateException("What was waited for never came:\n" + run.said());
      }
      Thread.sleep(2);
    }
  }

  /** Something that comes to hold. */
  @FunctionalInterface
  private interface Condition {
    boolean holds() throws Exception;
  }
}
