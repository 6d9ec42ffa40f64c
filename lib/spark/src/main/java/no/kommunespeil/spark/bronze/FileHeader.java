package no.kommunespeil.spark.bronze;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import no.kommunespeil.spark.io.StageTable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** The headers of a file, as it lies in bronze. */
public record FileHeader(String wave, String subSurvey, String file, List<String> headers) {

  /** Every file of some waves, by name. */
  public static List<FileHeader> of(SparkSession spark, StageTable bronze, Set<String> waves) {
    List<FileHeader> files = new ArrayList<>();
    for (Row row :
        bronze
            .read(spark, waves)
            .where(functions.col(Rows.ROW_NUMBER).equalTo(Rows.HEADER))
            .select(Rows.WAVE, Rows.SUB_SURVEY, Rows.FILE, Rows.CELLS)
            .collectAsList()) {
      files.add(
          new FileHeader(row.getString(0), row.getString(1), row.getString(2), row.getList(3)));
    }
    files.sort(Comparator.comparing(FileHeader::file));
    return files;
  }
}
