package no.kommunespeil.sample;

import java.util.Random;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;

/**
 * Looks for an arrangement of given values over places that fits best, by exchanging two places at
 * a time. Which values there are, and how many of each, never changes.
 */
final class LocalSearch {

  private LocalSearch() {}

  /** Whether the values of two places may be exchanged. */
  interface Exchange {
    boolean allowed(int[] values, int first, int second);
  }

  /**
   * Improves the arrangement in place until its badness is 0 or the steps are used up.
   *
   * @param badness 0 when everything fits, larger when it fits worse
   * @return the badness of what was found
   */
  static double improve(
      int[] values, ToDoubleFunction<int[]> badness, Exchange exchange, Random random, int steps) {
    double best = badness.applyAsDouble(values);
    for (int step = 0; step < steps && best > 0; step++) {
      int first = random.nextInt(values.length);
      int second = random.nextInt(values.length);
      if (values[first] == values[second] || !exchange.allowed(values, first, second)) {
        continue;
      }
      swap(values, first, second);
      double changed = badness.applyAsDouble(values);
      if (changed <= best) {
        best = changed;
      } else {
        swap(values, first, second);
      }
    }
    return best;
  }

  /** Allows exchanges between places that are both open to change. */
  static Exchange among(IntPredicate open) {
    return (values, first, second) -> open.test(first) && open.test(second);
  }

  private static void swap(int[] values, int first, int second) {
    int kept = values[first];
    values[first] = values[second];
    values[second] = kept;
  }
}
