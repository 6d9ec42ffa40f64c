package no.kommunespeil.domain.estimate;

import org.jspecify.annotations.Nullable;

/**
 * What can be said in a few numbers of values that occur several times.
 *
 * @param count how many there are
 * @param mean null when there are none, and so for the others
 * @param standardDeviation s with n − 1 in the denominator; null also when there is only one
 */
public record Summary(
    long count,
    @Nullable Double mean,
    @Nullable Double median,
    @Nullable Double lowest,
    @Nullable Double highest,
    @Nullable Double standardDeviation) {

  private static final Summary OF_NONE = new Summary(0, null, null, null, null, null);

  /**
   * Sums up values.
   *
   * @param ascending finite; one may stand several times
   * @param counts how often each occurs there, from 0
   * @throws IllegalArgumentException when there are not as many of each
   */
  public static Summary of(double[] ascending, long[] counts) {
    if (ascending.length != counts.length) {
      throw new IllegalArgumentException(
          ascending.length + " values with " + counts.length + " counts.");
    }
    long count = 0;
    double sum = 0;
    int first = -1;
    int last = -1;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        first = first < 0 ? i : first;
        last = i;
        count += counts[i];
        sum += counts[i] * ascending[i];
      }
    }
    if (first < 0) {
      return OF_NONE;
    }
    double mean = sum / count;
    return new Summary(
        count,
        mean,
        Median.of(ascending, counts),
        ascending[first],
        ascending[last],
        standardDeviation(ascending, counts, mean, count));
  }

  /**
   * Squares are taken of deviations, since squares of large numbers would lose their last digits.
   */
  private static @Nullable Double standardDeviation(
      double[] values, long[] counts, double mean, long count) {
    if (count < 2) {
      return null;
    }
    double squares = 0;
    for (int i = 0; i < values.length; i++) {
      double deviation = values[i] - mean;
      squares += counts[i] * deviation * deviation;
    }
    return Math.sqrt(squares / (count - 1));
  }
}
