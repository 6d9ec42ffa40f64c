package no.kommunespeil.domain.delivery;

import java.io.Serializable;

/**
 * How much a reader takes before it refuses a file. Every limit is counted while reading; what a
 * file says about its own size is not believed.
 *
 * @param maxFileBytes largest CSV file, bytes; it is streamed, never held
 * @param maxWorkbookBytes largest XLSX file, bytes; it is held in memory while it is read
 * @param maxCellChars longest text of a cell, UTF-16 code units
 * @param maxRowChars longest text of all cells of a row together, UTF-16 code units
 * @param maxColumns most columns
 * @param maxRows most rows, the header included; at most {@link Integer#MAX_VALUE}
 * @param maxUnzippedBytes most bytes the parts of an XLSX file may unzip to, together
 * @param maxZipEntries most parts of an XLSX file
 * @param maxZipRatio most times its own size an XLSX file may unzip to, once past 8 MiB
 */
public record Limits(
    long maxFileBytes,
    int maxWorkbookBytes,
    int maxCellChars,
    int maxRowChars,
    int maxColumns,
    long maxRows,
    long maxUnzippedBytes,
    int maxZipEntries,
    int maxZipRatio)
    implements Serializable {

  /** Far more than a wave of the whole country needs, far less than what would harm a laptop. */
  public static Limits standard() {
    return new Limits(
        8L << 30, 128 << 20, 100_000, 4_000_000, 4_000, 50_000_000, 1L << 29, 2_000, 100);
  }
}
