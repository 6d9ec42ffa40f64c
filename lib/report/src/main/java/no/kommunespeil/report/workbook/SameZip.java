package no.kommunespeil.report.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Gives the same sheets the same bytes, whenever they are written. */
final class SameZip {

  /** The earliest a zip file can tell. */
  private static final LocalDateTime THEN = LocalDateTime.of(1980, 1, 1, 0, 0);

  private static final String PROPERTIES = "docProps/core.xml";

  private static final Pattern CREATED = Pattern.compile("(<dcterms:created[^>]*>)[^<]*");

  private SameZip() {}

  /** Copies a workbook with its times set back. */
  static void copy(Path workbook, OutputStream to) throws IOException {
    try (ZipFile in = new ZipFile(workbook.toFile());
        ZipOutputStream out = new ZipOutputStream(to)) {
      for (ZipEntry entry : Collections.list(in.entries())) {
        ZipEntry same = new ZipEntry(entry.getName());
        same.setTimeLocal(THEN);
        out.putNextEntry(same);
        try (InputStream bytes = in.getInputStream(entry)) {
          if (entry.getName().equals(PROPERTIES)) {
            out.write(withoutTime(bytes.readAllBytes()));
          } else {
            bytes.transferTo(out);
          }
        }
        out.closeEntry();
      }
    }
  }

  private static byte[] withoutTime(byte[] properties) {
    String text = new String(properties, StandardCharsets.UTF_8);
    return CREATED.matcher(text).replaceAll("$1" + THEN + ":00Z").getBytes(StandardCharsets.UTF_8);
  }
}
