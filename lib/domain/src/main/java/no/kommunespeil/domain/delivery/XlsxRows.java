package no.kommunespeil.domain.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one sheet, which has been checked whole before the first row is read. Rows of blank
 * cells are given when a row with text follows; rows the file does not hold are not invented.
 */
final class XlsxRows implements RowReader {

  private final InputStream in;
  private final ReadableWorkbook workbook;
  private final Stream<Row> stream;
  private final Iterator<Row> rows;
  private final CellText text;
  private final int firstRow;
  private final Limits limits;
  private final Findings findings;
  private final Deque<FileRow> blank = new ArrayDeque<>();
  private final FileRow headerRow;
  private Header header = Header.unread();
  private boolean headerGiven;
  private int rowNumber = 1;
  private long chars;
  private @Nullable FileRow afterBlank;
  private @Nullable FileRow upcoming;

  private XlsxRows(
      InputStream in,
      ReadableWorkbook workbook,
      Stream<Row> stream,
      CellText text,
      int firstRow,
      Limits limits,
      Findings findings) {
    this.in = in;
    this.workbook = workbook;
    this.stream = stream;
    this.rows = stream.iterator();
    this.text = text;
    this.firstRow = firstRow;
    this.limits = limits;
    this.findings = findings;
    this.headerRow = readHeader();
    this.header = Header.of(headerRow, findings);
    upcoming = advance();
    if (upcoming == null) {
      throw findings.with(
          findings.file(), "The sheet has a header but no rows.", Findings.EXPORT_AGAIN);
    }
  }

  static XlsxRows open(InputStream in, String sheet, Limits limits, Findings findings)
      throws IOException {
    byte[] bytes = in.readNBytes(limits.maxWorkbookBytes() + 1);
    if (bytes.length > limits.maxWorkbookBytes()) {
      throw DeliveredFiles.tooLarge(findings, limits.maxWorkbookBytes());
    }
    FileKind.refuseAllButZip(bytes, findings);
    ZipParts parts = ZipParts.check(bytes, limits, findings);
    Workbook found = Workbook.find(parts, sheet, limits, findings);
    SheetCheck check = check(parts, found, limits, findings);
    InputStream checked = CheckedWorkbook.pack(parts, found, findings);
    ReadableWorkbook workbook;
    Stream<Row> stream;
    try {
      workbook = new ReadableWorkbook(checked, new ReadingOptions(true, true));
      stream = workbook.getFirstSheet().openStream();
    } catch (IOException | RuntimeException e) {
      // The library reads from memory what is left unchecked, the styles, and fails in many ways.
      throw Workbook.malformed(findings);
    }
    int firstRow = check.firstRowWithoutNumber();
    return new XlsxRows(in, workbook, stream, new CellText(found), firstRow, limits, findings);
  }

  /** Reports what the sheet must not hold; ends here when it cannot be read at all. */
  private static SheetCheck check(
      ZipParts parts, Workbook workbook, Limits limits, Findings findings) throws IOException {
    try {
      SharedStrings strings = SharedStrings.none();
      Optional<String> stringsPart = workbook.stringsPart();
      if (stringsPart.isPresent()) {
        strings = SharedStrings.read(parts.open(stringsPart.get()).orElseThrow(), limits);
      }
      InputStream sheet =
          parts.open(workbook.sheetPart()).orElseThrow(() -> Workbook.malformed(findings));
      SheetCheck check = SheetCheck.read(sheet, strings, limits);
      check.report(findings);
      if (!check.isReadable()) {
        findings.throwIfAny();
      }
      if (strings.hasTooLong() || strings.count() > SharedStrings.MAX_STRINGS) {
        throw findings.with(
            findings.file(),
            "Another sheet of the workbook has texts that are too long or too many.",
            "Copy the sheet alone to a new workbook.");
      }
      return check;
    } catch (XMLStreamException e) {
      throw Workbook.malformed(findings);
    }
  }

