package no.kommunespeil.domain.delivery;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a file that should be a workbook is instead, by its first bytes. */
final class FileKind {

  private static final byte[] ZIP = {'P', 'K'};
  private static final byte[] OLE = {
    (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
  };
  private static final byte[] ENCRYPTED = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
  private static final String SAVE_AS_XLSX = "Save it as an Excel workbook (.xlsx).";

  private FileKind() {}

  static void refuseAllButZip(byte[] bytes, Findings findings) {
    if (bytes.length == 0) {
      throw findings.with(findings.file(), "The file is empty.", Findings.EXPORT_AGAIN);
    }
    if (startsWith(bytes, ZIP)) {
      return;
    }
    if (startsWith(bytes, OLE) && contains(bytes, ENCRYPTED)) {
      throw findings.with(
          findings.file(),
          "The workbook is protected by a password.",
          "Save it without a password, in a place where that is allowed.");
    }
    if (startsWith(bytes, OLE)) {
      throw findings.with(
          findings.file(), "The file is an Excel workbook of before 2007 (.xls).", SAVE_AS_XLSX);
    }
    String beginning =
        new String(bytes, 0, Math.min(bytes.length, 1024), StandardCharsets.ISO_8859_1);
    String lower = beginning.toLowerCase(Locale.ROOT);
    if (lower.contains("<html") || lower.contains("<table")) {
      throw findings.with(
          findings.file(), "The file is a web page with the name of a workbook.", SAVE_AS_XLSX);
    }
    if (beginning.indexOf('\0') < 0) {
      throw findings.with(
          findings.file(),
          "The file is text, not an Excel workbook.",
          "If it is CSV, set format type csv in the wave's manifest.");
    }
    throw findings.with(findings.file(), "The file is not an Excel workbook.", SAVE_AS_XLSX);
  }

  private static boolean startsWith(byte[] bytes, byte[] prefix) {
    return bytes.length >= prefix.length && matches(bytes, 0, prefix);
  }

  private static boolean contains(byte[] bytes, byte[] wanted) {
    for (int i = 0; i + wanted.length <= bytes.length; i++) {
      if (matches(bytes, i, wanted)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(byte[] bytes, int at, byte[] wanted) {
    for (int i = 0; i < wanted.length; i++) {
      if (bytes[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
