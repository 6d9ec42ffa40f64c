package no.kommunespeil.report.workbook;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import no.kommunespeil.domain.mart.ColumnType;
import no.kommunespeil.domain.mart.MartColumn;
import no.kommunespeil.report.Language;
import no.kommunespeil.report.Tables;
import org.jspecify.annotations.Nullable;

/**
 * The sheets of the workbook as CSV: UTF-8 with a byte order mark, so that Excel knows it; in
 * Norwegian with semicolons and decimal commas, in English with commas and decimal points; no text
 * that a spreadsheet would take for a formula.
 */
public final class MartCsv {

  private final Language language;

  public MartCsv(Language language) {
    this.language = language;
  }

  /** The marts that have a file, in the order of the sheets. */
  public List<String> marts(Tables tables) {
    return Sheet.marts(tables);
  }

  /** Writes one of {@link #marts(Tables)}; closes the stream. */
  public void write(Tables tables, String mart, OutputStream to) throws IOException {
    write(Sheet.of(tables, mart, language), to);
  }

  void write(Sheet sheet, OutputStream to) throws IOException {
    try (Writer writer = new OutputStreamWriter(to, StandardCharsets.UTF_8);
        CsvWriter csv =
            CsvWriter.builder()
                .fieldSeparator(language == Language.NB ? ';' : ',')
                .lineDelimiter(LineDelimiter.CRLF)
                .build(writer)) {
      writer.write('\uFEFF');
      List<MartColumn> columns = sheet.columns();
      csv.writeRecord(columns.stream().map(MartColumn::name).toList());
      String[] cells = new String[columns.size()];
      for (@Nullable Object[] row : sheet.rows()) {
        for (int i = 0; i < cells.length; i++) {
          cells[i] = cell(columns.get(i).type(), row[i]);
        }
        csv.writeRecord(cells);
      }
    }
  }

  private String cell(ColumnType type, @Nullable Object value) {
    if (value == null) {
      return "";
    }
    return switch (type) {
      case STRING -> CellText.ofCsv((String) value);
      case DOUBLE -> number((Double) value);
      case INT, LONG, BOOLEAN, DATE -> value.toString();
    };
  }

  private String number(double value) {
    String plain = new BigDecimal(Double.toString(value)).toPlainString();
    return language == Language.NB ? plain.replace('.', ',') : plain;
  }
}
