package no.kommunespeil.domain.estimate;

import org.jspecify.annotations.Nullable;

/**
 * A value and what it rests on.
 *
 * @param asked responses that were put the question: all but those a filter led past it
 * @param answered responses with an answer on the scale, don't know and not applicable among them
 * @param used responses in the denominator
 * @param count responses in the numerator, null for a mean
 * @param value unrounded, null when nobody is in the denominator
 * @param sum Σy over the denominator, null except for a mean
 * @param sumOfSquares Σy² over the denominator, null except for a mean
 * @param variance s² over the denominator, null except for a mean over two or more
 */
public record Estimate(
    long asked,
    long answered,
    long used,
    @Nullable Long count,
    @Nullable Double value,
    @Nullable Long sum,
    @Nullable Long sumOfSquares,
    @Nullable Double variance) {

  /** {@link ObsStatus#M} without a value, else {@link ObsStatus#A}. */
  public ObsStatus status() {
    return value == null ? ObsStatus.M : ObsStatus.A;
  }
}
