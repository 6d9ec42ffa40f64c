package no.kommunespeil.jobs;

/** What the program says to whatever started it. */
final class ExitCode {

  /** Done, or nothing to do. */
  static final int DONE = 0;

  /** Stopped: a file, the configuration or the program itself; what was published stays. */
  static final int FAILED = 1;

  /** The command line could not be understood. */
  static final int USAGE = 2;

  /** A check stopped the run before the marts were published; what was published stays. */
  static final int GATE = 3;

  /** Another run is at work on the same folder; the same command can be tried again. */
  static final int BUSY = 4;

  private ExitCode() {}
}
