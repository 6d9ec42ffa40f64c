package no.kommunespeil.domain.cube;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The counts of one group of one breakdown in one block, as laid out by {@link CubeLayout}. Rows of
 * the same group are added cell by cell, in any order.
 */
public record GroupCells(
    String wave, String subSurvey, String breakdown, String group, long[] cells)
    implements Serializable {

  String place() {
    return "Wave " + wave + ", sub-survey " + subSurvey + ", " + breakdown + " = " + group;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GroupCells row
        && wave.equals(row.wave)
        && subSurvey.equals(row.subSurvey)
        && breakdown.equals(row.breakdown)
        && group.equals(row.group)
        && Arrays.equals(cells, row.cells);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * wave.hashCode() + subSurvey.hashCode()) + group.hashCode();
  }

  @Override
  public String toString() {
    return place() + " " + Arrays.toString(cells);
  }
}
