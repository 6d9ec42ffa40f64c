package no.kommunespeil.domain.delivery;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.domain.survey.Delivery;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CSV file, streamed. After the first problem it reads on only to find the others.
 */
final class CsvRows implements RowReader {

  private static final String ASK_ENCLOSED =
      "Check the export's quoting: a line break or delimiter inside a cell must be within quotes.";

  private final StrictText text;
  private final CloseableIterator<CsvRecord> records;
  private final CsvRecord record;
  private final Findings findings;
  private final Limits limits;
  private final String raggedRemedy;
  private final FileRow headerRow;
  private Header header = Header.unread();
  private boolean headerGiven;
  private int rows = 1;
  private long emptyFrom;
  private int emptyLines;
  private @Nullable FileRow afterEmpty;
  private @Nullable FileRow upcoming;

  private CsvRows(StrictText text, char delimiter, Limits limits, Findings findings) {
    this.text = text;
    this.limits = limits;
    this.findings = findings;
    this.raggedRemedy = raggedRemedy(text.beginning(), delimiter);
    this.record = new CsvRecord(limits);
    this.records =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .skipEmptyLines(false)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .allowUnclosedQuote(false)
            .maxBufferSize(bufferFor(limits.maxCellChars()))
            .build(record, text)
            .iterator();
    this.headerRow = readHeader();
    this.header = Header.of(headerRow, findings);
    record.keep(header.width());
    upcoming = advance();
    if (upcoming == null) {
      throw findings.with(
          findings.file(), "The file has a header but no rows.", Findings.EXPORT_AGAIN);
    }
  }

  static CsvRows open(InputStream in, Delivery.Format.Csv format, Limits limits, Findings findings)
      throws IOException {
    try {
      StrictText text = StrictText.open(in, format.charset(), limits.maxFileBytes());
      refuseOtherDelimiter(text.beginning(), format.delimiter(), findings);
      return new CsvRows(text, format.delimiter(), limits, findings);
    } catch (BadText e) {
      throw unreadable(findings, e);
    }
  }

  @Override
  public @Nullable FileRow next() {
    if (!headerGiven) {
      headerGiven = true;
      return headerRow;
    }
    FileRow row = upcoming;
    if (row != null) {
      upcoming = advance();
    }
    return row;
  }

