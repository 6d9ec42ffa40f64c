package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.logging.log4j.LogManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The lines of the log that a run writes, for people and for programs. */
@ExtendWith({LocalSpark.Shared.class, SampleRun.Shared.class, Site.Shared.class})
class RunLinesTest {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final LocalSpark spark;
  private final Site site;

  RunLinesTest(LocalSpark spark, Site shared, @TempDir Path folder) throws IOException {
    this.spark = spark;
    this.site = shared.copyTo(folder);
  }

  @Test
  void every_line_is_one_object_and_every_step_one_line() throws Exception {
    change();
    LogFile log = LogFile.now();

    String said = site.done(spark, "run", "--log-format", "json");

    List<JsonNode> lines = lines(log);
    assertThat(lines)
        .allSatisfy(
            line -> {
              assertThat(line.path("time").asText())
                  .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
              assertThat(line.path("level").asText()).isIn("INFO", "WARN", "ERROR");
              assertThat(line.path("command").asText()).isEqualTo("run");
              assertThat(line.path("run_id")).isEqualTo(lines.get(0).path("run_id"));
              assertThat(line.path("message").asText()).isNotEmpty();
            });
    List<JsonNode> steps =
        lines.stream()
            .filter(line -> line.path("logger").asText().equals("no.kommunespeil.run"))
            .filter(line -> line.path("level").asText().equals("INFO"))
            .toList();
    assertThat(steps)
        .extracting(line -> line.path("step").asText())
        .containsExactly("start", "ingest", "resolve", "count", "check", "publish", "end");
    assertThat(said.lines().filter(line -> line.matches(" *[0-9.]+ s  .*"))).hasSize(6);
    JsonNode resolve = steps.get(2);
    assertThat(resolve.path("waves")).singleElement().isEqualTo(JSON.readTree("\"2019\""));
    assertThat(resolve.path("rows_in").isNumber()).isTrue();
    assertThat(resolve.path("rows_in")).isEqualTo(resolve.path("rows_out"));
    assertThat(resolve.path("table_version").asInt()).isEqualTo(1);
    assertThat(resolve.path("seconds").isNumber()).isTrue();
    assertThat(said).contains(resolve.path("message").asText());
    JsonNode end = steps.get(6);
    assertThat(end.path("outcome").asText()).isEqualTo("done");
    assertThat(end.path("exit_code").asInt(-1)).isZero();
  }

  @Test
  void what_others_warn_of_and_the_trace_of_a_fault_are_objects_too() throws Exception {
    change();
    LogFile log = LogFile.now();
    // A folder where the marts' pointer is to be written is no mistake anybody can make.
    Files.delete(site.out().resolve("marts/CURRENT"));
    Files.createDirectories(site.out().resolve("marts/CURRENT/full"));

    Program.Ended ended = site.run(spark, "run", "--log-format", "json");

    assertThat(ended.exitCode()).as(ended.output()).isEqualTo(1);
    List<JsonNode> lines = lines(log);
    assertThat(lines)
        .filteredOn(line -> line.path("step").asText().equals("end"))
        .singleElement()
        .satisfies(
            end -> {
              assertThat(end.path("level").asText()).isEqualTo("ERROR");
              assertThat(end.path("outcome").asText()).isEqualTo("failed");
              assertThat(end.path("exit_code").asInt()).isEqualTo(1);
            });
    assertThat(lines)
        .filteredOn(line -> line.path("message").asText().startsWith("Stopped while publishing"))
        .first()
        .satisfies(fault -> assertThat(fault.path("error").asText()).contains("\tat "));
  }

  @Test
  void afterwards_the_log_is_plain_again_with_the_same_in_words() throws Exception {
    change();
    site.done(spark, "ingest", "--log-format", "json");
    LogFile log = LogFile.now();

    site.done(spark, "resolve");
    LogManager.getLogger("some.library").warn("Something odd.");

    assertThat(log.since().lines())
        .anyMatch(
            line ->
                line.matches(
                    "\\d{4}-.* INFO \\S+ no.kommunespeil.run: wave 2019 → .*/silver"
                        + " \\{.*rows_in=\\d+.*step=resolve.*\\}"))
        .anyMatch(line -> line.matches("\\d{4}-.* WARN \\S+ some.library: Something odd\\. *"));
  }

  private void change() throws IOException {
    site.edit(
        site.waves().resolve("2019/syntetisk_kommunedirektor.csv"),
        text -> text.replaceFirst(";Ja;", ";Nei;"));
  }

  private static List<JsonNode> lines(LogFile log) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : log.since().lines().toList()) {
      lines.add(JSON.readTree(line));
    }
    assertThat(lines).isNotEmpty();
    return lines;
  }
}
