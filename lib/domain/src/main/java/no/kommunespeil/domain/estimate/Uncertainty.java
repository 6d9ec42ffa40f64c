package no.kommunespeil.domain.estimate;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far a value can be trusted.
 *
 * @param population units of the frame that the value's base stands for
 * @param interval at the rules' confidence, treating who answered as random within the group; null
 *     where the formula gives none
 * @param bounds what the value could be whatever those would have answered who are not in the base;
 *     null when nobody could be in it
 * @param dontKnow what a value that leaves don't know out could be had those held a view; null for
 *     other values, and when there is neither a view nor a don't know
 */
public record Uncertainty(
    long population,
    @Nullable Interval interval,
    Method method,
    @Nullable Interval bounds,
    @Nullable Interval dontKnow,
    Reliability reliability,
    ObsStatus status) {

  /** How an interval was found. */
  public enum Method {
    /** Hypergeometric, of an unweighted share. */
    EXACT,
    /** Of a weighted share. */
    WILSON,
    /** Of a mean. */
    T,
    NONE;

    private final String key = name().toLowerCase(Locale.ROOT);

    /** What stands in marts. */
    public String key() {
      return key;
    }
  }

  /**
   * Of an unweighted share.
   *
   * @param count those with the property, 0 to the base's used
   */
  public static Uncertainty ofShare(
      long count, Base base, @Nullable Interval dontKnow, Domain domain, Rules rules) {
    return of(
        base,
        ExactInterval.share(count, base.used(), base.population(), rules.confidence()),
        Method.EXACT,
        Bounds.share(count, base.used(), base.reachable()),
        dontKnow,
        1,
        domain,
        rules);
  }

  /**
   * Of an unweighted mean.
   *
   * @param sum Σy over the base
   * @param sumOfSquares Σy² over the base
   * @param lowest score of the scale
   * @param highest score of the scale
   */
  public static Uncertainty ofMean(
      long sum,
      long sumOfSquares,
      Base base,
      int lowest,
      int highest,
      @Nullable Interval dontKnow,
      Domain domain,
      Rules rules) {
    return of(
        base,
        MeanInterval.of(
            sum, sumOfSquares, base.used(), base.population(), lowest, highest, rules.confidence()),
        Method.T,
        Bounds.mean(sum, base.used(), base.reachable(), lowest, highest),
        dontKnow,
        (double) highest - lowest,
        domain,
        rules);
  }

  private static Uncertainty of(
      Base base,
      @Nullable Interval interval,
      Method method,
      @Nullable Interval bounds,
      @Nullable Interval dontKnow,
      double length,
      Domain domain,
      Rules rules) {
    Reliability reliability =
        Reliability.of(
            rules, interval, bounds, length, base.used(), domain.responses(), domain.frame());
    return new Uncertainty(
        base.population(),
        interval,
        interval == null ? Method.NONE : method,
        bounds,
        dontKnow,
        reliability,
        base.used() == 0 ? ObsStatus.M : reliability.status(ObsStatus.A));
  }
}
