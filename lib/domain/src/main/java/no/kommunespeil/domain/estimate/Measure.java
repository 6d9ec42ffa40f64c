package no.kommunespeil.domain.estimate;

import java.util.Arrays;
import java.util.Locale;
import no.kommunespeil.domain.cube.Sums;
import no.kommunespeil.domain.response.Missing;
import no.kommunespeil.domain.survey.Text;
import org.jspecify.annotations.Nullable;

/**
 * One value that a variable has in every group: a statistic of a category or a combination, or its
 * mean.
 */
public final class Measure {

  /** What kind of thing a measure is about. */
  public enum Kind {
    CATEGORY,
    COMBINATION,
    /** Any answer at all. */
    ANSWERED,
    /** The scores. */
    SCORE;

    private final String key = name().toLowerCase(Locale.ROOT);

    /** What stands in marts. */
    public String key() {
      return key;
    }
  }

  /** Who is in the denominator of a share. */
  private enum Denominator {
    ASKED,
    ANSWERED,
    SUBSTANTIVE
  }

  private record Scored(long used, long sum, long sumOfSquares) {}

  private static final int[] NONE = {};

  private final Statistic statistic;
  private final Kind kind;
  private final String category;
  private final Text label;
  private final int order;
  private final Denominator denominator;
  private final int[] counted;
  private final int[] positions;
  private final int[] dontKnow;
  private final int @Nullable [] scores;
  private final int lowest;
  private final int highest;

  private Measure(
      Statistic statistic,
      Kind kind,
      String category,
      Text label,
      int order,
      int[] counted,
      int[] positions,
      int[] dontKnow,
      int @Nullable [] scores) {
    this.statistic = statistic;
    this.kind = kind;
    this.category = category;
    this.label = label;
    this.order = order;
    this.denominator =
        switch (statistic) {
          case SHARE -> Denominator.ANSWERED;
          case SHARE_OF_ASKED -> Denominator.ASKED;
          case SHARE_EXCL_DONT_KNOW, MEAN -> Denominator.SUBSTANTIVE;
        };
    this.counted = counted;
    this.positions = positions;
    this.dontKnow = dontKnow;
    this.scores = scores;
    this.lowest = scores == null ? 0 : Arrays.stream(scores).min().orElse(0);
    this.highest = scores == null ? 1 : Arrays.stream(scores).max().orElse(0);
  }

  /**
   * A share whose denominator leaves no answer out.
   *
   * @param counted positions of the categories in the numerator
   */
  static Measure share(
      Statistic statistic, Kind kind, String category, Text label, int order, int[] counted) {
    return new Measure(statistic, kind, category, label, order, counted, NONE, NONE, null);
  }

  /**
   * A share of those who said something else than don't know or not applicable.
   *
   * @param counted positions of the categories in the numerator
   * @param substantive positions of the categories in the denominator
   * @param dontKnow positions of the categories that mean don't know
   */
  static Measure shareExclDontKnow(
      Kind kind,
      String category,
      Text label,
      int order,
      int[] counted,
      int[] substantive,
      int[] dontKnow) {
    return new Measure(
        Statistic.SHARE_EXCL_DONT_KNOW,
        kind,
        category,
        label,
        order,
        counted,
        substantive,
        dontKnow,
        null);
  }

  /**
   * @param scored positions of the categories that have a score
   * @param scores their scores, in the same order
   * @param dontKnow positions of the categories that mean don't know
   */
  static Measure mean(
      String category, Text label, int order, int[] scored, int[] scores, int[] dontKnow) {
    return new Measure(
        Statistic.MEAN, Kind.SCORE, category, label, order, NONE, scored, dontKnow, scores);
  }

  public Statistic statistic() {
    return statistic;
  }

  public Kind kind() {
    return kind;
  }

  /** Key of the category or combination; "answered" or "score" where it is neither. */
  public String category() {
    return category;
  }

  public Text label() {
    return label;
  }

  /** Position among the variable's categories, combinations after them. */
  public int order() {
    return order;
  }

  /** The lowest value there can be: the lowest score, 0 for a share. */
  public int lowest() {
    return lowest;
  }

