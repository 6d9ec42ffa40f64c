package no.kommunespeil.spark.silver;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.kommunespeil.domain.geography.Placement;
import no.kommunespeil.domain.geography.UnitResolution;
import no.kommunespeil.domain.geography.UnitResolution.Resolved;
import no.kommunespeil.domain.geography.UnitResolution.Unresolved;
import no.kommunespeil.domain.response.DecodedResponse;
import no.kommunespeil.spark.bronze.Rows;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** Reads bronze rows as responses of units; which of them count is not yet known. */
final class ReadResponses implements MapPartitionsFunction<Row, Row> {

  private static final long serialVersionUID = 1L;

  /** The columns of bronze that are read, in this order. */
  static final String[] COLUMNS = {
    Rows.WAVE, Rows.SUB_SURVEY, Rows.FILE, Rows.ROW_NUMBER, Rows.CELLS
  };

  private static final int WAVE = 0;
  private static final int SUB_SURVEY = 1;
  private static final int FILE = 2;
  private static final int ROW_NUMBER = 3;
  private static final int CELLS = 4;

  /** Reason for rejecting a row that does not say which copy of its unit it is. */
  private static final String UNREADABLE_REPLICA = "unreadable_replica";

  private final Broadcast<Map<String, FileReading>> readings;

  ReadResponses(Broadcast<Map<String, FileReading>> readings) {
    this.readings = readings;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    Map<String, FileReading> byFile = readings.value();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Row next() {
        Row row = rows.next();
        FileReading reading = byFile.get(row.getString(FILE));
        if (reading == null) {
          throw new IllegalStateException("No plan for reading " + row.getString(FILE) + ".");
        }
        return read(row, reading);
      }
    };
  }

  private static Row read(Row row, FileReading reading) {
    List<String> cells = row.getList(CELLS);
    DecodedResponse response = reading.decoder().decode(cells.toArray(new String[0]));
    @Nullable Object[] to = new Object[Responses.SCHEMA.length()];
    put(to, Responses.WAVE, row.get(WAVE));
    put(to, Responses.SUB_SURVEY, row.get(SUB_SURVEY));
    put(to, Responses.FILE, row.get(FILE));
    put(to, Responses.ROW_NUMBER, row.get(ROW_NUMBER));
    putResponse(to, response);
    if (response.replica() == DecodedResponse.UNREADABLE_REPLICA) {
      reject(to, UNREADABLE_REPLICA, List.of());
    } else {
      UnitResolution unit = reading.units().resolve(response.unitNumber(), response.unitName());
      if (unit instanceof Resolved resolved) {
        putPlacement(to, resolved, reading.placements());
      } else {
        Unresolved unresolved = (Unresolved) unit;
        reject(to, key(unresolved.reason()), unresolved.proposals());
      }
    }
    return RowFactory.create(to);
  }

  private static void putResponse(@Nullable Object[] to, DecodedResponse response) {
    put(to, Responses.RESPONSE_ID, response.responseId());
    put(to, Responses.GIVEN_NUMBER, response.unitNumber());
    put(to, Responses.GIVEN_NAME, response.unitName());
    put(to, Responses.REPLICA, response.replica());
    put(to, Responses.ROLE, response.role());
    put(to, Responses.ROLE_RANK, response.roleRank());
    put(to, Responses.SUBMITTED_AT, response.submittedAt());
    put(to, Responses.ELABORATED, response.elaborated());
    put(to, Responses.OPEN_CHARACTERS, response.openCharacters());
    put(to, Responses.DONT_KNOWS, response.dontKnows());
    put(to, Responses.ANSWERED, response.answered());
    put(to, Responses.UNREADABLE_COLUMNS, response.unreadableColumns());
    put(to, Responses.ANSWERS_OUTSIDE_FILTER, response.answersOutsideFilter());
    put(to, Responses.CONTRADICTIONS, response.contradictions());
    put(to, Responses.ANSWERS, response.answers());
    put(to, Responses.SYNTHETIC, response.isSynthetic());
    // What is decided only beside the unit's other responses.
    put(to, Responses.STATUS, "");
    put(to, Responses.REASON, "");
    put(to, Responses.PROPOSALS, new String[0]);
    put(to, Responses.SUB_SURVEYS_ANSWERED, 0);
    put(to, Responses.STANDS_FOR_UNIT, false);
  }

  private static void putPlacement(
      @Nullable Object[] to, Resolved unit, Map<String, Placement> placements) {
    Placement placement = placements.get(unit.code());
    if (placement == null) {
      throw new IllegalStateException("Unit " + unit.code() + " of the frame has no placement.");
    }
    put(to, Responses.UNIT, unit.code());
    put(to, Responses.UNIT_FOUND_BY, key(unit.how()));
    put(to, Responses.UNIT_TYPE, placement.unitType());
    put(to, Responses.COUNTY, placement.county());
    put(to, Responses.UNIT_IN_STRUCTURE, placement.unitInStructure());
    put(to, Responses.COUNTY_IN_STRUCTURE, placement.countyInStructure());
    put(to, Responses.EXACTNESS, placement.exactness());
    put(to, Responses.POPULATION, placement.population());
    put(to, Responses.IMMIGRANTS, placement.immigrants());
    put(to, Responses.REFUGEES_SETTLED, placement.refugeesSettled());
    put(to, Responses.REFUGEES_SETTLED_FLAG, placement.refugeesSettledFlag());
    put(to, Responses.CENTRALITY_CLASS, placement.centralityClass());
    put(to, Responses.CENTRALITY_VERSION, placement.centralityVersion());
    put(to, Responses.YEARS_SETTLED, placement.yearsSettled());
    put(to, Responses.GROUPS, placement.groups().toArray(new String[0]));
  }

  private static void reject(@Nullable Object[] to, String reason, List<String> proposals) {
    put(to, Responses.STATUS, Responses.REJECTED);
    put(to, Responses.REASON, reason);
    put(to, Responses.PROPOSALS, proposals.toArray(new String[0]));
  }

  private static String key(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static void put(@Nullable Object[] row, String column, @Nullable Object value) {
    row[Responses.at(column)] = value;
  }
}
