package no.kommunespeil.domain.estimate;

import org.jspecify.annotations.Nullable;

/** How far two ways of sorting the same units hang together. */
public final class Association {

  private Association() {}

  /**
   * Cramér's V = √(χ² / (n · (min(r, c) − 1))), with χ² = Σ (o − e)² / e, over the rows and columns
   * that are not empty (H. Cramér, Mathematical Methods of Statistics, 1946, section 21.9).
   *
   * @param counts units by row and column, rows of equal length
   * @return 0 (the rows are distributed alike) to 1 (each column goes with one row, or each row
   *     with one column); null when fewer than two rows or two columns are left
   */
  public static @Nullable Double cramersV(long[][] counts) {
    int columns = counts.length == 0 ? 0 : counts[0].length;
    double[] ofRow = new double[counts.length];
    double[] ofColumn = new double[columns];
    double all = 0;
    for (int i = 0; i < counts.length; i++) {
      for (int j = 0; j < columns; j++) {
        ofRow[i] += counts[i][j];
        ofColumn[j] += counts[i][j];
        all += counts[i][j];
      }
    }
    int least = Math.min(filled(ofRow), filled(ofColumn));
    if (least < 2) {
      return null;
    }
    double chiSquare = 0;
    for (int i = 0; i < counts.length; i++) {
      for (int j = 0; j < columns; j++) {
        double expected = ofRow[i] * ofColumn[j] / all;
        if (expected > 0) {
          double beyond = counts[i][j] - expected;
          chiSquare += beyond * beyond / expected;
        }
      }
    }
    return Math.min(1, Math.sqrt(chiSquare / (all * (least - 1))));
  }

  private static int filled(double[] margin) {
    int filled = 0;
    for (double total : margin) {
      filled += total > 0 ? 1 : 0;
    }
    return filled;
  }
}