  @Override
  public @Nullable FileRow next() {
    if (!headerGiven) {
      headerGiven = true;
      return headerRow;
    }
    FileRow given = upcoming;
    if (given != null) {
      upcoming = advance();
    }
    return given;
  }

  @Override
  public void close() {
    try (in;
        workbook) {
      stream.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FileRow readHeader() {
    for (Row first = read(); first != null; first = read()) {
      int width = width(first);
      if (width > limits.maxColumns()) {
        throw findings.with(
            findings.line(line(first)),
            "The header has " + width + " columns; at most " + limits.maxColumns() + " are read.",
            "Check that it is the right file and sheet.");
      }
      if (width > 0) {
        return new FileRow(1, line(first), cells(first, width));
      }
    }
    findings.throwIfAny();
    throw findings.with(findings.file(), "The sheet is empty.", Findings.EXPORT_AGAIN);
  }

  /** The next row when all is well so far; else null at the very end, or all that is wrong. */
  private @Nullable FileRow advance() {
    FileRow next = nextRow();
    while (next != null && !findings.isEmpty()) {
      next = nextRow();
    }
    if (next == null) {
      findings.throwIfAny();
    }
    return next;
  }

  private @Nullable FileRow nextRow() {
    if (afterBlank != null) {
      return blankOr(afterBlank);
    }
    for (Row next = read(); next != null; next = read()) {
      int width = width(next);
      FileRow row = new FileRow(0, line(next), cells(next, header.width()));
      if (width > 0) {
        reportRightOfHeader(next, width);
        return blankOr(row);
      }
      blank.add(row);
    }
    return null;
  }

  /** The first of the blank rows before a row with text, or that row. */
  private FileRow blankOr(FileRow withText) {
    FileRow given = blank.poll();
    afterBlank = given == null ? null : withText;
    return numbered(given == null ? withText : given);
  }

  private FileRow numbered(FileRow given) {
    rowNumber++;
    if (rowNumber > limits.maxRows()) {
      throw findings.with(
          findings.line(given.line()),
          "The sheet has more than " + limits.maxRows() + " rows.",
          "Check that it is the right file and sheet.");
    }
    return new FileRow(rowNumber, given.line(), given.cells());
  }

  private @Nullable Row read() {
    try {
      return rows.hasNext() ? rows.next() : null;
    } catch (ExcelReaderException e) {
      // What the library says may quote a cell.
      throw Workbook.malformed(findings);
    }
  }

  private int line(Row read) {
    return read.getRowNum() + firstRow;
  }

  private void reportRightOfHeader(Row read, int width) {
    for (int i = header.width(); i < width; i++) {
      if (!text.of(read.getCell(i)).isBlank()) {
        findings.add(
            Findings.Kind.RIGHT_OF_HEADER,
            findings.cell(line(read), Refs.of(line(read), i + 1)),
            "The cell stands right of the header, which ends in "
                + Refs.of(headerRow.line(), header.width())
                + ".",
            "Give its column a header or empty the cell; delete titles above the table.");
      }
    }
  }

  /** Number of columns up to the last cell that is not blank. */
  private int width(Row read) {
    int width = read.getCellCount();
    while (width > 0 && text.of(read.getCell(width - 1)).isBlank()) {
      width--;
    }
    return width;
  }

  private String[] cells(Row read, int width) {
    String[] cells = new String[width];
    Arrays.fill(cells, "");
    long charsOfRow = 0;
    for (int i = 0; i < Math.min(width, read.getCellCount()); i++) {
      cells[i] = text.of(read.getCell(i));
      charsOfRow += cells[i].length();
    }
    chars += charsOfRow;
    if (charsOfRow > limits.maxRowChars() || chars > limits.maxUnzippedBytes()) {
      // Cells that share one long string take little room in the file and much in a table.
      throw findings.with(
          findings.line(line(read)),
          "The row has more than "
              + limits.maxRowChars()
              + " characters, or the sheet so far more than "
              + limits.maxUnzippedBytes()
              + ".",
          "Check that the cells hold answers.");
    }
    return cells;
  }
}
