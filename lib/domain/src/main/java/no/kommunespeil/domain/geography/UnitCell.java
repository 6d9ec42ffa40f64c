package no.kommunespeil.domain.geography;

import no.kommunespeil.domain.survey.LabelKey;
import org.jspecify.annotations.Nullable;

/**
 * A number and a name as far as cells give them.
 *
 * @param number four digits, six for a district, or other digits as they stand; null where there is
 *     none; "?" where the cell holds something else
 * @param name with at least one letter or digit; null where there is none
 * @param zeroRestored whether the number stood there without its leading zero
 */
record UnitCell(@Nullable String number, @Nullable String name, boolean zeroRestored) {

  static final String NOT_A_NUMBER = "?";

  /** Longer ones are no numbers of units, and may be what nobody should see in a message. */
  private static final int MOST_DIGITS = 6;

  static UnitCell of(@Nullable String numberCell, @Nullable String nameCell) {
    String number = text(numberCell);
    String name = text(nameCell);
    if (number == null && name != null && name.charAt(0) <= '9') {
      // Statistics Norway's lists write "1506 Molde" in one cell.
      int end = digits(name);
      String rest =
          end >= 3 && end <= MOST_DIGITS && end < name.length() ? text(name.substring(end)) : null;
      if (rest != null) {
        number = name.substring(0, end);
        name = rest;
      }
    } else if (number != null) {
      int end = digits(number);
      String rest = text(number.substring(end));
      if (end == 0 || end > MOST_DIGITS) {
        return new UnitCell(NOT_A_NUMBER, name, false);
      }
      // Spreadsheets write a number as 1506.0.
      boolean decimal = rest != null && rest.equals("0") && ".,".indexOf(number.charAt(end)) >= 0;
      if (rest != null && !decimal) {
        if (!Character.isLetter(rest.charAt(0)) || name != null && !sameName(rest, name)) {
          return new UnitCell(NOT_A_NUMBER, name, false);
        }
        name = rest;
      }
      number = number.substring(0, end);
    }
    boolean zeroLost = number != null && (number.length() == 3 || number.length() == 5);
    return new UnitCell(zeroLost ? "0" + number : number, name, zeroLost);
  }

  private static boolean sameName(String one, String other) {
    return NameKeys.strict(one).equals(NameKeys.strict(other));
  }

  private static int digits(String text) {
    int end = 0;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  /** The text from its first letter or digit to its end; null when there is none. */
  private static @Nullable String text(@Nullable String cell) {
    if (cell == null) {
      return null;
    }
    int from = 0;
    while (from < cell.length() && !Character.isLetterOrDigit(cell.charAt(from))) {
      from++;
    }
    int to = cell.length();
    while (to > from && LabelKey.isBlank(cell.charAt(to - 1))) {
      to--;
    }
    return from == to ? null : cell.substring(from, to);
  }
}
