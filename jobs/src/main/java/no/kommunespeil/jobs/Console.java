package no.kommunespeil.jobs;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import no.kommunespeil.domain.problem.Problem;

/** What a person sees while a command works: one line per step, with the time since the start. */
final class Console {

  private final PrintWriter out;
  private final long start = System.nanoTime();

  Console(PrintWriter out) {
    this.out = out;
  }

  /** A step done, with the seconds since the command began. */
  void step(String name, String what) {
    out.println(String.format(Locale.ROOT, "%6.1f s  %-9s %s", seconds(), name, what));
    out.flush();
  }

  /** Something to know beside the steps. */
  static String line(String kind, String what) {
    return String.format(Locale.ROOT, "          %-9s %s", kind, what);
  }

  /** Things to know beside the steps. */
  void list(String kind, List<Problem> problems) {
    problems.forEach(problem -> say(line(kind, problem.toString())));
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
