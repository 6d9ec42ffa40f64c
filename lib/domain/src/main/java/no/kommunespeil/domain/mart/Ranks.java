package no.kommunespeil.domain.mart;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Places of values ordered from highest to lowest: one more than the number of higher values, so
 * that equal values share a place.
 */
final class Ranks {

  private Ranks() {}

  /**
   * Place of a value from 1, null without one.
   *
   * @param position of the value
   * @param size number of positions
   * @param values by position; null where there is none or it has no part in the order
   */
  static @Nullable Integer at(int position, int size, IntFunction<@Nullable Double> values) {
    Double value = values.apply(position);
    if (value == null) {
      return null;
    }
    int rank = 1;
    for (int i = 0; i < size; i++) {
      Double other = values.apply(i);
      if (other != null && other > value) {
        rank++;
      }
    }
    return rank;
  }

  /** Number of values that have a place. */
  static int number(int size, IntFunction<@Nullable Double> values) {
    int number = 0;
    for (int i = 0; i < size; i++) {
      number += values.apply(i) == null ? 0 : 1;
    }
    return number;
  }
}
