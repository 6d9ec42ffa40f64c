package no.kommunespeil.domain.delivery;

import java.util.Locale;

/** What a cell's number format says about the number: ECMA-376 part 1, section 18.8.30 and 31. */
final class NumberFormats {

  private NumberFormats() {}

  /**
   * Whether a format shows a day, with or without a time of day.
   *
   * @param id the format's number, 0 when it is not known
   * @param format its text, empty for those the standard numbers
   */
  static boolean isDate(int id, String format) {
    if (format.isEmpty()) {
      return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || (id >= 50 && id <= 58);
    }
    boolean day = false;
    String lower = format.toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length() && lower.charAt(i) != ';'; i++) {
      char c = lower.charAt(i);
      switch (c) {
        case '"' -> i = skip(lower, i, '"');
        case '[' -> i = skip(lower, i, ']');
        case '\\', '_', '*' -> i++;
        case 'y', 'd' -> day = true;
        default -> {
          // Digits, separators and times of day, which alone are no date.
        }
      }
    }
    return day;
  }

  /** How many digits a format of nothing but zeros asks for; 0 for any other. */
  static int leadingZeros(String format) {
    for (int i = 0; i < format.length(); i++) {
      if (format.charAt(i) != '0') {
        return 0;
      }
    }
    return format.length();
  }

  private static int skip(String format, int from, char end) {
    int at = format.indexOf(end, from + 1);
    return at < 0 ? format.length() : at;
  }
}
