package no.kommunespeil.domain.estimate;

import org.jspecify.annotations.Nullable;

/**
 * How much the answers behind a value differ.
 *
 * @param used n, answers
 * @param variance s² with n − 1 in the denominator, from 0, null for fewer than two answers
 */
public record Spread(long used, @Nullable Double variance) {

  /** Of a share: s² = n/(n − 1)·p(1 − p). */
  public static Spread ofShare(long count, long used) {
    return new Spread(used, Formulas.variance(count, count, used));
  }

  /** Of a mean. */
  public static Spread ofMean(long sum, long sumOfSquares, long used) {
    return new Spread(used, Formulas.variance(sum, sumOfSquares, used));
  }

  /** Of the answers behind a value. */
  public static Spread of(Estimate estimate) {
    Long count = estimate.count();
    return count == null
        ? new Spread(estimate.used(), estimate.variance())
        : ofShare(count, estimate.used());
  }
}
