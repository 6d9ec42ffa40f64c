package no.kommunespeil.spark.bronze;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import no.kommunespeil.domain.delivery.FileRow;
import no.kommunespeil.spark.io.StageTable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * A file as it lies in bronze.
 *
 * @param headers texts of its first row
 * @param rows its rows without the header
 */
public record BronzeFile(
    String wave, String subSurvey, String file, String checksum, List<String> headers, long rows) {

  /**
   * The rows of some files without their headers, in row order, by name of file; one Spark job that
   * takes them all to the driver.
   */
  public static Map<String, List<FileRow>> rows(
      SparkSession spark, StageTable bronze, List<BronzeFile> files) throws IOException {
    Map<String, List<FileRow>> rows = new HashMap<>();
    if (files.isEmpty()) {
      return rows;
    }
    Set<String> waves = files.stream().map(BronzeFile::wave).collect(Collectors.toSet());
    List<String> names = files.stream().map(BronzeFile::file).toList();
    for (Row row :
        bronze
            .read(spark, waves)
            .where(functions.col(Rows.FILE).isInCollection(names))
            .where(functions.col(Rows.ROW_NUMBER).gt(Rows.HEADER))
            .select(Rows.FILE, Rows.ROW_NUMBER, Rows.LINE, Rows.CELLS)
            .collectAsList()) {
      rows.computeIfAbsent(row.getString(0), file -> new ArrayList<>())
          .add(
              new FileRow(
                  row.getInt(1), row.getInt(2), row.<String>getList(3).toArray(new String[0])));
    }
    rows.values().forEach(ofFile -> ofFile.sort(Comparator.comparingInt(FileRow::row)));
    return rows;
  }

  /** Every file of some waves, by name; one Spark job. */
  public static List<BronzeFile> of(SparkSession spark, StageTable bronze, Set<String> waves)
      throws IOException {
    List<BronzeFile> files = new ArrayList<>();
    var isHeader = functions.col(Rows.ROW_NUMBER).equalTo(Rows.HEADER);
    for (Row row :
        bronze
            .read(spark, waves)
            .groupBy(Rows.WAVE, Rows.SUB_SURVEY, Rows.FILE, Rows.CHECKSUM)
            .agg(
                functions.max(functions.when(isHeader, functions.col(Rows.CELLS))),
                functions.count_if(functions.not(isHeader)))
            .collectAsList()) {
      files.add(
          new BronzeFile(
              row.getString(0),
              row.getString(1),
              row.getString(2),
              row.getString(3),
              row.getList(4),
              row.getLong(5)));
    }
    files.sort(Comparator.comparing(BronzeFile::file));
    return files;
  }
}
