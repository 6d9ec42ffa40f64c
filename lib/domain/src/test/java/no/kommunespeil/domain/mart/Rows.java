package no.kommunespeil.domain.mart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/** Rows of a mart that tests pick by the values of some columns. */
final class Rows {

  private final MartTable table;
  private final List<@Nullable Object[]> rows;

  private Rows(MartTable table, List<@Nullable Object[]> rows) {
    this.table = table;
    this.rows = rows;
  }

  static Rows of(MartTable table) {
    return new Rows(table, table.rows());
  }

  /** The rows with the value. */
  Rows where(String column, Object value) {
    int index = index(column);
    List<@Nullable Object[]> found = new ArrayList<>();
    for (@Nullable Object[] row : rows) {
      if (value.equals(row[index])) {
        found.add(row);
      }
    }
    return new Rows(table, found);
  }

  int size() {
    return rows.size();
  }

  /** The column's value in every row, in order. */
  List<@Nullable Object> values(String column) {
    int index = index(column);
    List<@Nullable Object> values = new ArrayList<>();
    rows.forEach(row -> values.add(row[index]));
    return values;
  }

  /** Each row by itself. */
  List<Rows> each() {
    return rows.stream().map(row -> new Rows(table, List.<@Nullable Object[]>of(row))).toList();
  }

  /** Each row's values in some columns, in order. */
  List<String> keys(String... columns) {
    List<String> keys = new ArrayList<>();
    for (@Nullable Object[] row : rows) {
      List<String> parts = new ArrayList<>();
      for (String column : columns) {
        parts.add(String.valueOf(row[index(column)]));
      }
      keys.add(String.join(" ", parts));
    }
    return keys;
  }

  /** The only row's values, by column. */
  Map<String, @Nullable Object> only() {
    Assertions.assertThat(rows).hasSize(1);
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (int i = 0; i < rows.get(0).length; i++) {
      values.put(table.contract().columns().get(i).name(), rows.get(0)[i]);
    }
    return values;
  }

  private int index(String column) {
    int index = table.contract().indexOf(column);
    Assertions.assertThat(index).as(column).isNotNegative();
    return index;
  }
}
