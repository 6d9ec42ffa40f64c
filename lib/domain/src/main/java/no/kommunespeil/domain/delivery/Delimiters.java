package no.kommunespeil.domain.delivery;

import java.util.Map;

/** Which delimiter the first line of a file is written with. */
final class Delimiters {

  private static final char[] KNOWN = {';', ',', '\t', '|'};
  private static final Map<Character, String> NAMES =
      Map.of(';', "semicolon", ',', "comma", '\t', "tab", '|', "vertical bar");

  private Delimiters() {}

  static String name(char delimiter) {
    return NAMES.getOrDefault(delimiter, "'" + delimiter + "'");
  }

  /** The delimiter that gives the first line most columns; the declared one in case of a tie. */
  static char likeliest(CharSequence beginning, char declared) {
    char best = declared;
    int most = count(beginning, declared);
    for (char candidate : KNOWN) {
      int count = count(beginning, candidate);
      if (count > most) {
        best = candidate;
        most = count;
      }
    }
    return best;
  }

  /** How often a delimiter stands outside quotes before the first line ends. */
  static int count(CharSequence beginning, char delimiter) {
    int count = 0;
    boolean quoted = false;
    for (int i = 0; i < beginning.length(); i++) {
      char c = beginning.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '\n' || c == '\r')) {
        break;
      } else if (!quoted && c == delimiter) {
        count++;
      }
    }
    return count;
  }
}
