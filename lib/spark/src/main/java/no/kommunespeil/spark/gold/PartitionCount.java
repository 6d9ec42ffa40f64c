package no.kommunespeil.spark.gold;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.PriorityQueue;
import no.kommunespeil.domain.cube.CubeCounter;
import no.kommunespeil.domain.cube.CubeLayout;
import no.kommunespeil.domain.cube.CubePart;
import no.kommunespeil.spark.silver.Responses;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.unsafe.types.UTF8String;

/** Counts the rows of one partition of the silver table; used once, by one thread. */
final class PartitionCount {

  /** The columns that are read, in this order. */
  static final String[] COLUMNS = {
    Responses.WAVE,
    Responses.SUB_SURVEY,
    Responses.FILE,
    Responses.STATUS,
    Responses.REASON,
    Responses.SYNTHETIC,
    Responses.UNIT,
    Responses.GROUPS,
    Responses.ANSWERS,
    Responses.STANDS_FOR_UNIT,
    Responses.SUB_SURVEYS_ANSWERED,
    Responses.UNREADABLE_COLUMNS,
    Responses.CODINGS,
    Responses.LINE,
    Responses.GIVEN_NUMBER,
    Responses.GIVEN_NAME,
    Responses.REPLICA
  };

  private static final int WAVE = 0;
  private static final int SUB_SURVEY = 1;
  private static final int FILE = 2;
  private static final int STATUS = 3;
  private static final int REASON = 4;
  private static final int SYNTHETIC = 5;
  private static final int UNIT = 6;
  private static final int GROUPS = 7;
  private static final int ANSWERS = 8;
  private static final int STANDS_FOR_UNIT = 9;
  private static final int SUB_SURVEYS_ANSWERED = 10;
  private static final int UNREADABLE_COLUMNS = 11;
  private static final int CODINGS = 12;
  private static final int LINE = 13;
  private static final int GIVEN_NUMBER = 14;
  private static final int GIVEN_NAME = 15;
  private static final int REPLICA = 16;

  private final CubeLayout layout;
  private final CubeCounter counter;
  private final Map<Kind, Tally> tallies = new HashMap<>();
  private final CodingRows codings = new CodingRows();

  /** The first rejected rows, the last of them at the head. */
  private final PriorityQueue<RejectedRow> rejected =
      new PriorityQueue<>(RejectedRow.BY_PLACE.reversed());

  /** Numbers of profiles: the groups of a wave's unit are the same in all its rows. */
  private final Map<Unit, Integer> profiles = new HashMap<>();

  PartitionCount(CubeLayout layout) {
    this.layout = layout;
    this.counter = new CubeCounter(layout);
  }

  byte[] count(Iterator<InternalRow> rows) {
    while (rows.hasNext()) {
      add(rows.next());
    }
    CubePart part = counter.part();
    for (Tally tally : tallies.values()) {
      part.add(tally.outcome.cells(tally.rows));
      if (tally.synthetic > 0) {
        part.add(tally.outcome.as(FileOutcome.SYNTHETIC).cells(tally.synthetic));
      }
      for (int column = 0; column < tally.unreadable.length; column++) {
        if (tally.unreadable[column] > 0) {
          part.add(tally.outcome.unreadable(column).cells(tally.unreadable[column]));
        }
      }
    }
    codings.addTo(part);
    rejected.forEach(row -> part.add(row.cells()));
    return part.toBytes();
  }

  private void add(InternalRow row) {
    Kind kind =
        new Kind(
            row.getUTF8String(WAVE),
            row.getUTF8String(SUB_SURVEY),
            row.getUTF8String(FILE),
            row.getUTF8String(STATUS),
            row.getUTF8String(REASON));
    Tally tally = tallies.get(kind);
    if (tally == null) {
      // The row's texts are only lent; what is kept is copied.
      tally = new Tally(kind, layout);
      tallies.put(kind.copy(), tally);
    }
    tally.rows++;
    if (row.getBoolean(SYNTHETIC)) {
      tally.synthetic++;
    }
    ArrayData unreadable = row.getArray(UNREADABLE_COLUMNS);
    for (int i = 0; i < unreadable.numElements(); i++) {
      tally.addUnreadable(unreadable.getInt(i));
    }
    ArrayData coded = row.getArray(CODINGS);
    for (int i = 0; i < coded.numElements(); i++) {
      codings.add(tally.outcome.wave(), tally.outcome.subSurvey(), kind.status, coded.getInt(i));
    }
    if (tally.rejects) {
      reject(tally.outcome, row);
    }
    if (tally.counts) {
      int profile = profile(row);
      counter.add(tally.block, profile, row.getBinary(ANSWERS));
      if (row.getBoolean(STANDS_FOR_UNIT)) {
        counter.addUnit(tally.anyBlock, profile, row.getInt(SUB_SURVEYS_ANSWERED));
      }
    }
  }

  private void reject(FileOutcome outcome, InternalRow row) {
    rejected.add(
        new RejectedRow(
            outcome.wave(),
            outcome.subSurvey(),
            outcome.file(),
            row.getInt(LINE),
            row.getUTF8String(GIVEN_NUMBER).toString(),
            row.getUTF8String(GIVEN_NAME).toString(),
            row.getInt(REPLICA)));
    if (rejected.size() > RejectedRow.MOST) {
      rejected.remove();
    }
  }

  private int profile(InternalRow row) {
    Unit unit = new Unit(row.getUTF8String(WAVE), row.getUTF8String(UNIT));
    Integer known = profiles.get(unit);
    if (known == null) {
      ArrayData array = row.getArray(GROUPS);
      String[] groups = new String[array.numElements()];
      for (int i = 0; i < groups.length; i++) {
        groups[i] = array.getUTF8String(i).toString();
      }
      known = counter.profile(groups);
      profiles.put(unit.copy(), known);
    }
    return known;
  }

  private record Unit(UTF8String wave, UTF8String unit) {
    Unit copy() {
      return new Unit(wave.clone(), unit.clone());
    }
  }

  /** Rows of one file that fared alike. */
  private record Kind(
      UTF8String wave,
      UTF8String subSurvey,
      UTF8String file,
      UTF8String status,
      UTF8String reason) {
    Kind copy() {
      return new Kind(
          wave.clone(), subSurvey.clone(), file.clone(), status.clone(), reason.clone());
    }
  }

  /** How many rows of a kind there are, and where their answers are counted. */
  private static final class Tally {
    final FileOutcome outcome;
    final boolean counts;
    final boolean rejects;
    final int block;
    final int anyBlock;
    long rows;
    long synthetic;

    /** Cells that could not be read, by position of their column. */
    long[] unreadable = new long[0];

    Tally(Kind kind, CubeLayout layout) {
      this.outcome =
          new FileOutcome(
              kind.wave.toString(),
              kind.subSurvey.toString(),
              kind.file.toString(),
              kind.status.toString(),
              kind.reason.toString());
      this.counts = outcome.status().equals(Responses.COUNTED);
      this.rejects = outcome.status().equals(Responses.REJECTED);
      this.block = layout.block(outcome.wave(), outcome.subSurvey());
      this.anyBlock = layout.block(outcome.wave(), CubeLayout.ANY);
    }

    void addUnreadable(int column) {
      if (column >= unreadable.length) {
        unreadable = Arrays.copyOf(unreadable, column + 1);
      }
      unreadable[column]++;
    }
  }
}
