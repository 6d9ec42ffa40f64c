package no.kommunespeil.sample;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A workbook with one sheet, in the parts of Office Open XML that every reader asks for. It is
 * written here rather than by a library because the same seed is to give the same bytes, and
 * libraries write the time of day. Whole numbers are numbers, as spreadsheets make them.
 */
final class XlsxSink implements RowSink {

  private static final int MOST_DIGITS = 9;
  private static final LocalDateTime LONG_AGO = LocalDateTime.of(2020, 1, 1, 0, 0);
  private static final String XML =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  private static final String MAIN =
      "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006";
  private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

  private final ZipOutputStream zip;
  private final Writer text;
  private final Map<String, Integer> strings = new LinkedHashMap<>();
  private final String[] columns;
  private int rows;

  XlsxSink(OutputStream out, String sheetName, List<String> header) throws IOException {
    this.zip = new ZipOutputStream(out);
    zip.setLevel(Deflater.BEST_SPEED);
    this.text = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8), 1 << 15);
    this.columns = new String[header.size()];
    for (int c = 0; c < columns.length; c++) {
      columns[c] = letters(c);
    }
    part(
        "[Content_Types].xml",
        "<Types xmlns=\""
            + PACKAGE
            + "/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package"
            + ".relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + override("workbook", "sheet.main")
            + override("worksheets/sheet1", "worksheet")
            + override("sharedStrings", "sharedStrings")
            + "</Types>");
    part("_rels/.rels", relationships(relationship("rId1", "officeDocument", "xl/workbook.xml")));
    part(
        "xl/_rels/workbook.xml.rels",
        relationships(
            relationship("rId1", "worksheet", "worksheets/sheet1.xml")
                + relationship("rId2", "sharedStrings", "sharedStrings.xml")));
    part(
        "xl/workbook.xml",
        "<workbook "
            + MAIN
            + " xmlns:r=\""
            + OFFICE
            + "\"><sheets><sheet name=\""
            + escaped(sheetName)
            + "\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
    begin("xl/worksheets/sheet1.xml");
    text.write("<worksheet " + MAIN + "><sheetData>");
    row(header.toArray(new String[0]));
  }

  private static String override(String part, String type) {
    return "<Override PartName=\"/xl/" + part + ".xml\" ContentType=\"" + TYPE + type + "+xml\"/>";
  }

  private static String relationships(String inner) {
    return "<Relationships xmlns=\"" + PACKAGE + "/relationships\">" + inner + "</Relationships>";
  }

  private static String relationship(String id, String type, String target) {
    return "<Relationship Id=\""
        + id
        + "\" Type=\""
        + OFFICE
        + "/"
        + type
        + "\" Target=\""
        + target
        + "\"/>";
  }

  private void part(String name, String content) throws IOException {
    begin(name);
    text.write(content);
    end();
  }

  private void begin(String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(LONG_AGO);
    zip.putNextEntry(entry);
    text.write(XML);
  }

  private void end() throws IOException {
    text.flush();
    zip.closeEntry();
  }

  @Override
  public void write(PreparedRow row, String id, int replica) throws IOException {
    String[] cells = new String[columns.length];
    for (int c = 0; c < cells.length; c++) {
      cells[c] = row.cell(c, id, replica);
    }
    row(cells);
  }

  private void row(String[] cells) throws IOException {
    rows++;
    text.write("<row r=\"" + rows + "\">");
    for (int c = 0; c < cells.length; c++) {
      if (!cells[c].isEmpty()) {
        text.write("<c r=\"");
        text.write(columns[c]);
        text.write(Integer.toString(rows));
        if (rows > 1 && isWholeNumber(cells[c])) {
          text.write("\"><v>");
          text.write(cells[c]);
        } else {
          text.write("\" t=\"s\"><v>");
          text.write(Integer.toString(strings.computeIfAbsent(cells[c], s -> strings.size())));
        }
        text.write("</v></c>");
      }
    }
    text.write("</row>");
  }

  private static boolean isWholeNumber(String cell) {
    boolean leadingZero = cell.length() > 1 && cell.charAt(0) == '0';
    return cell.length() <= MOST_DIGITS
        && !leadingZero
        && cell.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** A, B, ..., Z, AA, AB, ... */
  private static String letters(int column) {
    String last = String.valueOf((char) ('A' + column % 26));
    return column < 26 ? last : letters(column / 26 - 1) + last;
  }

  private static String escaped(String value) {
    return value
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  @Override
  public void close() throws IOException {
    try (zip) {
      text.write("</sheetData></worksheet>");
      end();
      begin("xl/sharedStrings.xml");
      text.write("<sst " + MAIN + ">");
      for (String string : strings.keySet()) {
        text.write("<si><t xml:space=\"preserve\">" + escaped(string) + "</t></si>");
      }
      text.write("</sst>");
      end();
    }
  }
}
