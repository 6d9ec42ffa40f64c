package no.kommunespeil.domain.problem;

import java.io.Serializable;

/**
 * Where a problem is.
 *
 * @param file the file as the user would name it, relative to the folder it was read from
 * @param line 1-based line or row, 0 when the whole file is meant
 * @param column the column's header or 1-based number as text, empty when the whole line is meant
 */
public record Place(String file, int line, String column) implements Serializable {

  public static Place of(String file) {
    return new Place(file, 0, "");
  }

  public static Place of(String file, int line) {
    return new Place(file, line, "");
  }

  public static Place of(String file, int line, String column) {
    return new Place(file, line, column);
  }

  @Override
  public String toString() {
    String text = line == 0 ? file : file + ":" + line;
    return column.isEmpty() ? text : text + " [" + column + "]";
  }
}
