package no.kommunespeil.report.workbook;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import no.kommunespeil.domain.mart.ColumnType;
import no.kommunespeil.domain.mart.MartColumn;
import no.kommunespeil.report.Language;
import no.kommunespeil.report.Tables;
import no.kommunespeil.report.data.PackageInfo;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * The marts as an XLSX workbook: a sheet that says how to read it, then one for each mart a person
 * would open, with typed cells and no formula.
 */
public final class MartWorkbook {

  /** Rows that are written before memory is freed. */
  private static final int ROWS_AT_ONCE = 2_000;

  private final PackageInfo info;
  private final Language language;
  private final int mostRows;

  public MartWorkbook(PackageInfo info, Language language) {
    this(info, language, Worksheet.MAX_ROWS);
  }

  /**
   * @param mostRows rows of a sheet, its header among them; a mart of more goes on in further
   *     sheets
   */
  MartWorkbook(PackageInfo info, Language language, int mostRows) {
    this.info = info;
    this.language = language;
    this.mostRows = mostRows;
  }

  /** Writes the workbook and closes the stream; the same tables give the same bytes. */
  public void write(Tables tables, OutputStream to) throws IOException {
    Path written = Files.createTempFile("kommunespeil", ".xlsx");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(written));
          Workbook workbook = new Workbook(out, "Kommunespeil", "1.0")) {
        new ReadMeSheet(info, language).write(workbook, tables);
        for (String mart : Sheet.marts(tables)) {
          write(workbook, Sheet.of(tables, mart, language));
        }
      }
      SameZip.copy(written, to);
    } finally {
      Files.delete(written);
    }
  }

  private void write(Workbook workbook, Sheet sheet) throws IOException {
    int most = mostRows - 1;
    int rows = sheet.rows().size();
    for (int from = 0, part = 1; part == 1 || from < rows; from += most, part++) {
      String name = part == 1 ? sheet.name() : sheet.name() + "_" + part;
      write(workbook, name, sheet, sheet.rows().subList(from, Math.min(rows, from + most)));
    }
  }

  private void write(Workbook workbook, String name, Sheet sheet, List<@Nullable Object[]> rows)
      throws IOException {
    Worksheet worksheet = workbook.newWorksheet(name);
    List<MartColumn> columns = sheet.columns();
    worksheet.freezePane(1, 1);
    worksheet.paperSize(PaperSize.A4_PAPER);
    worksheet.pageOrientation("landscape");
    worksheet.repeatRows(0);
    worksheet.setAutoFilter(0, 0, rows.size(), columns.size() - 1);
    for (int i = 0; i < columns.size(); i++) {
      MartColumn column = columns.get(i);
      worksheet.width(i, width(column));
      worksheet.value(0, i, column.name());
      worksheet.style(0, i).bold().fillColor("DCE6F1").wrapText(true).set();
      worksheet.comment(0, i, CellText.ofSheet(language.of(column.description())));
    }
    Formats formats = new Formats(columns);
    for (int r = 0; r < rows.size(); r++) {
      @Nullable Object[] row = rows.get(r);
      for (int i = 0; i < row.length; i++) {
        Object value = row[i];
        if (value != null) {
          put(worksheet, r + 1, i, columns.get(i).type(), value);
          String format = formats.of(row, i);
          if (!format.isEmpty()) {
            worksheet.style(r + 1, i).format(format).set();
          }
        }
      }
      if (r % ROWS_AT_ONCE == ROWS_AT_ONCE - 1) {
        worksheet.flush();
      }
    }
    worksheet.finish();
  }

  private static void put(Worksheet sheet, int row, int column, ColumnType type, Object value) {
    switch (type) {
      case STRING -> sheet.value(row, column, CellText.ofSheet((String) value));
      case INT, LONG, DOUBLE -> sheet.value(row, column, (Number) value);
      case BOOLEAN -> sheet.value(row, column, (Boolean) value);
      case DATE -> sheet.value(row, column, (LocalDate) value);
    }
  }

  /** In characters. */
  private static double width(MartColumn column) {
    boolean words = column.name().endsWith("_nb") || column.name().endsWith("_en");
    return words ? 42 : Math.max(11, column.name().length() + 4);
  }
}
