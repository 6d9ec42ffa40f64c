package no.kommunespeil.domain.delivery;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.dhatim.fastexcel.reader.Cell;
import org.jspecify.annotations.Nullable;

/**
 * The text of a cell as a person sees it, where that loses nothing: 301 and not 301.0, 0301 where
 * the cell's format asks for four digits, a date as ISO 8601 local date and time. The decimal sign
 * is a point.
 */
final class CellText {

  private static final BigDecimal DAY_MILLIS = BigDecimal.valueOf(86_400_000L);
  private static final LocalDateTime DAY_0 = LocalDate.of(1899, 12, 30).atStartOfDay();
  private static final LocalDateTime DAY_0_OF_1904 = LocalDate.of(1904, 1, 1).atStartOfDay();

  /** The last day of 9999, after which the format knows no dates. */
  private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_466);

  /** The format counts a 29 February 1900 that never was; days from 61 on are not touched by it. */
  private static final BigDecimal FIRST_TRUE_DAY = BigDecimal.valueOf(61);

  /** Spreadsheet programs keep and show so many digits of a number. */
  private static final MathContext SHOWN_DIGITS = new MathContext(15, RoundingMode.HALF_UP);

  private final boolean countsFrom1904;

  CellText(Workbook workbook) {
    this.countsFrom1904 = workbook.countsFrom1904();
  }

  String of(@Nullable Cell cell) {
    if (cell == null) {
      return "";
    }
    return switch (cell.getType()) {
      case NUMBER -> number(cell);
      case BOOLEAN -> Boolean.TRUE.equals(cell.getValue()) ? "TRUE" : "FALSE";
      case STRING, FORMULA -> unescaped(cell.getText());
      case EMPTY, ERROR -> "";
    };
  }

  private String number(Cell cell) {
    if (!(cell.getValue() instanceof BigDecimal number)) {
      return "";
    }
    String format = cell.getDataFormatString();
    if (NumberFormats.isDate(formatId(cell), format == null ? "" : format)) {
      Optional<String> date = date(number);
      if (date.isPresent()) {
        return date.get();
      }
    }
    return padded(plain(number), format == null ? "" : format);
  }

  private static int formatId(Cell cell) {
    try {
      Integer id = cell.getDataFormatId();
      return id == null ? 0 : id;
    } catch (NumberFormatException e) {
      // A format without a number of its own says nothing about the cell.
      return 0;
    }
  }

  /** Whole numbers exactly; others to the digits that are shown. */
  private static String plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    if (stripped.scale() > 0) {
      stripped = stripped.round(SHOWN_DIGITS).stripTrailingZeros();
    }
    return stripped.toPlainString();
  }

  /** Leading zeros where the format is a row of zeros, as it is for municipality numbers. */
  private static String padded(String text, String format) {
    int digits = NumberFormats.leadingZeros(format);
    boolean whole = text.indexOf('.') < 0 && text.indexOf('-') < 0;
    return whole && text.length() < digits ? "0".repeat(digits - text.length()) + text : text;
  }

  private Optional<String> date(BigDecimal days) {
    BigDecimal first = countsFrom1904 ? BigDecimal.ZERO : FIRST_TRUE_DAY;
    if (days.compareTo(first) < 0 || days.compareTo(LAST_DAY) >= 0) {
      return Optional.empty();
    }
    long millis = days.multiply(DAY_MILLIS).setScale(0, RoundingMode.HALF_UP).longValueExact();
    LocalDateTime at = (countsFrom1904 ? DAY_0_OF_1904 : DAY_0).plus(millis, ChronoUnit.MILLIS);
    return Optional.of(DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(at));
  }

  /** Characters that XML cannot hold are written as {@code _x000D_}. */
  private static String unescaped(String text) {
    int at = text.indexOf("_x");
    if (at < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    int done = 0;
    while (at >= 0) {
      int code = escape(text, at);
      if (code < 0) {
        at = text.indexOf("_x", at + 1);
        continue;
      }
      plain.append(text, done, at).append((char) code);
      done = at + 7;
      at = text.indexOf("_x", done);
    }
    return plain.append(text, done, text.length()).toString();
  }

  private static int escape(String text, int at) {
    if (at + 7 > text.length() || text.charAt(at + 6) != '_') {
      return -1;
    }
    int code = 0;
    for (int i = at + 2; i < at + 6; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      code = code * 16 + digit;
    }
    return code;
  }
}
