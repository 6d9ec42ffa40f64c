package no.kommunespeil.domain.estimate;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The value in the middle. */
public final class Median {

  private Median() {}

  /**
   * The median of values that occur several times; of an even number the middle between the two in
   * the middle.
   *
   * @param counts how often each value occurs, from 0
   * @return null when there are none
   */
  public static @Nullable Double of(SortedMap<Double, Long> counts) {
    double[] values = counts.keySet().stream().mapToDouble(Double::doubleValue).toArray();
    return of(values, counts.values().stream().mapToLong(Long::longValue).toArray());
  }

  /**
   * The same of values in order.
   *
   * @param ascending the values; one may stand several times
   * @param counts how often each occurs there, from 0
   */
  static @Nullable Double of(double[] ascending, long[] counts) {
    long all = 0;
    for (long count : counts) {
      all += count;
    }
    if (all == 0) {
      return null;
    }
    double low = at(ascending, counts, (all - 1) / 2);
    double high = at(ascending, counts, all / 2);
    return low / 2 + high / 2;
  }

  /** The value at a rank counted from 0. */
  private static double at(double[] ascending, long[] counts, long rank) {
    long passed = 0;
    for (int i = 0; i < counts.length; i++) {
      passed += counts[i];
      if (passed > rank) {
        return ascending[i];
      }
    }
    throw new IllegalStateException("No value at rank " + rank + " of " + passed + ".");
  }
}
