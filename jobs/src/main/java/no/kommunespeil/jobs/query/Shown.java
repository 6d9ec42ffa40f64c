package no.kommunespeil.jobs.query;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.sql.Blob;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values as text. */
final class Shown {

  private static final int DIGITS = 6;
  private static final double MILLION = 1e6;
  private static final double SMALL = 1e-6;

  private Shown() {}

  /** A value as it is, to be read by another program. */
  static String exact(Object value) throws SQLException {
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof Blob blob) {
      return HexFormat.of().formatHex(blob.getBytes(1, Math.toIntExact(blob.length())));
    }
    return value.toString();
  }

  /**
   * A value for the eye: numbers with six digits, letters that do something shown as their code.
   */
  static String brief(@Nullable Object value) throws SQLException {
    if (value == null) {
      return "–";
    }
    if (value instanceof Float || value instanceof Double) {
      return brief(((Number) value).doubleValue());
    }
    return visible(exact(value));
  }

  private static String brief(double number) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return String.valueOf(number);
    }
    BigDecimal exact = BigDecimal.valueOf(number);
    BigDecimal rounded =
        Math.abs(number) >= MILLION
            ? exact.setScale(0, RoundingMode.HALF_EVEN)
            : exact.round(new MathContext(DIGITS));
    if (rounded.signum() == 0) {
      return "0";
    }
    BigDecimal stripped = rounded.stripTrailingZeros();
    return Math.abs(number) < SMALL ? stripped.toString() : stripped.toPlainString();
  }

  /**
   * A text without letters that move the cursor, turn the direction of writing or cannot be seen:
   * those are shown as their code.
   */
  static String visible(String text) {
    if (text.codePoints().noneMatch(Shown::isActive)) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(
            letter -> {
              if (letter == '\n') {
                shown.append("\\n");
              } else if (letter == '\r') {
                shown.append("\\r");
              } else if (letter == '\t') {
                shown.append("\\t");
              } else if (isActive(letter)) {
                shown.append(String.format(Locale.ROOT, "\\u%04x", letter));
              } else {
                shown.appendCodePoint(letter);
              }
            });
    return shown.toString();
  }

  private static boolean isActive(int letter) {
    return switch (Character.getType(letter)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }

  /** How many places of a terminal a text takes. */
  static int width(String text) {
    return text.codePoints().map(Shown::width).sum();
  }

  private static int width(int letter) {
    int type = Character.getType(letter);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    // East Asian letters and pictures, which terminals give two places.
    boolean isWide =
        letter >= 0x1100
            && (letter <= 0x115f
                || (letter >= 0x2e80 && letter <= 0xa4cf)
                || (letter >= 0xac00 && letter <= 0xd7a3)
                || (letter >= 0xf900 && letter <= 0xfaff)
                || (letter >= 0xfe30 && letter <= 0xfe6f)
                || (letter >= 0xff00 && letter <= 0xff60)
                || (letter >= 0xffe0 && letter <= 0xffe6)
                || (letter >= 0x1f300 && letter <= 0x1faff)
                || (letter >= 0x20000 && letter <= 0x3fffd));
    return isWide ? 2 : 1;
  }

  /** The text if it takes no more places than given, or its begin and an ellipsis. */
  static String cut(String text, int places) {
    if (width(text) <= places) {
      return text;
    }
    StringBuilder begin = new StringBuilder();
    int left = places - 1;
    int[] letters = text.codePoints().toArray();
    for (int letter : letters) {
      left -= width(letter);
      if (left < 0) {
        break;
      }
      begin.appendCodePoint(letter);
    }
    return begin.append('…').toString();
  }
}
