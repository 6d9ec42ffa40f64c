package no.kommunespeil.jobs;

import java.io.IOException;
import java.util.List;
import no.kommunespeil.domain.problem.Problem;
import no.kommunespeil.spark.session.JobCount;
import no.kommunespeil.spark.session.Sessions;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** One command at work: its workspace, its console, its log, and Spark once somebody needs it. */
final class Run implements AutoCloseable {

  private static final int MOST_WARNINGS = 20;

  private final Workspace workspace;
  private final Plan plan;
  private final Console console;
  private final RunLog log;
  private @Nullable SparkSession spark;
  private boolean stopsSpark;
  private @Nullable JobCount jobs;

  Run(String command, Workspace workspace, Console console) {
    this.workspace = workspace;
    this.plan = new Plan(workspace);
    this.console = console;
    this.log = new RunLog(command);
  }

  Workspace workspace() {
    return workspace;
  }

  Plan plan() {
    return plan;
  }

  Console console() {
    return console;
  }

  RunLog log() {
    return log;
  }

  /** The session, started when first asked for: a run with nothing to do never pays for it. */
  SparkSession spark() throws IOException {
    SparkSession session = spark;
    if (session == null) {
      // A program that has started Spark before it calls a command goes on with it afterwards.
      stopsSpark = SparkSession.getDefaultSession().isEmpty();
      session = Sessions.start(workspace.settings().spark(workspace.conf()));
      spark = session;
      jobs = JobCount.on(session);
      console.step("start", "Spark " + session.version());
    }
    return session;
  }

  /** Spark jobs and stages so far, for the closing summary. */
  String sparkWork() {
    JobCount count = jobs;
    return count == null
        ? "Spark was not needed"
        : Words.count(count.jobs(), "Spark job") + ", " + Words.count(count.stages(), "stage");
  }

  /** Says what the user should know of and need not stop for. */
  void warn(List<Problem> warnings) {
    log.warned(warnings.size());
    for (Problem warning : warnings.subList(0, Math.min(MOST_WARNINGS, warnings.size()))) {
      console.say("          warning   " + warning);
    }
    if (warnings.size() > MOST_WARNINGS) {
      console.say("          warning   ... and " + (warnings.size() - MOST_WARNINGS) + " more.");
    }
  }

  /** Appends the run to the run log, if it did anything. */
  void finish(RunLog.Outcome outcome) throws IOException {
    SparkSession session = spark;
    if (session != null) {
      log.append(session, workspace.runLog(), outcome);
    }
  }

  @Override
  public void close() {
    if (spark != null && stopsSpark) {
      spark.stop();
    }
  }
}
