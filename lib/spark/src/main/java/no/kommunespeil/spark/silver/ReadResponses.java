package no.kommunespeil.spark.silver;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    Rows.WAVE, Rows.SUB_SURVEY, Rows.FILE, Rows.ROW_NUMBER, Rows.LINE, Rows.CELLS
  };

  private static final int WAVE = 0;
  private static final int SUB_SURVEY = 1;
  private static final int FILE = 2;
  private static final int ROW_NUMBER = 3;
  private static final int LINE = 4;
  private static final int CELLS = 5;

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
    @Nullable Object[] to = new Object[Responses.CHOSEN.length()];
    put(to, At.WAVE, row.get(WAVE));
    put(to, At.SUB_SURVEY, row.get(SUB_SURVEY));
    put(to, At.FILE, row.get(FILE));
    put(to, At.ROW_NUMBER, row.get(ROW_NUMBER));
    put(to, At.LINE, row.get(LINE));
    putResponse(to, response);
    if (response.replica() == DecodedResponse.UNREADABLE_REPLICA) {
      reject(to, UNREADABLE_REPLICA, List.of());
    } else {
      UnitResolution unit = reading.units().resolve(response.unitNumber(), response.unitName());
      if (unit instanceof Resolved resolved) {
        put(to, At.UNIT, resolved.code());
        put(to, At.UNIT_FOUND_BY, key(resolved.how()));
      } else {
        Unresolved unresolved = (Unresolved) unit;
        reject(to, key(unresolved.reason()), unresolved.proposals());
      }
    }
    return RowFactory.create(to);
  }

  private static void putResponse(@Nullable Object[] to, DecodedResponse response) {
    put(to, At.RESPONSE_ID, response.responseId());
    put(to, At.GIVEN_NUMBER, response.unitNumber());
    put(to, At.GIVEN_NAME, response.unitName());
    put(to, At.REPLICA, response.replica());
    put(to, At.ROLE, response.role());
    put(to, At.ROLE_RANK, response.roleRank());
    put(to, At.SUBMITTED_AT, response.submittedAt());
    put(to, At.ELABORATED, response.elaborated());
    put(to, At.OPEN_CHARACTERS, response.openCharacters());
    put(to, At.DONT_KNOWS, response.dontKnows());
    put(to, At.ANSWERED, response.answered());
    put(to, At.UNREADABLE_COLUMNS, response.unreadableColumns());
    put(to, At.ANSWERS_OUTSIDE_FILTER, response.answersOutsideFilter());
    put(to, At.CONTRADICTIONS, response.contradictions());
    put(to, At.CODINGS, response.codings());
    put(to, At.ANSWERS, response.answers());
    put(to, At.SYNTHETIC, response.isSynthetic());
    // What is decided only beside the unit's other responses.
    put(to, At.STATUS, "");
    put(to, At.REASON, "");
    put(to, At.PROPOSALS, new String[0]);
    put(to, At.SUB_SURVEYS_ANSWERED, 0);
    put(to, At.STANDS_FOR_UNIT, false);
  }

  private static void reject(@Nullable Object[] to, String reason, List<String> proposals) {
    put(to, At.STATUS, Responses.REJECTED);
    put(to, At.REASON, reason);
    put(to, At.PROPOSALS, proposals.toArray(new String[0]));
  }

  private static String key(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static void put(@Nullable Object[] row, int at, @Nullable Object value) {
    row[at] = value;
  }
}
