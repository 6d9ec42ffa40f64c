package no.kommunespeil.tests;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Pattern;
import no.kommunespeil.report.Language;
import no.kommunespeil.report.model.Origin;
import org.jspecify.annotations.Nullable;

/** How a report must write values of marts, reckoned here once more from the rules alone. */
record WrittenNumbers(Language language) {

  private static final String NARROW = "\u202f";

  /** Any number, with what it is a number of when that is per cent. */
  Pattern anyNumber() {
    return language == Language.NB
        ? Pattern.compile("\\d+(?:\u202f\\d{3})*(?:,\\d+)?(?:\u202f%)?")
        : Pattern.compile("\\d+(?:,\\d{3})*(?:\\.\\d+)?%?");
  }

  /**
   * What is to be written of values.
   *
   * @param rows the values of the columns of the origin, of each of its rows
   * @return null where there is no value to write
   */
  @Nullable String of(Origin.Form form, List<List<@Nullable Double>> rows) {
    List<@Nullable Double> first = rows.get(0);
    if (form == Origin.Form.ROWS) {
      return whole(rows.size());
    }
    if (first.stream().anyMatch(value -> value == null)) {
      return null;
    }
    return switch (form) {
      case ROWS -> throw new IllegalStateException();
      case COUNT -> whole(number(first, 0));
      case COUNT_RANGE -> ends(whole(lowest(rows)), whole(highest(rows)), "");
      case PERCENT -> hundredths(number(first, 0), 1) + percent();
      case PERCENT_SPAN ->
          ends(hundredths(lowest(rows), 1), hundredths(highest(rows), 1), percent());
      case PERCENT_RANGE ->
          hundredths(number(first, 0), 1) + "–" + hundredths(number(first, 1), 1) + percent();
      case POINTS -> (number(first, 0) >= 0.0005 ? "+" : "") + hundredths(number(first, 0), 1);
      case WHOLE_POINTS -> hundredths(Math.abs(number(first, 0)), 0);
      case DECIMAL_1 -> decimal(BigDecimal.valueOf(number(first, 0)), 1);
      case DECIMAL_2 -> decimal(BigDecimal.valueOf(number(first, 0)), 2);
      case DECIMAL_3 -> decimal(BigDecimal.valueOf(number(first, 0)), 3);
      case DECIMAL_RANGE ->
          decimal(BigDecimal.valueOf(number(first, 0)), 2)
              + "–"
              + decimal(BigDecimal.valueOf(number(first, 1)), 2);
      case PHRASE -> phrase(number(first, 0), number(first, 1), number(first, 2));
    };
  }

  private static double number(List<@Nullable Double> values, int at) {
    Double value = values.get(at);
    if (value == null) {
      throw new IllegalArgumentException("There is no value.");
    }
    return value;
  }

  private static double lowest(List<List<@Nullable Double>> rows) {
    return rows.stream().mapToDouble(row -> number(row, 0)).min().orElseThrow();
  }

  private static double highest(List<List<@Nullable Double>> rows) {
    return rows.stream().mapToDouble(row -> number(row, 0)).max().orElseThrow();
  }

  private static String ends(String low, String high, String unit) {
    return (low.equals(high) ? low : low + "–" + high) + unit;
  }

  String wholePercent(double share) {
    return hundredths(share, 0) + percent();
  }

  private String whole(double count) {
    return decimal(BigDecimal.valueOf(count), 0);
  }

  private String hundredths(double share, int places) {
    return decimal(BigDecimal.valueOf(share).multiply(BigDecimal.valueOf(100)), places);
  }

  private String decimal(BigDecimal value, int places) {
    String plain = value.abs().setScale(places, RoundingMode.HALF_UP).toPlainString();
    boolean isNothing = new BigDecimal(plain).signum() == 0;
    String[] parts = plain.split("\\.", -1);
    String grouped =
        parts[0].replaceAll("(?<=\\d)(?=(\\d{3})+$)", language == Language.NB ? NARROW : ",");
    return (value.signum() < 0 && !isNothing ? "\u2212" : "")
        + grouped
        + (parts.length == 1 ? "" : (language == Language.NB ? "," : ".") + parts[1]);
  }

  private String percent() {
    return language == Language.NB ? NARROW + "%" : "%";
  }

  /** The rule of the methods chapter, as a table of what is said from where to where. */
  private String phrase(double share, double count, double used) {
    if (used < 20) {
      return whole(count) + language.of(" av ", " of ") + whole(used);
    }
    double percent = share * 100;
    Object[][] near = {
      {100.0, 0.0, "alle", "all"},
      {0.0, 0.0, "ingen", "none"},
      {100.0, 2.5, "nesten alle", "almost all"},
      {0.0, 2.5, "nesten ingen", "almost none"},
      {50.0, 1.0, "halvparten", "half"},
      {25.0, 1.0, "en av fire", "one in four"},
      {75.0, 1.0, "tre av fire", "three in four"},
      {100 / 3.0, 1.0, "en av tre", "one in three"},
      {200 / 3.0, 1.0, "to av tre", "two in three"},
      {50.0, 2.5, "om lag halvparten", "about half"},
    };
    for (Object[] each : near) {
      if (Math.abs(percent - (double) each[0]) <= (double) each[1] + 1e-9) {
        return language.of((String) each[2], (String) each[3]);
      }
    }
    for (int tenths = 1; tenths < 10; tenths++) {
      if (Math.abs(percent - 10.0 * tenths) <= 2.5 + 1e-9) {
        return tenths + language.of(" av 10", " in 10");
      }
    }
    return hundredths(share, 0) + language.of(" prosent", " per cent");
  }
}
