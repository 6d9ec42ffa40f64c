package no.kommunespeil.spark.silver;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * A row that was rejected.
 *
 * @param line 1-based line of its file
 * @param number the unit's number as the row gives it
 * @param name the unit's name as the row gives it
 * @param replica which copy of the unit the row says it is
 */
public record RejectedRow(
    String wave, String subSurvey, String file, int line, String number, String name, int replica)
    implements Serializable {

  private static final Comparator<RejectedRow> BY_PLACE =
      Comparator.comparing(RejectedRow::file).thenComparingInt(RejectedRow::line);

  /**
   * The first rejected rows by file and line; one Spark job, which keeps no more than these.
   *
   * @param responses rows of the silver table
   */
  public static List<RejectedRow> first(Dataset<Row> responses, int most) {
    return responses
        .where(functions.col(Responses.STATUS).equalTo(Responses.REJECTED))
        .select(
            Responses.WAVE,
            Responses.SUB_SURVEY,
            Responses.FILE,
            Responses.LINE,
            Responses.GIVEN_NUMBER,
            Responses.GIVEN_NAME,
            Responses.REPLICA)
        .toJavaRDD()
        .mapPartitions(rows -> first(rows, most))
        .collect()
        .stream()
        .sorted(BY_PLACE)
        .limit(most)
        .toList();
  }

  private static Iterator<RejectedRow> first(Iterator<Row> rows, int most) {
    PriorityQueue<RejectedRow> kept = new PriorityQueue<>(BY_PLACE.reversed());
    while (rows.hasNext()) {
      Row row = rows.next();
      kept.add(
          new RejectedRow(
              row.getString(0),
              row.getString(1),
              row.getString(2),
              row.getInt(3),
              row.getString(4),
              row.getString(5),
              row.getInt(6)));
      if (kept.size() > most) {
        kept.remove();
      }
    }
    return kept.iterator();
  }
}
