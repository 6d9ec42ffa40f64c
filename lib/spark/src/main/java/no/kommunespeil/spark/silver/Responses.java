package no.kommunespeil.spark.silver;

import no.kommunespeil.spark.io.StageTable;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The silver table: one row per submission, linked to its unit, its answers packed.
 *
 * <p>Nothing is dropped: each row read is here once, with its status and the reason for it.
 * Restricted: it says what each unit answered.
 */
public final class Responses {

  public static final String WAVE = StageTable.WAVE;
  public static final String SUB_SURVEY = "sub_survey";
  public static final String FILE = "file";
  public static final String ROW_NUMBER = "row_number";

  /** 1-based line in the file where the row begins. */
  public static final String LINE = "line";

  /** One of {@link #COUNTED}, {@link #SET_ASIDE}, {@link #REJECTED}. */
  public static final String STATUS = "status";

  /** Why it was set aside or rejected; empty when it counts. */
  public static final String REASON = "reason";

  /** What could be meant by a unit that was not recognised, for a person to choose from. */
  public static final String PROPOSALS = "proposals";

  public static final String RESPONSE_ID = "response_id";

  /** The unit as the file writes it. */
  public static final String GIVEN_NUMBER = "given_number";

  public static final String GIVEN_NAME = "given_name";

  /** Number of the unit on the wave's register day; null when rejected. */
  public static final String UNIT = "unit";

  /** How the unit was recognised: by number, name, former number, former name, city body. */
  public static final String UNIT_FOUND_BY = "unit_found_by";

  /** Which copy of the unit answers; 0 but in samples made larger than the country. */
  public static final String REPLICA = "replica";

  public static final String UNIT_TYPE = "unit_type";
  public static final String COUNTY = "county";
  public static final String UNIT_IN_STRUCTURE = "unit_in_structure";
  public static final String COUNTY_IN_STRUCTURE = "county_in_structure";

  /** How surely the unit in the chosen structure stands for the unit as it was. */
  public static final String EXACTNESS = "exactness";

  public static final String POPULATION = "population";
  public static final String IMMIGRANTS = "immigrants";
  public static final String REFUGEES_SETTLED = "refugees_settled";
  public static final String REFUGEES_SETTLED_FLAG = "refugees_settled_flag";
  public static final String CENTRALITY_CLASS = "centrality_class";
  public static final String CENTRALITY_VERSION = "centrality_version";
  public static final String YEARS_SETTLED = "years_settled";

  /** The unit's group in each breakdown, in the breakdowns' order. */
  public static final String GROUPS = "groups";

  public static final String ROLE = "role";
  public static final String ROLE_RANK = "role_rank";

  /** ISO 8601 local date and time, null when unknown. */
  public static final String SUBMITTED_AT = "submitted_at";

  public static final String ELABORATED = "elaborated";
  public static final String OPEN_CHARACTERS = "open_characters";
  public static final String DONT_KNOWS = "dont_knows";
  public static final String ANSWERED = "answered";

  /** Columns of the file whose cell could not be read, by 0-based position. */
  public static final String UNREADABLE_COLUMNS = "unreadable_columns";

  public static final String ANSWERS_OUTSIDE_FILTER = "answers_outside_filter";
  public static final String CONTRADICTIONS = "contradictions";

  /**
   * Rows of coding files that are about the response, by their number through all coding files of
   * the sub-survey; the complement of the number where the response gives no such answer.
   */
  public static final String CODINGS = "codings";

  /** One byte per variable asked: a category's position or the kind of missing. */
  public static final String ANSWERS = "answers";

  public static final String SYNTHETIC = "synthetic";

  /** Number of sub-surveys the unit answered in the wave; 0 when the row does not count. */
  public static final String SUB_SURVEYS_ANSWERED = "sub_surveys_answered";

  /** Whether this row stands for its unit where units are counted once per wave. */
  public static final String STANDS_FOR_UNIT = "stands_for_unit";

  public static final String COUNTED = "counted";
  public static final String SET_ASIDE = "set_aside";
  public static final String REJECTED = "rejected";

  private static final DataType TEXTS = DataTypes.createArrayType(DataTypes.StringType, false);

  /** What a row says by itself and beside its unit's other rows. */
  static final StructType CHOSEN =
      new StructType()
          .add(WAVE, DataTypes.StringType, false)
          .add(SUB_SURVEY, DataTypes.StringType, false)
          .add(FILE, DataTypes.StringType, false)
          .add(ROW_NUMBER, DataTypes.IntegerType, false)
          .add(LINE, DataTypes.IntegerType, false)
          .add(STATUS, DataTypes.StringType, false)
          .add(REASON, DataTypes.StringType, false)
          .add(PROPOSALS, TEXTS, false)
          .add(RESPONSE_ID, DataTypes.StringType, false)
          .add(GIVEN_NUMBER, DataTypes.StringType, false)
          .add(GIVEN_NAME, DataTypes.StringType, false)
          .add(UNIT, DataTypes.StringType, true)
          .add(UNIT_FOUND_BY, DataTypes.StringType, true)
          .add(REPLICA, DataTypes.IntegerType, false)
          .add(ROLE, DataTypes.StringType, false)
          .add(ROLE_RANK, DataTypes.IntegerType, false)
          .add(SUBMITTED_AT, DataTypes.StringType, true)
          .add(ELABORATED, DataTypes.IntegerType, false)
          .add(OPEN_CHARACTERS, DataTypes.IntegerType, false)
          .add(DONT_KNOWS, DataTypes.IntegerType, false)
          .add(ANSWERED, DataTypes.IntegerType, false)
          .add(UNREADABLE_COLUMNS, DataTypes.createArrayType(DataTypes.IntegerType, false), false)
          .add(ANSWERS_OUTSIDE_FILTER, DataTypes.IntegerType, false)
          .add(CONTRADICTIONS, DataTypes.IntegerType, false)
          .add(CODINGS, DataTypes.createArrayType(DataTypes.IntegerType, false), false)
          .add(ANSWERS, DataTypes.BinaryType, false)
          .add(SYNTHETIC, DataTypes.BooleanType, false)
          .add(SUB_SURVEYS_ANSWERED, DataTypes.IntegerType, false)
          .add(STANDS_FOR_UNIT, DataTypes.BooleanType, false);

  /** The whole table: the above, and where the unit lies and what is known of it. */
  static final StructType SCHEMA =
      CHOSEN
          .add(UNIT_TYPE, DataTypes.StringType, true)
          .add(COUNTY, DataTypes.StringType, true)
          .add(UNIT_IN_STRUCTURE, DataTypes.StringType, true)
          .add(COUNTY_IN_STRUCTURE, DataTypes.StringType, true)
          .add(EXACTNESS, DataTypes.StringType, true)
          .add(POPULATION, DataTypes.IntegerType, true)
          .add(IMMIGRANTS, DataTypes.IntegerType, true)
          .add(REFUGEES_SETTLED, DataTypes.IntegerType, true)
          .add(REFUGEES_SETTLED_FLAG, DataTypes.StringType, true)
          .add(CENTRALITY_CLASS, DataTypes.IntegerType, true)
          .add(CENTRALITY_VERSION, DataTypes.StringType, true)
          .add(YEARS_SETTLED, DataTypes.IntegerType, true)
          .add(GROUPS, TEXTS, true);

  private Responses() {}

  /** Position of a column in both schemas; to be kept in a constant where rows are many. */
  static int at(String column) {
    return SCHEMA.fieldIndex(column);
  }
}
