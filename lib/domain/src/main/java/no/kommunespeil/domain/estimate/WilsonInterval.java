package no.kommunespeil.domain.estimate;

import org.jspecify.annotations.Nullable;

/**
 * Confidence interval of a weighted share, after Wilson, with the number of equally weighted
 * answers drawn from an endless population that would say as much: ñ = p(1 − p)/V̂(p), so that the
 * finite population's correction, which V̂ has, carries over (B. O'Neill, Mathematical properties
 * and finite-population correction for the Wilson score interval, 2021).
 */
public final class WilsonInterval {

  private WilsonInterval() {}

  /**
   * The interval of a weighted share.
   *
   * @param share p, 0 to 1
   * @param variance V̂(p), from 0, the finite population's correction in it
   * @param effective ñ where the variance is 0 and says nothing, as at a share of 0 or 1: {@link
   *     #effective}
   * @param confidence above 0 and below 1
   * @param bounds worst-case bounds of the share, beyond which the interval is cut off
   * @return within the bounds; null when neither variance nor {@code effective} says anything
   */
  public static @Nullable Interval of(
      double share, double variance, double effective, double confidence, Interval bounds) {
    double spread = share * (1 - share);
    boolean varies = variance > 0 && spread > 0;
    if (!varies && effective <= 0) {
      return null;
    }
    double n = varies ? spread / variance : effective;
    if (n == Double.POSITIVE_INFINITY) {
      return Interval.point(share).within(bounds);
    }
    // Numerators and denominators are multiplied by n, which may be as small as it likes.
    double z = Quantiles.normal(confidence);
    double centre = (share * n + z * z / 2) / (n + z * z);
    double half = z / (n + z * z) * Math.sqrt(spread * n + z * z / 4);
    return new Interval(centre - half, centre + half).within(bounds);
  }

  /**
   * Kish's effective number of answers, (Σw)²/Σw², divided by 1 − f (L. Kish, Survey Sampling,
   * 1965, section 11.7).
   *
   * @param weights Σw over the answers
   * @param squaredWeights Σw² over the answers
   * @param used n, the answers
   * @param population N, all who were asked
   * @return infinite when all answered, 0 when nobody did
   */
  public static double effective(
      double weights, double squaredWeights, long used, long population) {
    if (used <= 0 || squaredWeights <= 0) {
      return 0;
    }
    if (used >= population) {
      return Double.POSITIVE_INFINITY;
    }
    double missing = (double) (population - used) / population;
    return weights * weights / squaredWeights / missing;
  }
}
