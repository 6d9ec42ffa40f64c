package no.kommunespeil.jobs;

import java.util.Optional;
import java.util.OptionalInt;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.jobs.observe.Outcome;
import org.apache.hadoop.util.ShutdownHookManager;

/**
 * How a command ended.
 *
 * @param exitCode empty when a signal stopped it, whose number nobody can tell from within
 * @param problem what stopped it, in short and without any text of an answer or a name
 * @param message what its user is told, empty when it is done; a fault's is told by {@link Main}
 */
record Ending(Outcome outcome, OptionalInt exitCode, Optional<String> problem, String message) {

  /** It is done, or there was nothing to do. */
  static final Ending DONE =
      new Ending(Outcome.DONE, OptionalInt.of(ExitCode.DONE), Optional.empty(), "");

  /** A signal stopped it. */
  static final Ending STOPPED =
      new Ending(
          Outcome.STOPPED,
          OptionalInt.empty(),
          Optional.of("signal"),
          "Stopped before the end. What was published before stays as it was, and running again is"
              + " safe.");

  /** Something was thrown. */
  static Ending of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (cause instanceof UserError) {
        // The first line says what was being done and how much is wrong; the others say where.
        String first = message.lines().findFirst().orElse("");
        return stopped(Outcome.FAILED, ExitCode.FAILED, first, message);
      }
      if (cause instanceof GateStopped) {
        return stopped(Outcome.GATE, ExitCode.GATE, "Checks of quality stopped it.", message);
      }
      if (cause instanceof Busy) {
        return stopped(Outcome.BUSY, ExitCode.BUSY, "Another run is at work.", message);
      }
    }
    if (ShutdownHookManager.get().isShutdownInProgress()) {
      // Spark stops at the same signal, and whatever step was at work then fails in some way.
      return STOPPED;
    }
    Optional<UserError> told = Faults.told(failure, "running the command", "the files it works on");
    if (told.isPresent()) {
      return of(told.get());
    }
    String name = root(failure).getClass().getSimpleName();
    return stopped(
        Outcome.FAILED, ExitCode.FAILED, "Fault: " + name, "Stopped by a fault: " + name);
  }

  /** Whether it failed by no mistake of its user's. */
  boolean isFault() {
    return problem.filter(text -> text.startsWith("Fault: ")).isPresent();
  }

  static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static Ending stopped(Outcome outcome, int exitCode, String problem, String message) {
    return new Ending(outcome, OptionalInt.of(exitCode), Optional.of(problem), message);
  }
}
