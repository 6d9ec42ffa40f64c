package no.kommunespeil.domain.weighting;

import java.util.Arrays;
import java.util.List;

/**
 * The two margins of cells, county and centrality group. A class in which nobody responded is
 * joined with the nearest one in which somebody did, counties along the route, groups by
 * centrality; of two equally near, the one before.
 *
 * @param cells in the order of {@link Cell#along}
 * @param countyOf class of each cell in the margin of counties, from 0
 * @param groupOf class of each cell in the margin of groups, from 0
 * @param counties units asked by class
 * @param groups units asked by class
 */
record Margins(List<Cell> cells, int[] countyOf, int[] groupOf, long[] counties, long[] groups) {

  /**
   * @param cells in the order of {@link Cell#along}; somebody must have responded
   */
  static Margins of(List<Cell> cells) {
    List<String> counties = cells.stream().map(Cell::county).distinct().toList();
    List<CentralityGroup> groups = cells.stream().map(Cell::group).distinct().sorted().toList();
    int[] countyOf = cells.stream().mapToInt(cell -> counties.indexOf(cell.county())).toArray();
    int[] groupOf = cells.stream().mapToInt(cell -> groups.indexOf(cell.group())).toArray();
    int countyClasses = join(cells, countyOf, counties.size());
    int groupClasses = join(cells, groupOf, groups.size());
    return new Margins(
        cells,
        countyOf,
        groupOf,
        frames(cells, countyOf, countyClasses),
        frames(cells, groupOf, groupClasses));
  }

  /** Classes of both margins together. */
  int classes() {
    return counties.length + groups.length;
  }

  long responses() {
    return cells.stream().mapToLong(Cell::responses).sum();
  }

  long frame() {
    return cells.stream().mapToLong(Cell::frame).sum();
  }

  private static int join(List<Cell> cells, int[] classOf, int classes) {
    boolean[] responded = new boolean[classes];
    for (int i = 0; i < classOf.length; i++) {
      responded[classOf[i]] |= cells.get(i).responses() > 0;
    }
    int[] number = new int[classes];
    int next = 0;
    for (int c = 0; c < classes; c++) {
      number[c] = responded[c] ? next++ : -1;
    }
    int[] nearest = new int[classes];
    for (int c = 0; c < classes; c++) {
      nearest[c] = number[nearest(responded, c)];
    }
    Arrays.setAll(classOf, i -> nearest[classOf[i]]);
    return next;
  }

  private static int nearest(boolean[] responded, int from) {
    for (int distance = 0; distance < responded.length; distance++) {
      if (from - distance >= 0 && responded[from - distance]) {
        return from - distance;
      }
      if (from + distance < responded.length && responded[from + distance]) {
        return from + distance;
      }
    }
    throw new IllegalArgumentException("Nobody responded in any class.");
  }

  private static long[] frames(List<Cell> cells, int[] classOf, int classes) {
    long[] frames = new long[classes];
    for (int i = 0; i < classOf.length; i++) {
      frames[classOf[i]] += cells.get(i).frame();
    }
    return frames;
  }
}
