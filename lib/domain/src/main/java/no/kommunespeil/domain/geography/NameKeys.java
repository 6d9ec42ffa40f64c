package no.kommunespeil.domain.geography;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Makes the spellings of a name comparable, in three steps of which each accepts more: as written
 * but for case, blanks and punctuation; with a Swedish keyboard's ä and ö for æ and ø; without
 * accents and with plain letters for ŋ, đ and ŧ. The Norwegian letters æ, ø and å are always
 * letters of their own.
 */
final class NameKeys {

  /** Number of steps. */
  static final int LEVELS = 3;

  private NameKeys() {}

  /** The key of a name at a step, 0 the strictest. */
  static String at(int level, String strict) {
    return switch (level) {
      case 0 -> strict;
      case 1 -> strict.replace('ä', 'æ').replace('ö', 'ø');
      default -> bare(strict);
    };
  }

  /** Lower case, composed letters, single blanks, no punctuation; empty for a blank cell. */
  static String strict(String name) {
    String composed =
        Normalizer.isNormalized(name, Normalizer.Form.NFC)
            ? name
            : Normalizer.normalize(name, Normalizer.Form.NFC);
    String lower = composed.toLowerCase(Locale.ROOT);
    StringBuilder key = new StringBuilder(lower.length());
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        key.append(c);
      } else if (key.length() > 0 && key.charAt(key.length() - 1) != ' ') {
        key.append(' ');
      }
    }
    int end = key.length();
    return end > 0 && key.charAt(end - 1) == ' ' ? key.substring(0, end - 1) : key.toString();
  }

  /** Whether the later steps can tell the key from the first one. */
  static boolean plain(String strict) {
    for (int i = 0; i < strict.length(); i++) {
      char c = strict.charAt(i);
      if (c >= '\u0080' && c != 'æ' && c != 'ø' && c != 'å') {
        return false;
      }
    }
    return true;
  }

  private static String bare(String strict) {
    if (plain(strict)) {
      return strict;
    }
    StringBuilder key = new StringBuilder(strict.length());
    for (int i = 0; i < strict.length(); i++) {
      char c = strict.charAt(i);
      switch (c) {
        case 'å' -> key.append(c);
        case 'ŋ' -> key.append('n');
        case 'đ' -> key.append('d');
        case 'ŧ' -> key.append('t');
        default ->
            Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD)
                .codePoints()
                .filter(letter -> Character.getType(letter) != Character.NON_SPACING_MARK)
                .forEach(key::appendCodePoint);
      }
    }
    return key.toString();
  }
}
