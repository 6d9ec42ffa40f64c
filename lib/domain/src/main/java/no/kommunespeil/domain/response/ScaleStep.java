package no.kommunespeil.domain.response;

import org.jspecify.annotations.Nullable;

/** One answer of a scale, in one column. */
final class ScaleStep extends AnswerStep {

  private static final long serialVersionUID = 1L;

  private final int position;
  private final int column;
  private final CellLookup lookup;
  private final boolean[] isDontKnow;

  /**
   * @param isDontKnow per category, whether it is a "don't know"
   */
  ScaleStep(
      @Nullable FilterStep filter,
      int position,
      int column,
      CellLookup lookup,
      boolean[] isDontKnow) {
    super(filter);
    this.position = position;
    this.column = column;
    this.lookup = lookup;
    this.isDontKnow = isDontKnow;
  }

  @Override
  void decode(@Nullable String[] cells, Tally tally) {
    byte answer = lookup.meaning(cell(cells, column));
    tally.answers[position] = answer;
    if (answer >= 0) {
      tally.answered++;
      if (isDontKnow[answer]) {
        tally.dontKnows++;
      }
    } else if (answer == Missing.UNREADABLE) {
      tally.unreadableAnswer(column);
    }
  }

  @Override
  void pass(@Nullable String[] cells, Tally tally) {
    tally.answers[position] = Missing.FILTERED_OUT;
    if (lookup.meaning(cell(cells, column)) != Missing.BLANK) {
      tally.answersOutsideFilter++;
    }
  }
}
