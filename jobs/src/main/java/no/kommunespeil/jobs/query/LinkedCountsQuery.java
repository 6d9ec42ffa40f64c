package no.kommunespeil.jobs.query;

import java.sql.Date;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.domain.survey.Text;
import no.kommunespeil.report.unit.LinkedCounts;
import no.kommunespeil.report.unit.LinkedCounts.AnswerCount;
import no.kommunespeil.report.unit.LinkedCounts.OwnAnswer;
import no.kommunespeil.report.unit.LinkedCounts.UnitCount;
import no.kommunespeil.report.unit.Standing;
import org.jspecify.annotations.Nullable;

/** Counts the linked answers for the pages of units: a query of each kind, however many pages. */
public final class LinkedCountsQuery {

  /** The group by population is a function of the population, and the mart has only that. */
  private static final String STANDING =
      """
      with sizes as (select distinct population, size_group from units where wave = ?),
      answers as (
        select a.*, s.size_group, coalesce(a.centrality_class::varchar, 'unknown') as centrality
        from restricted.linked_answers a
          left join sizes s on a.population is not distinct from s.population
        where a.wave = ?)
      """;

  private static final String ANSWERS =
      STANDING
          + """
          select sub_survey, variable, category, county, centrality, size_group, count(*)
          from answers where category is not null group by all
          """;

  private static final String UNITS =
      STANDING
          + """
          select county, centrality, size_group, count(distinct unit_key) from answers group by all
          """;

  private static final String KEYS =
      "select distinct unit_key from restricted.linked_answers where wave = ?";

  private static final String OWN =
      """
      select unit_key, wave, year, sub_survey, variable, category, missing_nb, missing_en,
        submitted_on
      from restricted.linked_answers where unit_key in (%s)
      order by all
      """;

  private final MartQueries marts;
  private final String wave;

  public LinkedCountsQuery(MartQueries marts, String wave) {
    this.marts = marts;
    this.wave = wave;
  }

  /** The keys of all units that answered in the wave. */
  public Set<String> keys() {
    Set<String> keys = new HashSet<>();
    each(KEYS, List.of(wave), row -> keys.add(text(row, 0)));
    return keys;
  }

  /**
   * The counts of the wave, and the answers of some units.
   *
   * @param units their keys
   */
  public LinkedCounts read(Collection<String> units) {
    List<AnswerCount> answers = new ArrayList<>();
    each(
        ANSWERS,
        List.of(wave, wave),
        row ->
            answers.add(
                new AnswerCount(
                    text(row, 0), text(row, 1), text(row, 2), standing(row, 3), count(row, 6))));
    List<UnitCount> counts = new ArrayList<>();
    each(
        UNITS,
        List.of(wave, wave),
        row -> counts.add(new UnitCount(standing(row, 0), count(row, 3))));
    List<OwnAnswer> own = new ArrayList<>();
    if (!units.isEmpty()) {
      each(
          OWN.replace("%s", units.stream().map(unit -> "?").collect(Collectors.joining(", "))),
          List.copyOf(units),
          row -> own.add(own(row)));
    }
    return new LinkedCounts(answers, counts, own);
  }

  private static OwnAnswer own(Answer row) throws SQLException {
    Object category = row.value(5);
    return new OwnAnswer(
        text(row, 0),
        text(row, 1),
        (int) count(row, 2),
        text(row, 3),
        text(row, 4),
        category == null ? null : category.toString(),
        row.value(6) == null ? null : new Text(text(row, 6), text(row, 7)),
        day(row.value(8)));
  }

  private static @Nullable LocalDate day(@Nullable Object value) {
    if (value instanceof LocalDate day) {
      return day;
    }
    return value instanceof Date day ? day.toLocalDate() : null;
  }

  private static Standing standing(Answer row, int from) throws SQLException {
    return new Standing(text(row, from), text(row, from + 1), text(row, from + 2));
  }

  private static String text(Answer row, int column) throws SQLException {
    Object value = row.value(column);
    return value == null ? Standing.UNKNOWN : value.toString();
  }

  private static long count(Answer row, int column) throws SQLException {
    return row.value(column) instanceof Number number ? number.longValue() : 0;
  }

  /** What is done with a row. */
  @FunctionalInterface
  private interface Taking {
    void take(Answer row) throws SQLException;
  }

  private void each(String query, List<?> values, Taking taking) {
    try (Answer answer = marts.ask(query, values)) {
      while (answer.next()) {
        taking.take(answer);
      }
    } catch (SQLException failure) {
      throw UserError.of(
          "reading the answers of units",
          Place.of(marts.set().folder().toString()),
          "The set " + marts.set().name() + " has no linked answers that can be read.",
          "Publish with the configuration at hand: run 'run' again.");
    }
  }
}
