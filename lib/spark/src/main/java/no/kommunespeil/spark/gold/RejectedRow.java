package no.kommunespeil.spark.gold;

import java.util.Comparator;
import java.util.List;
import no.kommunespeil.domain.cube.CubePart;
import no.kommunespeil.domain.cube.GroupCells;

/**
 * A row that was rejected, one of the first few, which are found while everything is counted and
 * travel among the counts.
 *
 * @param line 1-based line of its file
 * @param number the unit's number as the row gives it
 * @param name the unit's name as the row gives it
 */
public record RejectedRow(
    String wave, String subSurvey, String file, int line, String number, String name, int replica) {

  /** So many are kept. */
  static final int MOST = 10;

  /** The pseudo breakdown. */
  static final String BREAKDOWN = "rejected";

  static final Comparator<RejectedRow> BY_PLACE =
      Comparator.comparing(RejectedRow::file).thenComparingInt(RejectedRow::line);

  private static final char BETWEEN = '\t';
  private static final int PARTS = 5;

  /** More of what stands for a unit would be nobody's name. */
  private static final int MOST_LETTERS = 200;

  /** The first of all by file and line, at most ten. */
  public static List<RejectedRow> first(CubePart counted) {
    return counted.rows().stream()
        .filter(cells -> cells.breakdown().equals(BREAKDOWN))
        .map(RejectedRow::of)
        .sorted(BY_PLACE)
        .limit(MOST)
        .toList();
  }

  GroupCells cells() {
    String group =
        String.join(
            String.valueOf(BETWEEN),
            Integer.toString(line),
            Integer.toString(replica),
            travelling(number),
            travelling(name),
            file);
    return new GroupCells(wave, subSurvey, BREAKDOWN, group, new long[] {1});
  }

  private static String travelling(String text) {
    return text.substring(0, Math.min(text.length(), MOST_LETTERS)).replace(BETWEEN, ' ');
  }

  private static RejectedRow of(GroupCells cells) {
    String[] parts = cells.group().split(String.valueOf(BETWEEN), PARTS);
    return new RejectedRow(
        cells.wave(),
        cells.subSurvey(),
        parts[4],
        Integer.parseInt(parts[0]),
        parts[2],
        parts[3],
        Integer.parseInt(parts[1]));
  }
}
