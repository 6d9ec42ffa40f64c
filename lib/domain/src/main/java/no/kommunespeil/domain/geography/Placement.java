package no.kommunespeil.domain.geography;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a unit stands on the register day of a wave: its county then and in the chosen structure,
 * its facts of the wave's facts year, and its group in every breakdown. Crosses to Spark executors.
 *
 * @param unit municipality or district valid on the day
 * @param unitType {@link UnitType#key()}; Oslo as a whole is always "city", since a city body
 *     answers for it
 * @param name Norwegian name on the day
 * @param county number of the county on the day
 * @param unitInStructure the unit that stands for it in the structure
 * @param countyInStructure that unit's county in the structure
 * @param exactness {@link Exactness#key()} of the two units above
 * @param population people on 1 January of the facts year
 * @param immigrants people, on the same day
 * @param refugeesSettled people, during the facts year
 * @param refugeesSettledFlag {@link RefugeesFlag#key()}
 * @param centralityClass 1-6, of the municipality the unit is or lies in
 * @param centralityIndex 0-1000, of the same
 * @param centralityVersion year of the version
 * @param sizeClass group of the breakdown size
 * @param settlementClass group of the breakdown settlement
 * @param yearsSettled years with settled refugees among the last five that end with the facts year;
 *     null when fewer than five of them are known
 * @param groups group key in each breakdown, in the breakdowns' order
 * @param syntheticFacts the names of the facts above that are made up for a sample
 */
public record Placement(
    String unit,
    String unitType,
    String name,
    String county,
    String unitInStructure,
    String countyInStructure,
    String exactness,
    @Nullable Integer population,
    @Nullable Integer immigrants,
    @Nullable Integer refugeesSettled,
    @Nullable String refugeesSettledFlag,
    @Nullable Integer centralityClass,
    @Nullable Integer centralityIndex,
    @Nullable String centralityVersion,
    String sizeClass,
    String settlementClass,
    @Nullable Integer yearsSettled,
    List<String> groups,
    List<String> syntheticFacts)
    implements Serializable {

  /** How the years settled are named among the made-up facts. */
  public static final String YEARS_SETTLED = "years_settled";
}
