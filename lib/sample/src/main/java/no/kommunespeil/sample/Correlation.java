package no.kommunespeil.sample;

/** Pearson's correlation of the number of parts answered with a fact. */
final class Correlation {

  private Correlation() {}

  /**
   * @param parts per unit, a bit for each part answered
   * @param values per unit; units whose value is not a number are left out
   */
  static double of(int[] parts, double[] values) {
    double n = 0;
    double sumX = 0;
    double sumY = 0;
    double sumXx = 0;
    double sumYy = 0;
    double sumXy = 0;
    for (int u = 0; u < parts.length; u++) {
      double y = values[u];
      if (Double.isNaN(y)) {
        continue;
      }
      double x = Integer.bitCount(parts[u]);
      n++;
      sumX += x;
      sumY += y;
      sumXx += x * x;
      sumYy += y * y;
      sumXy += x * y;
    }
    double spread = Math.sqrt((sumXx - sumX * sumX / n) * (sumYy - sumY * sumY / n));
    return (sumXy - sumX * sumY / n) / spread;
  }
}
