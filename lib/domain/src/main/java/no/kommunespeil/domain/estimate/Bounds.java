package no.kommunespeil.domain.estimate;

import org.jspecify.annotations.Nullable;

/**
 * Worst-case bounds: what a value could be, whatever those who did not answer would have answered
 * (C. F. Manski, Partial Identification of Probability Distributions, 2003, section 1.2). They
 * assume nothing.
 */
public final class Bounds {

  private Bounds() {}

  /**
   * [Σy/N, (Σy + N − n)/N].
   *
   * @param count Σy, those known to have the property, 0 to {@code used}
   * @param used n, those known to have it or not, 0 to {@code population}
   * @param population N, all it is about
   * @return within 0 and 1; null when it is about nobody
   */
  public static @Nullable Interval share(long count, long used, long population) {
    return population == 0
        ? null
        : new Interval(
            (double) count / population, (double) (count + population - used) / population);
  }

  /**
   * [(Σy + (N − n)·lowest)/N, (Σy + (N − n)·highest)/N].
   *
   * @param sum Σy over those whose score is known
   * @param used n, their number, 0 to {@code population}
   * @param population N, all it is about
   * @param lowest score of the scale
   * @param highest score of the scale
   * @return within the scale; null when it is about nobody
   */
  public static @Nullable Interval mean(
      long sum, long used, long population, int lowest, int highest) {
    long unknown = population - used;
    return population == 0
        ? null
        : new Interval(
            (double) (sum + unknown * lowest) / population,
            (double) (sum + unknown * highest) / population);
  }

  /**
   * What the share would be if those who do not know held one view: [y/(v + d), (y + d)/(v + d)].
   *
   * @param count y, those with the property, 0 to {@code substantive}
   * @param substantive v, those who said something else than don't know
   * @param dontKnow d, those who said don't know
   * @return within 0 and 1; null when nobody said anything
   */
  public static @Nullable Interval dontKnow(long count, long substantive, long dontKnow) {
    return share(count, substantive, substantive + dontKnow);
  }

  /**
   * Of a change, [L₂ − U₁, U₂ − L₁].
   *
   * @return null when one of the two is not known
   */
  public static @Nullable Interval change(@Nullable Interval before, @Nullable Interval after) {
    return before == null || after == null
        ? null
        : new Interval(after.lower() - before.upper(), after.upper() - before.lower());
  }
}
