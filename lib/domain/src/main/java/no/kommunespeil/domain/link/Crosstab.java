package no.kommunespeil.domain.link;

import java.util.ArrayList;
import java.util.List;
import no.kommunespeil.domain.geography.Breakdown;
import no.kommunespeil.domain.survey.Text;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.domain.survey.Wave;

/**
 * Answers crossed with other answers of the same units, or with what registers know of them.
 *
 * @param waves keys of the waves it is made of; empty for every wave that asks all of it
 */
public record Crosstab(String key, Text label, List<String> waves, Asked rows, Columns columns) {

  /** What answers are crossed with. */
  public sealed interface Columns permits Asked, Register {}

  /**
   * A variable that a sub-survey asks, or every variable of a question.
   *
   * @param variables at least one, in codebook order
   */
  public record Asked(String subSurvey, List<Variable> variables) implements Columns {

    /** Those of the variables that the wave asks the sub-survey. */
    public List<Variable> in(Wave wave) {
      return wave.subSurvey(subSurvey)
          .map(asked -> variables.stream().filter(asked.asked()::contains).toList())
          .orElse(List.of());
    }
  }

  /**
   * What registers know of a unit; several conditions are crossed with one another.
   *
   * @param conditions at least one
   */
  public record Register(List<Condition> conditions) implements Columns {}

  /** One thing that registers know of a unit. */
  public sealed interface Condition permits Grouped, SettledSince {}

  /**
   * The unit's group in a breakdown.
   *
   * @param groups keys of groups to tell from all others; empty to tell every group from the others
   */
  public record Grouped(Breakdown.Kind breakdown, List<String> groups) implements Condition {}

  /**
   * Whether any refugee was settled in the unit from a year to the facts year of the wave.
   *
   * @param year the first year
   */
  public record SettledSince(int year) implements Condition {}

  /** Whether the wave has both the answers and what they are crossed with. */
  public boolean isOf(Wave wave) {
    return (waves.isEmpty() || waves.contains(wave.key()))
        && !rows.in(wave).isEmpty()
        && hasColumns(wave);
  }

  private boolean hasColumns(Wave wave) {
    if (columns instanceof Asked asked) {
      return !links(wave, rows.in(wave), asked).isEmpty();
    }
    return ((Register) columns)
        .conditions().stream()
            .allMatch(
                condition ->
                    !(condition instanceof SettledSince since) || since.year() <= wave.factsYear());
  }

  /** Every pair of variables to be counted together in the wave; none when it needs no such. */
  public List<Link> links(Wave wave) {
    return columns instanceof Asked asked && isOf(wave)
        ? links(wave, rows.in(wave), asked)
        : List.of();
  }

  private List<Link> links(Wave wave, List<Variable> left, Asked asked) {
    List<Link> links = new ArrayList<>();
    for (Variable row : left) {
      Side rowSide = new Side(wave.key(), rows.subSurvey(), row.key());
      for (Variable column : asked.in(wave)) {
        Side columnSide = new Side(wave.key(), asked.subSurvey(), column.key());
        if (!rowSide.equals(columnSide)) {
          links.add(new Link(Link.Kind.CROSSED, rowSide, columnSide));
        }
      }
    }
    return links;
  }
}
