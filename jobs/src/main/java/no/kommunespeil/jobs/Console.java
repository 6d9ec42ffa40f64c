package no.kommunespeil.jobs;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import no.kommunespeil.domain.problem.Problem;
import no.kommunespeil.jobs.observe.Step;

/**
 * What a person sees while a command works: one line per step, with the time since the start. What
 * is told here goes to the log of the run, where the command has one.
 */
final class Console {

  private final PrintWriter out;
  private final RunLog log;
  private final long start = System.nanoTime();

  /** Of a command that no scheduler starts. */
  Console(PrintWriter out) {
    this(out, new RunLog());
  }

  Console(PrintWriter out, RunLog log) {
    this.out = out;
    this.log = log;
  }

  /** What the command has done so far. */
  RunLog log() {
    return log;
  }

  /** A step done of which there is no more to tell. */
  void step(String name, String what) {
    step(Step.of(name, what));
  }

  /** A step done, with the seconds since the command began. */
  void step(Step step) {
    out.println(
        String.format(Locale.ROOT, "%6.1f s  %-9s %s", seconds(), step.name(), step.what()));
    out.flush();
    log.took(step);
  }

  /** Something to know beside the steps. */
  static String line(String kind, String what) {
    return String.format(Locale.ROOT, "          %-9s %s", kind, what);
  }

  /** A line of an overview, under a title. */
  static String titled(String title, String what) {
    return String.format(Locale.ROOT, "%-9s %s", title, what);
  }

  /** Things to know beside the steps. */
  void list(String kind, List<Problem> problems) {
    problems.forEach(
        problem -> {
          say(line(kind, problem.toString()));
          log.told(kind, problem);
        });
  }

  /** A plain line. */
  void say(String line) {
    out.println(line);
    out.flush();
  }

  double seconds() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) / 1000.0;
  }
}
