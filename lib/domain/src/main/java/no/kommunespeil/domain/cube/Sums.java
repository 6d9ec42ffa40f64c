package no.kommunespeil.domain.cube;

import java.util.Arrays;

/**
 * How the responses of one group answered one variable.
 *
 * @param counts answers per category, in scale order
 * @param filteredOut responses not asked because of a filter
 * @param blank responses asked that did not answer
 * @param unreadable responses whose answer is not on the scale
 */
public record Sums(long[] counts, long filteredOut, long blank, long unreadable) {

  /** Answers on the scale, don't know and not applicable among them. */
  public long answered() {
    long answered = 0;
    for (long count : counts) {
      answered += count;
    }
    return answered;
  }

  /** Responses that were asked: all but those filtered out. */
  public long asked() {
    return answered() + blank + unreadable;
  }

  /** All responses of the group. */
  public long responses() {
    return asked() + filteredOut;
  }

  /**
   * These and others of the same variable.
   *
   * @throws IllegalArgumentException when the others have another number of categories
   */
  public Sums plus(Sums others) {
    if (counts.length != others.counts.length) {
      throw new IllegalArgumentException(
          "Sums of " + counts.length + " and of " + others.counts.length + " categories.");
    }
    long[] sum = counts.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += others.counts[i];
    }
    return new Sums(
        sum,
        filteredOut + others.filteredOut,
        blank + others.blank,
        unreadable + others.unreadable);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sums sums
        && Arrays.equals(counts, sums.counts)
        && filteredOut == sums.filteredOut
        && blank == sums.blank
        && unreadable == sums.unreadable;
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(counts) + Long.hashCode(filteredOut ^ blank ^ unreadable);
  }

  @Override
  public String toString() {
    return Arrays.toString(counts)
        + " filtered out "
        + filteredOut
        + " blank "
        + blank
        + " unreadable "
        + unreadable;
  }
}
