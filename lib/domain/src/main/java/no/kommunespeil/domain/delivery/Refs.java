package no.kommunespeil.domain.delivery;

import java.util.ArrayList;
import java.util.List;

/** Cells or ranges of a sheet, the first of them by reference, the rest counted. */
final class Refs {

  private final List<String> first = new ArrayList<>();
  private int firstRow;
  private long count;

  void add(int row, String reference) {
    if (count == 0) {
      firstRow = row;
    }
    count++;
    if (first.size() < Findings.SHOWN_OF_A_KIND) {
      first.add(reference);
    }
  }

  boolean isEmpty() {
    return count == 0;
  }

  int firstRow() {
    return firstRow;
  }

  String firstRef() {
    return first.get(0);
  }

  @Override
  public String toString() {
    String named = String.join(", ", first);
    long more = count - first.size();
    return more == 0 ? named : named + " and " + more + " more";
  }

  /** "B2" for column 2 of row 2. */
  static String of(int row, int column) {
    StringBuilder letters = new StringBuilder();
    for (int left = column; left > 0; left = (left - 1) / 26) {
      letters.insert(0, (char) ('A' + (left - 1) % 26));
    }
    return letters.append(row).toString();
  }

  /** The 1-based column of a reference such as "B2", 0 when it is none. */
  static int column(String reference) {
    int column = 0;
    int i = 0;
    while (i < reference.length() && i < 4 && isLetter(reference.charAt(i))) {
      column = column * 26 + (reference.charAt(i) - 'A' + 1);
      i++;
    }
    return i == reference.length() || column > SheetCheck.MAX_COLUMNS ? 0 : column;
  }

  /** The 1-based row of a reference such as "B2", 0 when it is none. */
  static int row(String reference) {
    int i = 0;
    while (i < reference.length() && isLetter(reference.charAt(i))) {
      i++;
    }
    int row = 0;
    for (; i < reference.length(); i++) {
      char c = reference.charAt(i);
      if (c < '0' || c > '9' || row > SheetCheck.MAX_ROWS) {
        return 0;
      }
      row = row * 10 + (c - '0');
    }
    return row > SheetCheck.MAX_ROWS ? 0 : row;
  }

  private static boolean isLetter(char c) {
    return c >= 'A' && c <= 'Z';
  }
}
