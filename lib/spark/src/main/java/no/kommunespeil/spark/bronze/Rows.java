package no.kommunespeil.spark.bronze;

import no.kommunespeil.spark.io.StageTable;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The bronze table: one row per row of a wave file, its cells as text, nothing interpreted.
 *
 * <p>Restricted: it holds names and texts as they were delivered.
 */
public final class Rows {

  public static final String WAVE = StageTable.WAVE;
  public static final String SUB_SURVEY = "sub_survey";

  /** The file, relative to the folder of wave files. */
  public static final String FILE = "file";

  /** SHA-256 of the file's bytes, in hexadecimal. */
  public static final String CHECKSUM = "checksum";

  /** 1-based record number in the file or sheet; the header is row 1. */
  public static final String ROW_NUMBER = "row_number";

  /** 1-based line in the file where the record begins. */
  public static final String LINE = "line";

  /** The cells in file order. */
  public static final String CELLS = "cells";

  /** Row number of the header. */
  public static final int HEADER = 1;

  static final StructType SCHEMA =
      new StructType(
          new StructField[] {
            field(WAVE, DataTypes.StringType),
            field(SUB_SURVEY, DataTypes.StringType),
            field(FILE, DataTypes.StringType),
            field(CHECKSUM, DataTypes.StringType),
            field(ROW_NUMBER, DataTypes.IntegerType),
            field(LINE, DataTypes.IntegerType),
            field(CELLS, DataTypes.createArrayType(DataTypes.StringType, false)),
          });

  private Rows() {}

  private static StructField field(String name, org.apache.spark.sql.types.DataType type) {
    return new StructField(name, type, false, Metadata.empty());
  }
}