  @Override
  public void close() {
    try {
      text.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void refuseOtherDelimiter(
      CharSequence beginning, char delimiter, Findings findings) {
    if (beginning.length() >= 5
        && beginning.subSequence(0, 4).toString().equalsIgnoreCase("sep=")) {
      throw findings.with(
          findings.line(1),
          "The first line is an instruction to Excel (sep=), not a header.",
          "Delete the first line.");
    }
    char likeliest = Delimiters.likeliest(beginning, delimiter);
    if (likeliest != delimiter && Delimiters.count(beginning, delimiter) == 0) {
      int columns = Delimiters.count(beginning, likeliest) + 1;
      throw findings.with(
          findings.line(1),
          "The header has one column with delimiter "
              + Delimiters.name(delimiter)
              + ", but "
              + columns
              + " with "
              + Delimiters.name(likeliest)
              + ".",
          "Set delimiter to "
              + Delimiters.name(likeliest)
              + " for this file in the wave's manifest.");
    }
  }

  private static String raggedRemedy(CharSequence beginning, char delimiter) {
    char likeliest = Delimiters.likeliest(beginning, delimiter);
    return likeliest == delimiter
        ? ASK_ENCLOSED
        : ASK_ENCLOSED + " The delimiter may also be " + Delimiters.name(likeliest) + ".";
  }

  private FileRow readHeader() {
    CsvRecord first = read();
    if (first != null && first.isEmptyLine()) {
      while (first != null && first.isEmptyLine()) {
        first = read();
      }
      if (first != null) {
        throw findings.with(
            findings.line(1),
            "The first line is empty; the header is expected there.",
            "Delete the empty lines before the header.");
      }
    }
    findings.throwIfAny();
    if (first == null) {
      throw findings.with(findings.file(), "The file is empty.", Findings.EXPORT_AGAIN);
    }
    if (first.count() > limits.maxColumns()) {
      throw findings.with(
          findings.line(first.line()),
          "The header has "
              + first.count()
              + " columns; at most "
              + limits.maxColumns()
              + " are read.",
          "Check the delimiter and that it is the right file.");
    }
    if (first.tooLong() >= 0) {
      throw findings.with(
          findings.cell(first.line(), String.valueOf(first.tooLong() + 1)),
          "The header of column " + (first.tooLong() + 1) + " is " + tooLong(),
          ASK_ENCLOSED);
    }
    return new FileRow(1, (int) first.line(), first.cells());
  }

  /** The next row when all is well so far; else null at the very end, or all that is wrong. */
  private @Nullable FileRow advance() {
    FileRow row = nextRow();
    while (row != null && !findings.isEmpty()) {
      row = nextRow();
    }
    if (row == null) {
      findings.throwIfAny();
    }
    return row;
  }

  private @Nullable FileRow nextRow() {
    if (afterEmpty != null) {
      return rowAfterEmptyLines(afterEmpty);
    }
    for (CsvRecord next = read(); next != null; next = read()) {
      if (next.isEmptyLine()) {
        emptyFrom = emptyLines == 0 ? next.line() : emptyFrom;
        emptyLines++;
      } else {
        FileRow row = new FileRow(0, (int) next.line(), next.cells());
        check(next);
        return rowAfterEmptyLines(row);
      }
    }
    return null;
  }

  /** In a table of one column an empty line between rows is a blank cell; else it is a mistake. */
  private FileRow rowAfterEmptyLines(FileRow row) {
    if (emptyLines > 0 && header.width() == 1) {
      emptyLines--;
      afterEmpty = row;
      return numbered(new FileRow(0, (int) emptyFrom++, new String[] {""}));
    }
    for (; emptyLines > 0; emptyLines--, emptyFrom++) {
      findings.add(
          Findings.Kind.EMPTY_LINE,
          findings.line(emptyFrom),
          "The line is empty, but rows follow it.",
          "Delete the line. " + ASK_ENCLOSED);
    }
    afterEmpty = null;
    return numbered(row);
  }

  private FileRow numbered(FileRow row) {
    rows++;
    if (rows > limits.maxRows()) {
      throw findings.with(
          findings.line(row.line()),
          "The file has more than " + limits.maxRows() + " rows.",
          "Check that it is the right file; a large delivery may be split into several files.");
    }
    return new FileRow(rows, row.line(), row.cells());
  }

  private void check(CsvRecord row) {
    if (row.count() != header.width()) {
      findings.add(
          Findings.Kind.RAGGED,
          findings.line(row.line()),
          "The row has " + cells(row.count()) + ", the header " + header.width() + ".",
          raggedRemedy);
    }
    if (row.tooLong() >= 0) {
      findings.add(
          Findings.Kind.LONG_CELL,
          findings.cell(row.line(), header.name(row.tooLong())),
          "The cell is " + tooLong(),
          ASK_ENCLOSED);
    }
  }

  private String tooLong() {
    return "longer than "
        + limits.maxCellChars()
        + " characters, or the row longer than "
        + limits.maxRowChars()
        + ".";
  }

  private static String cells(int count) {
    return count == 1 ? "1 cell" : count + " cells";
  }

  private @Nullable CsvRecord read() {
    try {
      return records.hasNext() ? records.next() : null;
    } catch (CsvParseException e) {
      throw malformed(e);
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof BadText bad) {
        throw unreadable(findings, bad);
      }
      throw e;
    }
  }

  /** What the parser says quotes the file, so the message is made from where it stopped. */
  private UserError malformed(CsvParseException e) {
    Place place = findings.cell(record.line(), header.name(record.count()));
    if (text.endTold()) {
      return findings.with(
          place,
          "A quote is opened in the row that begins here and never closed.",
          "Close the quote, or double quotes that belong to the text.");
    }
    if (isAboutQuotes(e)) {
      return findings.with(
          place,
          "A quoted cell of the row that begins here goes on after its closing quote.",
          "Double quotes that belong to the text, and close each quote.");
    }
    return findings.with(
        place,
        "A cell of the row that begins here is " + tooLong(),
        "Perhaps a quote is never closed: close it, or double quotes that belong to the text.");
  }

  /** The parser has one type for all that it refuses; its words tell a full buffer apart. */
  private static boolean isAboutQuotes(Throwable e) {
    String message = e.getMessage();
    if (message != null && message.contains("after closing quote")) {
      return true;
    }
    return e.getCause() != null && isAboutQuotes(e.getCause());
  }

  /**
   * Room for a cell at the limit with each of its quotes doubled. The parser doubles its buffer
   * from a power of two, so the most it may grow to is one as well.
   */
  private static int bufferFor(int maxCellChars) {
    long needed = 2L * maxCellChars + (1 << 16);
    return (int) Math.min(1L << 30, Long.highestOneBit(needed) << 1);
  }

  private static UserError unreadable(Findings findings, BadText e) {
    Place place = e.line() == 0 ? findings.file() : findings.line(e.line());
    return findings.with(place, e.what(), e.remedy());
  }
}
