package no.kommunespeil.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.jobs.observe.EventSink;
import no.kommunespeil.jobs.observe.Holdings;
import no.kommunespeil.jobs.observe.JsonLog;
import no.kommunespeil.jobs.observe.Lineage;
import no.kommunespeil.jobs.observe.Metrics;
import no.kommunespeil.jobs.observe.Outcome;
import no.kommunespeil.jobs.observe.RunReport;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.ShutdownHookManager;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A command that a scheduler may start, from its first moment to its end, however it ends. What
 * cannot be told is a note on the console: it does not make a run that is done fail.
 */
final class Observation {

  /** After Spark has stopped, and before the lock is given back and file systems are closed. */
  private static final int AT_SHUTDOWN = 30;

  /** How the address of a group of metrics at a Pushgateway goes on. */
  private static final String GROUP = "/metrics/job/";

  private final ObserveOptions options;
  private final Settings settings;
  private final RunLog log;
  private final Console console;
  private final Optional<Lineage> lineage;
  private @Nullable Configuration hadoop;
  private boolean isEnded;

  private Observation(ObserveOptions options, Settings settings, RunLog log, Console console) {
    this.options = options;
    this.settings = settings;
    this.log = log;
    this.console = console;
    this.lineage =
        options.lineage().map(sink -> log.lineage(this::whole, event -> send(sink, event)));
  }

  /** Does the work of a command and tells of it. */
  static void of(ObserveOptions options, CommandSpec spec, Settings settings, Work work)
      throws IOException {
    RunLog log = new RunLog(spec.name());
    if (options.logFormat() == LogFormat.JSON) {
      Main.of(spec).keepUntilEnd(JsonLog.start(log.id(), spec.name()));
    }
    Console console = new Console(spec.commandLine().getOut(), log);
    new Observation(options, settings, log, console).around(work);
  }

  private void around(Work work) throws IOException {
    Runnable stopped = () -> end(Ending.STOPPED);
    ShutdownHookManager.get().addShutdownHook(stopped, AT_SHUTDOWN);
    lineage.ifPresent(events -> events.started(log.start()));
    lineage.ifPresent(events -> log.watch(events::took));
    try {
      work.run(console);
      end(Ending.DONE);
    } catch (Throwable failure) {
      // Spark throws checked exceptions without declaring them.
      end(Ending.of(failure));
      throw failure;
    } finally {
      if (!ShutdownHookManager.get().isShutdownInProgress()) {
        ShutdownHookManager.get().removeShutdownHook(stopped);
      }
    }
  }

  /** Whoever comes second, the signal or the end of the work, waits for the first. */
  private synchronized void end(Ending ending) {
    if (isEnded) {
      return;
    }
    isEnded = true;
    RunReport report = log.report(ending);
    log.ended(report, ending.message());
    tell("The record of this run", () -> keep(report));
    lineage.ifPresent(events -> events.ended(report));
    if (options.metricsFile().isPresent() || options.gateway().isPresent()) {
      measure(report);
    }
  }

  private void measure(RunReport report) {
    Optional<Holdings> holdings = holdings();
    options
        .metricsFile()
        .ifPresent(
            file ->
                tell(
                    "The file of metrics",
                    () -> file.write(Metrics.text(report, holdings, file.lastSuccess()))));
    // Posted, not put: what this run cannot say, such as when one was last done, stays as it is.
    options
        .gateway()
        .ifPresent(
            gateway ->
                tell(
                    "Metrics",
                    () ->
                        gateway.post(
                            gateway.hasPath(GROUP) ? "" : GROUP + "kommunespeil",
                            Metrics.TYPE,
                            Metrics.text(report, holdings, Optional.empty()))));
  }

  /** What cannot be read is left out: that it cannot be has been told as the run's problem. */
  private Optional<Holdings> holdings() {
    try {
      return Optional.of(OutFolder.look(settings));
    } catch (IOException | RuntimeException unreadable) {
      return Optional.empty();
    }
  }

  /** A path as it is found from anywhere: absolute, with the scheme of its file system. */
  private URI whole(URI path) {
    try {
      Path named = new Path(path);
      Configuration known = hadoop == null ? settings.hadoop() : hadoop;
      hadoop = known;
      return named.getFileSystem(known).makeQualified(named).toUri();
    } catch (IOException unreachable) {
      return path;
    }
  }

  private void send(EventSink sink, ObjectNode event) {
    tell("An event of lineage", () -> sink.send(event.toString()));
  }

  /** A run that found nothing to do changes nothing, and so does one that may not. */
  private void keep(RunReport report) throws IOException {
    boolean isDone = report.outcome() == Outcome.DONE;
    if (report.outcome() == Outcome.BUSY || (isDone && !log.saysAnything())) {
      return;
    }
    try {
      RunRecords records = RunRecords.in(settings);
      if (isDone || records.hasPlace()) {
        records.keep(report);
      }
    } catch (UserError told) {
      // Settings by which no folder can be found are what stopped the run.
    }
  }

  private void tell(String what, Telling telling) {
    try {
      telling.run();
    } catch (IOException | RuntimeException failure) {
      console.say(
          Console.line(
              "note",
              what
                  + " could not be told: "
                  + Objects.requireNonNullElse(failure.getMessage(), "?")));
    }
  }

  /** The work of a command. */
  @FunctionalInterface
  interface Work {
    void run(Console console) throws IOException;
  }

  @FunctionalInterface
  private interface Telling {
    void run() throws IOException;
  }
}
