package no.kommunespeil.jobs.observe;

import java.util.OptionalLong;
import no.kommunespeil.domain.problem.Problem;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.message.MapMessage;

/** What a run writes to the log: a line for each step, each warning and the end. */
public final class StepLog {

  private final Logger logger = LogManager.getLogger("no.kommunespeil.run");
  private final String run;
  private final String command;

  /**
   * @param run id of the run
   */
  public StepLog(String run, String command) {
    this.run = run;
    this.command = command;
  }

  /** A step that is done. */
  public void took(RunReport.Taken taken) {
    Step step = taken.step();
    Line line = line(step.what()).with("step", step.name());
    if (!step.waves().isEmpty()) {
      line.with("waves", step.waves());
    }
    with(line, "rows_in", step.rowsIn());
    with(line, "rows_out", step.rowsOut());
    with(line, "table_version", step.version());
    logger.info(line.with("seconds", taken.seconds()));
  }

  /** Something to know beside the steps, which is no reason to stop. */
  public void warn(String kind, Problem problem) {
    logger.warn(line(problem.toString()).with("step", kind));
  }

  /**
   * The end.
   *
   * @param why in full, without any text of an answer or a name; empty when the run is done
   */
  public void ended(RunReport report, String why) {
    Line line =
        line(why.isEmpty() ? "Ended: " + report.outcome().key() : why)
            .with("step", "end")
            .with("outcome", report.outcome().key());
    report.exitCode().ifPresent(code -> line.with("exit_code", code));
    line.with("warnings", report.warnings())
        .with("spark_jobs", report.sparkJobs())
        .with("spark_stages", report.sparkStages())
        .with("seconds", report.seconds());
    switch (report.outcome()) {
      case DONE -> logger.info(line);
      case FAILED, GATE, BUSY, STOPPED -> logger.error(line);
    }
  }

  private Line line(String message) {
    return new Line(message).with("run_id", run).with("command", command);
  }

  private static void with(Line line, String field, OptionalLong value) {
    value.ifPresent(number -> line.with(field, number));
  }

  /**
   * A message that is a sentence to a person and fields to a program: a pattern's {@code %m} and
   * {@code %K}, and one JSON object.
   */
  private static final class Line extends MapMessage<Line, Object> {

    private static final long serialVersionUID = 1L;

    private final String sentence;

    Line(String sentence) {
      this.sentence = sentence;
    }

    @Override
    public String getFormattedMessage() {
      return sentence;
    }

    @Override
    public String getFormattedMessage(String[] formats) {
      return formats.length == 0 ? sentence : super.getFormattedMessage(formats);
    }

    @Override
    public void formatTo(StringBuilder text) {
      text.append(sentence);
    }

    @Override
    public void formatTo(String[] formats, StringBuilder text) {
      if (formats.length == 0) {
        text.append(sentence);
      } else {
        super.formatTo(formats, text);
      }
    }

    @Override
    public String toString() {
      return sentence;
    }
  }
}
