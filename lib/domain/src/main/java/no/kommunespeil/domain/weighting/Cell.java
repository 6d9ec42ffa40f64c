package no.kommunespeil.domain.weighting;

import java.util.Comparator;
import java.util.List;

/**
 * Units that are taken to be alike but for having responded.
 *
 * @param county code of the county of the day
 * @param frame N, units asked
 * @param responses n, those that responded
 */
public record Cell(String county, CentralityGroup group, long frame, long responses) {

  /**
   * Order of cells: counties along the route, those that are not on it by code at the end; within a
   * county the most central first.
   *
   * @param route codes of counties, neighbours next to each other
   */
  public static Comparator<Cell> along(List<String> route) {
    return Comparator.<Cell>comparingInt(cell -> position(route, cell.county))
        .thenComparing(Cell::county)
        .thenComparing(Cell::group);
  }

  /** The units of another cell of the same county and group counted with these. */
  public Cell plus(Cell other) {
    return new Cell(county, group, frame + other.frame, responses + other.responses);
  }

  private static int position(List<String> route, String county) {
    int position = route.indexOf(county);
    return position < 0 ? route.size() : position;
  }
}
