package no.kommunespeil.domain.estimate;

import java.util.Comparator;
import java.util.stream.IntStream;

/** From p values of a family of tests to the share of false findings. */
public final class QValues {

  private QValues() {}

  /**
   * The smallest false discovery rate at which each would be found (Y. Benjamini and Y. Hochberg,
   * Controlling the false discovery rate, Journal of the Royal Statistical Society B 57, 1995).
   *
   * @param p p values, 0 to 1
   * @return q values in the same order, 0 to 1, none below its p value
   * @throws IllegalArgumentException when a p value is not from 0 to 1
   */
  public static double[] benjaminiHochberg(double[] p) {
    for (double value : p) {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException(value + " is no p value.");
      }
    }
    int[] byP =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> p[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] q = new double[p.length];
    double smallest = 1;
    for (int rank = p.length; rank > 0; rank--) {
      int i = byP[rank - 1];
      smallest = Math.min(smallest, p[i] * p.length / rank);
      q[i] = Math.max(p[i], smallest);
    }
    return q;
  }
}
