package no.kommunespeil.jobs.observe;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;

/**
 * A run that has ended, or has come as far as this.
 *
 * @param id of this run alone
 * @param command its name
 * @param program version of the program
 * @param exitCode empty when a signal stopped it, whose number nobody can tell from within
 * @param problem what stopped it, without any text of an answer or a name; empty when nothing did
 * @param steps in order
 * @param rows of the files behind the marts by wave, when this run published them
 * @param set the set of marts this run published
 * @param warnings how many there were
 * @param sparkJobs how many ran
 * @param sparkStages how many ran
 */
public record RunReport(
    String id,
    String command,
    String program,
    Instant started,
    Instant ended,
    Outcome outcome,
    OptionalInt exitCode,
    Optional<String> problem,
    List<Taken> steps,
    SortedMap<String, Totals> rows,
    Optional<String> set,
    int warnings,
    int sparkJobs,
    int sparkStages) {

  /**
   * A step with its time, which is that since the step before it, or since the run began.
   *
   * @param step what was done
   * @param began when
   * @param ended when
   */
  public record Taken(Step step, Instant began, Instant ended) {

    /** How long it took, in seconds. */
    public double seconds() {
      return between(began, ended);
    }
  }

  /** How long the run took, in seconds. */
  public double seconds() {
    return between(started, ended);
  }

  private static double between(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toMillis()) / 1000.0;
  }
}
