package no.kommunespeil.domain.delivery;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import no.kommunespeil.domain.problem.UserError;

/**
 * The parts of a zip file, each of which has been unzipped once from end to end, counting, without
 * keeping anything. What the file says of the size of a part is never used.
 */
final class ZipParts {

  /** Small workbooks compress well; only beyond this size is a ratio suspicious. */
  private static final long RATIO_MATTERS_FROM = 8L << 20;

  private static final byte[] DOCTYPE = {'<', '!', 'D', 'O', 'C', 'T', 'Y', 'P', 'E'};

  private final byte[] zip;
  private final Map<String, ZipDirectory.Entry> entries;

  private ZipParts(byte[] zip, Map<String, ZipDirectory.Entry> entries) {
    this.zip = zip;
    this.entries = entries;
  }

  /**
   * @throws UserError when the file is damaged, would unzip to more than the limits allow, or holds
   *     what no workbook needs and an attacker might use
   */
  static ZipParts check(byte[] zip, Limits limits, Findings findings) throws IOException {
    try {
      ZipParts parts = new ZipParts(zip, ZipDirectory.read(zip, limits, findings));
      long byRatio = Math.max(RATIO_MATTERS_FROM, (long) limits.maxZipRatio() * zip.length);
      long left = Math.min(byRatio, limits.maxUnzippedBytes());
      byte[] buffer = new byte[1 << 16];
      for (Map.Entry<String, ZipDirectory.Entry> part : parts.entries.entrySet()) {
        left = parts.unzip(part.getKey(), part.getValue(), buffer, left, findings);
        if (left < 0) {
          throw tooMuch(byRatio, limits, findings);
        }
      }
      return parts;
    } catch (ZipException | EOFException e) {
      throw findings.with(
          findings.file(),
          "The workbook is damaged: it cannot be unzipped.",
          Findings.EXPORT_AGAIN);
    }
  }

  boolean has(String name) {
    return entries.containsKey(ZipDirectory.key(name));
  }

  /** Opens a part; nothing else of the zip file is read. */
  Optional<InputStream> open(String name) throws IOException {
    ZipDirectory.Entry entry = entries.get(ZipDirectory.key(name));
    return entry == null ? Optional.empty() : Optional.of(open(entry));
  }

  private InputStream open(ZipDirectory.Entry entry) {
    if (!entry.isDeflated()) {
      return new ByteArrayInputStream(zip, entry.from(), entry.length());
    }
    Inflater inflater = new Inflater(true);
    InputStream deflated = new ByteArrayInputStream(zip, entry.from(), zip.length - entry.from());
    return new InflaterInputStream(deflated, inflater, 1 << 13) {
      @Override
      public void close() throws IOException {
        super.close();
        inflater.end();
      }
    };
  }

  /** Unzips one part to nowhere; what is left of the allowance, negative when it is used up. */
  private long unzip(
      String name, ZipDirectory.Entry entry, byte[] buffer, long allowance, Findings findings)
      throws IOException {
    long left = allowance;
    CRC32 checksum = new CRC32();
    DoctypeSearch doctype = new DoctypeSearch();
    boolean isXml = name.endsWith(".xml") || name.endsWith(".rels") || name.endsWith(".vml");
    try (InputStream in = open(entry)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        left -= n;
        if (left < 0) {
          return left;
        }
        checksum.update(buffer, 0, n);
        if (isXml && doctype.finds(buffer, n)) {
          throw findings.with(
              findings.file(),
              "The workbook's XML declares a document type, which may expand without bound.",
              "It was not made by a spreadsheet program; ask where it comes from.");
        }
      }
    }
    if (checksum.getValue() != entry.checksum()) {
      throw new ZipException("The checksum is another.");
    }
    return left;
  }

  private static UserError tooMuch(long byRatio, Limits limits, Findings findings) {
    String what =
        byRatio < limits.maxUnzippedBytes()
            ? "The workbook unzips to more than " + limits.maxZipRatio() + " times its size."
            : "The workbook unzips to more than " + limits.maxUnzippedBytes() + " bytes.";
    return findings.with(
        findings.file(),
        what,
        "Copy the cells with answers alone to a new workbook, or deliver the wave as CSV.");
  }

  /** Looks for the declaration across buffers, in UTF-8 as well as in UTF-16. */
  private static final class DoctypeSearch {

    private int matched;

    boolean finds(byte[] buffer, int length) {
      for (int i = 0; i < length; i++) {
        byte b = buffer[i];
        if (b == DOCTYPE[matched]) {
          matched++;
          if (matched == DOCTYPE.length) {
            return true;
          }
        } else if (b != 0) {
          matched = b == '<' ? 1 : 0;
        }
      }
      return false;
    }
  }
}
