package no.kommunespeil.jobs;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

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

  /** A plain line. */
  void say(String line) {
    out.println(line);
    out.flush();
  }

  double seconds() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) / 1000.0;
  }
}
