package no.kommunespeil.domain.estimate;

import org.jspecify.annotations.Nullable;

/**
 * Uncertainty of a change between two waves which mostly the same units answered, out of a finite
 * frame (S. M. Tam, On covariances from overlapping samples, The American Statistician 38, 1984; L.
 * Qualité and Y. Tillé, Variance estimation of changes in repeated surveys, Survey Methodology 34,
 * 2008).
 */
public final class Change {

  private Change() {}

  /**
   * The variance of the difference between two values, (1/n₁ − 1/N₁)·s₁² + (1/n₂ − 1/N₂)·s₂² −
   * 2·(n₁₂/(n₁n₂) − N₁₂/(N₁N₂))·s₁₂. With an unchanged frame N₁₂/(N₁N₂) is 1/N; otherwise it is
   * approximate. The covariance, which rests on fewer units than the variances, is taken to be no
   * larger than s₁s₂, and the result not to be negative.
   *
   * @param before answers of the earlier wave
   * @param after answers of the later wave
   * @param both n₁₂, units among both
   * @param covariance s₁₂ among these, null for fewer than two
   * @param populationBefore N₁, which the answers of the earlier wave stand for, at least n₁
   * @param populationAfter N₂, which those of the later wave stand for, at least n₂
   * @param populationBoth N₁₂, units in both populations
   * @return from 0; null when it is not defined, for want of answers
   */
  public static @Nullable Double variance(
      Spread before,
      Spread after,
      long both,
      @Nullable Double covariance,
      long populationBefore,
      long populationAfter,
      long populationBoth) {
    Double first = ofOne(before, populationBefore);
    Double second = ofOne(after, populationAfter);
    if (first == null || second == null) {
      return null;
    }
    // With all of a population seen its value is certain and does not vary with anything.
    if (before.used() == populationBefore || after.used() == populationAfter) {
      return first + second;
    }
    double share =
        (double) both / before.used() / after.used()
            - (double) populationBoth / populationBefore / populationAfter;
    if (share == 0) {
      return first + second;
    }
    if (covariance == null) {
      return null;
    }
    double most = Math.sqrt(variance(before) * variance(after));
    double kept = Math.max(-most, Math.min(most, covariance));
    return Math.max(0, first + second - 2 * share * kept);
  }

  /** (1/n − 1/N)·s². */
  private static @Nullable Double ofOne(Spread spread, long population) {
    if (spread.used() == 0 || spread.used() > population) {
      return null;
    }
    if (spread.used() == population) {
      return 0.0;
    }
    Double variance = spread.variance();
    return variance == null
        ? null
        : (population - spread.used()) * variance / ((double) spread.used() * population);
  }

  private static double variance(Spread spread) {
    Double variance = spread.variance();
    return variance == null ? 0 : variance;
  }

  /**
   * The difference ± z·√variance; what the scale or the worst-case bounds cut off is for the caller
   * to say.
   *
   * @param difference later less earlier value
   * @param variance from 0
   * @param confidence above 0 and below 1
   */
  public static Interval interval(double difference, double variance, double confidence) {
    double half = Quantiles.normal(confidence) * Math.sqrt(variance);
    return new Interval(difference - half, difference + half);
  }

  /**
   * How often a difference as large as this or larger, to either side, would come about if nothing
   * had changed, by the normal distribution.
   *
   * @param difference later less earlier value
   * @param variance from 0
   * @return 0 to 1; null without variance, which leaves nothing to test: all answered, or all gave
   *     the same
   */
  public static @Nullable Double pValue(double difference, double variance) {
    return variance <= 0 ? null : Quantiles.twoSidedNormal(difference / Math.sqrt(variance));
  }
}
