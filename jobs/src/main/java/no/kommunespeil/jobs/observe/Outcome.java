package no.kommunespeil.jobs.observe;

import java.util.Locale;

/** How a run ended. */
public enum Outcome {
  /** It did what there was to do, which may have been nothing. */
  DONE,
  /** A file, the configuration or a fault stopped it. */
  FAILED,
  /** A check of quality stopped it. */
  GATE,
  /** Another run was at work on the same folder. */
  BUSY,
  /** A signal stopped it. */
  STOPPED;

  /** Lower case, as everything that is written for other programs has it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
