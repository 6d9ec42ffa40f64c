package no.kommunespeil.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.kommunespeil.domain.survey.Delivery;
import no.kommunespeil.sample.SampleSummary.WrittenFile;

/**
 * Writes the rows of one delivery once for each copy of the country, into as many files as needed.
 */
final class Copies {

  /** A file has no more rows than a laptop opens with ease. */
  static final int MOST_ROWS = 25_000;

  private static final String PART = "*";

  private final Delivery delivery;
  private final List<String> header;
  private final boolean mark;

  /** The export tool's identifier of a row in a copy. */
  interface Identifier {
    String of(int row, int replica);
  }

  /**
   * @param mark whether files in UTF-8 begin with a byte order mark
   */
  Copies(Delivery delivery, List<String> header, boolean mark) {
    this.delivery = delivery;
    this.header = header;
    this.mark = mark;
  }

  /** The files written. */
  List<WrittenFile> write(List<PreparedRow> rows, Identifier identifier, int scale, FileSink out)
      throws IOException {
    List<WrittenFile> files = new ArrayList<>();
    long total = (long) rows.size() * scale;
    int parts = (int) Math.max(1, (total + MOST_ROWS - 1) / MOST_ROWS);
    Map<PreparedRow, byte[][]> encoded = CsvSink.nothingEncoded();
    for (int part = 0; part < parts; part++) {
      long from = total * part / parts;
      long to = total * (part + 1) / parts;
      String path = path(part, parts);
      try (RowSink sink = open(path, encoded, out)) {
        for (long i = from; i < to; i++) {
          int row = (int) (i % rows.size());
          int replica = (int) (i / rows.size());
          sink.write(rows.get(row), identifier.of(row, replica), replica);
        }
      }
      files.add(new WrittenFile(path, to - from));
    }
    return files;
  }

  /** The star stands for nothing, or for the number of the part. */
  private String path(int part, int parts) {
    String digits = Integer.toString(part + 1);
    String suffix = parts == 1 ? "" : "_" + "0".repeat(Math.max(0, 3 - digits.length())) + digits;
    return delivery.pattern().replace(PART, suffix);
  }

  private RowSink open(String path, Map<PreparedRow, byte[][]> encoded, FileSink sink)
      throws IOException {
    OutputStream out = sink.create(path);
    if (delivery.format() instanceof Delivery.Format.Xlsx xlsx) {
      return new XlsxSink(out, xlsx.sheet().isEmpty() ? "Svar" : xlsx.sheet(), header);
    }
    Delivery.Format.Csv csv = (Delivery.Format.Csv) delivery.format();
    Charset charset = Charset.forName(csv.charset());
    boolean utf8 = charset.equals(StandardCharsets.UTF_8);
    CsvSink.Style style =
        new CsvSink.Style(charset, csv.delimiter(), utf8 && mark, utf8 ? "\n" : "\r\n");
    return new CsvSink(out, style, header, encoded);
  }
}
