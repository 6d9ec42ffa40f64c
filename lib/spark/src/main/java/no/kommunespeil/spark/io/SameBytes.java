package no.kommunespeil.spark.io;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * Gives the same rows the same bytes in every run.
 *
 * <p>Parquet's writer lists the encodings of a column in an order that differs from one JVM to the
 * next. It has no meaning, but a reader who compares checksums would see changed marts.
 */
final class SameBytes {

  /** Behind the footer come its length and the letters "PAR1". */
  private static final int TAIL = 8;

  private SameBytes() {}

  /**
   * Puts the footer in order.
   *
   * @param file a whole Parquet file, not encrypted
   */
  static byte[] of(byte[] file) throws IOException {
    int tail = file.length - TAIL;
    int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(tail);
    int start = tail - length;
    FileMetaData footer = Util.readFileMetaData(new ByteArrayInputStream(file, start, length));
    for (RowGroup group : footer.getRow_groups()) {
      for (ColumnChunk column : group.getColumns()) {
        Collections.sort(column.getMeta_data().getEncodings());
      }
    }
    ByteArrayOutputStream ordered = new ByteArrayOutputStream(length);
    Util.writeFileMetaData(footer, ordered);
    ByteBuffer same =
        ByteBuffer.allocate(start + ordered.size() + TAIL).order(ByteOrder.LITTLE_ENDIAN);
    same.put(file, 0, start).put(ordered.toByteArray()).putInt(ordered.size());
    return same.put(file, file.length - 4, 4).array();
  }
}
