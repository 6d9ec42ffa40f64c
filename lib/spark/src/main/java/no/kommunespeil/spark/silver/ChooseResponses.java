package no.kommunespeil.spark.silver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import no.kommunespeil.domain.response.Candidate;
import no.kommunespeil.domain.response.CountingResponse;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the response that counts for each unit and sub-survey, and the row that stands for the
 * unit. Takes rows in which a unit's rows of a wave lie together, its sub-surveys in order.
 */
final class ChooseResponses implements MapPartitionsFunction<Row, Row> {

  private static final long serialVersionUID = 1L;

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    return new Units(rows);
  }

  /** Goes through the rows a unit at a time; a unit has a handful of rows. */
  private static final class Units implements Iterator<Row> {

    private final Iterator<Row> rows;
    private final Deque<Row> done = new ArrayDeque<>();
    private @Nullable Row ahead;

    Units(Iterator<Row> rows) {
      this.rows = rows;
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
        if (first.isNullAt(Responses.at(Responses.UNIT))) {
          // Rows whose unit is not known stay rejected, each by itself.
          done.add(first);
          return;
        }
      }
      choose(unit);
    }

    private void choose(List<Row> unit) {
      int answered = 0;
      List<Object[]> decided = new ArrayList<>(unit.size());
      for (int from = 0; from < unit.size(); ) {
        int to = from + 1;
        while (to < unit.size() && same(Responses.SUB_SURVEY, unit.get(from), unit.get(to))) {
          to++;
        }
        List<Row> candidates = unit.subList(from, to);
        CountingResponse.Choice choice =
            CountingResponse.choose(candidates.stream().map(Units::candidate).toList());
        for (int i = 0; i < candidates.size(); i++) {
          boolean counts = i == choice.counting();
          Object[] row = values(candidates.get(i));
          row[Responses.at(Responses.STATUS)] = counts ? Responses.COUNTED : Responses.SET_ASIDE;
          row[Responses.at(Responses.REASON)] = choice.reasons().get(i);
          row[Responses.at(Responses.STANDS_FOR_UNIT)] = counts && answered == 0;
          if (counts) {
            answered++;
          }
          decided.add(row);
        }
        from = to;
      }
      for (Object[] row : decided) {
        boolean counts = Responses.COUNTED.equals(row[Responses.at(Responses.STATUS)]);
        row[Responses.at(Responses.SUB_SURVEYS_ANSWERED)] = counts ? answered : 0;
        done.add(RowFactory.create(row));
      }
    }

    private static boolean sameUnit(Row one, Row other) {
      return same(Responses.UNIT, one, other)
          && same(Responses.REPLICA, one, other)
          && same(Responses.WAVE, one, other);
    }

    private static boolean same(String column, Row one, Row other) {
      int at = Responses.at(column);
      return Objects.equals(one.get(at), other.get(at));
    }

    private static Object[] values(Row row) {
      Object[] values = new Object[row.length()];
      for (int i = 0; i < values.length; i++) {
        values[i] = row.get(i);
      }
      return values;
    }

    private static Candidate candidate(Row row) {
      return new Candidate(
          row.getInt(Responses.at(Responses.ROLE_RANK)),
          row.getInt(Responses.at(Responses.ELABORATED)),
          row.getInt(Responses.at(Responses.OPEN_CHARACTERS)),
          row.getInt(Responses.at(Responses.DONT_KNOWS)),
          row.getInt(Responses.at(Responses.ANSWERED)),
          row.getString(Responses.at(Responses.SUBMITTED_AT)),
          row.getString(Responses.at(Responses.FILE)),
          row.getInt(Responses.at(Responses.ROW_NUMBER)));
    }
  }
}
