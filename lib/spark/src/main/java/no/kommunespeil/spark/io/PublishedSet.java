package no.kommunespeil.spark.io;

import java.util.List;
import no.kommunespeil.domain.mart.MartContract;
import org.apache.hadoop.fs.Path;

/**
 * A set of marts as it was published.
 *
 * @param name what the set was made from
 * @param folder where it lies, with the scheme of its file system
 * @param marts by name
 */
public record PublishedSet(String name, Path folder, List<Mart> marts) {

  /** The folder of all sets, whichever is current. */
  public Path root() {
    return folder.getParent().getParent();
  }

  /**
   * A mart of the set.
   *
   * @param tier who may read it
   * @param rows how many it has
   * @param files the Parquet files that together hold its rows, in their order
   */
  public record Mart(String name, MartContract.Tier tier, long rows, List<Path> files) {}
}
