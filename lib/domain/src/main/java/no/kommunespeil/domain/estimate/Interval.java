package no.kommunespeil.domain.estimate;

/**
 * From one value to another, both among it, in the unit of the value it is about.
 *
 * @param lower finite, at most {@code upper}
 * @param upper finite
 */
public record Interval(double lower, double upper) {

  /** All that a share can be. */
  public static final Interval OF_SHARES = new Interval(0, 1);

  /**
   * @throws IllegalArgumentException when an end is not finite or they stand the wrong way round
   */
  public Interval {
    if (!Double.isFinite(lower) || !Double.isFinite(upper) || lower > upper) {
      throw new IllegalArgumentException("No interval runs from " + lower + " to " + upper + ".");
    }
  }

  /** The interval that holds one value only. */
  public static Interval point(double value) {
    return new Interval(value, value);
  }

  /** Distance between the ends, from 0. */
  public double width() {
    return upper - lower;
  }

  /** Whether the value is between the ends or one of them. */
  public boolean holds(double value) {
    return lower <= value && value <= upper;
  }

  /**
   * The part within some limits. An interval wholly outside of them becomes the limit next to it.
   */
  public Interval within(Interval limits) {
    return new Interval(limits.nearest(lower), limits.nearest(upper));
  }

  private double nearest(double value) {
    return Math.max(lower, Math.min(upper, value));
  }
}
