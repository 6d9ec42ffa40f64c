package no.kommunespeil.domain.estimate;

import org.jspecify.annotations.Nullable;

/**
 * A group of units that a sub-survey of a wave asked.
 *
 * @param frame units asked
 * @param responses counting responses
 */
public record Domain(long frame, long responses) {

  /** Counting responses of the units asked, null when no unit was asked. */
  public @Nullable Double responseRate() {
    return Formulas.share(responses, frame);
  }

  /** Units asked whose answer is not known. */
  long silent() {
    return Math.max(0, frame - responses);
  }
}
