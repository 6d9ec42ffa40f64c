package no.kommunespeil.report.phrase;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import no.kommunespeil.report.Language;

/** Numbers as a language writes them, rounded half up from the decimal digits of the value. */
public record Numbers(Language language) {

  /** Narrow no-break space: groups of digits, and a Norwegian per cent sign, stay on one line. */
  private static final String NARROW = "\u202f";

  private static final String MINUS = "\u2212";

  /** A share as a percentage with one decimal: "58,5 %", "58.5%". */
  public String percent(double share) {
    return signed(percentage(share, 1)) + percentSign();
  }

  /** A share as a percentage without decimals: "58 %", "58%". */
  public String wholePercent(double share) {
    return signed(percentage(share, 0)) + percentSign();
  }

  /** A share as a percentage without decimals or sign: "58". */
  public String bareWholePercent(double share) {
    return signed(percentage(share, 0));
  }

  /** A difference of shares in percentage points with its sign and one decimal: "+5,2", "−0,3". */
  public String points(double difference) {
    BigDecimal points = percentage(difference, 1);
    return (points.signum() > 0 ? "+" : "") + signed(points);
  }

  /** A number with decimals. */
  public String decimal(double value, int decimals) {
    return signed(BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP));
  }

  /** A count, with thousands apart: "14 586", "14,586". */
  public String count(long count) {
    return signed(BigDecimal.valueOf(count));
  }

  /** Two ends: "52,6–64,0 %". */
  public String percentRange(double low, double high) {
    return signed(percentage(low, 1)) + "–" + signed(percentage(high, 1)) + percentSign();
  }

  /** Two counts, or one when they are the same. */
  public String countRange(long low, long high) {
    return low == high ? count(low) : count(low) + "–" + count(high);
  }

  /** A day: "17. desember 2020", "17 December 2020". */
  public String day(LocalDate day) {
    return DateTimeFormatter.ofPattern(
            language.of("d. MMMM uuuu", "d MMMM uuuu"), Locale.forLanguageTag(language.tag()))
        .format(day);
  }

  private String percentSign() {
    return language.of(NARROW + "%", "%");
  }

  private static BigDecimal percentage(double share, int decimals) {
    return BigDecimal.valueOf(share).movePointRight(2).setScale(decimals, RoundingMode.HALF_UP);
  }

  private String signed(BigDecimal rounded) {
    String digits = rounded.abs().toPlainString();
    int point = digits.indexOf('.');
    String whole = point < 0 ? digits : digits.substring(0, point);
    String fraction = point < 0 ? "" : language.of(",", ".") + digits.substring(point + 1);
    StringBuilder text = new StringBuilder(rounded.signum() < 0 ? MINUS : "");
    for (int i = 0; i < whole.length(); i++) {
      // Four digits are written together in Norwegian and apart in English; one habit for both.
      if (i > 0 && (whole.length() - i) % 3 == 0) {
        text.append(language.of(NARROW, ","));
      }
      text.append(whole.charAt(i));
    }
    return text.append(fraction).toString();
  }
}
