package no.kommunespeil.domain.estimate;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.special.Erf;
import org.jspecify.annotations.Nullable;

/**
 * Quantiles of the distributions intervals are read off, at 1 − α/2 of a confidence 1 − α, above 0
 * and below 1.
 */
final class Quantiles {

  private record Case(long degrees, double confidence) {}

  /** Nothing is drawn at random; a generator would only cost time. */
  private static final @Nullable RandomGenerator NO_GENERATOR = null;

  private static final double ACCURACY = 1e-12;
  private static final int MOST_KEPT = 1 << 16;

  /** A solver finds them; there are as many as there are sizes of groups. */
  private static final Map<Case, Double> KEPT = new ConcurrentHashMap<>();

  private Quantiles() {}

  /** Of the standard normal distribution, above 0. */
  static double normal(double confidence) {
    return new NormalDistribution(NO_GENERATOR, 0, 1)
        .inverseCumulativeProbability(point(confidence));
  }

  /**
   * Of Student's t, above 0.
   *
   * @param degrees of freedom, from 1
   */
  static double t(long degrees, double confidence) {
    if (KEPT.size() >= MOST_KEPT) {
      KEPT.clear();
    }
    return KEPT.computeIfAbsent(
        new Case(degrees, confidence),
        wanted ->
            new TDistribution(NO_GENERATOR, degrees, ACCURACY)
                .inverseCumulativeProbability(point(confidence)));
  }

  /** The probability that a standard normal variable is at least so far from 0, to either side. */
  static double twoSidedNormal(double distance) {
    return Erf.erfc(Math.abs(distance) / Math.sqrt(2));
  }

  private static double point(double confidence) {
    return (1 + confidence) / 2;
  }
}
