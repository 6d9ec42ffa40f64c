package no.kommunespeil.spark.gold;

import java.util.List;
import no.kommunespeil.domain.cube.CubeLayout;
import no.kommunespeil.domain.cube.CubePart;
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

  private Count() {}

  /**
   * Counts.
   *
   * @param responses rows of the silver table
   * @param layout every wave and sub-survey among them
   * @return sums of the responses that count, and of all rows by file and outcome; among them the
   *     first {@link RejectedRow rejected rows}
   */
  public static CubePart count(SparkSession spark, Dataset<Row> responses, CubeLayout layout) {
    Broadcast<CubeLayout> shared =
        JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(layout);
    // Spark's own rows are read as they lie in memory. Turning each into an external row would
    // cost several times what the counting does.
    JavaRDD<byte[]> parts =
        responses
            .selectExpr(PartitionCount.COLUMNS)
            .queryExecution()
            .toRdd()
            .toJavaRDD()
            .mapPartitions(
                rows -> List.of(new PartitionCount(shared.value()).count(rows)).iterator());
    return CubePart.fromBytes(
        parts.treeAggregate(new CubePart().toBytes(), Count::merge, Count::merge));
  }

  static byte[] merge(byte[] one, byte[] other) {
    return CubePart.fromBytes(one).merge(CubePart.fromBytes(other)).toBytes();
  }
}
