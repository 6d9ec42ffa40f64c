package no.kommunespeil.domain.estimate;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why a value is of low reliability.
 *
 * @param reasons none when it is not
 */
public record Reliability(Set<Reason> reasons) {

  /** What makes a value unreliable. */
  public enum Reason {
    /** The confidence interval is too wide, or cannot be given. */
    WIDE_INTERVAL,
    /** Too few of the group responded. */
    LOW_RESPONSE,
    /** The worst-case bounds are too wide. */
    WIDE_BOUNDS,
    /** Too few are in the denominator. */
    SMALL_BASE;

    private final String key = name().toLowerCase(Locale.ROOT);

    /** What stands in marts. */
    public String key() {
      return key;
    }
  }

  /** Of a value that does not exist, and so cannot be unreliable. */
  public static final Reliability NOT_JUDGED = new Reliability(Set.of());

  /** Limits are decimals; a width of exactly .30 must not be above .30 by rounding. */
  private static final double ROUNDING = 1e-9;

  public Reliability {
    EnumSet<Reason> ordered = EnumSet.noneOf(Reason.class);
    ordered.addAll(reasons);
    reasons = Collections.unmodifiableSet(ordered);
  }

  /**
   * Judges a value.
   *
   * @param rules limits
   * @param interval its confidence interval, null when it cannot be given
   * @param bounds its worst-case bounds, null when it has none and they are not judged
   * @param length of its scale, highest less lowest value, which widths are measured against: 1 for
   *     a share
   * @param used those in the denominator; of an empty one nothing is judged
   * @param responses of the group
   * @param frame units of the group that were asked; 0 when the rate of response is not judged
   */
  public static Reliability of(
      Rules rules,
      @Nullable Interval interval,
      @Nullable Interval bounds,
      double length,
      long used,
      long responses,
      long frame) {
    if (used == 0) {
      return NOT_JUDGED;
    }
    EnumSet<Reason> reasons = EnumSet.noneOf(Reason.class);
    if (interval == null || isWider(interval, rules.widestInterval(), length)) {
      reasons.add(Reason.WIDE_INTERVAL);
    }
    if (responses < rules.lowestResponseRate() * frame - ROUNDING) {
      reasons.add(Reason.LOW_RESPONSE);
    }
    if (bounds != null && isWider(bounds, rules.widestBounds(), length)) {
      reasons.add(Reason.WIDE_BOUNDS);
    }
    if (used < rules.smallestBase()) {
      reasons.add(Reason.SMALL_BASE);
    }
    return new Reliability(reasons);
  }

  private static boolean isWider(Interval interval, double limit, double length) {
    return interval.width() > (limit + ROUNDING) * length;
  }

  /** Whether there is a reason. */
  public boolean isLow() {
    return !reasons.isEmpty();
  }

  /** {@link ObsStatus#U} when there is a reason, else the status the value has otherwise. */
  public ObsStatus status(ObsStatus otherwise) {
    return isLow() ? ObsStatus.U : otherwise;
  }

  /** Keys of the reasons, separated by commas, as they stand in marts; null when there is none. */
  public @Nullable String key() {
    return reasons.isEmpty()
        ? null
        : reasons.stream().map(Reason::key).collect(Collectors.joining(","));
  }
}
