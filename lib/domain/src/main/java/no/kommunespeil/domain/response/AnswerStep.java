package no.kommunespeil.domain.response;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Reads the cells of a question, or of one row of a grid, into a response. */
abstract sealed class AnswerStep implements Serializable permits ScaleStep, OptionsStep, OpenStep {

  private static final long serialVersionUID = 1L;

  private final @Nullable FilterStep filter;

  AnswerStep(@Nullable FilterStep filter) {
    this.filter = filter;
  }

  final void read(@Nullable String[] cells, Tally tally) {
    if (filter != null && filter.leadsPast(tally.answers)) {
      pass(cells, tally);
    } else {
      decode(cells, tally);
    }
  }

  /** Reads the answer. */
  abstract void decode(@Nullable String[] cells, Tally tally);

  /** Writes that the question was passed, and counts an answer that is there all the same. */
  abstract void pass(@Nullable String[] cells, Tally tally);

  /** The cell's text; empty when the delivery has no such column or the row ends before it. */
  static String cell(@Nullable String[] cells, int column) {
    if (column < 0 || column >= cells.length) {
      return "";
    }
    String cell = cells[column];
    return cell == null ? "" : cell;
  }
}
