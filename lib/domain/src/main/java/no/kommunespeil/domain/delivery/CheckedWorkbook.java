package no.kommunespeil.domain.delivery;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The one sheet that was checked, packed anew with nothing beside it. A zip file lists its parts
 * twice, and two readers may see different parts in one file; the library that reads the cells must
 * see exactly those that were counted and checked.
 */
final class CheckedWorkbook {

  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String LINKS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

  /** Cell styles of a real workbook take some kilobytes. */
  private static final int MAX_STYLE_BYTES = 16 << 20;

  private CheckedWorkbook() {}

  static InputStream pack(ZipParts parts, Workbook workbook, Findings findings) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setLevel(Deflater.BEST_SPEED);
      boolean hasStrings = workbook.stringsPart().isPresent();
      put(zip, "[Content_Types].xml", contentTypes());
      put(zip, "xl/workbook.xml", workbook());
      put(zip, "xl/_rels/workbook.xml.rels", links());
      put(zip, "xl/styles.xml", styles(parts, workbook, findings));
      copy(zip, "xl/worksheets/sheet1.xml", parts, workbook.sheetPart());
      if (hasStrings) {
        copy(zip, "xl/sharedStrings.xml", parts, workbook.stringsPart().get());
      } else {
        put(zip, "xl/sharedStrings.xml", utf8("<sst xmlns=\"" + MAIN + "\"/>"));
      }
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }

  private static void copy(ZipOutputStream zip, String name, ZipParts parts, String part)
      throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    try (InputStream in = parts.open(part).orElseThrow()) {
      in.transferTo(zip);
    }
    zip.closeEntry();
  }

  private static byte[] styles(ZipParts parts, Workbook workbook, Findings findings)
      throws IOException {
    if (workbook.stylesPart().isEmpty()) {
      return utf8("<styleSheet xmlns=\"" + MAIN + "\"/>");
    }
    try (InputStream in = parts.open(workbook.stylesPart().get()).orElseThrow()) {
      byte[] styles = in.readNBytes(MAX_STYLE_BYTES + 1);
      if (styles.length > MAX_STYLE_BYTES) {
        throw findings.with(
            findings.file(),
            "The workbook's cell styles take more than " + MAX_STYLE_BYTES + " bytes.",
            "Copy the cells as values to a new workbook.");
      }
      return styles;
    }
  }

  private static byte[] contentTypes() {
    return utf8(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + override("xl/workbook.xml", "sheet.main+xml")
            + override("xl/sharedStrings.xml", "sharedStrings+xml")
            + override("xl/styles.xml", "styles+xml")
            + "</Types>");
  }

  private static String override(String part, String type) {
    return "<Override PartName=\"/" + part + "\" ContentType=\"" + TYPE + type + "\"/>";
  }

  private static byte[] workbook() {
    return utf8(
        "<workbook xmlns=\""
            + MAIN
            + "\" xmlns:r=\""
            + LINKS
            + "\"><sheets><sheet name=\"sheet\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
  }

  private static byte[] links() {
    return utf8(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + "<Relationship Id=\"r1\" Type=\""
            + LINKS
            + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
  }

  private static byte[] utf8(String xml) {
    return xml.getBytes(StandardCharsets.UTF_8);
  }
}
