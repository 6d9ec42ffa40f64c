package no.kommunespeil.report.model;

import java.util.Comparator;
import java.util.List;
import no.kommunespeil.report.model.Origin.Form;
import no.kommunespeil.report.model.ReportModel.Cell;
import no.kommunespeil.report.phrase.Numbers;

/** Writes values of marts as numbers that know where they are from. */
final class Cells {

  private final Numbers numbers;

  Cells(Numbers numbers) {
    this.numbers = numbers;
  }

  /** Where there is no row that could hold a value. */
  static Cell none() {
    return Cell.number(Notes.none(), List.of());
  }

  Cell count(Row row, String column) {
    return Cell.number(
        row.has(column) ? numbers.count(row.count(column)) : Notes.none(),
        List.of(Origin.of(row, Form.COUNT, column)));
  }

  /** The lowest and the highest count of some rows, of which there is at least one. */
  Cell countRange(List<Row> rows, String column) {
    long least = rows.stream().mapToLong(row -> row.count(column)).min().orElse(0);
    long most = rows.stream().mapToLong(row -> row.count(column)).max().orElse(0);
    return Cell.number(
        numbers.countRange(least, most), List.of(Origin.of(rows, Form.COUNT_RANGE, column)));
  }

  /** How many rows there are, at least one. */
  Cell rows(List<Row> rows) {
    return Cell.number(numbers.count(rows.size()), List.of(Origin.of(rows, Form.ROWS)));
  }

  /** A share of the answers. */
  Cell share(Row row) {
    return percent(row, "value");
  }

  Cell percent(Row row, String column) {
    Double share = row.share(column);
    return Cell.number(
        share == null ? Notes.none() : numbers.percent(share),
        List.of(Origin.of(row, Form.PERCENT, column)));
  }

  /** The lowest and the highest share of some rows, each of which has one. */
  Cell percentSpan(List<Row> rows, String column) {
    Comparator<Row> bySize = Comparator.comparing(row -> share(row, column));
    double low = share(rows.stream().min(bySize).orElseThrow(), column);
    double high = share(rows.stream().max(bySize).orElseThrow(), column);
    return Cell.number(
        low == high ? numbers.percent(low) : numbers.percentRange(low, high),
        List.of(Origin.of(rows, Form.PERCENT_SPAN, column)));
  }

  private static double share(Row row, String column) {
    Double share = row.share(column);
    if (share == null) {
      throw new IllegalArgumentException("There is no " + column + ".");
    }
    return share;
  }

  Cell interval(Row row) {
    return range(row, "lower", "upper");
  }

  Cell bounds(Row row) {
    return range(row, "bound_low", "bound_high");
  }

  private Cell range(Row row, String low, String high) {
    Double from = row.share(low);
    Double to = row.share(high);
    return Cell.number(
        from == null || to == null ? Notes.none() : numbers.percentRange(from, to),
        List.of(Origin.of(row, Form.PERCENT_RANGE, low, high)));
  }

  /** A mean of scores. */
  Cell mean(Row row) {
    return decimal(row, "value", Form.DECIMAL_2);
  }

  Cell meanInterval(Row row) {
    Double lower = row.share("lower");
    Double upper = row.share("upper");
    return Cell.number(
        lower == null || upper == null
            ? Notes.none()
            : numbers.decimal(lower, 2) + "–" + numbers.decimal(upper, 2),
        List.of(Origin.of(row, Form.DECIMAL_RANGE, "lower", "upper")));
  }

  /**
   * @param form one of those with decimals
   */
  Cell decimal(Row row, String column, Form form) {
    Double value = row.share(column);
    return Cell.number(
        value == null ? Notes.none() : numbers.decimal(value, places(form)),
        List.of(Origin.of(row, form, column)));
  }

  private static int places(Form form) {
    return switch (form) {
      case DECIMAL_1 -> 1;
      case DECIMAL_2, DECIMAL_RANGE -> 2;
      case DECIMAL_3 -> 3;
      case COUNT, COUNT_RANGE, ROWS -> 0;
      case PERCENT, PERCENT_SPAN, PERCENT_RANGE, POINTS, WHOLE_POINTS, PHRASE ->
          throw new IllegalArgumentException(form + " is not written with decimals.");
    };
  }

  Cell points(Row row, String column) {
    return points(row, column, Notes.none());
  }

  /**
   * @param otherwise what is written where there is no value
   */
  Cell points(Row row, String column, String otherwise) {
    Double difference = row.share(column);
    return Cell.number(
        difference == null ? otherwise : numbers.points(difference),
        List.of(Origin.of(row, Form.POINTS, column)));
  }
}
