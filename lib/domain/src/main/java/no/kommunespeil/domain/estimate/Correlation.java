package no.kommunespeil.domain.estimate;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How far two things go together. */
public final class Correlation {

  private Correlation() {}

  /**
   * Pearson's r of pairs.
   *
   * @param x finite
   * @param y finite, one for each x
   * @return −1 to 1; null for fewer than two pairs, and when all x or all y are the same
   */
  public static @Nullable Double pearson(double[] x, double[] y) {
    long[] once = new long[x.length];
    Arrays.fill(once, 1);
    return pearson(x, y, once);
  }

  /**
   * Pearson's r of pairs that occur several times.
   *
   * @param x finite
   * @param y finite, one for each x
   * @param counts how often each pair occurs, from 0
   * @return −1 to 1; null for fewer than two pairs, and when all x or all y are the same
   * @throws IllegalArgumentException when there are not as many of each
   */
  public static @Nullable Double pearson(double[] x, double[] y, long[] counts) {
    if (x.length != y.length || x.length != counts.length) {
      throw new IllegalArgumentException(
          x.length + " and " + y.length + " values with " + counts.length + " counts.");
    }
    // Deviations of equal values from their mean need not be zero in floating point.
    if (isConstant(x, counts) || isConstant(y, counts)) {
      return null;
    }
    double meanX = mean(x, counts);
    double meanY = mean(y, counts);
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < x.length; i++) {
      double dx = x[i] - meanX;
      double dy = y[i] - meanY;
      xx += counts[i] * dx * dx;
      yy += counts[i] * dy * dy;
      xy += counts[i] * dx * dy;
    }
    double r = xy / Math.sqrt(xx) / Math.sqrt(yy);
    return Double.isFinite(r) ? Math.max(-1, Math.min(1, r)) : null;
  }

  private static boolean isConstant(double[] values, long[] counts) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < values.length; i++) {
      if (counts[i] > 0) {
        least = Math.min(least, values[i]);
        most = Math.max(most, values[i]);
      }
    }
    return least >= most;
  }

  private static double mean(double[] values, long[] counts) {
    double sum = 0;
    long pairs = 0;
    for (int i = 0; i < values.length; i++) {
      sum += counts[i] * values[i];
      pairs += counts[i];
    }
    return sum / pairs;
  }
}
