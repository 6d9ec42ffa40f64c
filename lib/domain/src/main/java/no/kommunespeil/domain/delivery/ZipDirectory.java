package no.kommunespeil.domain.delivery;

import java.io.EOFException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipException;

/**
 * The list of parts at the end of a zip file (APPNOTE.TXT 4.3.12 and 4.5.3). The platform's stream
 * reader goes by the parts themselves, and refuses workbooks of widely used writers; its file
 * reader wants a file on disk, where answers must not lie about.
 */
final class ZipDirectory {

  private static final int END = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int MAX_COMMENT = 0xFFFF;
  private static final int LISTED = 0x02014b50;
  private static final int LOCAL = 0x04034b50;
  private static final int LOCAL_BYTES = 30;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  private static final int ZIP64_FIELD = 1;
  private static final long IN_ZIP64_FIELD = 0xFFFFFFFFL;

  /**
   * Where a part is.
   *
   * @param from where its bytes begin
   * @param length how many they are; holds for parts that are not compressed only
   */
  record Entry(int method, long checksum, int from, int length) {
    boolean isDeflated() {
      return method == DEFLATED;
    }
  }

  private final ByteBuffer zip;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private ZipDirectory(byte[] zip) {
    this.zip = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The parts by the key of their names, in the order of the list. */
  static Map<String, Entry> read(byte[] bytes, Limits limits, Findings findings)
      throws ZipException, EOFException {
    ZipDirectory directory = new ZipDirectory(bytes);
    try {
      directory.readAll(limits, findings);
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new EOFException("The list of parts leads outside the file.");
    }
    if (directory.entries.isEmpty()) {
      throw findings.with(
          findings.file(),
          "The workbook is an empty zip file.",
          "Open it in Excel and save it again as .xlsx.");
    }
    return directory.entries;
  }

  /** Names are compared without regard to case and kind of slash, as spreadsheet programs do. */
  static String key(String name) {
    return name.replace('\\', '/').toLowerCase(Locale.ROOT);
  }

  private void readAll(Limits limits, Findings findings) throws ZipException {
    int end = findEnd();
    // The list ends where its end record begins, or the larger kind of end record before that.
    zip.position(listStart(end));
    while (zip.position() < end && zip.getInt(zip.position()) == LISTED) {
      if (entries.size() == limits.maxZipEntries()) {
        throw findings.with(
            findings.file(),
            "The workbook has more than " + limits.maxZipEntries() + " parts.",
            "Copy the sheet alone to a new workbook.");
      }
      readEntry(findings);
    }
  }

  private int findEnd() throws ZipException {
    int first = Math.max(0, zip.limit() - END_BYTES - MAX_COMMENT);
    for (int at = zip.limit() - END_BYTES; at >= first; at--) {
      if (zip.getInt(at) == END) {
        return at;
      }
    }
    throw new ZipException("There is no list of parts.");
  }

  private int listStart(int end) throws ZipException {
    long length = zip.getInt(end + 12) & 0xFFFFFFFFL;
    long start = zip.getInt(end + 16) & 0xFFFFFFFFL;
    if (start == IN_ZIP64_FIELD) {
      // The locator stands right before the end record and names the larger end record.
      long larger = zip.getLong(end - 20 + 8);
      return Math.toIntExact(Math.min(zip.getLong((int) larger + 48), Integer.MAX_VALUE));
    }
    if (start + length != end) {
      // Something stands before the first part or between the list and its end: two files in one.
      throw new ZipException("The list of parts is not where it says.");
    }
    return (int) start;
  }

  private void readEntry(Findings findings) throws ZipException {
    int at = zip.position();
    int flags = zip.getShort(at + 8) & 0xFFFF;
    int method = zip.getShort(at + 10) & 0xFFFF;
    long checksum = zip.getInt(at + 16) & 0xFFFFFFFFL;
    long length = zip.getInt(at + 20) & 0xFFFFFFFFL;
    long unzipped = zip.getInt(at + 24) & 0xFFFFFFFFL;
    int nameLength = zip.getShort(at + 28) & 0xFFFF;
    int extraLength = zip.getShort(at + 30) & 0xFFFF;
    int commentLength = zip.getShort(at + 32) & 0xFFFF;
    long offset = zip.getInt(at + 42) & 0xFFFFFFFFL;
    byte[] nameBytes = new byte[nameLength];
    zip.get(at + 46, nameBytes);
    String name = key(new String(nameBytes, StandardCharsets.UTF_8));

    int field = zip64Field(at + 46 + nameLength, extraLength);
    if (unzipped == IN_ZIP64_FIELD) {
      field += 8;
    }
    if (length == IN_ZIP64_FIELD) {
      length = zip.getLong(field);
      field += 8;
    }
    if (offset == IN_ZIP64_FIELD) {
      offset = zip.getLong(field);
    }
    zip.position(at + 46 + nameLength + extraLength + commentLength);
    if (!name.endsWith("/")) {
      add(name, flags, entry(method, checksum, offset, length), findings);
    }
  }

  private void add(String name, int flags, Entry entry, Findings findings) {
    if (name.startsWith("/")
        || name.contains(":")
        || name.contains("\0")
        || ("/" + name + "/").contains("/../")) {
      throw findings.with(
          findings.file(),
          "The workbook holds a part whose name leads outside the file.",
          "It was not made by a spreadsheet program; ask where it comes from.");
    }
    if ((flags & 1) != 0) {
      throw findings.with(
          findings.file(),
          "The workbook is encrypted.",
          "Save it without a password, in a place where that is allowed.");
    }
    if (entries.put(name, entry) != null) {
      throw findings.with(
          findings.file(),
          "The workbook holds two parts of the same name.",
          "Open it in Excel and save it again as .xlsx.");
    }
  }

  private Entry entry(int method, long checksum, long offset, long length) throws ZipException {
    if (offset < 0 || offset > zip.limit() || zip.getInt((int) offset) != LOCAL) {
      throw new ZipException("A part is not where the list says.");
    }
    int local = (int) offset;
    int names = (zip.getShort(local + 26) & 0xFFFF) + (zip.getShort(local + 28) & 0xFFFF);
    int from = local + LOCAL_BYTES + names;
    boolean fits = from <= zip.limit() && (method != STORED || length <= zip.limit() - from);
    if (!fits || length < 0 || (method != STORED && method != DEFLATED)) {
      throw new ZipException("A part cannot be unpacked.");
    }
    return new Entry(method, checksum, from, (int) Math.min(length, Integer.MAX_VALUE));
  }

  /** Where the field begins that holds what does not fit in four bytes; the end when it is not. */
  private int zip64Field(int from, int length) {
    int at = from;
    while (at + 4 <= from + length) {
      if ((zip.getShort(at) & 0xFFFF) == ZIP64_FIELD) {
        return at + 4;
      }
      at += 4 + (zip.getShort(at + 2) & 0xFFFF);
    }
    return zip.limit();
  }
}
