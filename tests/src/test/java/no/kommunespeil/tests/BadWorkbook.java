package no.kommunespeil.tests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks made part by part, as no spreadsheet program would write some of them. */
final class BadWorkbook {

  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String LINKS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final byte[] OLE = {
    (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
  };

  static final String SHEET = "xl/worksheets/sheet1.xml";
  static final String HEADER = row(1, "Kommune", "E-post", "Nyhetsbrev");
  static final String ROWS =
      HEADER
          + row(2, "Molde", "tor.nordmann@molde.example", "Ja")
          + row(3, "Utdanningsetaten", "mona.nordmann@oslo.example", "Nei")
          + row(4, "Ålesund", "siri.nordmann@alesund.example", "Vet ikke");

  private BadWorkbook() {}

  /** The one that is in order. */
  static byte[] whole() {
    return zip(parts(ROWS, ""));
  }

  static byte[] of(String rows, String afterRows) {
    return zip(parts(rows, afterRows));
  }

  /** The parts of a workbook with the sheet Svar. */
  static Map<String, byte[]> parts(String rows, String afterRows) {
    return sheets(sheetXml(rows, afterRows), "Svar");
  }

  /** The parts of a workbook with sheets of these names, each the same. */
  static Map<String, byte[]> sheets(String sheet, String... names) {
    StringBuilder sheets = new StringBuilder();
    StringBuilder links = new StringBuilder();
    for (int i = 1; i <= names.length; i++) {
      sheets.append(
          "<sheet name=\"" + names[i - 1] + "\" sheetId=\"" + i + "\" r:id=\"r" + i + "\"/>");
      links.append(
          "<Relationship Id=\"r"
              + i
              + "\" Type=\""
              + LINKS
              + "/worksheet\" Target=\"worksheets/sheet"
              + i
              + ".xml\"/>");
    }
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", utf8("<Types/>"));
    parts.put(
        "_rels/.rels",
        utf8(
            "<Relationships><Relationship Id=\"r1\" Type=\""
                + LINKS
                + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"));
    parts.put(
        "xl/workbook.xml",
        utf8(
            "<workbook xmlns=\""
                + MAIN
                + "\" xmlns:r=\""
                + LINKS
                + "\"><sheets>"
                + sheets
                + "</sheets></workbook>"));
    parts.put("xl/_rels/workbook.xml.rels", utf8("<Relationships>" + links + "</Relationships>"));
    for (int i = 1; i <= names.length; i++) {
      parts.put("xl/worksheets/sheet" + i + ".xml", utf8(sheet));
    }
    return parts;
  }

  static String sheetXml(String rows, String afterRows) {
    return "<worksheet xmlns=\""
        + MAIN
        + "\"><sheetData>"
        + rows
        + "</sheetData>"
        + afterRows
        + "</worksheet>";
  }

  /** A row of texts, the first in column A. */
  static String row(int number, String... texts) {
    StringBuilder xml = new StringBuilder("<row r=\"" + number + "\">");
    for (int i = 0; i < texts.length; i++) {
      xml.append("<c r=\"" + (char) ('A' + i) + number + "\" t=\"inlineStr\"><is><t>");
      xml.append(texts[i]).append("</t></is></c>");
    }
    return xml.append("</row>").toString();
  }

  /** One more row, of one cell as given. */
  static String rowOf(int number, String column, String attributes, String content) {
    return "<row r=\""
        + number
        + "\"><c r=\""
        + column
        + number
        + "\""
        + attributes
        + ">"
        + content
        + "</c></row>";
  }

  static byte[] zip(Map<String, byte[]> parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        ZipEntry entry = new ZipEntry(part.getKey());
        // The same workbook is the same bytes.
        entry.setTimeLocal(LocalDateTime.of(2021, 1, 18, 0, 0));
        zip.putNextEntry(entry);
        zip.write(part.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The beginning of a workbook of before 2007, or of one with a password. */
  static byte[] ole(String directory) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(OLE);
    bytes.writeBytes(new byte[600]);
    bytes.writeBytes(directory.getBytes(StandardCharsets.UTF_16LE));
    bytes.writeBytes(new byte[80]);
    return bytes.toByteArray();
  }

  /** A zip file of one sheet of a gigabyte of zeros, whose sizes are given as nought. */
  static byte[] bomb() {
    int mebibytes = 1_024;
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(new byte[1 << 20]);
    byte[] buffer = new byte[1 << 20];
    int length = deflater.deflate(buffer, 0, buffer.length, Deflater.FULL_FLUSH);
    deflater.end();
    byte[] name = utf8(SHEET);
    ByteBuffer zip = ByteBuffer.allocate(mebibytes * length + 200).order(ByteOrder.LITTLE_ENDIAN);
    zip.putInt(0x04034b50).putShort((short) 20).putShort((short) 0).putShort((short) 8);
    zip.put(new byte[16]).putShort((short) name.length).putShort((short) 0).put(name);
    for (int i = 0; i < mebibytes; i++) {
      zip.put(buffer, 0, length);
    }
    int list = zip.position();
    zip.putInt(0x02014b50).putInt(20 << 16 | 20).putShort((short) 0).putShort((short) 8);
    zip.put(new byte[16]).putShort((short) name.length).put(new byte[16]).put(name);
    int listLength = zip.position() - list;
    zip.putInt(0x06054b50).putInt(0).putShort((short) 1).putShort((short) 1);
    zip.putInt(listLength).putInt(list).putShort((short) 0);
    return Arrays.copyOf(zip.array(), zip.position());
  }
}
