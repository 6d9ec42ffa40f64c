package no.kommunespeil.spark.gold;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import no.kommunespeil.domain.cube.CubeLayout;
import no.kommunespeil.domain.cube.CubePart;
import no.kommunespeil.domain.cube.GroupCells;
import no.kommunespeil.domain.cube.Sums;
import no.kommunespeil.domain.cube.SumsRow;
import no.kommunespeil.domain.response.CodingOutcome;
import no.kommunespeil.spark.bronze.BronzeFile;
import no.kommunespeil.spark.io.StageTable;
import no.kommunespeil.spark.silver.Responses;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The gold table: sufficient sums of every variable in every group of every breakdown. */
public final class SumsTable {

  public static final String WAVE = StageTable.WAVE;
  public static final String SUB_SURVEY = "sub_survey";
  public static final String VARIABLE = "variable";
  public static final String BREAKDOWN = "breakdown";
  public static final String GROUP = "group";

  /** Answers per category, in scale order. */
  public static final String COUNTS = "counts";

  public static final String FILTERED_OUT = "filtered_out";
  public static final String BLANK = "blank";
  public static final String UNREADABLE = "unreadable";

  static final StructType SCHEMA =
      new StructType()
          .add(WAVE, DataTypes.StringType, false)
          .add(SUB_SURVEY, DataTypes.StringType, false)
          .add(VARIABLE, DataTypes.StringType, false)
          .add(BREAKDOWN, DataTypes.StringType, false)
          .add(GROUP, DataTypes.StringType, false)
          .add(COUNTS, DataTypes.createArrayType(DataTypes.LongType, false), false)
          .add(FILTERED_OUT, DataTypes.LongType, false)
          .add(BLANK, DataTypes.LongType, false)
          .add(UNREADABLE, DataTypes.LongType, false);

  private SumsTable() {}

  /**
   * The rows of what was counted.
   *
   * @param counted sums of responses, and of rows by file and outcome
   * @param files the files of the same waves, as they lie in bronze
   * @param codings outcome of every row of those among them that are coding files, by name
   */
  public static List<SumsRow> rows(
      CubePart counted,
      CubeLayout layout,
      List<BronzeFile> files,
      Map<String, List<CodingOutcome>> codings) {
    List<SumsRow> rows = new ArrayList<>();
    for (BronzeFile file : files) {
      rows.add(
          new FileOutcome(
                  file.wave(), file.subSurvey(), file.file(), FileOutcome.READ, file.checksum())
              .sums(file.rows()));
      rows.addAll(codingRows(file, codings.getOrDefault(file.file(), List.of())));
    }
    for (GroupCells cells : counted.rows()) {
      if (cells.breakdown().equals(FileOutcome.BREAKDOWN)) {
        rows.add(FileOutcome.of(cells).sums(cells.cells()[0]));
      } else if (!cells.breakdown().equals(CodingRows.BREAKDOWN)
          && !cells.breakdown().equals(RejectedRow.BREAKDOWN)) {
        rows.addAll(layout.sums(cells));
      }
    }
    return rows;
  }

  private static List<SumsRow> codingRows(BronzeFile file, List<CodingOutcome> outcomes) {
    Map<CodingOutcome, Long> rows = new EnumMap<>(CodingOutcome.class);
    outcomes.forEach(outcome -> rows.merge(outcome, 1L, Long::sum));
    return rows.entrySet().stream()
        .map(entry -> outcome(file, entry.getKey()).sums(entry.getValue()))
        .toList();
  }

  private static FileOutcome outcome(BronzeFile file, CodingOutcome outcome) {
    String status =
        switch (outcome) {
          case COUNTED -> Responses.COUNTED;
          case RESPONSE_SET_ASIDE -> Responses.SET_ASIDE;
          case NO_ANSWER, RESPONSE_REJECTED, UNKNOWN_RESPONSE -> Responses.REJECTED;
        };
    String reason = outcome == CodingOutcome.COUNTED ? "" : outcome.key();
    return new FileOutcome(file.wave(), file.subSurvey(), file.file(), status, reason);
  }

  /** The rows as Spark takes them, to be written. */
  public static Dataset<Row> asDataset(SparkSession spark, List<SumsRow> sums) {
    List<Row> rows = new ArrayList<>(sums.size());
    for (SumsRow row : sums) {
      rows.add(
          RowFactory.create(
              row.wave(),
              row.subSurvey(),
              row.variable(),
              row.breakdown(),
              row.group(),
              row.sums().counts(),
              row.sums().filteredOut(),
              row.sums().blank(),
              row.sums().unreadable()));
    }
    return spark.createDataFrame(rows, SCHEMA);
  }

  /** Every row of the table, on the driver: the cube is small by its nature. */
  public static List<SumsRow> read(Dataset<Row> table) {
    List<Row> rows = table.collectAsList();
    List<SumsRow> sums = new ArrayList<>(rows.size());
    for (Row row : rows) {
      List<Long> counts = row.getList(row.fieldIndex(COUNTS));
      long[] unboxed = new long[counts.size()];
      for (int i = 0; i < unboxed.length; i++) {
        unboxed[i] = counts.get(i);
      }
      sums.add(
          new SumsRow(
              row.getAs(WAVE),
              row.getAs(SUB_SURVEY),
              row.getAs(VARIABLE),
              row.getAs(BREAKDOWN),
              row.getAs(GROUP),
              new Sums(
                  unboxed,
                  row.<Long>getAs(FILTERED_OUT),
                  row.<Long>getAs(BLANK),
                  row.<Long>getAs(UNREADABLE))));
    }
    return sums;
  }
}
