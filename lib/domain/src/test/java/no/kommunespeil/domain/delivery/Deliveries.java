package no.kommunespeil.domain.delivery;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.domain.survey.Delivery;
import org.dhatim.fastexcel.Workbook;

/** Files of all sorts, made in memory, and what the readers say of them. */
final class Deliveries {

  static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  static final Delivery.Format SEMICOLON = new Delivery.Format.Csv("UTF-8", ';');
  static final Delivery.Format SEMICOLON_1252 = new Delivery.Format.Csv("windows-1252", ';');
  static final Delivery.Format ONLY_SHEET = new Delivery.Format.Xlsx("");

  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String LINKS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private Deliveries() {}

  static Delivery.Format sheet(String name) {
    return new Delivery.Format.Xlsx(name);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }

  static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  /** Every row as "row@line: cell|cell", line breaks within cells as "⏎". */
  static List<String> read(byte[] file, Delivery.Format format) {
    return read(file, format, Limits.standard());
  }

  static List<String> read(byte[] file, Delivery.Format format, Limits limits) {
    List<String> rows = new ArrayList<>();
    try (RowReader reader =
        DeliveredFiles.open(
            "2020/svar", new ByteArrayInputStream(file), file.length, format, limits)) {
      for (FileRow row = reader.next(); row != null; row = reader.next()) {
        String cells = String.join("|", row.cells()).replace("\r\n", "⏎").replace("\n", "⏎");
        rows.add(row.row() + "@" + row.line() + ": " + cells);
      }
    }
    return rows;
  }

  /** What is said of a file that must be refused, one line per problem; the stream is closed. */
  static List<String> refusal(byte[] file, Delivery.Format format) {
    return refusal(file, format, Limits.standard());
  }

  static List<String> refusal(byte[] file, Delivery.Format format, Limits limits) {
    return error(file, format, limits).problems().stream().map(Object::toString).toList();
  }

  static UserError error(byte[] file, Delivery.Format format, Limits limits) {
    AtomicBoolean closed = new AtomicBoolean();
    InputStream in =
        new ByteArrayInputStream(file) {
          @Override
          public void close() {
            closed.set(true);
          }
        };
    UserError error =
        catchThrowableOfType(
            UserError.class,
            () -> {
              try (RowReader reader =
                  DeliveredFiles.open("2020/svar", in, file.length, format, limits)) {
                while (reader.next() != null) {
                  // To the end, where the last problems are told.
                }
              }
            });
    if (error == null) {
      throw new AssertionError("The file was read without complaint.");
    }
    if (!closed.get()) {
      throw new AssertionError("The stream was left open.");
    }
    return error;
  }

  /** A workbook by the writer that people's programs use. */
  static byte[] written(Consumer<Workbook> content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
      content.accept(workbook);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The parts of a workbook of one sheet named Svar with the given rows and what follows them. */
  static Map<String, byte[]> parts(String rows, String afterRows) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", utf8("<Types/>"));
    parts.put("_rels/.rels", utf8(links(link("r1", "officeDocument", "xl/workbook.xml"))));
    parts.put(
        "xl/workbook.xml", utf8(workbook("<sheet name=\"Svar\" sheetId=\"1\" r:id=\"r1\"/>")));
    parts.put(
        "xl/_rels/workbook.xml.rels",
        utf8(
            links(
                link("r1", "worksheet", "worksheets/sheet1.xml"),
                link("r2", "sharedStrings", "sharedStrings.xml"),
                link("r3", "styles", "styles.xml"))));
    parts.put("xl/worksheets/sheet1.xml", utf8(sheetXml(rows, afterRows)));
    return parts;
  }

  static byte[] workbookOf(String rows) {
    return zip(parts(rows, ""));
  }

  static String workbook(String sheets) {
    return "<workbook xmlns=\""
        + MAIN
        + "\" xmlns:r=\""
        + LINKS
        + "\"><sheets>"
        + sheets
        + "</sheets></workbook>";
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

  static byte[] strings(String items) {
    return utf8("<sst xmlns=\"" + MAIN + "\">" + items + "</sst>");
  }

  static String links(String... links) {
    return "<Relationships>" + String.join("", links) + "</Relationships>";
  }

  static String link(String id, String type, String target) {
    return "<Relationship Id=\""
        + id
        + "\" Type=\""
        + LINKS
        + "/"
        + type
        + "\" Target=\""
        + target
        + "\"/>";
  }

  /** A row of inline strings. */
  static String row(int number, String... texts) {
    StringBuilder xml = new StringBuilder("<row r=\"" + number + "\">");
    for (int i = 0; i < texts.length; i++) {
      xml.append(
          cell(Refs.of(number, i + 1), " t=\"inlineStr\"", "<is><t>" + texts[i] + "</t></is>"));
    }
    return xml.append("</row>").toString();
  }

  static String cell(String reference, String attributes, String content) {
    return "<c r=\"" + reference + "\"" + attributes + ">" + content + "</c>";
  }

  static byte[] zip(Map<String, byte[]> parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
