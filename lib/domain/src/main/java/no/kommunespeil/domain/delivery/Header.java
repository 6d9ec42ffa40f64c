package no.kommunespeil.domain.delivery;

import java.util.HashMap;
import java.util.Map;

/** The first row, which names the columns. */
final class Header {

  private final String[] cells;

  private Header(String[] cells) {
    this.cells = cells;
  }

  /** What is known of the columns before the header is read: their numbers. */
  static Header unread() {
    return new Header(new String[0]);
  }

  /** Checks that each column has a name of its own, blanks around it aside. */
  static Header of(FileRow row, Findings findings) {
    Map<String, Integer> columns = new HashMap<>();
    String[] cells = row.cells();
    for (int i = 0; i < cells.length; i++) {
      String name = cells[i].strip();
      if (name.isEmpty()) {
        findings.add(
            findings.cell(row.line(), String.valueOf(i + 1)),
            "Column " + (i + 1) + " has no header.",
            "Give it a header, or delete the column when it is empty.");
        continue;
      }
      Integer first = columns.putIfAbsent(name, i + 1);
      if (first != null) {
        findings.add(
            findings.cell(row.line(), name),
            "Columns " + first + " and " + (i + 1) + " have the same header.",
            "Give each column a header of its own.");
      }
    }
    return new Header(cells);
  }

  int width() {
    return cells.length;
  }

  /** The column as a user would name it: its header, or its number where it has none. */
  String name(int column) {
    if (column >= cells.length || cells[column].isBlank()) {
      return String.valueOf(column + 1);
    }
    return cells[column].strip();
  }
}
