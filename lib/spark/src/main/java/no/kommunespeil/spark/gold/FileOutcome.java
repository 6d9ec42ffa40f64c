package no.kommunespeil.spark.gold;

import java.util.Optional;
import no.kommunespeil.domain.cube.GroupCells;
import no.kommunespeil.domain.cube.Sums;
import no.kommunespeil.domain.cube.SumsRow;

/**
 * What became of some rows of a file, as it is kept among the sums: a pseudo breakdown by file, a
 * pseudo variable per status and reason.
 *
 * @param status {@link #READ}, {@link #SYNTHETIC}, {@link #UNREADABLE} or a status of the silver
 *     table
 * @param reason why, when rows were set aside or rejected; the file's checksum for rows read
 */
public record FileOutcome(
    String wave, String subSurvey, String file, String status, String reason) {

  /** Every row of the file but its header. */
  public static final String READ = "read";

  /** Rows that say they are made up, whatever else became of them. */
  public static final String SYNTHETIC = "synthetic";

  /** Cells of a column that hold nothing it can hold; the reason is the column's position. */
  public static final String UNREADABLE = "unreadable";

  /** The pseudo breakdown. */
  static final String BREAKDOWN = "file";

  private static final String VARIABLE = "rows.";
  private static final char BETWEEN = '\t';

  /** Another status of rows of the same file, without a reason. */
  FileOutcome as(String otherStatus) {
    return new FileOutcome(wave, subSurvey, file, otherStatus, "");
  }

  /** Cells of a column of the same file that could not be read. */
  FileOutcome unreadable(int column) {
    return new FileOutcome(wave, subSurvey, file, UNREADABLE, String.valueOf(column));
  }

  /** The outcome as cells that can be added up with the cube's. */
  GroupCells cells(long rows) {
    String group = status + BETWEEN + reason + BETWEEN + file;
    return new GroupCells(wave, subSurvey, BREAKDOWN, group, new long[] {rows});
  }

  static FileOutcome of(GroupCells cells) {
    String[] parts = cells.group().split(String.valueOf(BETWEEN), 3);
    return new FileOutcome(cells.wave(), cells.subSurvey(), parts[2], parts[0], parts[1]);
  }

  /** The outcome as a row of the gold table. */
  SumsRow sums(long rows) {
    String variable = VARIABLE + status + (reason.isEmpty() ? "" : "." + reason);
    Sums sums = new Sums(new long[] {rows}, 0, 0, 0);
    return new SumsRow(wave, subSurvey, variable, BREAKDOWN, file, sums);
  }

  /** The outcome a row of the gold table tells of, empty when it is a row of the cube. */
  public static Optional<FileOutcome> of(SumsRow row) {
    if (!row.breakdown().equals(BREAKDOWN)) {
      return Optional.empty();
    }
    String outcome = row.variable().substring(VARIABLE.length());
    int dot = outcome.indexOf('.');
    return Optional.of(
        new FileOutcome(
            row.wave(),
            row.subSurvey(),
            row.group(),
            dot < 0 ? outcome : outcome.substring(0, dot),
            dot < 0 ? "" : outcome.substring(dot + 1)));
  }

  /** Number of rows in a row of the gold table that tells of an outcome. */
  public static long rows(SumsRow row) {
    return row.sums().counts()[0];
  }
}
