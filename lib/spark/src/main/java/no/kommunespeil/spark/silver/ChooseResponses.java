package no.kommunespeil.spark.silver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import no.kommunespeil.domain.geography.Placement;
import no.kommunespeil.domain.response.Candidate;
import no.kommunespeil.domain.response.CountingResponse;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the response that counts for each unit and sub-survey, and the row that stands for the
 * unit. Takes rows in which a unit's rows of a wave lie together, its sub-surveys in order.
 */
final class ChooseResponses implements MapPartitionsFunction<Row, Row> {

  private static final long serialVersionUID = 1L;

  private final Broadcast<Map<String, Map<String, Placement>>> placements;

  /**
   * @param placements where each unit lies, by wave and by number
   */
  ChooseResponses(Broadcast<Map<String, Map<String, Placement>>> placements) {
    this.placements = placements;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    return new Units(rows, placements.value());
  }

  /** Goes through the rows a unit at a time; a unit has a handful of rows. */
  private static final class Units implements Iterator<Row> {

    private final Iterator<Row> rows;
    private final Map<String, Map<String, Placement>> placements;
    private final Deque<Row> done = new ArrayDeque<>();
    private @Nullable Row ahead;

    Units(Iterator<Row> rows, Map<String, Map<String, Placement>> placements) {
      this.rows = rows;
      this.placements = placements;
      this.ahead = rows.hasNext() ? rows.next() : null;
    }

    @Override
    public boolean hasNext() {
      return !done.isEmpty() || ahead != null;
    }

    @Override
    public Row next() {
      if (done.isEmpty()) {
        finishUnit();
      }
      return done.remove();
    }

    private void finishUnit() {
      Row first = ahead;
      if (first == null) {
        throw new NoSuchElementException();
      }
      List<Row> unit = new ArrayList<>();
      while (ahead != null && sameUnit(first, ahead)) {
        unit.add(ahead);
        ahead = rows.hasNext() ? rows.next() : null;
        if (first.isNullAt(At.UNIT)) {
          // Rows whose unit is not known stay rejected, each by itself.
          done.add(RowFactory.create(values(first)));
          return;
        }
      }
      choose(unit);
    }

    private void choose(List<Row> unit) {
      int answered = 0;
      List<@Nullable Object[]> decided = new ArrayList<>(unit.size());
      Placement placement = placementOf(unit.get(0));
      for (int from = 0; from < unit.size(); ) {
        int to = from + 1;
        while (to < unit.size() && same(At.SUB_SURVEY, unit.get(from), unit.get(to))) {
          to++;
        }
        List<Row> candidates = unit.subList(from, to);
        CountingResponse.Choice choice =
            CountingResponse.choose(candidates.stream().map(Units::candidate).toList());
        for (int i = 0; i < candidates.size(); i++) {
          boolean counts = i == choice.counting();
          @Nullable Object[] row = values(candidates.get(i));
          put(row, placement);
          row[At.STATUS] = counts ? Responses.COUNTED : Responses.SET_ASIDE;
          row[At.REASON] = choice.reasons().get(i);
          row[At.STANDS_FOR_UNIT] = counts && answered == 0;
          if (counts) {
            answered++;
          }
          decided.add(row);
        }
        from = to;
      }
      for (@Nullable Object[] row : decided) {
        boolean counts = Responses.COUNTED.equals(row[At.STATUS]);
        row[At.SUB_SURVEYS_ANSWERED] = counts ? answered : 0;
        done.add(RowFactory.create(row));
      }
    }

    private static boolean sameUnit(Row one, Row other) {
      return same(At.UNIT, one, other) && same(At.REPLICA, one, other) && same(At.WAVE, one, other);
    }

    private static boolean same(int at, Row one, Row other) {
      return Objects.equals(one.get(at), other.get(at));
    }

    private Placement placementOf(Row row) {
      String wave = row.getString(At.WAVE);
      String unit = row.getString(At.UNIT);
      Placement placement = placements.getOrDefault(wave, Map.of()).get(unit);
      if (placement == null) {
        throw new IllegalStateException(
            "Unit " + unit + " of wave " + wave + " is asked but has no placement.");
      }
      return placement;
    }

    private static void put(@Nullable Object[] row, Placement placement) {
      row[At.UNIT_TYPE] = placement.unitType();
      row[At.COUNTY] = placement.county();
      row[At.UNIT_IN_STRUCTURE] = placement.unitInStructure();
      row[At.COUNTY_IN_STRUCTURE] = placement.countyInStructure();
      row[At.EXACTNESS] = placement.exactness();
      row[At.POPULATION] = placement.population();
      row[At.IMMIGRANTS] = placement.immigrants();
      row[At.REFUGEES_SETTLED] = placement.refugeesSettled();
      row[At.REFUGEES_SETTLED_FLAG] = placement.refugeesSettledFlag();
      row[At.CENTRALITY_CLASS] = placement.centralityClass();
      row[At.CENTRALITY_VERSION] = placement.centralityVersion();
      row[At.YEARS_SETTLED] = placement.yearsSettled();
      row[At.GROUPS] = placement.groups().toArray(new String[0]);
    }

    /** The row's values, with room for where its unit lies. */
    private static @Nullable Object[] values(Row row) {
      @Nullable Object[] values = new Object[Responses.SCHEMA.length()];
      for (int i = 0; i < row.length(); i++) {
        values[i] = row.get(i);
      }
      return values;
    }

    private static Candidate candidate(Row row) {
      return new Candidate(
          row.getInt(At.ROLE_RANK),
          row.getInt(At.ELABORATED),
          row.getInt(At.OPEN_CHARACTERS),
          row.getInt(At.DONT_KNOWS),
          row.getInt(At.ANSWERED),
          row.getString(At.SUBMITTED_AT),
          row.getString(At.FILE),
          row.getInt(At.ROW_NUMBER));
    }
  }
}
