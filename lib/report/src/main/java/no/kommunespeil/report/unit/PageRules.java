package no.kommunespeil.report.unit;

import no.kommunespeil.domain.config.Folder;
import no.kommunespeil.domain.config.YamlFile;
import no.kommunespeil.domain.config.YamlMap;
import no.kommunespeil.domain.problem.Problems;

/**
 * What a unit's page may show of others, read from {@code unit_page.yaml}.
 *
 * @param fewestOthers other units below which nothing is shown of them together
 * @param smallestGroup other answering units below which the group of similar units is widened
 */
public record PageRules(int fewestOthers, int smallestGroup) {

  /** What holds where there is no file. */
  public static final PageRules DEFAULTS = new PageRules(5, 10);

  private static final String FILE = "unit_page.yaml";

  /**
   * Reads {@code unit_page.yaml}.
   *
   * @param problems receives everything that is wrong with it
   */
  public static PageRules read(Folder conf, Problems problems) {
    return YamlFile.read(conf, FILE, problems).map(PageRules::of).orElse(DEFAULTS);
  }

  private static PageRules of(YamlMap map) {
    // One other unit is never a group.
    PageRules rules =
        new PageRules(
            map.requiredInteger("fewest_others", 2, 1000),
            map.requiredInteger("smallest_group", 2, 1000));
    map.end();
    return rules;
  }
}
