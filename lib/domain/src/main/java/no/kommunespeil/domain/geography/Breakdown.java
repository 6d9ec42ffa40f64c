package no.kommunespeil.domain.geography;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.kommunespeil.domain.survey.Text;

/**
 * A way to group units.
 *
 * @param groups in shown order; the last one is {@link #UNKNOWN}, except in {@link Kind#ALL}
 */
public record Breakdown(Kind kind, Text label, List<Group> groups) {

  /** Key of the group of units whose fact is not known. */
  public static final String UNKNOWN = "unknown";

  /** The key used in tables: county_structure. */
  public String key() {
    return kind.key();
  }

  public Optional<Group> group(String key) {
    return groups.stream().filter(group -> group.key().equals(key)).findFirst();
  }

  /** The breakdowns there are, in their fixed order. */
  public enum Kind {
    /** Everyone, one group. */
    ALL,
    /** County of the register day. */
    COUNTY,
    /** County in the chosen structure. */
    COUNTY_STRUCTURE,
    /** Statistics Norway's class, of the municipality a unit is or lies in. */
    CENTRALITY,
    /** Class of population. */
    SIZE,
    /** How many of the last five years a unit settled refugees in. */
    SETTLEMENT,
    UNIT_TYPE;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Units that are counted together.
   *
   * @param key as in {@link Placement#groups()}
   * @param from least population in a class of size, else 0
   */
  public record Group(String key, Text label, int from) {}
}
