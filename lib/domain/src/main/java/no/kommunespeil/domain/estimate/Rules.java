package no.kommunespeil.domain.estimate;

import java.util.List;
import no.kommunespeil.domain.config.Folder;
import no.kommunespeil.domain.config.YamlFile;
import no.kommunespeil.domain.config.YamlMap;
import no.kommunespeil.domain.problem.Problems;

/**
 * What is held to be reliable, and when a value is not given, read from {@code estimation.yaml}.
 *
 * @param confidence of intervals, above 0 and below 1
 * @param widestInterval width above which a share is of low reliability; of a mean, as a share of
 *     the scale's length
 * @param lowestResponseRate rate in the group below which its values are of low reliability
 * @param widestBounds width of worst-case bounds above which a value is of low reliability
 * @param smallestBase responses below which a value is of low reliability
 * @param smallestPanel units in both waves below which a change is not given
 * @param smallestCell responses below which a cell of non-response adjustment is collapsed
 * @param largestWeight weight above which it is collapsed
 * @param rakingTolerance relative difference of margins at which raking ends
 * @param rakingRounds rounds after which it is given up
 * @param countyRoute codes of counties of all times in the order of a route through the country,
 *     where those that stand next to each other are neighbours
 */
public record Rules(
    double confidence,
    double widestInterval,
    double lowestResponseRate,
    double widestBounds,
    int smallestBase,
    int smallestPanel,
    int smallestCell,
    double largestWeight,
    double rakingTolerance,
    int rakingRounds,
    List<String> countyRoute) {

  /** What holds where the file leaves a rule out. */
  public static final Rules DEFAULTS =
      new Rules(0.95, 0.30, 0.60, 0.50, 5, 5, 3, 2.5, 1e-6, 1000, List.of());

  private static final String FILE = "estimation.yaml";

  /**
   * Reads {@code estimation.yaml}.
   *
   * @param problems receives everything that is wrong with it
   * @return with {@link #DEFAULTS} where a key is missing
   */
  public static Rules read(Folder conf, Problems problems) {
    return YamlFile.read(conf, FILE, problems).map(Rules::of).orElse(DEFAULTS);
  }

  private static Rules of(YamlMap map) {
    Rules rules =
        new Rules(
            within(map, "confidence", DEFAULTS.confidence, 0.5, 0.999),
            within(map, "widest_interval", DEFAULTS.widestInterval, 0, 1),
            within(map, "lowest_response_rate", DEFAULTS.lowestResponseRate, 0, 1),
            within(map, "widest_bounds", DEFAULTS.widestBounds, 0, 1),
            whole(map, "smallest_base", DEFAULTS.smallestBase),
            whole(map, "smallest_panel", DEFAULTS.smallestPanel),
            whole(map, "smallest_cell", DEFAULTS.smallestCell),
            within(map, "largest_weight", DEFAULTS.largestWeight, 1, 1000),
            within(map, "raking_tolerance", DEFAULTS.rakingTolerance, 1e-12, 0.1),
            whole(map, "raking_rounds", DEFAULTS.rakingRounds),
            map.texts("county_route"));
    map.end();
    return rules;
  }

  private static double within(
      YamlMap map, String key, double fallback, double least, double most) {
    double number = map.number(key, fallback);
    if (number < least || number > most) {
      map.problem(
          key,
          "'" + key + "' is " + number + ".",
          "Write a number from " + least + " to " + most + ".");
      return fallback;
    }
    return number;
  }

  private static int whole(YamlMap map, String key, int fallback) {
    return map.has(key) ? map.requiredInteger(key, 1, 1_000_000) : fallback;
  }
}
