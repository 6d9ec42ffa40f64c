package no.kommunespeil.jobs.observe;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A run that has ended, and what it left, in the text format of Prometheus. */
public final class Metrics {

  /** Media type of the text. */
  public static final String TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

  /** When a run was last done, which a run that is not cannot say of itself. */
  static final String LAST_SUCCESS = "kommunespeil_last_success_timestamp_seconds";

  private final List<MetricSnapshot> metrics = new ArrayList<>();

  private Metrics() {}

  /**
   * The text.
   *
   * @param holdings what lies in the output folder, where that can be seen
   * @param lastSuccess when a run before this one was done, where that is known
   */
  public static byte[] text(
      RunReport run, Optional<Holdings> holdings, Optional<Instant> lastSuccess) {
    Metrics metrics = new Metrics();
    metrics.ofRun(run, lastSuccess);
    metrics.ofSteps(run);
    holdings.ifPresent(metrics::ofHoldings);
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      PrometheusTextFormatWriter.create().write(text, new MetricSnapshots(metrics.metrics));
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return text.toByteArray();
  }

  private void ofRun(RunReport run, Optional<Instant> lastSuccess) {
    add(
        "kommunespeil_run_info",
        "The run that these metrics are of.",
        Map.of(Labels.of("command", run.command(), "version", run.program()), 1.0));
    Map<Labels, Double> outcomes = new TreeMap<>();
    for (Outcome outcome : Outcome.values()) {
      outcomes.put(Labels.of("outcome", outcome.key()), outcome == run.outcome() ? 1.0 : 0.0);
    }
    add("kommunespeil_run_outcome", "1 for how the run ended, 0 for the others.", outcomes);
    run.exitCode()
        .ifPresent(
            code ->
                add(
                    "kommunespeil_run_exit_code",
                    "Exit code; left out when a signal stopped the run.",
                    code));
    add("kommunespeil_run_start_timestamp_seconds", "When the run began.", at(run.started()));
    add("kommunespeil_run_end_timestamp_seconds", "When the run ended.", at(run.ended()));
    add("kommunespeil_run_duration_seconds", "How long the run took.", run.seconds());
    Optional<Instant> success =
        run.outcome() == Outcome.DONE ? Optional.of(run.ended()) : lastSuccess;
    success.ifPresent(
        time ->
            add(
                LAST_SUCCESS,
                "When a run was last done; left out where that is not known.",
                at(time)));
    add("kommunespeil_run_warnings", "Warnings of the run.", run.warnings());
    add("kommunespeil_run_spark_jobs", "Spark jobs of the run.", run.sparkJobs());
    add("kommunespeil_run_spark_stages", "Stages of Spark jobs of the run.", run.sparkStages());
  }

  private void ofSteps(RunReport run) {
    Map<Labels, Double> seconds = new TreeMap<>();
    Map<Labels, Double> waves = new TreeMap<>();
    for (RunReport.Taken taken : run.steps()) {
      Labels step = Labels.of("step", taken.step().name());
      seconds.merge(step, taken.seconds(), Double::sum);
      waves.merge(step, (double) taken.step().waves().size(), Double::sum);
    }
    add("kommunespeil_step_duration_seconds", "How long each step of the run took.", seconds);
    add("kommunespeil_step_waves", "Waves that each step of the run has done.", waves);
    Map<Labels, Double> rows = new TreeMap<>();
    run.rows()
        .forEach(
            (wave, totals) -> {
              rows.put(Labels.of("wave", wave, "status", "read"), (double) totals.read());
              rows.put(Labels.of("wave", wave, "status", "counted"), (double) totals.counted());
              rows.put(Labels.of("wave", wave, "status", "set_aside"), (double) totals.setAside());
              rows.put(Labels.of("wave", wave, "status", "rejected"), (double) totals.rejected());
            });
    add(
        "kommunespeil_rows",
        "Rows of the files behind the marts that the run published: read, and what became of them.",
        rows);
  }

  private void ofHoldings(Holdings holdings) {
    Map<Labels, Double> waves = new TreeMap<>();
    Map<Labels, Double> bytes = new TreeMap<>();
    Map<Labels, Double> versions = new TreeMap<>();
    holdings
        .tables()
        .forEach(
            (name, table) -> {
              Labels label = Labels.of("table", name);
              waves.put(label, (double) table.waves());
              bytes.put(label, (double) table.bytes());
              versions.put(label, (double) table.version());
            });
    add("kommunespeil_table_waves", "Waves that each table holds.", waves);
    add("kommunespeil_table_bytes", "Bytes of each table, earlier versions included.", bytes);
    add("kommunespeil_table_version", "Version of each Delta table, -1 for none.", versions);
    add("kommunespeil_marts_bytes", "Bytes of all sets of marts.", holdings.martBytes());
    holdings
        .marts()
        .ifPresent(
            marts ->
                add(
                    "kommunespeil_published_timestamp_seconds",
                    "When the current set of marts was published.",
                    at(marts.at())));
  }

  private void add(String name, String help, double value) {
    add(name, help, Map.of(Labels.EMPTY, value));
  }

  private void add(String name, String help, Map<Labels, Double> values) {
    GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name).help(help);
    values.forEach(
        (labels, value) ->
            gauge.dataPoint(GaugeDataPointSnapshot.builder().labels(labels).value(value).build()));
    if (!values.isEmpty()) {
      metrics.add(gauge.build());
    }
  }

  private static double at(Instant time) {
    return time.toEpochMilli() / 1000.0;
  }
}
