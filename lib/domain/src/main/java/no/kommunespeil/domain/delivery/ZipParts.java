package no.kommunespeil.domain.delivery;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import no.kommunespeil.domain.problem.UserError;

/**
 * The parts of a zip file that has been unzipped once from end to end, counting, without keeping
 * anything. Names are compared without regard to case, as Excel does.
 */
final class ZipParts {

  /** Small workbooks compress well; only beyond this size is a ratio suspicious. */
  private static final long RATIO_MATTERS_FROM = 8L << 20;

  private static final byte[] DOCTYPE = {'<', '!', 'D', 'O', 'C', 'T', 'Y', 'P', 'E'};
  private static final String SAVE_AGAIN = "Open it in Excel and save it again as .xlsx.";

  private final byte[] zip;
  private final Map<String, Integer> positions;

  private ZipParts(byte[] zip, Map<String, Integer> positions) {
    this.zip = zip;
    this.positions = positions;
  }

  /**
   * @throws UserError when the file is damaged, would unzip to more than the limits allow, or holds
   *     what no workbook needs and an attacker might use
   */
  static ZipParts check(byte[] zip, Limits limits, Findings findings) throws IOException {
    Map<String, Integer> positions = new TreeMap<>();
    long most = Math.max(RATIO_MATTERS_FROM, (long) limits.maxZipRatio() * zip.length);
    long left = Math.min(most, limits.maxUnzippedBytes());
    byte[] buffer = new byte[1 << 16];
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String name = key(entry.getName());
        if (positions.size() == limits.maxZipEntries()) {
          throw findings.with(
              findings.file(),
              "The workbook has more than " + limits.maxZipEntries() + " parts.",
              "Copy the sheet alone to a new workbook.");
        }
        if (leavesTheFile(name)) {
          throw findings.with(
              findings.file(),
              "The workbook holds a part whose name leads outside the file.",
              "It was not made by a spreadsheet program; ask where it comes from.");
        }
        if (positions.put(name, positions.size()) != null) {
          throw findings.with(
              findings.file(), "The workbook holds two parts of the same name.", SAVE_AGAIN);
        }
        left = unzip(in, isXml(name), buffer, left, findings);
        if (left < 0) {
          throw tooMuch(zip, limits, findings);
        }
      }
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      // Unreadable names are reported by the platform as an illegal argument.
      throw damaged(findings, e);
    }
    if (positions.isEmpty()) {
      throw findings.with(findings.file(), "The workbook is an empty zip file.", SAVE_AGAIN);
    }
    return new ZipParts(zip, positions);
  }

  boolean has(String name) {
    return positions.containsKey(key(name));
  }

  /** Opens a part; the rest of the zip file is not read. */
  Optional<InputStream> open(String name) throws IOException {
    Integer position = positions.get(key(name));
    if (position == null) {
      return Optional.empty();
    }
    ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip));
    for (int i = 0; i <= position; i++) {
      in.getNextEntry();
    }
    return Optional.of(in);
  }

  /** Unzips one part to nowhere; what is left of the allowance, negative when it is used up. */
  private static long unzip(
      InputStream in, boolean isXml, byte[] buffer, long allowance, Findings findings)
      throws IOException {
    long left = allowance;
    int matched = 0;
    for (int n = in.read(buffer); n >= 0 && left >= 0; n = in.read(buffer)) {
      left -= n;
      for (int i = 0; isXml && i < n; i++) {
        byte b = buffer[i];
        if (b == DOCTYPE[matched]) {
          matched++;
          if (matched == DOCTYPE.length) {
            throw findings.with(
                findings.file(),
                "The workbook's XML declares a document type, which may expand without bound.",
                "It was not made by a spreadsheet program; ask where it comes from.");
          }
        } else if (b != 0) {
          // A zero byte is skipped, so that a declaration in UTF-16 is found as well.
          matched = b == '<' ? 1 : 0;
        }
      }
    }
    return left;
  }

  private static UserError tooMuch(byte[] zip, Limits limits, Findings findings) {
    long byRatio = Math.max(RATIO_MATTERS_FROM, (long) limits.maxZipRatio() * zip.length);
    String what =
        byRatio < limits.maxUnzippedBytes()
            ? "The workbook unzips to more than " + limits.maxZipRatio() + " times its size."
            : "The workbook unzips to more than " + limits.maxUnzippedBytes() + " bytes.";
    return findings.with(
        findings.file(),
        what,
        "Copy the cells with answers alone to a new workbook, or deliver the wave as CSV.");
  }

  private static UserError damaged(Findings findings, Exception e) {
    String message = e.getMessage();
    if (message != null && message.contains("encrypted")) {
      return findings.with(
          findings.file(),
          "The workbook is encrypted.",
          "Save it without a password, in a place where that is allowed.");
    }
    return findings.with(
        findings.file(), "The workbook is damaged: it cannot be unzipped.", Findings.EXPORT_AGAIN);
  }

  private static boolean leavesTheFile(String name) {
    return name.startsWith("/")
        || name.contains(":")
        || name.contains("\0")
        || ("/" + name + "/").contains("/../");
  }

  private static boolean isXml(String name) {
    return name.endsWith(".xml") || name.endsWith(".rels") || name.endsWith(".vml");
  }

  private static String key(String name) {
    return name.replace('\\', '/').toLowerCase(Locale.ROOT);
  }
}
