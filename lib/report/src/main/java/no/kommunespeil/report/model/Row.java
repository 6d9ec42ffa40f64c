package no.kommunespeil.report.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.kommunespeil.domain.mart.MartContract;
import no.kommunespeil.report.Table;
import org.jspecify.annotations.Nullable;

/** A row of a mart, read by the names of its columns. */
public record Row(MartContract contract, Map<String, Integer> columns, @Nullable Object[] cells) {

  public static List<Row> of(Table table) {
    Map<String, Integer> columns = new HashMap<>();
    for (String column : table.contract().columnNames()) {
      columns.put(column, columns.size());
    }
    return table.rows().stream().map(cells -> new Row(table.contract(), columns, cells)).toList();
  }

  @Nullable Object value(String column) {
    Integer index = columns.get(column);
    if (index == null) {
      throw new IllegalArgumentException("There is no column " + column + " in " + columns + ".");
    }
    return cells[index];
  }

  /** A text, empty when there is none. */
  public String text(String column) {
    Object value = value(column);
    return value == null ? "" : value.toString();
  }

  /** Whether the mart has such a column. */
  public boolean knows(String column) {
    return columns.containsKey(column);
  }

  /** Whether there is a value. */
  public boolean has(String column) {
    return value(column) != null;
  }

  public @Nullable Double share(String column) {
    return value(column) instanceof Number number ? number.doubleValue() : null;
  }

  /** A count, 0 when there is none. */
  public long count(String column) {
    return value(column) instanceof Number number ? number.longValue() : 0;
  }

  public int position(String column) {
    return (int) count(column);
  }

  public boolean is(String column) {
    return Boolean.TRUE.equals(value(column));
  }
}
