package no.kommunespeil.jobs.observe;

import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/**
 * A step of a run that is done.
 *
 * @param name lower case, one word
 * @param what what was done, in words for a person
 * @param waves the waves it was done for, in order; empty when it is about no wave
 * @param rowsIn rows it worked on, where that is known without asking for it
 * @param read what it read
 * @param wrote what it wrote
 */
public record Step(
    String name,
    String what,
    List<String> waves,
    OptionalLong rowsIn,
    List<Dataset> read,
    List<Dataset> wrote) {

  /** A step of which there is no more to tell. */
  public static Step of(String name, String what) {
    return new Step(name, what, List.of(), OptionalLong.empty(), List.of(), List.of());
  }

  /** The same, for some waves. */
  public Step of(Collection<String> theseWaves) {
    return new Step(name, what, theseWaves.stream().sorted().toList(), rowsIn, read, wrote);
  }

  /** The same, with the rows it worked on. */
  public Step from(long rows) {
    return new Step(name, what, waves, OptionalLong.of(rows), read, wrote);
  }

  /** The same, with what it read and wrote. */
  public Step between(List<Dataset> from, List<Dataset> to) {
    return new Step(name, what, waves, rowsIn, List.copyOf(from), List.copyOf(to));
  }

  /** Rows written, where that is known. */
  public OptionalLong rowsOut() {
    return wrote.stream().anyMatch(dataset -> dataset.rows().isPresent())
        ? OptionalLong.of(wrote.stream().mapToLong(dataset -> dataset.rows().orElse(0)).sum())
        : OptionalLong.empty();
  }

  /** Version of the Delta table it wrote, if it did. */
  public OptionalLong version() {
    return wrote.stream().flatMapToLong(dataset -> dataset.version().stream()).findFirst();
  }
}
