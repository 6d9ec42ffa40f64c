package no.kommunespeil.spark.gold;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import no.kommunespeil.domain.cube.CubeCounter;
import no.kommunespeil.domain.cube.CubeLayout;
import no.kommunespeil.domain.cube.CubePart;
import no.kommunespeil.spark.silver.Responses;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Counts responses in one pass: each partition into dense arrays, which are then added up. Beside
 * the answers it counts what became of every row of every file.
 */
public final class Count {

  private static final String[] COLUMNS = {
    Responses.WAVE,
    Responses.SUB_SURVEY,
    Responses.FILE,
    Responses.STATUS,
    Responses.REASON,
    Responses.GROUPS,
    Responses.ANSWERS,
    Responses.STANDS_FOR_UNIT,
    Responses.SUB_SURVEYS_ANSWERED,
    Responses.SYNTHETIC
  };
  private static final int WAVE = 0;
  private static final int SUB_SURVEY = 1;
  private static final int FILE = 2;
  private static final int STATUS = 3;
  private static final int REASON = 4;
  private static final int GROUPS = 5;
  private static final int ANSWERS = 6;
  private static final int STANDS_FOR_UNIT = 7;
  private static final int SUB_SURVEYS_ANSWERED = 8;
  private static final int SYNTHETIC = 9;

  private Count() {}

  /**
   * Counts.
   *
   * @param responses rows of the silver table
   * @param layout every wave and sub-survey among them
   * @return sums of the responses that count, and of all rows by file and outcome
   */
  public static CubePart count(SparkSession spark, Dataset<Row> responses, CubeLayout layout) {
    Broadcast<CubeLayout> shared =
        JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(layout);
    JavaRDD<byte[]> parts =
        responses
            .selectExpr(COLUMNS)
            .toJavaRDD()
            .mapPartitions(rows -> List.of(countPartition(rows, shared.value())).iterator());
    return CubePart.fromBytes(
        parts.treeAggregate(new CubePart().toBytes(), Count::merge, Count::merge));
  }

  private static byte[] countPartition(Iterator<Row> rows, CubeLayout layout) {
    CubeCounter counter = new CubeCounter(layout);
    Map<FileOutcome, long[]> outcomes = new HashMap<>();
    String[] groups = new String[layout.breakdowns().size()];
    while (rows.hasNext()) {
      Row row = rows.next();
      String wave = row.getString(WAVE);
      String subSurvey = row.getString(SUB_SURVEY);
      String status = row.getString(STATUS);
      String file = row.getString(FILE);
      add(outcomes, new FileOutcome(wave, subSurvey, file, status, row.getString(REASON)));
      if (row.getBoolean(SYNTHETIC)) {
        add(outcomes, new FileOutcome(wave, subSurvey, file, FileOutcome.SYNTHETIC, ""));
      }
      if (status.equals(Responses.COUNTED)) {
        row.<String>getList(GROUPS).toArray(groups);
        counter.add(layout.block(wave, subSurvey), groups, (byte[]) row.get(ANSWERS));
        if (row.getBoolean(STANDS_FOR_UNIT)) {
          counter.addUnit(
              layout.block(wave, CubeLayout.ANY), groups, row.getInt(SUB_SURVEYS_ANSWERED));
        }
      }
    }
    CubePart part = counter.part();
    outcomes.forEach((outcome, count) -> part.add(outcome.cells(count[0])));
    return part.toBytes();
  }

  private static void add(Map<FileOutcome, long[]> outcomes, FileOutcome outcome) {
    outcomes.computeIfAbsent(outcome, first -> new long[1])[0]++;
  }

  private static byte[] merge(byte[] one, byte[] other) {
    return CubePart.fromBytes(one).merge(CubePart.fromBytes(other)).toBytes();
  }
}
