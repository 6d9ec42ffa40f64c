package no.kommunespeil.spark.gold;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import no.kommunespeil.domain.link.LinkLayout;
import no.kommunespeil.domain.link.UnitKeys;
import no.kommunespeil.domain.link.UnitResponse;
import no.kommunespeil.spark.silver.Responses;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Tuple2;

/**
 * The rows of one partition of the silver table, each with the key of its lineage and packed to
 * travel; used once, by one thread.
 */
final class PackedResponses implements Iterator<Tuple2<Long, byte[]>> {

  /** The columns that are read, in this order. */
  static final String[] COLUMNS = {
    Responses.WAVE,
    Responses.SUB_SURVEY,
    Responses.STATUS,
    Responses.UNIT,
    Responses.REPLICA,
    Responses.SUBMITTED_AT,
    Responses.SYNTHETIC,
    Responses.ANSWERS
  };

  private static final int WAVE = 0;
  private static final int SUB_SURVEY = 1;
  private static final int STATUS = 2;
  private static final int UNIT = 3;
  private static final int REPLICA = 4;
  private static final int SUBMITTED_AT = 5;
  private static final int SYNTHETIC = 6;
  private static final int ANSWERS = 7;

  private static final int DATE_LENGTH = 10;
  private static final UTF8String COUNTED = UTF8String.fromString(Responses.COUNTED);

  private record Block(UTF8String wave, UTF8String subSurvey) {}

  private record Lineage(String name, int replica) {}

  private final Iterator<InternalRow> rows;
  private final LinkLayout layout;
  private final UnitKeys keys;
  private final Map<Block, Integer> blocks = new HashMap<>();
  private final Map<Lineage, Long> lineages = new HashMap<>();

  PackedResponses(Iterator<InternalRow> rows, LinkLayout layout, UnitKeys keys) {
    this.rows = rows;
    this.layout = layout;
    this.keys = keys;
  }

  @Override
  public boolean hasNext() {
    return rows.hasNext();
  }

  @Override
  public Tuple2<Long, byte[]> next() {
    InternalRow row = rows.next();
    int block = block(row);
    String unit = row.getUTF8String(UNIT).toString();
    int replica = row.getInt(REPLICA);
    Lineage lineage = new Lineage(layout.lineageName(block, unit), replica);
    Long key = lineages.computeIfAbsent(lineage, known -> keys.lineage(known.name, known.replica));
    UnitResponse response =
        new UnitResponse(
            block,
            unit,
            replica,
            day(row),
            row.getBoolean(SYNTHETIC),
            row.getUTF8String(STATUS).equals(COUNTED) ? row.getBinary(ANSWERS) : null);
    return new Tuple2<>(key, response.toBytes());
  }

  private int block(InternalRow row) {
    Block asked = new Block(row.getUTF8String(WAVE), row.getUTF8String(SUB_SURVEY));
    Integer known = blocks.get(asked);
    if (known == null) {
      known = layout.block(asked.wave.toString(), asked.subSurvey.toString());
      // The row's texts are only lent; what is kept is copied.
      blocks.put(new Block(asked.wave.clone(), asked.subSurvey.clone()), known);
    }
    return known;
  }

  private static int day(InternalRow row) {
    if (row.isNullAt(SUBMITTED_AT)) {
      return UnitResponse.NO_DAY;
    }
    String time = row.getUTF8String(SUBMITTED_AT).toString();
    try {
      return Math.toIntExact(LocalDate.parse(time.substring(0, DATE_LENGTH)).toEpochDay());
    } catch (DateTimeParseException | StringIndexOutOfBoundsException notOurs) {
      return UnitResponse.NO_DAY;
    }
  }
}
