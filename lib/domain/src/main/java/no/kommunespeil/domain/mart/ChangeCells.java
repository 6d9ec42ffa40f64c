package no.kommunespeil.domain.mart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.kommunespeil.domain.estimate.Assessed;
import no.kommunespeil.domain.estimate.QValues;
import no.kommunespeil.domain.estimate.Statistic;
import no.kommunespeil.domain.trend.ValueChange;
import org.jspecify.annotations.Nullable;

/** Cells of the changes of one kind, since the previous wave or since the first of the series. */
final class ChangeCells {

  private static final String PREVIOUS = "previous";

  private static final List<String> CELLS =
      List.of(
          "change",
          "change_se",
          "change_lower",
          "change_upper",
          "change_bound_low",
          "change_bound_high",
          "change_p",
          "change_q",
          "withheld",
          "panel_n",
          "panel_value_before",
          "panel_value",
          "panel_change",
          "panel_agreed_n",
          "panel_agreed_change");

  /** Since the previous wave that asked. */
  static final List<String> SINCE_PREVIOUS = columns(PREVIOUS, "");

  /** Since the first wave of the series. */
  static final List<String> SINCE_FIRST = columns("first", "first_");

  private static final int P = 2 + CELLS.indexOf("change_p");
  private static final int Q = 2 + CELLS.indexOf("change_q");

  /** Changes that are tested together. */
  private record Family(String wave, String breakdown, Statistic statistic) {}

  private final int at;
  private final Map<Family, List<@Nullable Object[]>> families = new HashMap<>();

  /**
   * @param at position of the first of the cells in a row
   */
  ChangeCells(int at) {
    this.at = at;
  }

  private static List<String> columns(String earlier, String prefix) {
    List<String> columns = new ArrayList<>();
    columns.add(earlier + "_value");
    columns.add(earlier + "_used_n");
    CELLS.forEach(cell -> columns.add(prefix + cell));
    return List.copyOf(columns);
  }

  /**
   * Fills a row's cells, all but the q value.
   *
   * @param before the earlier value, null when there was no such group
   */
  void fill(@Nullable Object[] row, @Nullable Assessed before, ValueChange change) {
    if (before != null) {
      row[at] = before.estimate().value();
      row[at + 1] = before.estimate().used();
    }
    row[at + 2] = change.difference();
    row[at + 3] = change.standardError();
    int next = RowCells.interval(row, at + 4, change.interval());
    next = RowCells.interval(row, next, change.bounds());
    row[next] = change.p();
    ValueChange.Withheld withheld = change.withheld();
    row[next + 2] = withheld == null ? null : withheld.key();
    row[next + 3] = change.panel().units();
    row[next + 4] = change.panel().before();
    row[next + 5] = change.panel().after();
    row[next + 6] = change.panel().difference();
    row[next + 7] = change.agreed().units();
    row[next + 8] = change.agreed().difference();
  }

  /** Notes a filled row as one of those tested together. */
  void test(@Nullable Object[] row, String wave, String breakdown, Statistic statistic) {
    if (row[at + P] != null) {
      families
          .computeIfAbsent(new Family(wave, breakdown, statistic), family -> new ArrayList<>())
          .add(row);
    }
  }

  /** Fills the q values of the rows noted, whose family is then complete. */
  void fillQValues() {
    for (List<@Nullable Object[]> family : families.values()) {
      double[] q =
          QValues.benjaminiHochberg(
              family.stream()
                  .mapToDouble(row -> row[at + P] instanceof Double p ? p : 1)
                  .toArray());
      for (int i = 0; i < q.length; i++) {
        family.get(i)[at + Q] = q[i];
      }
    }
  }
}
