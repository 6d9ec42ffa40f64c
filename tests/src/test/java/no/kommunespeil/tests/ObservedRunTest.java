package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.openlineage.client.OpenLineage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import no.kommunespeil.spark.io.RunLock;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What metrics and lineage say of a run, read by other readers than what wrote them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith({LocalSpark.Shared.class, SampleRun.Shared.class, Site.Shared.class})
class ObservedRunTest {

  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());
  private static final String SUCCESS = "kommunespeil_last_success_timestamp_seconds";

  private final LocalSpark spark;
  private final Site site;
  private final Path metrics;
  private final Path lineage;
  private final List<Receiver.Request> pushed = new ArrayList<>();

  ObservedRunTest(LocalSpark spark, Site shared, @TempDir Path folder) throws IOException {
    this.spark = spark;
    this.site = shared.copyTo(folder.resolve("site"));
    this.metrics = folder.resolve("collector/kommunespeil.prom");
    this.lineage = folder.resolve("lineage/events.jsonl");
  }

  @BeforeAll
  void run() throws IOException {
    site.edit(
        site.waves().resolve("2019/syntetisk_kommunedirektor.csv"),
        text -> text.replaceFirst(";Ja;", ";Nei;"));
    try (Receiver gateway = new Receiver(200)) {
      site.done(
          spark,
          "run",
          "--metrics",
          metrics.toString(),
          "--metrics-push",
          "http://kari:hemmelig@" + gateway.host(),
          "--lineage",
          lineage.toString());
      pushed.addAll(gateway.requests());
    }
  }

  @Test
  void metrics_say_how_the_run_went_and_what_it_left() throws Exception {
    SortedMap<String, Double> samples = PrometheusText.parse(Files.readString(metrics));

    assertThat(samples)
        .containsEntry("kommunespeil_run_exit_code", 0.0)
        .containsEntry("kommunespeil_run_outcome{outcome=\"done\"}", 1.0)
        .containsEntry("kommunespeil_run_outcome{outcome=\"failed\"}", 0.0)
        .containsEntry("kommunespeil_step_waves{step=\"resolve\"}", 1.0)
        .containsEntry("kommunespeil_step_waves{step=\"publish\"}", 2.0)
        .containsEntry("kommunespeil_table_waves{table=\"gold\"}", 2.0)
        .containsEntry("kommunespeil_table_version{table=\"silver\"}", 1.0)
        .containsKeys(
            "kommunespeil_step_duration_seconds{step=\"ingest\"}",
            "kommunespeil_published_timestamp_seconds",
            "kommunespeil_run_info{command=\"run\",version=\"development\"}");
    double end = Objects.requireNonNull(samples.get("kommunespeil_run_end_timestamp_seconds"));
    assertThat(samples.get(SUCCESS)).isEqualTo(end);
    assertThat(end)
        .isBetween(
            samples.get("kommunespeil_run_start_timestamp_seconds"),
            Instant.now().getEpochSecond() + 1.0);
    assertThat(samples.get("kommunespeil_run_spark_jobs")).isPositive();
    long bytes = 0;
    for (Path file : files(site.table("gold"))) {
      // Hadoop's checksums beside files are not what anybody would call a table's size.
      bytes += file.getFileName().toString().startsWith(".") ? 0 : Files.size(file);
    }
    assertThat(samples).containsEntry("kommunespeil_table_bytes{table=\"gold\"}", (double) bytes);
    List<Object> rows =
        new ArrayList<>(
            site.query(
                    "select (sum(rows_n))::double,"
                        + " (sum(rows_n) filter (status = 'counted'))::double"
                        + " from deliveries where wave = '2019'")
                .get(0));
    assertThat(samples.get("kommunespeil_rows{status=\"read\",wave=\"2019\"}"))
        .isEqualTo(rows.get(0));
    assertThat(samples.get("kommunespeil_rows{status=\"counted\",wave=\"2019\"}"))
        .isEqualTo(rows.get(1));
    assertThat(Files.getPosixFilePermissions(metrics)).contains(PosixFilePermission.OTHERS_READ);
    assertThat(files(metrics.resolveSibling(""))).containsExactly(metrics);
  }

  @Test
  void a_gateway_gets_the_same_with_the_secret_of_its_address_in_no_path() throws Exception {
    assertThat(pushed).hasSize(1);
    Receiver.Request request = pushed.get(0);
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/metrics/job/kommunespeil");
    assertThat(request.type()).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
    assertThat(request.authorization())
        .isEqualTo(
            "Basic "
                + Base64.getEncoder()
                    .encodeToString("kari:hemmelig".getBytes(StandardCharsets.UTF_8)));
    assertThat(PrometheusText.parse(request.body()))
        .isEqualTo(PrometheusText.parse(Files.readString(metrics)));
  }

  @Test
  void lineage_leads_from_the_marts_back_to_the_files() throws Exception {
    List<OpenLineage.RunEvent> events = events(Files.readAllLines(lineage));

    assertThat(events)
        .extracting(event -> event.getEventType() + " " + event.getJob().getName())
        .containsExactly(
            "START run",
            "START run.ingest",
            "COMPLETE run.ingest",
            "START run.resolve",
            "COMPLETE run.resolve",
            "START run.count",
            "COMPLETE run.count",
            "START run.publish",
            "COMPLETE run.publish",
            "COMPLETE run");
    assertThat(events)
        .allSatisfy(
            event -> {
              assertThat(event.getRun().getRunId()).isNotNull();
              assertThat(event.getJob().getNamespace()).isEqualTo("kommunespeil");
              assertThat(event.getJob().getFacets().getAdditionalProperties()).isEmpty();
              assertThat(event.getSchemaURL())
                  .hasToString(
                      "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent");
            });
    for (OpenLineage.RunEvent step : events.subList(1, 9)) {
      assertThat(step.getRun().getFacets().getParent().getRun().getRunId())
          .isEqualTo(events.get(0).getRun().getRunId());
    }
    OpenLineage.RunEvent ingest = events.get(2);
    assertThat(ingest.getInputs())
        .extracting(OpenLineage.InputDataset::getName)
        .hasSize(3)
        .contains(site.waves().resolve("2019/syntetisk_kommunedirektor.csv").toString());
    String bronze = ingest.getOutputs().get(0).getName();
    assertThat(bronze).isEqualTo(site.table("bronze").toString());
    assertThat(ingest.getOutputs().get(0).getFacets().getVersion().getDatasetVersion())
        .isEqualTo("1");
    assertThat(events.get(4).getInputs().get(0).getName()).isEqualTo(bronze);
    assertThat(events.get(6).getInputs().get(0).getName())
        .isEqualTo(events.get(4).getOutputs().get(0).getName());
    OpenLineage.RunEvent publish = events.get(8);
    assertThat(publish.getInputs())
        .extracting(OpenLineage.InputDataset::getName)
        .contains(events.get(6).getOutputs().get(0).getName());
    assertThat(publish.getOutputs())
        .filteredOn(mart -> mart.getName().endsWith("/deliveries.parquet"))
        .singleElement()
        .satisfies(
            mart -> {
              assertThat(mart.getNamespace()).isEqualTo("file");
              assertThat(Path.of(mart.getName())).exists();
              assertThat(mart.getOutputFacets().getOutputStatistics().getRowCount())
                  .isEqualTo(site.query("select count(*) from deliveries").get(0).get(0));
              assertThat(mart.getFacets().getAdditionalProperties()).isEmpty();
              assertThat(mart.getFacets().getSchema().getFields())
                  .extracting(field -> (Object) field.getName())
                  .isEqualTo(
                      site.query("select column_name from (describe deliveries)").stream()
                          .map(row -> row.get(0))
                          .toList());
            });
  }

  @Test
  void a_run_that_fails_or_is_busy_says_so_and_when_one_was_last_done() throws Exception {
    double success =
        Objects.requireNonNull(PrometheusText.parse(Files.readString(metrics)).get(SUCCESS));
    Path copy = lineage.resolveSibling("copy.prom");
    Files.copy(metrics, copy);
    Site other = site.copyTo(site.folder().resolveSibling("other"));
    other.edit(other.conf().resolve("codebook/codebook.yaml"), text -> text + "nonsense: 1\n");
    Path events = lineage.resolveSibling("failed.jsonl");
    String[] options = {"--metrics", copy.toString(), "--lineage", events.toString()};

    other.stopped(spark, command("run", options));

    assertThat(PrometheusText.parse(Files.readString(copy)))
        .containsEntry("kommunespeil_run_exit_code", 1.0)
        .containsEntry("kommunespeil_run_outcome{outcome=\"failed\"}", 1.0)
        .containsEntry("kommunespeil_table_waves{table=\"gold\"}", 2.0)
        .containsEntry(SUCCESS, success);
    OpenLineage.RunEvent end = events(Files.readAllLines(events)).get(1);
    assertThat(end.getEventType()).isEqualTo(OpenLineage.RunEvent.EventType.FAIL);
    assertThat(end.getRun().getFacets().getErrorMessage().getMessage())
        .startsWith("Stopped while ")
        .doesNotContain("nonsense");

    try (RunLock lock = lock(other)) {
      assertThat(other.run(spark, command("ingest", options)).exitCode()).isEqualTo(1);
      Files.copy(
          site.conf().resolve("codebook/codebook.yaml"),
          other.conf().resolve("codebook/codebook.yaml"),
          StandardCopyOption.REPLACE_EXISTING);
      assertThat(other.run(spark, command("ingest", options)).exitCode()).isEqualTo(4);
      lock.requireHeld();
    }
    assertThat(PrometheusText.parse(Files.readString(copy)))
        .containsEntry("kommunespeil_run_exit_code", 4.0)
        .containsEntry("kommunespeil_run_outcome{outcome=\"busy\"}", 1.0)
        .containsEntry(SUCCESS, success);
    List<OpenLineage.RunEvent> all = events(Files.readAllLines(events));
    assertThat(all.get(all.size() - 1).getEventType())
        .isEqualTo(OpenLineage.RunEvent.EventType.ABORT);
  }

  @Test
  void who_cannot_be_told_is_a_note_and_no_failure() throws Exception {
    Files.writeString(site.folder().resolve("file"), "");
    try (Receiver refusing = new Receiver(503)) {
      Program.Ended ended =
          site.run(
              spark,
              "run",
              "--metrics",
              site.folder().resolve("file/kommunespeil.prom").toString(),
              "--metrics-push",
              "http://kari:hemmelig@" + refusing.host() + "/metrics/job/other?token=hemmelig",
              "--lineage",
              "http://127.0.0.1:9/api/v1/lineage");

      assertThat(ended.exitCode()).isZero();
      assertThat(ended.output())
          .contains("note      The file of metrics could not be told: ")
          .contains(
              "note      Metrics could not be told: http://"
                  + refusing.host()
                  + " answered with status 503")
          .contains("An event of lineage could not be told: http://127.0.0.1:9 does not answer")
          .doesNotContain("hemmelig");
      assertThat(refusing.requests())
          .singleElement()
          .satisfies(
              request -> assertThat(request.path()).isEqualTo("/metrics/job/other?token=hemmelig"));
    }
  }

  @Test
  void an_address_that_is_none_is_a_mistake_of_usage_and_is_not_repeated() {
    for (String option : List.of("--metrics-push=kari:hemmelig@host", "--lineage=http://a b")) {
      Program.Ended ended = site.run(spark, "run", option);
      assertThat(ended.exitCode()).isEqualTo(2);
      assertThat(ended.output()).contains("This is not an address.");
    }
  }

  private static String[] command(String name, String... options) {
    List<String> line = new ArrayList<>(List.of(name));
    line.addAll(List.of(options));
    return line.toArray(new String[0]);
  }

  private static RunLock lock(Site at) throws IOException {
    return ((RunLock.Acquired)
            RunLock.acquire(
                new org.apache.hadoop.fs.Path(at.out().toString()), "run", new Configuration()))
        .lock();
  }

  private static List<OpenLineage.RunEvent> events(List<String> lines) throws IOException {
    List<OpenLineage.RunEvent> events = new ArrayList<>();
    for (String line : lines) {
      events.add(JSON.readValue(line, OpenLineage.RunEvent.class));
    }
    return events;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
