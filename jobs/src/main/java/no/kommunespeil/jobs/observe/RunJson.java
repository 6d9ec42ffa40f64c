package no.kommunespeil.jobs.observe;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A run as one JSON object, for other programs and for the list of runs. */
public final class RunJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private RunJson() {}

  /** The object; what is not known is left out. */
  public static ObjectNode of(RunReport run) {
    ObjectNode node =
        JSON.createObjectNode()
            .put("run_id", run.id())
            .put("command", run.command())
            .put("program_version", run.program())
            .put("started_at", time(run.started()))
            .put("finished_at", time(run.ended()))
            .put("seconds", run.seconds())
            .put("outcome", run.outcome().key());
    run.exitCode().ifPresent(code -> node.put("exit_code", code));
    run.problem().ifPresent(problem -> node.put("problem", problem));
    ArrayNode steps = node.putArray("steps");
    run.steps().forEach(taken -> add(steps.addObject(), taken));
    ObjectNode rows = node.putObject("rows");
    run.rows()
        .forEach(
            (wave, totals) ->
                rows.putObject(wave)
                    .put("read", totals.read())
                    .put("counted", totals.counted())
                    .put("set_aside", totals.setAside())
                    .put("rejected", totals.rejected()));
    run.set().ifPresent(set -> node.put("marts_set", set));
    return node.put("warnings", run.warnings())
        .put("spark_jobs", run.sparkJobs())
        .put("spark_stages", run.sparkStages());
  }

  private static void add(ObjectNode node, RunReport.Taken taken) {
    Step step = taken.step();
    node.put("step", step.name()).put("seconds", taken.seconds());
    ArrayNode waves = node.putArray("waves");
    step.waves().forEach(waves::add);
    step.rowsIn().ifPresent(rows -> node.put("rows_in", rows));
    step.rowsOut().ifPresent(rows -> node.put("rows_out", rows));
    step.version().ifPresent(version -> node.put("table_version", version));
  }

  /** A time as other programs read it: UTC, to the millisecond. */
  public static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
