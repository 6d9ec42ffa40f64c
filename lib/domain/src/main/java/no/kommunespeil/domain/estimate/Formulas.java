package no.kommunespeil.domain.estimate;

import org.jspecify.annotations.Nullable;

/**
 * The formulas of published values. None gives NaN or an infinity: where a value is not defined it
 * is null.
 */
public final class Formulas {

  private Formulas() {}

  /**
   * The share p = y / n of those in the base who have the property (Cochran, Sampling Techniques,
   * 3rd ed. 1977, section 3.2).
   *
   * @param count y, those with the property, 0 to the base
   * @param base n, those who could have it, from 0
   * @return 0 to 1, null when the base is empty
   */
  public static @Nullable Double share(long count, long base) {
    return base == 0 ? null : (double) count / base;
  }

  /**
   * The mean ȳ = Σy / n (Cochran 1977, section 2.2).
   *
   * @return within the scores of the scale, null when the base is empty
   */
  public static @Nullable Double mean(long sum, long base) {
    return base == 0 ? null : (double) sum / base;
  }

  /**
   * The variance s² = Σ(y − ȳ)² / (n − 1) with n − 1 in the denominator (Cochran 1977, section
   * 2.3), as (n·Σy² − (Σy)²) / (n·(n − 1)), whose numerator is a whole number and so loses nothing.
   *
   * @param sum Σy
   * @param sumOfSquares Σy²
   * @param base n
   * @return from 0, null when fewer than two are in the base
   * @throws ArithmeticException when the sums are beyond 64 bits
   */
  public static @Nullable Double variance(long sum, long sumOfSquares, long base) {
    if (base < 2) {
      return null;
    }
    long numerator =
        Math.subtractExact(Math.multiplyExact(base, sumOfSquares), Math.multiplyExact(sum, sum));
    return (double) numerator / ((double) base * (base - 1));
  }

  /**
   * The covariance s₁₂ = Σ(x − x̄)(y − ȳ) / (n − 1) of pairs, as (n·Σxy − Σx·Σy) / (n·(n − 1)).
   *
   * @param left Σx
   * @param right Σy
   * @param products Σxy
   * @param base n, pairs
   * @return null for fewer than two pairs
   * @throws ArithmeticException when the sums are beyond 64 bits
   */
  public static @Nullable Double covariance(long left, long right, long products, long base) {
    if (base < 2) {
      return null;
    }
    long numerator =
        Math.subtractExact(Math.multiplyExact(base, products), Math.multiplyExact(left, right));
    return (double) numerator / ((double) base * (base - 1));
  }
}
