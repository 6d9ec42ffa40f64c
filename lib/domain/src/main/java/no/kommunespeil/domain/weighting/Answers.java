package no.kommunespeil.domain.weighting;

import java.util.Optional;
import no.kommunespeil.domain.estimate.Estimate;

/**
 * What the responses of a cell say of a measure, y being 1 or 0 for a share and the score for a
 * mean.
 *
 * @param used responses in the denominator
 * @param sum Σy over them
 * @param sumOfSquares Σy² over them
 */
record Answers(long used, long sum, long sumOfSquares) {

  static final Answers NONE = new Answers(0, 0, 0);

  /** The sums behind an unweighted value. */
  static Answers of(Estimate estimate) {
    Long count = estimate.count();
    return count != null
        ? new Answers(estimate.used(), count, count)
        : new Answers(
            estimate.used(),
            Optional.ofNullable(estimate.sum()).orElse(0L),
            Optional.ofNullable(estimate.sumOfSquares()).orElse(0L));
  }

  Answers plus(Answers other) {
    return new Answers(used + other.used, sum + other.sum, sumOfSquares + other.sumOfSquares);
  }

  /** Whether nobody differs from the others; of nobody it is true. */
  boolean isUnanimous() {
    return Math.multiplyExact(used, sumOfSquares) == Math.multiplyExact(sum, sum);
  }

  /** Σe over the responses, e = y − value in the denominator and 0 outside of it. */
  double residuals(double value) {
    return sum - value * used;
  }

  /** Σe² over the responses. */
  double squaredResiduals(double value) {
    return Math.max(0, sumOfSquares - value * (2 * sum - value * used));
  }
}
