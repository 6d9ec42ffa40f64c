package no.kommunespeil.domain.weighting;

import no.kommunespeil.domain.estimate.Interval;
import no.kommunespeil.domain.estimate.MeanInterval;
import no.kommunespeil.domain.estimate.WilsonInterval;
import org.jspecify.annotations.Nullable;

/**
 * A value adjusted for non-response.
 *
 * @param value Σwy/Σw over those in the denominator
 * @param variance estimated variance of the value, the finite population's correction in it; null
 *     where one response speaks for several units, so that nothing says how they vary
 * @param used those in the denominator, from 1
 * @param weights Σw over them
 * @param squaredWeights Σw² over them
 * @param degrees degrees of freedom of the variance, 0 when there is none
 */
public record WeightedEstimate(
    double value,
    @Nullable Double variance,
    long used,
    double weights,
    double squaredWeights,
    long degrees) {

  /** Kish's effective number of answers, (Σw)²/Σw², at most {@code used}. */
  public double effective() {
    return Math.min(used, weights * weights / squaredWeights);
  }

  /** Kish's design effect of weighting, n·Σw²/(Σw)², from 1. */
  public double designEffect() {
    return used / effective();
  }

  /**
   * Wilson's interval of a share, with the finite population's correction.
   *
   * @param population number of units the denominator stands for, at least those used
   * @param bounds worst-case bounds; widened to hold the value, which raking can put beyond them
   * @return null where the variance is needed and not known
   */
  public @Nullable Interval shareInterval(long population, Interval bounds, double confidence) {
    boolean isUnanimous = value <= 0 || value >= 1;
    if (variance == null && !isUnanimous) {
      return null;
    }
    Interval limits =
        new Interval(Math.min(value, bounds.lower()), Math.max(value, bounds.upper()));
    return WilsonInterval.of(
        value,
        variance == null ? 0 : variance,
        WilsonInterval.effective(weights, squaredWeights, used, population),
        confidence,
        limits);
  }

  /**
   * Student's interval of a mean, cut to the scale.
   *
   * @param population number of units the denominator stands for, at least those used
   * @param scale from the lowest to the highest score
   * @return null where the variance or its degrees of freedom are not known
   */
  public @Nullable Interval meanInterval(long population, Interval scale, double confidence) {
    if (used >= population) {
      return Interval.point(value);
    }
    return variance == null ? null : MeanInterval.of(value, variance, degrees, scale, confidence);
  }
}
