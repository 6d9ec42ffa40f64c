package no.kommunespeil.sample;

/** Whole numbers of units from weights. */
final class Apportionment {

  private Apportionment() {}

  /**
   * Shares out units by the method of largest remainders; of equal remainders the first wins.
   *
   * @param weights at least one positive, unless there are no units
   */
  static int[] of(int units, double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    int[] counts = new int[weights.length];
    double[] remainders = new double[weights.length];
    int left = units;
    for (int i = 0; i < counts.length; i++) {
      double exact = sum == 0 ? 0 : units * weights[i] / sum;
      counts[i] = (int) exact;
      remainders[i] = exact - counts[i];
      left -= counts[i];
    }
    while (left > 0) {
      int largest = 0;
      for (int i = 1; i < remainders.length; i++) {
        if (remainders[i] > remainders[largest]) {
          largest = i;
        }
      }
      counts[largest]++;
      remainders[largest] -= 1;
      left--;
    }
    return counts;
  }
}
