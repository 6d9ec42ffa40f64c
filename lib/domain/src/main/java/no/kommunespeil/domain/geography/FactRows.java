package no.kommunespeil.domain.geography;

import java.util.List;
import java.util.Set;
import no.kommunespeil.domain.config.CsvTable.Row;
import org.jspecify.annotations.Nullable;

/** One row of a table of facts about municipalities. */
final class FactRows {

  static final List<String> COLUMNS =
      List.of(
          "year",
          "code",
          "population",
          "immigrants",
          "refugees_settled",
          "refugees_settled_flag",
          "centrality_class",
          "centrality_index",
          "centrality_version",
          "immigrant_background_share_pct");

  static final int FIRST_YEAR = 1970;
  static final int LAST_YEAR = 2100;
  static final int MOST_PEOPLE = 10_000_000;

  private FactRows() {}

  static UnitFacts read(Row row, String code) {
    Integer population = row.optionalInteger("population", 0, MOST_PEOPLE);
    int most = population == null ? MOST_PEOPLE : population;
    UnitFacts facts =
        new UnitFacts(
            row.integer("year", FIRST_YEAR, LAST_YEAR),
            code,
            population,
            row.optionalInteger("immigrants", 0, most),
            row.optionalInteger("refugees_settled", 0, most),
            flag(row),
            row.optionalInteger("centrality_class", 1, 6),
            row.optionalInteger("centrality_index", 0, 1000),
            row.optional("centrality_version"),
            Set.of());
    if (!row.text("immigrant_background_share_pct").isEmpty()) {
      row.decimal("immigrant_background_share_pct", 0, 100);
    }
    return facts;
  }

  private static @Nullable RefugeesFlag flag(Row row) {
    String text = row.text("refugees_settled_flag");
    if (text.isEmpty()) {
      return null;
    }
    return RefugeesFlag.of(text)
        .orElseGet(
            () -> {
              row.problem(
                  "refugees_settled_flag",
                  "'" + text + "' is not a flag.",
                  "The flags are suppressed, not_reported, lower_bound and not_obtained.");
              return null;
            });
  }
}
