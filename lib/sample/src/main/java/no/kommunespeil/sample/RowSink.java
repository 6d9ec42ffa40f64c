package no.kommunespeil.sample;

import java.io.Closeable;
import java.io.IOException;

/** A file of rows; the header is written when it is opened. */
interface RowSink extends Closeable {

  /**
   * @param row a submission prepared for this file
   * @param id the export tool's identifier
   */
  void write(PreparedRow row, String id, int replica) throws IOException;
}
