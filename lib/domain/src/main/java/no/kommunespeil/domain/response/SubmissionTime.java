package no.kommunespeil.domain.response;

import java.time.YearMonth;
import no.kommunespeil.domain.survey.LabelKey;
import org.jspecify.annotations.Nullable;

/** Brings the ways of writing a local date and time to one, whose order as text is that of time. */
final class SubmissionTime {

  private SubmissionTime() {}

  /**
   * Reads "2020-12-17T10:15:30" or "17.12.2020 10:15:30": with a T or a blank in the middle,
   * without seconds or without a time (midnight); fractions of a second are dropped.
   *
   * @return "2020-12-17T10:15:30"; null when the text is no local date and time
   */
  static @Nullable String normalised(String cell) {
    String text = trimmed(cell);
    if (text.length() < 10) {
      return null;
    }
    int year;
    int month;
    int day;
    if (text.charAt(4) == '-' && text.charAt(7) == '-') {
      year = number(text, 0, 4);
      month = number(text, 5, 7);
      day = number(text, 8, 10);
    } else if (text.charAt(2) == '.' && text.charAt(5) == '.') {
      year = number(text, 6, 10);
      month = number(text, 3, 5);
      day = number(text, 0, 2);
    } else {
      return null;
    }
    int second = secondOfDay(text);
    if (year < 1 || month < 1 || month > 12 || day < 1 || second < 0) {
      return null;
    }
    if (day > YearMonth.of(year, month).lengthOfMonth()) {
      return null;
    }
    StringBuilder normalised = new StringBuilder(19);
    normalised.append((char) ('0' + year / 1000)).append((char) ('0' + year / 100 % 10));
    two(normalised, year % 100).append('-');
    two(normalised, month).append('-');
    two(normalised, day).append('T');
    two(normalised, second / 3600).append(':');
    two(normalised, second / 60 % 60).append(':');
    return two(normalised, second % 60).toString();
  }

  /** Seconds since midnight by what stands after the date, or -1. */
  private static int secondOfDay(String text) {
    int length = text.length();
    if (length == 10) {
      return 0;
    }
    char between = text.charAt(10);
    if ((between != 'T' && between != ' ') || length < 16 || text.charAt(13) != ':') {
      return -1;
    }
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = 0;
    if (length > 16) {
      if (length < 19 || text.charAt(16) != ':') {
        return -1;
      }
      second = number(text, 17, 19);
      if (length > 19 && !isFraction(text)) {
        return -1;
      }
    }
    boolean valid =
        hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
    return valid ? hour * 3600 + minute * 60 + second : -1;
  }

  private static boolean isFraction(String text) {
    char point = text.charAt(19);
    boolean fraction = (point == '.' || point == ',') && text.length() > 20;
    for (int i = 20; i < text.length(); i++) {
      fraction &= isDigit(text.charAt(i));
    }
    return fraction;
  }

  /** The number written in digits only, or -1. */
  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (!isDigit(c)) {
        return -1;
      }
      number = 10 * number + c - '0';
    }
    return number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static StringBuilder two(StringBuilder text, int number) {
    return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }

  /** The text without blanks, of any kind, around it. */
  static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && LabelKey.isBlank(text.charAt(from))) {
      from++;
    }
    while (to > from && LabelKey.isBlank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }
}
