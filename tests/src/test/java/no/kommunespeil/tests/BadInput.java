package no.kommunespeil.tests;

import java.util.List;
import java.util.function.Consumer;

/**
 * Something a user may get wrong.
 *
 * @param name a noun phrase; what is to be said stands under it in {@code bad_input.txt}
 * @param kind what is expected of a run
 * @param flags added to the command line, or replacing what it names
 * @param spoil makes it wrong in a survey that is in order
 */
record BadInput(String name, Kind kind, List<String> flags, Consumer<SmallSurvey> spoil) {

  /** What becomes of a run. */
  enum Kind {
    /** Stopped before anything is written. */
    REFUSED,
    /**
     * Stopped after the rows were taken in as they are: the file can be read, and is not what its
     * manifest says. Nothing downstream is written.
     */
    NOT_UNDERSTOOD,
    /** Goes on and says what is odd. */
    WARNED,
    /** The command line is not understood. */
    USAGE
  }

  static BadInput refused(String name, Consumer<SmallSurvey> spoil) {
    return new BadInput(name, Kind.REFUSED, List.of(), spoil);
  }

  static BadInput notUnderstood(String name, Consumer<SmallSurvey> spoil) {
    return new BadInput(name, Kind.NOT_UNDERSTOOD, List.of(), spoil);
  }

  static BadInput warned(String name, Consumer<SmallSurvey> spoil) {
    return new BadInput(name, Kind.WARNED, List.of(), spoil);
  }

  static BadInput flags(String name, Kind kind, String... flags) {
    return new BadInput(name, kind, List.of(flags), survey -> {});
  }

  @Override
  public String toString() {
    return name;
  }
}
