package no.kommunespeil.report.unit;

import no.kommunespeil.report.model.Row;

/**
 * The groups a unit belongs to in a wave.
 *
 * @param county its number
 * @param centrality class, or {@link #UNKNOWN}
 * @param size key of the group by population, or {@link #UNKNOWN}
 */
public record Standing(String county, String centrality, String size) {

  /** Group of units of which the registers do not know it. */
  public static final String UNKNOWN = "unknown";

  /** That of a unit, by its row of the mart {@code units}. */
  static Standing of(Row unit) {
    String centrality = unit.text("centrality_class");
    return new Standing(
        unit.text("county"), centrality.isEmpty() ? UNKNOWN : centrality, unit.text("size_group"));
  }
}
