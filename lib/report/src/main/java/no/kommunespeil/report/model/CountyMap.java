package no.kommunespeil.report.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the squares of counties stand, by county number; a row of text is a row of the map from the
 * north, a dot is an empty square.
 */
public enum CountyMap {
  /** The 11 counties of 2020 to 2023. */
  REFORM(
      """
      ..  ..  ..  54
      ..  ..  18  ..
      ..  50  ..  ..
      15  34  ..  ..
      46  30  03  ..
      11  38  ..  ..
      ..  42  ..  ..
      """),
  /** The 15 counties since 2024. */
  TODAY(
      """
      ..  ..  ..  55  56
      ..  ..  18  ..  ..
      ..  50  ..  ..  ..
      15  34  ..  ..  ..
      46  33  32  ..  ..
      11  40  03  31  ..
      ..  42  39  ..  ..
      """);

  /**
   * A square.
   *
   * @param column from the west, 0 first
   * @param row from the north, 0 first
   */
  public record Place(int column, int row) {}

  private final Map<String, Place> places = new HashMap<>();

  CountyMap(String rows) {
    String[] lines = rows.split("\n", -1);
    for (int row = 0; row < lines.length; row++) {
      String[] squares = lines[row].strip().split("\\s+", -1);
      for (int column = 0; column < squares.length; column++) {
        if (!squares[column].equals("..") && !squares[column].isEmpty()) {
          places.put(squares[column], new Place(column, row));
        }
      }
    }
  }

  boolean has(String county) {
    return places.containsKey(county);
  }

  /** Where a county stands, by its number. */
  public Optional<Place> place(String county) {
    return Optional.ofNullable(places.get(county));
  }

  int size() {
    return places.size();
  }
}
