package no.kommunespeil.spark.silver;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import no.kommunespeil.domain.geography.Placement;
import no.kommunespeil.spark.bronze.Rows;
import no.kommunespeil.spark.io.StageState;
import no.kommunespeil.spark.io.StageTable;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** Makes responses of units from bronze rows, and chooses which of them count. */
public final class Resolve {

  private Resolve() {}

  /**
   * Replaces the responses of some waves.
   *
   * @param readings how to read each file of these waves, by the file's name in bronze
   * @param codings the other files of these waves, which hold codes of open answers and no
   *     responses
   * @param placements where each unit lies, by wave and by number
   * @param made fingerprint by wave of the waves read again
   * @param replaced these waves, and those whose responses are to go
   */
  public static StageState run(
      SparkSession spark,
      StageTable bronze,
      StageTable silver,
      Map<String, FileReading> readings,
      Set<String> codings,
      Map<String, Map<String, Placement>> placements,
      SortedMap<String, String> made,
      SortedSet<String> replaced)
      throws IOException {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<Map<String, FileReading>> plans = context.broadcast(readings);
    Broadcast<Map<String, Map<String, Placement>>> places = context.broadcast(placements);
    Dataset<Row> responses =
        bronze
            .read(spark, made.keySet())
            .where(functions.col(Rows.ROW_NUMBER).gt(Rows.HEADER))
            .where(functions.not(functions.col(Rows.FILE).isInCollection(codings)))
            .transform(rows -> asResponses(rows, plans))
            .transform(rows -> chosenPerUnit(rows, places));
    return silver.replace(responses, made, replaced);
  }

  private static Dataset<Row> asResponses(
      Dataset<Row> rows, Broadcast<Map<String, FileReading>> readings) {
    return rows.selectExpr(ReadResponses.COLUMNS)
        .mapPartitions(new ReadResponses(readings), Encoders.row(Responses.CHOSEN));
  }

  private static Dataset<Row> chosenPerUnit(
      Dataset<Row> responses, Broadcast<Map<String, Map<String, Placement>>> placements) {
    // A unit's rows of a wave come together in one partition, in an order that does not hang on
    // how they were read; rows without a unit are spread by their row number.
    return responses
        .repartition(
            functions.col(Responses.WAVE),
            functions.coalesce(
                functions.col(Responses.UNIT), functions.col(Responses.ROW_NUMBER).cast("string")),
            functions.col(Responses.REPLICA))
        .sortWithinPartitions(
            Responses.WAVE,
            Responses.UNIT,
            Responses.REPLICA,
            Responses.SUB_SURVEY,
            Responses.FILE,
            Responses.ROW_NUMBER)
        .mapPartitions(new ChooseResponses(placements), Encoders.row(Responses.SCHEMA));
  }
}
