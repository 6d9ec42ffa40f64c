package no.kommunespeil.jobs.notebook;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of an answer, read by the names of its columns.
 *
 * @param columns position of each column, from 0
 * @param cells not to be changed
 */
public record MartRow(Map<String, Integer> columns, @Nullable Object[] cells) {

  /** A text or any other value as text, empty when there is none. */
  public String text(String column) {
    Object value = value(column);
    return value == null ? "" : value.toString();
  }

  /**
   * A number, null when there is none.
   *
   * @throws IllegalArgumentException when the column holds something else
   */
  public @Nullable Double number(String column) {
    Object value = value(column);
    if (value == null || value instanceof Number) {
      return value == null ? null : ((Number) value).doubleValue();
    }
    throw new IllegalArgumentException(
        "Column " + column + " holds " + value + ", which is no number.");
  }

  /**
   * A whole number, such as a year or a count.
   *
   * @throws IllegalArgumentException when there is none
   */
  public int whole(String column) {
    Double number = number(column);
    if (number == null) {
      throw new IllegalArgumentException("Column " + column + " is empty in this row.");
    }
    return Math.toIntExact(number.longValue());
  }

  /** Whether there is a value. */
  public boolean has(String column) {
    return value(column) != null;
  }

  /** Whether a column of true and false says true. */
  public boolean is(String column) {
    return Boolean.TRUE.equals(value(column));
  }

  private @Nullable Object value(String column) {
    Integer index = columns.get(column);
    if (index == null) {
      throw new IllegalArgumentException(
          "There is no column " + column + " among " + columns.keySet() + ".");
    }
    return cells[index];
  }
}
