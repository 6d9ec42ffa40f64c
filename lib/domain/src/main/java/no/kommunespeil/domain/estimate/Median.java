package no.kommunespeil.domain.estimate;

import java.util.Map;
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
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    if (all == 0) {
      return null;
    }
    double low = at(counts, (all - 1) / 2);
    double high = at(counts, all / 2);
    return low / 2 + high / 2;
  }

  /** The value at a rank counted from 0. */
  private static double at(SortedMap<Double, Long> counts, long rank) {
    long passed = 0;
    for (Map.Entry<Double, Long> entry : counts.entrySet()) {
      passed += entry.getValue();
      if (passed > rank) {
        return entry.getKey();
      }
    }
    throw new IllegalStateException("No value at rank " + rank + " of " + passed + ".");
  }
}
