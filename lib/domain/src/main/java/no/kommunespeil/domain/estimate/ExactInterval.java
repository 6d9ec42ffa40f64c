package no.kommunespeil.domain.estimate;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.math3.distribution.HypergeometricDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Exact confidence interval of a share in a finite population of which some answered: from the
 * smallest to the largest number of the population that is not contradicted by as many having been
 * seen, each side tested at half the level with the hypergeometric distribution (W. Wang, Exact
 * optimal confidence intervals for hypergeometric parameters, JASA 110, 2015, where it is the
 * interval to improve on; it never covers less than it says).
 */
public final class ExactInterval {

  private record Case(long count, long used, long population, double confidence) {}

  private static final int MOST_KEPT = 1 << 18;

  /**
   * A tail that equals the level is not above it, and rounding must not make it so: with one answer
   * of 40 units the tails are whole 40ths, and half of 5 % is one of them.
   */
  private static final double ROUNDING = 1e-9;

  private static final double NEGLIGIBLE = 1e-18;

  /** Nothing is drawn at random; a generator would only cost time. */
  private static final @Nullable RandomGenerator NO_GENERATOR = null;

  /** Many values rest on the same counts: groups of several breakdowns, variants of a share. */
  private static final Map<Case, Interval> KEPT = new ConcurrentHashMap<>();

  private ExactInterval() {}

  /**
   * The interval of a share.
   *
   * @param count y, those seen with the property, 0 to {@code used}
   * @param used n, those seen, 0 to {@code population}
   * @param population N, all there are, below 2³¹
   * @param confidence above 0 and below 1
   * @return within 0 and 1, whole units over N, so that the share seen, y/n, can stand outside by
   *     less than a unit when nearly all were seen; null when nobody was; one point when all were
   * @throws IllegalArgumentException when the counts do not fit into one another
   */
  public static @Nullable Interval share(
      long count, long used, long population, double confidence) {
    if (count < 0 || count > used || used > population) {
      throw new IllegalArgumentException(
          count + " of " + used + " of " + population + " is not possible.");
    }
    if (used == 0) {
      return null;
    }
    if (KEPT.size() >= MOST_KEPT) {
      KEPT.clear();
    }
    return KEPT.computeIfAbsent(
        new Case(count, used, population, confidence), ExactInterval::compute);
  }

  private static Interval compute(Case seen) {
    int count = Math.toIntExact(seen.count);
    int used = Math.toIntExact(seen.used);
    int population = Math.toIntExact(seen.population);
    double level = (1 - seen.confidence) / 2 * (1 + ROUNDING);
    int lower = fewest(count, used, population, level);
    // The most with the property leave the fewest without it.
    int upper = population - fewest(used - count, used, population, level);
    return new Interval((double) lower / population, (double) upper / population);
  }

  /**
   * The smallest number of the population of which so many or more are seen often enough. The mean
   * count of those seen is next to the median (K. Jogdeo and S. M. Samuels, Monotone convergence of
   * binomial probabilities and a generalization of Ramanujan's equation, Annals of Mathematical
   * Statistics 39, 1968), so that a count up to the mean is reached half of the time or more.
   */
  private static int fewest(int count, int used, int population, double level) {
    int low = count;
    int high = (int) Math.min(count + population - used, ceiling((long) count * population, used));
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (isReached(count, used, population, middle, level)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /**
   * Whether P(Y ≥ y | N, K, n) is above a level, for y above the mean, at most K. The terms then
   * fall, ever faster, so that the sum can be broken off as soon as a geometric series says how it
   * ends.
   */
  private static boolean isReached(int y, int n, int population, int k, double level) {
    double term = probability(y, n, population, k);
    double total = term;
    for (double x = y; total <= level; x++) {
      double ratio = (k - x) * (n - x) / ((x + 1) * (population - k - n + x + 1));
      if (total + term * ratio / (1 - ratio) <= level) {
        return false;
      }
      term *= ratio;
      total += term;
    }
    return true;
  }

  private static long ceiling(long dividend, long divisor) {
    return (dividend + divisor - 1) / divisor;
  }

  private static double probability(int y, int n, int population, int k) {
    return new HypergeometricDistribution(NO_GENERATOR, population, k, n).probability(y);
  }
}
