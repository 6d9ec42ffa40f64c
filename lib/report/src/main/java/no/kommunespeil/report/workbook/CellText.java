package no.kommunespeil.report.workbook;

import java.util.regex.Pattern;
import no.kommunespeil.report.PlainText;

/** Texts as cells can hold them. */
final class CellText {

  /** Characters of a cell of a workbook, as Excel has it. */
  static final int LONGEST = 32_767;

  /** What Excel reads as one character wherever it stands: {@code _x000D_}. */
  private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

  private CellText() {}

  /**
   * A text for a cell of a workbook: what XML cannot hold replaced by U+FFFD, what Excel would
   * decode escaped, and cut with "…" where it is longer than a cell.
   */
  static String ofSheet(String text) {
    String escaped = ESCAPE.matcher(PlainText.readable(text)).replaceAll("_x005F_");
    if (escaped.length() <= LONGEST) {
      return escaped;
    }
    int end = LONGEST - 1;
    if (Character.isHighSurrogate(escaped.charAt(end - 1))) {
      end--;
    }
    return escaped.substring(0, end) + "…";
  }

  /**
   * A text for a cell of a CSV file. A spreadsheet takes one that begins with = + - @, a tab or a
   * carriage return for a formula, so an apostrophe is put before it, which spreadsheets read as
   * "this is text".
   */
  static String ofCsv(String text) {
    String readable = PlainText.readable(text);
    return isFormula(readable) ? "'" + readable : readable;
  }

  private static boolean isFormula(String text) {
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
  }
}
