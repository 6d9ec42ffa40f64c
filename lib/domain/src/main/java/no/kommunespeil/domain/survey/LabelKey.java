package no.kommunespeil.domain.survey;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Makes texts comparable that people would call the same: case, blanks around and between words,
 * and the way letters such as "å" are composed do not matter.
 */
public final class LabelKey {

  private LabelKey() {}

  /** The text in composed letters (NFC), lower case, with single blanks between its words. */
  public static String of(String text) {
    String composed =
        Normalizer.isNormalized(text, Normalizer.Form.NFC)
            ? text
            : Normalizer.normalize(text, Normalizer.Form.NFC);
    StringBuilder key = new StringBuilder(composed.length());
    boolean blankDue = false;
    for (int i = 0; i < composed.length(); i++) {
      char c = composed.charAt(i);
      if (isBlank(c)) {
        blankDue = key.length() > 0;
      } else {
        if (blankDue) {
          key.append(' ');
          blankDue = false;
        }
        key.append(c);
      }
    }
    return key.toString().toLowerCase(Locale.ROOT);
  }

  /** Whether a text holds nothing but blanks. */
  public static boolean isBlank(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isBlank(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a character is a blank to a reader: also the no-break space, and the byte order mark
   * and zero-width space that exports leave in cells.
   */
  public static boolean isBlank(char c) {
    return c <= ' '
        || (c >= '\u0080'
            && (Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || c == '\uFEFF'
                || c == '\u200B'));
  }
}
