package no.kommunespeil.spark.gold;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import no.kommunespeil.domain.cube.CubePart;
import no.kommunespeil.domain.link.LinkCounter;
import no.kommunespeil.domain.link.LinkLayout;
import no.kommunespeil.domain.link.UnitKeys;
import no.kommunespeil.domain.mart.LinkedAnswersMart;
import no.kommunespeil.domain.mart.MartContract;
import no.kommunespeil.spark.io.MartFile;
import no.kommunespeil.spark.io.SpreadMart;
import no.kommunespeil.spark.silver.Responses;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.util.SerializableConfiguration;
import scala.Tuple2;

/**
 * Brings all responses of a unit together, through mergers and new numbers, in one pass over the
 * silver table and one shuffle; whatever is made of them afterwards reads what the shuffle left.
 */
public final class LinkResponses {

  private final Broadcast<LinkLayout> layout;
  private final JavaPairRDD<Long, byte[]> byLineage;

  private LinkResponses(Broadcast<LinkLayout> layout, JavaPairRDD<Long, byte[]> byLineage) {
    this.layout = layout;
    this.byLineage = byLineage;
  }

  /**
   * Prepares the pass; nothing runs before something is asked for.
   *
   * @param responses rows of the silver table
   * @param layout every wave and sub-survey among them
   * @param partitions how many to share the lineages out to
   */
  public static LinkResponses of(
      SparkSession spark,
      Dataset<Row> responses,
      LinkLayout layout,
      UnitKeys keys,
      int partitions) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<LinkLayout> sharedLayout = context.broadcast(layout);
    Broadcast<UnitKeys> sharedKeys = context.broadcast(keys);
    JavaPairRDD<Long, byte[]> byLineage =
        responses
            .where(functions.col(Responses.STATUS).isin(Responses.COUNTED, Responses.SET_ASIDE))
            .selectExpr(PackedResponses.COLUMNS)
            .queryExecution()
            .toRdd()
            .toJavaRDD()
            .mapPartitionsToPair(
                rows -> new PackedResponses(rows, sharedLayout.value(), sharedKeys.value()))
            .repartitionAndSortWithinPartitions(new KeyRanges(partitions));
    return new LinkResponses(sharedLayout, byLineage);
  }

  /** Counts what each unit's responses say together. */
  public CubePart count() {
    Broadcast<LinkLayout> shared = layout;
    return CubePart.fromBytes(
        byLineage
            .mapPartitions(rows -> List.of(count(rows, shared.value())).iterator())
            .treeAggregate(new CubePart().toBytes(), Count::merge, Count::merge));
  }

  private static byte[] count(Iterator<Tuple2<Long, byte[]>> rows, LinkLayout layout) {
    LinkCounter counter = new LinkCounter(layout);
    new LineageRows(rows).forEachRemaining(counter::add);
    return counter.part().toBytes();
  }

  /** The mart of the answers themselves, each partition of the lineages a part of it. */
  public SpreadMart asMart(LinkedAnswersMart mart) {
    return new SpreadMart() {
      @Override
      public MartContract contract() {
        return mart.contract();
      }

      @Override
      public List<Part> write(Path folder, Configuration hadoop) {
        return writeParts(mart, folder, hadoop);
      }
    };
  }

  private List<SpreadMart.Part> writeParts(
      LinkedAnswersMart mart, Path folder, Configuration hadoop) {
    Broadcast<LinkLayout> shared = layout;
    Broadcast<LinkedAnswersMart> made =
        JavaSparkContext.fromSparkContext(byLineage.context()).broadcast(mart);
    SerializableConfiguration settings = new SerializableConfiguration(hadoop);
    String to = folder.toString();
    return byLineage
        .mapPartitionsWithIndex(
            (number, rows) ->
                List.of(write(number, rows, shared.value(), made.value(), to, settings.value()))
                    .iterator(),
            true)
        .collect();
  }

  /**
   * Writes a part to a file that no other attempt at the same part writes to, so that it does not
   * matter which of them come to an end.
   */
  private static SpreadMart.Part write(
      int number,
      Iterator<Tuple2<Long, byte[]>> rows,
      LinkLayout layout,
      LinkedAnswersMart mart,
      String folder,
      Configuration hadoop)
      throws IOException {
    String name = "part-" + number + "-" + TaskContext.get().taskAttemptId();
    Path path = new Path(folder, name);
    MartFile file = new MartFile(mart.contract(), path);
    try (file) {
      LineageRows lineages = new LineageRows(rows);
      while (lineages.hasNext()) {
        long lineage = lineages.lineage();
        mart.rows(lineage, lineages.next(), layout, file::add);
      }
    }
    try (FileSystem files = FileSystem.newInstance(path.toUri(), hadoop)) {
      files.setWriteChecksum(false);
      String sha256 = file.writeTo(files, path);
      return new SpreadMart.Part(number, name, file.rows(), sha256);
    }
  }
}
