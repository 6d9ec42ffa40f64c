package no.kommunespeil.domain.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/** The rows of one sheet. */
final class XlsxRows implements RowReader {

  private final ReadableWorkbook workbook;
  private final Iterator<Row> rows;
  private final Limits limits;
  private int width;
  private int row;

  private XlsxRows(ReadableWorkbook workbook, Sheet sheet, Limits limits) throws IOException {
    this.workbook = workbook;
    this.limits = limits;
    this.rows = sheet.openStream().iterator();
  }

  static XlsxRows open(InputStream in, String sheet, Limits limits, Findings findings)
      throws IOException {
    ReadableWorkbook workbook = new ReadableWorkbook(in);
    Sheet chosen =
        (sheet.isEmpty() ? workbook.getSheet(0) : workbook.findSheet(sheet))
            .orElseThrow(
                () -> findings.with(findings.file(), "There is no sheet " + sheet + ".", ""));
    return new XlsxRows(workbook, chosen, limits);
  }

  @Override
  public @Nullable FileRow next() {
    if (!rows.hasNext()) {
      return null;
    }
    Row next = rows.next();
    width = width == 0 ? Math.min(next.getCellCount(), limits.maxColumns()) : width;
    String[] cells = new String[width];
    Arrays.setAll(cells, i -> next.hasCell(i) ? next.getCellText(i) : "");
    row++;
    return new FileRow(row, next.getRowNum(), cells);
  }

  @Override
  public void close() {
    try {
      workbook.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