  /** The highest value there can be: the highest score, 1 for a share. */
  public int highest() {
    return highest;
  }

  /**
   * Whether an answer is in the denominator.
   *
   * @param code position of a category, or one of {@link Missing}
   */
  boolean uses(int code) {
    return switch (denominator) {
      case ASKED -> code != Missing.FILTERED_OUT;
      case ANSWERED -> code >= 0;
      case SUBSTANTIVE -> contains(positions, code);
    };
  }

  /** What an answer in the denominator adds to the numerator: its score, or 1 or 0 for a share. */
  int score(int code) {
    if (scores == null) {
      return contains(counted, code) ? 1 : 0;
    }
    for (int i = 0; i < positions.length; i++) {
      if (positions[i] == code) {
        return scores[i];
      }
    }
    throw new IllegalArgumentException("Category " + code + " has no score.");
  }

  private static boolean contains(int[] positions, int code) {
    for (int position : positions) {
      if (position == code) {
        return true;
      }
    }
    return false;
  }

  /** The value in a group whose answers are summed. */
  public Estimate estimate(Sums sums) {
    long asked = sums.asked();
    long answered = sums.answered();
    if (scores != null) {
      return mean(asked, answered, scored(sums, positions, scores));
    }
    long used =
        switch (denominator) {
          case ASKED -> asked;
          case ANSWERED -> answered;
          case SUBSTANTIVE -> total(sums.counts(), positions);
        };
    long count = total(sums.counts(), counted);
    return new Estimate(
        asked, answered, used, count, Formulas.share(count, used), null, null, null);
  }

  private Estimate mean(long asked, long answered, Scored scored) {
    return new Estimate(
        asked,
        answered,
        scored.used,
        null,
        Formulas.mean(scored.sum, scored.used),
        scored.sum,
        scored.sumOfSquares,
        Formulas.variance(scored.sum, scored.sumOfSquares, scored.used));
  }

  private static Scored scored(Sums sums, int[] positions, int[] scores) {
    long used = 0;
    long sum = 0;
    long sumOfSquares = 0;
    for (int i = 0; i < positions.length; i++) {
      long count = sums.counts()[positions[i]];
      used += count;
      sum += count * scores[i];
      sumOfSquares += count * scores[i] * scores[i];
    }
    return new Scored(used, sum, sumOfSquares);
  }

  /** The value in a group whose answers are summed, and how far it can be trusted there. */
  public Assessed estimate(Sums sums, Domain domain, Rules rules) {
    Estimate estimate = estimate(sums);
    Base base =
        switch (denominator) {
          case ASKED, ANSWERED -> Base.ofAsked(estimate.used(), estimate.asked(), domain);
          case SUBSTANTIVE ->
              Base.ofSubstantive(estimate.used(), estimate.answered(), estimate.asked(), domain);
        };
    long undecided = total(sums.counts(), dontKnow);
    Uncertainty uncertainty =
        scores == null
            ? ofShare(total(sums.counts(), counted), base, undecided, domain, rules)
            : ofMean(scored(sums, positions, scores), base, undecided, domain, rules);
    return new Assessed(estimate, uncertainty);
  }

  private Uncertainty ofShare(long count, Base base, long undecided, Domain domain, Rules rules) {
    Interval views = dontKnow.length == 0 ? null : Bounds.dontKnow(count, base.used(), undecided);
    return Uncertainty.ofShare(count, base, views, domain, rules);
  }

  private Uncertainty ofMean(Scored scored, Base base, long undecided, Domain domain, Rules rules) {
    Interval views =
        dontKnow.length == 0
            ? null
            : Bounds.mean(scored.sum, scored.used, scored.used + undecided, lowest, highest);
    return Uncertainty.ofMean(
        scored.sum, scored.sumOfSquares, base, lowest, highest, views, domain, rules);
  }

  private static long total(long[] counts, int[] positions) {
    long total = 0;
    for (int position : positions) {
      total += counts[position];
    }
    return total;
  }

  @Override
  public String toString() {
    return statistic.key() + " of " + category;
  }
}
