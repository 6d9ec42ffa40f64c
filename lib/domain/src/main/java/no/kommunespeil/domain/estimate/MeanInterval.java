package no.kommunespeil.domain.estimate;

import org.jspecify.annotations.Nullable;

/**
 * Confidence interval of a mean score in a finite population of which some answered: ȳ ± t·√((1 −
 * n/N)·s²/n) with n − 1 degrees of freedom (Cochran, Sampling Techniques, 3rd ed. 1977, section
 * 2.8), cut to the scale.
 */
public final class MeanInterval {

  private MeanInterval() {}

  /**
   * The interval of a mean.
   *
   * @param sum Σy
   * @param sumOfSquares Σy²
   * @param used n, those with a score, 0 to {@code population}
   * @param population N, all who have one or would have
   * @param lowest score of the scale
   * @param highest score of the scale
   * @param confidence above 0 and below 1
   * @return within the scale; one point when all answered or all gave the same; null when nobody
   *     answered, and when one of several did
   * @throws IllegalArgumentException when more are used than there are
   */
  public static @Nullable Interval of(
      long sum,
      long sumOfSquares,
      long used,
      long population,
      int lowest,
      int highest,
      double confidence) {
    if (used < 0 || used > population) {
      throw new IllegalArgumentException(used + " of " + population + " is not possible.");
    }
    Double mean = Formulas.mean(sum, used);
    if (mean == null) {
      return null;
    }
    if (used == population) {
      return Interval.point(mean);
    }
    Double variance = Formulas.variance(sum, sumOfSquares, used);
    if (variance == null) {
      return null;
    }
    double missing = (double) (population - used) / population;
    double half = Quantiles.t(used - 1, confidence) * Math.sqrt(missing * variance / used);
    return new Interval(mean - half, mean + half).within(new Interval(lowest, highest));
  }

  /**
   * The interval of a weighted mean.
   *
   * @param mean value
   * @param variance of the mean, from 0, the finite population's correction in it
   * @param degrees of freedom of the variance
   * @param scale from the lowest to the highest score; the mean is within
   * @param confidence above 0 and below 1
   * @return within the scale; null without degrees of freedom
   */
  public static @Nullable Interval of(
      double mean, double variance, long degrees, Interval scale, double confidence) {
    if (degrees < 1) {
      return null;
    }
    double half = Quantiles.t(degrees, confidence) * Math.sqrt(variance);
    return new Interval(mean - half, mean + half).within(scale);
  }
}
