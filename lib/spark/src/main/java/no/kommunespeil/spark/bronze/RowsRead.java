package no.kommunespeil.spark.bronze;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import no.kommunespeil.spark.io.StageTable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * How many rows of a file lie in bronze.
 *
 * @param rows without the header
 */
public record RowsRead(String wave, String subSurvey, String file, String checksum, long rows) {

  /** Every file of some waves. */
  public static List<RowsRead> of(SparkSession spark, StageTable bronze, Set<String> waves) {
    List<RowsRead> files = new ArrayList<>();
    for (Row row :
        bronze
            .read(spark, waves)
            .where(functions.col(Rows.ROW_NUMBER).gt(Rows.HEADER))
            .groupBy(Rows.WAVE, Rows.SUB_SURVEY, Rows.FILE, Rows.CHECKSUM)
            .count()
            .collectAsList()) {
      files.add(
          new RowsRead(
              row.getString(0),
              row.getString(1),
              row.getString(2),
              row.getString(3),
              row.getLong(4)));
    }
    return files;
  }
}
