package no.kommunespeil.report.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a number of the report is from, so that whoever doubts it can look it up.
 *
 * @param mart name of the mart
 * @param rows key of each row: values of the columns of the mart's key; more than one where the
 *     number is the lowest or highest of several
 * @param columns the columns it was taken from
 * @param form how it is written
 */
public record Origin(
    String mart, List<Map<String, @Nullable Object>> rows, List<String> columns, Form form) {

  /** How a number is written. */
  public enum Form {
    /** A whole number. */
    COUNT,
    /** The lowest and the highest of whole numbers, or one where they are the same. */
    COUNT_RANGE,
    /** How many rows there are. */
    ROWS,
    /** A share in per cent, one decimal. */
    PERCENT,
    /** The lowest and the highest of shares, or one where they are the same. */
    PERCENT_SPAN,
    /** Two columns in per cent, one decimal. */
    PERCENT_RANGE,
    /** A difference of shares in percentage points, one decimal, with its sign. */
    POINTS,
    /** The size of a difference of shares in whole percentage points. */
    WHOLE_POINTS,
    /** One decimal. */
    DECIMAL_1,
    /** Two decimals. */
    DECIMAL_2,
    /** Three decimals. */
    DECIMAL_3,
    /** Two columns, two decimals. */
    DECIMAL_RANGE,
    /** A share in words: share, count, denominator. */
    PHRASE
  }

  static Origin of(Row row, Form form, String... columns) {
    return of(List.of(row), form, columns);
  }

  /** Of rows of one mart, at least one. */
  static Origin of(List<Row> rows, Form form, String... columns) {
    List<Map<String, @Nullable Object>> keys = new ArrayList<>();
    for (Row row : rows) {
      Map<String, @Nullable Object> key = new LinkedHashMap<>();
      row.contract().key().forEach(column -> key.put(column, row.value(column)));
      keys.add(key);
    }
    return new Origin(rows.get(0).contract().name(), keys, List.of(columns), form);
  }
}
