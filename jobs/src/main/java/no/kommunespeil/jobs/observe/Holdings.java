package no.kommunespeil.jobs.observe;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What lies in an output folder.
 *
 * @param tables by name
 * @param marts the published set, if there is one
 * @param martBytes bytes of all sets that are kept, as they lie there
 */
public record Holdings(SortedMap<String, Table> tables, Optional<Published> marts, long martBytes) {

  /**
   * A Delta table.
   *
   * @param version -1 when there is none
   * @param waves how many it holds
   * @param bytes of all its files as they lie there, those of earlier versions too
   */
  public record Table(long version, int waves, long bytes) {}

  /**
   * A set of marts.
   *
   * @param set its name
   * @param at when it was made current
   */
  public record Published(String set, Instant at) {}
}
