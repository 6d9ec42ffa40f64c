package no.kommunespeil.jobs.observe;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import no.kommunespeil.domain.mart.MartContract;
import org.apache.hadoop.fs.Path;

/**
 * Something a step read or wrote.
 *
 * @param at the file or folder, with the scheme of its file system where the user named one
 * @param version of a Delta table that was written
 * @param rows written
 * @param contract what a mart holds
 */
public record Dataset(
    URI at, OptionalLong version, OptionalLong rows, Optional<MartContract> contract) {

  /** A file, or a folder as it is. */
  public static Dataset at(Path path) {
    return new Dataset(path.toUri(), OptionalLong.empty(), OptionalLong.empty(), Optional.empty());
  }

  /** A version of a Delta table. */
  public static Dataset table(Path path, long version, long rows) {
    return new Dataset(
        path.toUri(), OptionalLong.of(version), OptionalLong.of(rows), Optional.empty());
  }

  /** A mart. */
  public static Dataset mart(Path path, long rows, MartContract contract) {
    return new Dataset(
        path.toUri(), OptionalLong.empty(), OptionalLong.of(rows), Optional.of(contract));
  }
}
