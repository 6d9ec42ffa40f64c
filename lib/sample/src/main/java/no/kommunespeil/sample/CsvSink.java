package no.kommunespeil.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Comma separated values, quoted as RFC 4180 says. What does not change from copy to copy of the
 * country is encoded once.
 */
final class CsvSink implements RowSink {

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final OutputStream out;
  private final Charset charset;
  private final char delimiter;
  private final String lineEnd;
  private final Map<PreparedRow, byte[][]> encoded;

  /**
   * How the file is written.
   *
   * @param mark whether it begins with a byte order mark
   * @param lineEnd what ends a line
   */
  record Style(Charset charset, char delimiter, boolean mark, String lineEnd) {}

  /**
   * @param encoded what other files of the delivery have encoded already
   */
  CsvSink(OutputStream out, Style style, List<String> header, Map<PreparedRow, byte[][]> encoded)
      throws IOException {
    this.out = out;
    this.charset = style.charset();
    this.delimiter = style.delimiter();
    this.lineEnd = style.lineEnd();
    this.encoded = encoded;
    if (style.mark() && charset.equals(StandardCharsets.UTF_8)) {
      out.write(BYTE_ORDER_MARK);
    }
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < header.size(); i++) {
      line.append(i == 0 ? "" : String.valueOf(delimiter)).append(quoted(header.get(i)));
    }
    out.write(line.append(lineEnd).toString().getBytes(charset));
  }

  static Map<PreparedRow, byte[][]> nothingEncoded() {
    return new IdentityHashMap<>();
  }

  @Override
  public void write(PreparedRow row, String id, int replica) throws IOException {
    byte[][] parts = encoded.computeIfAbsent(row, this::encode);
    int first = Math.min(position(row.idColumn()), position(row.replicaColumn()));
    for (int i = 0; i < parts.length; i++) {
      out.write(parts[i]);
      if (i + 1 < parts.length) {
        boolean isId = i == 0 ? first == row.idColumn() : first != row.idColumn();
        out.write((isId ? id : Integer.toString(replica)).getBytes(StandardCharsets.US_ASCII));
      }
    }
  }

  private static int position(int column) {
    return column < 0 ? Integer.MAX_VALUE : column;
  }

  /** The line in pieces, cut where the identifier and the number of the copy go. */
  private byte[][] encode(PreparedRow row) {
    int holes = (row.idColumn() < 0 ? 0 : 1) + (row.replicaColumn() < 0 ? 0 : 1);
    byte[][] parts = new byte[holes + 1][];
    ByteArrayOutputStream part = new ByteArrayOutputStream();
    StringBuilder text = new StringBuilder();
    int done = 0;
    for (int column = 0; column < row.cells().length; column++) {
      text.append(column == 0 ? "" : String.valueOf(delimiter));
      if (column == row.idColumn() || column == row.replicaColumn()) {
        part.writeBytes(text.toString().getBytes(charset));
        text.setLength(0);
        parts[done++] = part.toByteArray();
        part.reset();
      } else {
        text.append(quoted(row.cells()[column]));
      }
    }
    part.writeBytes(text.append(lineEnd).toString().getBytes(charset));
    parts[done] = part.toByteArray();
    return parts;
  }

  private String quoted(String cell) {
    boolean plain =
        cell.indexOf(delimiter) < 0
            && cell.indexOf('"') < 0
            && cell.indexOf('\n') < 0
            && cell.indexOf('\r') < 0;
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
