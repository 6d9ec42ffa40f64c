package no.kommunespeil.report.phrase;

import java.math.BigDecimal;
import no.kommunespeil.report.Language;
import org.jspecify.annotations.Nullable;

/**
 * Shares and changes in words, each under a rule that says when it may be used, so that no word
 * says more than the value does.
 *
 * <ol>
 *   <li>With fewer than {@link #FEWEST} in the denominator a share is said as its counts.
 *   <li>"Alle" and "ingen" are said of 1 and 0 only; "nesten alle" and "nesten ingen" from 97.5 and
 *       up to 2.5 per cent.
 *   <li>Halves, thirds and quarters are said within {@value #NEAR} points: 1/2, 1/3, 2/3, 1/4, 3/4.
 *   <li>Tenths are said within {@value #NEAR_TENTH} points; five tenths are "om lag halvparten".
 *   <li>Any other share is said as a percentage without decimals.
 * </ol>
 *
 * A change is named only when the question is the same, nothing withholds it, and its q value is
 * below {@value #NAMED_BELOW}; any other comparable change cannot be told from none.
 */
public final class Phrases {

  /** Denominators below this are said as counts. */
  public static final long FEWEST = 20;

  /** Farthest a share may be from the half, third or quarter it is called, in points. */
  public static final double NEAR = 1.0;

  /** Farthest a share may be from the tenths it is called, in points. */
  public static final double NEAR_TENTH = 2.5;

  /** Changes with q values from this on are not named. */
  public static final double NAMED_BELOW = 0.05;

  private static final double ROUNDING = 1e-9;

  private final Language language;
  private final Numbers numbers;

  public Phrases(Language language) {
    this.language = language;
    this.numbers = new Numbers(language);
  }

  /**
   * A share in words, in the middle of a sentence: "8 av 10".
   *
   * @param share from 0 to 1
   * @param count how many of the denominator
   * @param used the denominator
   */
  public String share(double share, long count, long used) {
    if (used < FEWEST) {
      return numbers.count(count) + language.of(" av ", " of ") + numbers.count(used);
    }
    if (share == 1) {
      return language.of("alle", "all");
    }
    if (share == 0) {
      return language.of("ingen", "none");
    }
    double percent = BigDecimal.valueOf(share).movePointRight(2).doubleValue();
    if (percent >= 97.5) {
      return language.of("nesten alle", "almost all");
    }
    if (percent <= 2.5) {
      return language.of("nesten ingen", "almost none");
    }
    String fraction = fraction(percent);
    if (fraction != null) {
      return fraction;
    }
    long tenths = Math.round(percent / 10);
    if (tenths > 0 && tenths < 10 && Math.abs(percent - 10.0 * tenths) <= NEAR_TENTH + ROUNDING) {
      if (tenths == 5) {
        return language.of("om lag halvparten", "about half");
      }
      return tenths + language.of(" av 10", " in 10");
    }
    return numbers.bareWholePercent(share) + language.of(" prosent", " per cent");
  }

  private @Nullable String fraction(double percent) {
    if (isNear(percent, 50)) {
      return language.of("halvparten", "half");
    }
    if (isNear(percent, 25)) {
      return language.of("en av fire", "one in four");
    }
    if (isNear(percent, 75)) {
      return language.of("tre av fire", "three in four");
    }
    if (isNear(percent, 100.0 / 3)) {
      return language.of("en av tre", "one in three");
    }
    if (isNear(percent, 200.0 / 3)) {
      return language.of("to av tre", "two in three");
    }
    return null;
  }

  private static boolean isNear(double percent, double of) {
    return Math.abs(percent - of) <= NEAR + ROUNDING;
  }

  /** Whether the change may be named as one. */
  public static boolean isNamed(Movement movement) {
    return isComparable(movement)
        && movement.change() != null
        && movement.q() != null
        && movement.q() < NAMED_BELOW
        && Math.round(Math.abs(movement.change()) * 100) >= 1;
  }

  private static boolean isComparable(Movement movement) {
    return movement.withheld() == null && "same".equals(movement.comparability());
  }

  /** A sentence on a change: "Det er 5 prosentpoeng opp fra 2019." */
  public String change(Movement movement) {
    String since = movement.sinceWave();
    Double change = movement.change();
    if ("no_value".equals(movement.withheld()) || "small_panel".equals(movement.withheld())) {
      return language.of(
          "Endringen fra " + since + " oppgis ikke.",
          "The change from " + since + " is not given.");
    }
    if (!isComparable(movement)) {
      return language.of(
          "Svaret kan ikke uten videre settes ved siden av " + since + ".",
          "The answer cannot simply be set beside " + since + ".");
    }
    if (change == null || !isNamed(movement)) {
      return language.of(
          "Endringen fra " + since + " kan ikke skilles fra null.",
          "The change from " + since + " cannot be told from none.");
    }
    long points = Math.round(Math.abs(change) * 100);
    String size =
        numbers.count(points)
            + language.of(
                " prosentpoeng", points == 1 ? " percentage point" : " percentage points");
    return change > 0
        ? language.of(
            "Det er " + size + " opp fra " + since + ".",
            "That is up " + size + " from " + since + ".")
        : language.of(
            "Det er " + size + " ned fra " + since + ".",
            "That is down " + size + " from " + since + ".");
  }

  /** The same words at the start of a sentence. */
  public static String atStart(String words) {
    if (words.isEmpty()) {
      return words;
    }
    int first = words.codePointAt(0);
    return Character.toString(Character.toUpperCase(first))
        + words.substring(Character.charCount(first));
  }
}
