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
  private enum Base {
    ASKED,
    ANSWERED,
    SUBSTANTIVE
  }

  private final Statistic statistic;
  private final Kind kind;
  private final String category;
  private final Text label;
  private final int order;
  private final Base base;
  private final int[] counted;
  private final int[] positions;
  private final int @Nullable [] scores;

  private Measure(
      Statistic statistic,
      Kind kind,
      String category,
      Text label,
      int order,
      Base base,
      int[] counted,
      int[] positions,
      int @Nullable [] scores) {
    this.statistic = statistic;
    this.kind = kind;
    this.category = category;
    this.label = label;
    this.order = order;
    this.base = base;
    this.counted = counted;
    this.positions = positions;
    this.scores = scores;
  }

  /**
   * @param counted positions of the categories in the numerator
   * @param substantive positions of the categories in the denominator when it leaves some out
   */
  static Measure share(
      Statistic statistic,
      Kind kind,
      String category,
      Text label,
      int order,
      int[] counted,
      int[] substantive) {
    Base base =
        switch (statistic) {
          case SHARE -> Base.ANSWERED;
          case SHARE_OF_ASKED -> Base.ASKED;
          case SHARE_EXCL_DONT_KNOW -> Base.SUBSTANTIVE;
          case MEAN -> throw new IllegalArgumentException("A mean is no share.");
        };
    return new Measure(statistic, kind, category, label, order, base, counted, substantive, null);
  }

  /**
   * @param scored positions of the categories that have a score
   * @param scores their scores, in the same order
   */
  static Measure mean(String category, Text label, int order, int[] scored, int[] scores) {
    return new Measure(
        Statistic.MEAN,
        Kind.SCORE,
        category,
        label,
        order,
        Base.SUBSTANTIVE,
        new int[0],
        scored,
        scores);
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
    return scores == null ? 0 : Arrays.stream(scores).min().orElse(0);
  }

  /** The highest value there can be: the highest score, 1 for a share. */
  public int highest() {
    return scores == null ? 1 : Arrays.stream(scores).max().orElse(0);
  }

  /**
   * Whether an answer is in the denominator.
   *
   * @param code position of a category, or one of {@link Missing}
   */
  boolean uses(int code) {
    return switch (base) {
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
    return Arrays.stream(positions).anyMatch(position -> position == code);
  }

  /** The value in a group whose answers are summed. */
  public Estimate estimate(Sums sums) {
    long asked = sums.asked();
    long answered = sums.answered();
    if (scores != null) {
      return mean(sums, asked, answered, scores);
    }
    long used =
        switch (base) {
          case ASKED -> asked;
          case ANSWERED -> answered;
          case SUBSTANTIVE -> total(sums.counts(), positions);
        };
    long count = total(sums.counts(), counted);
    return new Estimate(
        asked, answered, used, count, Formulas.share(count, used), null, null, null);
  }

  private Estimate mean(Sums sums, long asked, long answered, int[] scores) {
    long used = 0;
    long sum = 0;
    long sumOfSquares = 0;
    for (int i = 0; i < positions.length; i++) {
      long count = sums.counts()[positions[i]];
      used += count;
      sum += count * scores[i];
      sumOfSquares += count * scores[i] * scores[i];
    }
    return new Estimate(
        asked,
        answered,
        used,
        null,
        Formulas.mean(sum, used),
        sum,
        sumOfSquares,
        Formulas.variance(sum, sumOfSquares, used));
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
