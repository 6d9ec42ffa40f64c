package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run that somebody stops in the middle. */
@Tag("long")
@ExtendWith({LocalSpark.Shared.class, SampleRun.Shared.class, Site.Shared.class})
class StoppedRunTest {

  private final LocalSpark spark;
  private final Site shared;
  private final Site site;

  StoppedRunTest(LocalSpark spark, Site shared, @TempDir Path folder) throws IOException {
    this.spark = spark;
    this.shared = shared;
    this.site = shared.copyTo(folder);
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void ends_with_the_code_of_the_signal_and_gives_the_lock_back(String signal, int code)
      throws Exception {
    assumeThat(isIgnored(code - 128)).as("started where %s is ignored", signal).isFalse();
    site.edit(
        site.waves().resolve("2019/syntetisk_kommunedirektor.csv"),
        text -> text.replaceFirst(";Ja;", ";Nei;"));
    Path metrics = site.folder().resolve("kommunespeil.prom");
    Path events = site.folder().resolve("events.jsonl");
    String[] arguments =
        site.arguments(
            "no.kommunespeil.jobs.Main",
            "run",
            "--log-format",
            "json",
            "--metrics",
            metrics.toString(),
            "--lineage",
            events.toString());
    Program.Ended stopped;
    try (ForkedProgram program = ForkedProgram.start(ForkedProgram.classPath(), arguments)) {
      program.awaitLine(line -> line.matches(" *[0-9.]+ s  ingest .*"));
      program.signal(signal);
      stopped = program.await();
    }

    assertThat(stopped.exitCode()).as(stopped.output()).isEqualTo(code);
    assertThat(stopped.output())
        .containsOnlyOnce(
            "\nStopped before the end. What was published before stays as it was, and running again"
                + " is safe.")
        .doesNotContain("fault");
    assertThat(site.out().resolve(".lock")).doesNotExist();
    assertThat(site.set()).isEqualTo(shared.set());
    assertThat(PrometheusText.parse(Files.readString(metrics)))
        .containsEntry("kommunespeil_run_outcome{outcome=\"stopped\"}", 1.0)
        .doesNotContainKey("kommunespeil_run_exit_code");
    List<JsonNode> lines = new ArrayList<>();
    for (String line : stopped.output().lines().filter(text -> text.startsWith("{")).toList()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    assertThat(lines)
        .filteredOn(line -> line.path("step").asText().equals("end"))
        .singleElement()
        .extracting(line -> line.path("outcome").asText())
        .isEqualTo("stopped");
    List<String> told = Files.readAllLines(events);
    assertThat(told.get(told.size() - 1)).contains("\"eventType\":\"ABORT\"");
    assertThat(site.done(spark, "status"))
        .doesNotContain("Running")
        .containsPattern("Last run  \\d{4}-\\S+Z, run: stopped. signal");
  }

  /**
   * A program that a shell starts in the background ignores what a keyboard sends, and so do those
   * that it starts.
   */
  private static boolean isIgnored(int signal) throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.isReadable(status)
        && Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .map(line -> Long.parseUnsignedLong(line.substring("SigIgn:".length()).strip(), 16))
            .anyMatch(ignored -> (ignored >> (signal - 1) & 1) == 1);
  }
}
