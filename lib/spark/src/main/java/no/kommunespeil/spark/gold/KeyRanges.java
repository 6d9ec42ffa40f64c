package no.kommunespeil.spark.gold;

import org.apache.spark.Partitioner;

/**
 * Shares lineages out by ranges of their keys, which are spread evenly. Which partition a lineage
 * is in hangs on its key and on how many partitions there are, and on nothing else.
 */
final class KeyRanges extends Partitioner {

  private static final long serialVersionUID = 1L;

  private final int partitions;

  KeyRanges(int partitions) {
    this.partitions = partitions;
  }

  @Override
  public int numPartitions() {
    return partitions;
  }

  @Override
  public int getPartition(Object key) {
    // The upper half of the key times the number, without its lower half: a range of equal size.
    long upper = (((Long) key) ^ Long.MIN_VALUE) >>> Integer.SIZE;
    return (int) ((upper * partitions) >>> Integer.SIZE);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeyRanges ranges && partitions == ranges.partitions;
  }

  @Override
  public int hashCode() {
    return partitions;
  }
}
