package no.kommunespeil.jobs.query;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/**
 * A table for a page: numbers to the right, with six digits, and texts as texts whatever they hold.
 * Only the first rows are in it, and the caption says how many are not.
 */
public final class TableHtml {

  private static final String LEFT = " style=\"text-align:left;vertical-align:top\"";
  private static final String RIGHT = " style=\"text-align:right;vertical-align:top\"";

  private TableHtml() {}

  /**
   * Reads an answer to its end.
   *
   * @param most rows that are shown at most
   * @param note what the caption says beside the number of rows; may be empty
   */
  public static String of(Answer answer, long most, String note) throws SQLException {
    List<Answer.Column> columns = answer.columns();
    StringBuilder rows = new StringBuilder();
    long all = 0;
    while (answer.next()) {
      if (all < most) {
        rows.append("<tr>");
        for (int i = 0; i < columns.size(); i++) {
          cell("td", columns.get(i), Shown.brief(answer.value(i)), rows);
        }
        rows.append("</tr>\n");
      }
      all++;
    }
    StringBuilder table =
        new StringBuilder("<table>\n<caption style=\"caption-side:bottom;white-space:nowrap\">");
    table.append(escape(caption(Math.min(all, most), all)));
    if (!note.isEmpty()) {
      table.append(' ').append(escape(note));
    }
    table.append("</caption>\n<thead><tr>");
    for (Answer.Column column : columns) {
      cell("th scope=\"col\"", column, Shown.visible(column.name()), table);
    }
    return table
        .append("</tr></thead>\n<tbody>\n")
        .append(rows)
        .append("</tbody>\n</table>")
        .toString();
  }

  private static void cell(String tag, Answer.Column column, String text, StringBuilder out) {
    out.append('<').append(tag).append(column.isNumber() ? RIGHT : LEFT).append('>');
    out.append(escape(text));
    out.append("</").append(tag, 0, 2).append('>');
  }

  private static String caption(long shown, long all) {
    String rows = all == 1 ? "1 row." : number(all) + " rows.";
    return shown == all
        ? rows
        : rows
            + " The first "
            + number(shown)
            + " are shown, "
            + number(all - shown)
            + " left out.";
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A text as a page holds it, also between double quotes. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
