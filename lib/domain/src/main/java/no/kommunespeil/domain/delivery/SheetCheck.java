package no.kommunespeil.domain.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a sheet that keeps no text: finds what a table of answers must not hold, and what
 * would make the sheet's text larger than the limits.
 */
final class SheetCheck implements Xml.Visitor {

  /** The format's own bounds. */
  static final int MAX_COLUMNS = 16_384;

  static final int MAX_ROWS = 1_048_576;

  /** Digits, sign and exponent of a number need no more. */
  private static final int MAX_NUMBER_CHARS = 64;

  private static final int MAX_EXPONENT = 400;

  private final SharedStrings strings;
  private final Limits limits;
  private final Refs merged = new Refs();
  private final Refs formulas = new Refs();
  private final Refs errors = new Refs();
  private final Refs isoDates = new Refs();
  private final Refs tooLong = new Refs();
  private final Refs unreadable = new Refs();

  private int rows;
  private int numbered;
  private int row;
  private int cellsOfRow;
  private int column;
  private String type = "n";
  private boolean inValue;
  private boolean hasFormula;
  private long chars;
  private final StringBuilder value = new StringBuilder();

  private SheetCheck(SharedStrings strings, Limits limits) {
    this.strings = strings;
    this.limits = limits;
  }

  static SheetCheck read(InputStream in, SharedStrings strings, Limits limits)
      throws IOException, XMLStreamException {
    SheetCheck check = new SheetCheck(strings, limits);
    Xml.read(in, check);
    return check;
  }

  /** Number of the first row where rows do not tell theirs; 0 where they do, as is usual. */
  int firstRowWithoutNumber() {
    return numbered == 0 && rows > 0 ? 1 : 0;
  }

  /**
   * Whether the sheet can be read all the same, to find what else is wrong with it. Formulas are
   * not interpreted, not even to be counted again.
   */
  boolean isReadable() {
    return tooLong.isEmpty() && unreadable.isEmpty() && isoDates.isEmpty() && formulas.isEmpty();
  }

  void report(Findings findings) {
    report(
        findings,
        merged,
        "The sheet has merged cells: ",
        "Unmerge them, so that each cell holds its own value.");
    report(
        findings,
        formulas,
        "The sheet has formulas, whose values depend on who opened it last: ",
        "Copy the sheet and paste it as values.");
    report(
        findings,
        errors,
        "The sheet has cells that hold errors such as #REF! or #N/A: ",
        "Correct them, or empty the cells.");
    report(
        findings,
        isoDates,
        "The sheet is in the strict variant of the format, with dates as text: ",
        "Save it as an ordinary Excel workbook (.xlsx).");
    report(
        findings,
        tooLong,
        "The sheet has cells longer than " + limits.maxCellChars() + " characters: ",
        "Check that they are answers, and shorten them.");
    report(
        findings,
        unreadable,
        "The sheet is damaged: it has cells that no spreadsheet program writes: ",
        "Open it in Excel and save it again as .xlsx.");
  }

  private static void report(Findings findings, Refs refs, String what, String remedy) {
    if (!refs.isEmpty()) {
      findings.add(findings.cell(refs.firstRow(), refs.firstRef()), what + refs + ".", remedy);
    }
  }

  @Override
  public void visit(int event, XMLStreamReader xml) {
    if (event == XMLStreamConstants.START_ELEMENT) {
      start(xml);
    } else if (event == XMLStreamConstants.END_ELEMENT) {
      end(xml.getLocalName());
    } else if (inValue
        && (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA)) {
      chars += xml.getTextLength();
      if (chars <= MAX_NUMBER_CHARS) {
        value.append(xml.getText());
      }
    }
  }

  private void start(XMLStreamReader xml) {
    switch (xml.getLocalName()) {
      case "row" -> startRow(Xml.attribute(xml, "r"));
      case "c" -> startCell(xml);
      case "v", "is" -> inValue = true;
      case "f" -> hasFormula = true;
      case "mergeCell" -> {
        String range = Xml.attribute(xml, "ref");
        if (range != null) {
          String first = range.split(":", 2)[0];
          merged.add(Refs.row(first), range.length() <= 24 ? range : first);
        }
      }
      default -> {
        // The rest of a sheet is about how it looks.
      }
    }
  }

  private void startRow(@Nullable String number) {
    int before = row;
    rows++;
    row = number == null ? rows : Refs.row(number);
    numbered += number == null ? 0 : 1;
    cellsOfRow = 0;
    column = 0;
    boolean someNumbered = numbered != 0 && numbered != rows;
    if (row <= before || row > MAX_ROWS || someNumbered) {
      unreadable.add(Math.max(before, row), "a row after row " + before);
      row = Math.max(before, row);
    }
  }

  /** Looks at each attribute once: nearly all of a sheet's time goes to the attributes of cells. */
  private void startCell(XMLStreamReader xml) {
    String reference = null;
    String style = null;
    type = "n";
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      switch (xml.getAttributeLocalName(i)) {
        case "r" -> reference = xml.getAttributeValue(i);
        case "s" -> style = xml.getAttributeValue(i);
        case "t" -> type = xml.getAttributeValue(i);
        default -> {
          // The others are about how the cell looks.
        }
      }
    }
    int before = column;
    cellsOfRow++;
    column = reference == null ? cellsOfRow : Refs.column(reference);
    hasFormula = false;
    chars = 0;
    value.setLength(0);
    boolean elsewhere = reference != null && Refs.row(reference) != row;
    if (elsewhere || column <= before || column > MAX_COLUMNS) {
      unreadable.add(row, "a cell after " + Refs.of(row, Math.max(before, 1)));
      column = Math.max(before, column);
    }
    checkStyle(style);
  }

  private void checkStyle(@Nullable String style) {
    if (style != null
        && (style.isEmpty()
            || style.length() > 6
            || !style.chars().allMatch(SheetCheck::isDigit))) {
      add(unreadable);
    }
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private void end(String name) {
    switch (name) {
      case "v", "is" -> inValue = false;
      case "c" -> endCell();
      default -> {
        // Nothing was begun.
      }
    }
  }

  private void endCell() {
    if (hasFormula) {
      add(formulas);
    }
    switch (type) {
      case "e" -> {
        if (!hasFormula) {
          add(errors);
        }
      }
      case "d" -> add(isoDates);
      case "s" -> checkShared();
      case "str", "inlineStr" -> {
        if (chars > limits.maxCellChars()) {
          add(tooLong);
        }
      }
      case "b" -> {
        if (chars > 0 && !isBoolean()) {
          add(unreadable);
        }
      }
      case "n" -> {
        if (chars > 0 && !isNumber()) {
          add(unreadable);
        }
      }
      default -> add(unreadable);
    }
  }

  private void checkShared() {
    if (chars == 0) {
      return;
    }
    int index = -1;
    try {
      index = Integer.parseInt(value.toString().strip());
    } catch (NumberFormatException e) {
      // Told as a damaged cell; the text is not quoted.
    }
    if (index < 0 || index >= strings.count()) {
      add(unreadable);
    } else if (strings.isTooLong(index)) {
      add(tooLong);
    }
  }

  private boolean isBoolean() {
    return chars == 1 && (value.charAt(0) == '0' || value.charAt(0) == '1');
  }

  private boolean isNumber() {
    if (chars > MAX_NUMBER_CHARS) {
      return false;
    }
    try {
      BigDecimal number = new BigDecimal(value.toString());
      return Math.abs((long) number.precision() - number.scale()) <= MAX_EXPONENT;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private void add(Refs refs) {
    refs.add(row, Refs.of(row, column));
  }
}
