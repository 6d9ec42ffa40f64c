package no.kommunespeil.domain.link;

import java.util.List;
import no.kommunespeil.domain.config.Folder;
import no.kommunespeil.domain.geography.Breakdown;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.survey.Survey;
import no.kommunespeil.domain.survey.Wave;

/**
 * The crosstabs that are made beside those of every variable by single register classes.
 *
 * @param list in shown order
 */
public record Crosstabs(List<Crosstab> list) {

  public static final Crosstabs NONE = new Crosstabs(List.of());

  /** The configuration file. */
  public static final String FILE = "crosstabs.yaml";

  /** Start of the keys of the crosstabs of every variable by a breakdown. */
  public static final String EVERY_VARIABLE = "by_";

  /**
   * Reads {@code crosstabs.yaml}.
   *
   * @param breakdowns whose groups may be named; empty when they could not be read, and are then
   *     not checked
   * @param problems those of the survey, and receives everything that is wrong with the file; names
   *     are looked up only in a survey without problems
   */
  public static Crosstabs read(
      Folder conf, Survey survey, List<Breakdown> breakdowns, Problems problems) {
    return new CrosstabReader(survey, breakdowns, problems).read(conf);
  }

  /** The pairs of variables to be counted together, by unit; each once. */
  public List<Link> links(List<Wave> waves) {
    return waves.stream()
        .flatMap(wave -> list.stream().flatMap(crosstab -> crosstab.links(wave).stream()))
        .distinct()
        .toList();
  }
}
