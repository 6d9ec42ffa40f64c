package no.kommunespeil.jobs.query;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table for the eye: numbers to the right, and what does not fit said rather than wrapped. Cells
 * are cut before columns are left out, and columns are left out from the end.
 */
final class TableText {

  private static final String BETWEEN = "  ";

  /** No cell is wider, whatever the terminal: an answer somebody wrote may be a page long. */
  private static final int WIDEST = 200;

  /** As narrow as a cell may get for others to have room. */
  private static final int NARROWEST = 8;

  /** As narrow as texts may get before columns are left out. */
  private static final int READABLE = 24;

  private final List<Answer.Column> columns;
  private final TableSize size;

  TableText(List<Answer.Column> columns, TableSize size) {
    this.columns = columns;
    this.size = size;
  }

  void write(Answer answer, PrintWriter out) throws SQLException {
    List<String[]> rows = new ArrayList<>();
    long all = 0;
    while (answer.next()) {
      if (all < size.rows()) {
        String[] row = new String[columns.size()];
        for (int i = 0; i < row.length; i++) {
          row[i] = Shown.brief(answer.value(i));
        }
        rows.add(row);
      }
      all++;
    }
    String[] header =
        columns.stream().map(column -> Shown.visible(column.name())).toArray(String[]::new);
    int[] widths = widths(header, rows);
    line(header, widths, out);
    line(Arrays.stream(widths).mapToObj("─"::repeat).toArray(String[]::new), widths, out);
    rows.forEach(row -> line(row, widths, out));
    foot(rows.size(), all, widths.length, out);
  }

  private void foot(int shown, long all, int columnsShown, PrintWriter out) {
    String rows = all == 1 ? "1 row" : number(all) + " rows";
    out.write(
        shown == all
            ? "(" + rows + ")\n"
            : "(the first "
                + number(shown)
                + " of "
                + rows
                + ", "
                + number(all - shown)
                + " more: --all shows them)\n");
    if (columnsShown < columns.size()) {
      out.write(
          "(not shown for want of room: "
              + columns.stream()
                  .skip(columnsShown)
                  .map(column -> Shown.visible(column.name()))
                  .collect(Collectors.joining(", "))
              + ")\n");
    }
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Width of each column that is shown. */
  private int[] widths(String[] header, List<String[]> rows) {
    int[] widths = new int[columns.size()];
    int[] numbers = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      int widest = rows.stream().mapToInt(row -> Shown.width(row[column])).max().orElse(0);
      widths[i] = Math.min(WIDEST, Math.max(Shown.width(header[i]), widest));
      numbers[i] = columns.get(i).isNumber() ? widest : 0;
    }
    int shown = columns.size();
    while (shown > 1 && room(narrowed(widths, numbers, shown, READABLE)) > size.places()) {
      shown--;
    }
    int most = WIDEST;
    int[] narrow = Arrays.copyOf(widths, shown);
    while (room(narrow) > size.places() && most > NARROWEST) {
      most--;
      narrow = narrowed(widths, numbers, shown, most);
    }
    return narrow;
  }

  /** The first columns with texts and headers cut, and numbers whole. */
  private static int[] narrowed(int[] widths, int[] numbers, int shown, int most) {
    return IntStream.range(0, shown)
        .map(i -> Math.min(widths[i], Math.max(most, numbers[i])))
        .toArray();
  }

  private static int room(int[] widths) {
    return Arrays.stream(widths).sum() + BETWEEN.length() * (widths.length - 1);
  }

  private void line(String[] cells, int[] widths, PrintWriter out) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = Shown.cut(cells[i], widths[i]);
      String blank = " ".repeat(widths[i] - Shown.width(cell));
      line.append(i == 0 ? "" : BETWEEN);
      line.append(columns.get(i).isNumber() ? blank + cell : cell + blank);
    }
    out.write(line.toString().stripTrailing() + "\n");
  }
}
