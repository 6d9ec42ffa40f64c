package no.kommunespeil.domain.delivery;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.Arrays;

/**
 * The record the parser is at; one object for the whole file. Cells beyond the header's width are
 * counted, not kept, and a cell over the limit is noted and left blank.
 */
final class CsvRecord extends AbstractBaseCsvCallbackHandler<CsvRecord> {

  private static final int NONE = -1;

  private final Limits limits;
  private int width = NONE;
  private String[] cells = new String[64];
  private long line;
  private int count;
  private int chars;
  private int tooLong = NONE;
  private boolean blankSoFar;
  private boolean empty;

  CsvRecord(Limits limits) {
    this.limits = limits;
  }

  /** From here on only so many cells are kept, in an array of their own. */
  void keep(int columns) {
    width = columns;
  }

  long line() {
    return line;
  }

  /** Number of cells, those not kept included. */
  int count() {
    return count;
  }

  /** Column of the first cell that is too long, negative when none is. */
  int tooLong() {
    return tooLong;
  }

  boolean isTooLarge() {
    return chars > limits.maxRowChars();
  }

  /** A line without anything but blanks: no row, unless a column alone makes the table. */
  boolean isEmptyLine() {
    return empty || (count == 1 && blankSoFar);
  }

  /** The cells; not used again by this object. */
  String[] cells() {
    return width == NONE ? Arrays.copyOf(cells, count) : cells;
  }

  @Override
  protected void handleBegin(long startingLineNumber) {
    line = startingLineNumber;
    count = 0;
    chars = 0;
    tooLong = NONE;
    blankSoFar = true;
    empty = false;
    if (width != NONE) {
      cells = new String[width];
    }
  }

  @Override
  protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
    count = index + 1;
    chars = (int) Math.min((long) chars + length, Integer.MAX_VALUE);
    blankSoFar = blankSoFar && !quoted && isBlank(buffer, offset, length);
    if (index >= (width == NONE ? limits.maxColumns() : width)) {
      return;
    }
    if (index == cells.length) {
      cells = Arrays.copyOf(cells, index * 2);
    }
    boolean fits = length <= limits.maxCellChars() && !isTooLarge();
    if (!fits && tooLong == NONE) {
      tooLong = index;
    }
    cells[index] = length == 0 || !fits ? "" : new String(buffer, offset, length);
  }

  @Override
  protected void handleEmpty() {
    empty = true;
  }

  @Override
  protected CsvRecord buildRecord() {
    return this;
  }

  private static boolean isBlank(char[] buffer, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      if (!Character.isWhitespace(buffer[i])) {
        return false;
      }
    }
    return true;
  }
}
