package no.kommunespeil.spark.silver;

/** Positions of the columns of {@link Responses} in its rows, looked up once. */
final class At {

  static final int WAVE = Responses.at(Responses.WAVE);
  static final int SUB_SURVEY = Responses.at(Responses.SUB_SURVEY);
  static final int FILE = Responses.at(Responses.FILE);
  static final int ROW_NUMBER = Responses.at(Responses.ROW_NUMBER);
  static final int LINE = Responses.at(Responses.LINE);
  static final int STATUS = Responses.at(Responses.STATUS);
  static final int REASON = Responses.at(Responses.REASON);
  static final int PROPOSALS = Responses.at(Responses.PROPOSALS);
  static final int RESPONSE_ID = Responses.at(Responses.RESPONSE_ID);
  static final int GIVEN_NUMBER = Responses.at(Responses.GIVEN_NUMBER);
  static final int GIVEN_NAME = Responses.at(Responses.GIVEN_NAME);
  static final int UNIT = Responses.at(Responses.UNIT);
  static final int UNIT_FOUND_BY = Responses.at(Responses.UNIT_FOUND_BY);
  static final int REPLICA = Responses.at(Responses.REPLICA);
  static final int ROLE = Responses.at(Responses.ROLE);
  static final int ROLE_RANK = Responses.at(Responses.ROLE_RANK);
  static final int SUBMITTED_AT = Responses.at(Responses.SUBMITTED_AT);
  static final int ELABORATED = Responses.at(Responses.ELABORATED);
  static final int OPEN_CHARACTERS = Responses.at(Responses.OPEN_CHARACTERS);
  static final int DONT_KNOWS = Responses.at(Responses.DONT_KNOWS);
  static final int ANSWERED = Responses.at(Responses.ANSWERED);
  static final int UNREADABLE_COLUMNS = Responses.at(Responses.UNREADABLE_COLUMNS);
  static final int ANSWERS_OUTSIDE_FILTER = Responses.at(Responses.ANSWERS_OUTSIDE_FILTER);
  static final int CONTRADICTIONS = Responses.at(Responses.CONTRADICTIONS);
  static final int CODINGS = Responses.at(Responses.CODINGS);
  static final int ANSWERS = Responses.at(Responses.ANSWERS);
  static final int SYNTHETIC = Responses.at(Responses.SYNTHETIC);
  static final int SUB_SURVEYS_ANSWERED = Responses.at(Responses.SUB_SURVEYS_ANSWERED);
  static final int STANDS_FOR_UNIT = Responses.at(Responses.STANDS_FOR_UNIT);
  static final int UNIT_TYPE = Responses.at(Responses.UNIT_TYPE);
  static final int COUNTY = Responses.at(Responses.COUNTY);
  static final int UNIT_IN_STRUCTURE = Responses.at(Responses.UNIT_IN_STRUCTURE);
  static final int COUNTY_IN_STRUCTURE = Responses.at(Responses.COUNTY_IN_STRUCTURE);
  static final int EXACTNESS = Responses.at(Responses.EXACTNESS);
  static final int POPULATION = Responses.at(Responses.POPULATION);
  static final int IMMIGRANTS = Responses.at(Responses.IMMIGRANTS);
  static final int REFUGEES_SETTLED = Responses.at(Responses.REFUGEES_SETTLED);
  static final int REFUGEES_SETTLED_FLAG = Responses.at(Responses.REFUGEES_SETTLED_FLAG);
  static final int CENTRALITY_CLASS = Responses.at(Responses.CENTRALITY_CLASS);
  static final int CENTRALITY_VERSION = Responses.at(Responses.CENTRALITY_VERSION);
  static final int YEARS_SETTLED = Responses.at(Responses.YEARS_SETTLED);
  static final int GROUPS = Responses.at(Responses.GROUPS);

  private At() {}
}
