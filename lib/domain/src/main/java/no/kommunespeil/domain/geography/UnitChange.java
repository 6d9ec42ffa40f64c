package no.kommunespeil.domain.geography;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One link from a municipality to the one that follows it; a row of the unit-change bridge.
 *
 * @param date the day from which the new one is valid
 * @param oldCode valid on the day before
 * @param newCode valid on the day; the same as the old one where the number is kept
 * @param populationShare part of the old municipality's people that goes to the new one, 0-1; 1
 *     except for splits
 * @param populationShareBasis "exact" or "estimate" for splits, else null
 * @param oldName full label before
 * @param newName full label from the day on
 * @param note empty where there is nothing to add
 */
public record UnitChange(
    LocalDate date,
    Type type,
    String oldCode,
    String newCode,
    double populationShare,
    @Nullable String populationShareBasis,
    String oldName,
    String newName,
    String note) {

  /** How the two municipalities relate. */
  public enum Type {
    /** The old municipality goes to several new ones. */
    SPLIT,
    /** Several old ones go to one new one, of which one may keep its number. */
    MERGE,
    /** One to one, new number, with its county. */
    RENUMBER,
    /** One to one, to another county than the rest of its old county. */
    COUNTY_MOVE,
    /** Same number, new name or label. */
    RENAME
  }
}
