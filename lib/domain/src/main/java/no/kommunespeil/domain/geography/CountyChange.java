package no.kommunespeil.domain.geography;

import java.time.LocalDate;

/**
 * One link from a county to one that takes over its municipalities or some of them.
 *
 * @param populationShare part of the old county's people, 0-1
 */
public record CountyChange(
    LocalDate date,
    Type type,
    String oldCode,
    String newCode,
    double populationShare,
    String note) {

  /** How the two counties relate. */
  public enum Type {
    MERGE,
    SPLIT,
    /** Single municipalities that moved to another county. */
    PART
  }
}
