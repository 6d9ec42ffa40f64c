package no.kommunespeil.domain.response;

import org.jspecify.annotations.Nullable;

/**
 * The options of a multiple-response question: tick columns, columns that list options, or both.
 */
final class OptionsStep extends AnswerStep {

  private static final long serialVersionUID = 1L;

  /** Positions on the scale of options. */
  static final byte NOT_TICKED = 0;

  static final byte TICKED = 1;

  private final int[] positions;
  private final int[] columns;
  private final CellLookup[] ticks;
  private final int[] listColumns;
  private final OptionList list;
  private final int countPosition;
  private final int exclusive;

  /**
   * @param positions position of each asked option
   * @param columns tick column of each option, -1 where there is none
   * @param ticks what the cells of each tick column mean
   * @param listColumns columns that list options
   * @param countPosition position of the number of options ticked, -1 when not asked
   * @param exclusive index of the option that excludes the others, -1 when none does
   */
  OptionsStep(
      @Nullable FilterStep filter,
      int[] positions,
      int[] columns,
      CellLookup[] ticks,
      int[] listColumns,
      OptionList list,
      int countPosition,
      int exclusive) {
    super(filter);
    this.positions = positions;
    this.columns = columns;
    this.ticks = ticks;
    this.listColumns = listColumns;
    this.list = list;
    this.countPosition = countPosition;
    this.exclusive = exclusive;
  }

  @Override
  void decode(@Nullable String[] cells, Tally tally) {
    byte[] answers = tally.answers;
    boolean answered = readTicks(cells, answers);
    boolean unreadable = false;
    for (int column : listColumns) {
      OptionList.Ticks listed = list.read(cell(cells, column));
      for (byte option : listed.options()) {
        answers[positions[option]] = TICKED;
        answered = true;
      }
      if (listed.unreadable()) {
        tally.unreadableAnswer(column);
        unreadable = true;
      }
    }
    if (answered) {
      tally.answered++;
      count(tally);
    } else {
      fill(answers, unreadable ? Missing.UNREADABLE : Missing.BLANK);
    }
  }

  /** Reads the tick columns, and says whether any of them holds something. */
  private boolean readTicks(@Nullable String[] cells, byte[] answers) {
    boolean answered = false;
    for (int i = 0; i < positions.length; i++) {
      byte tick = ticks[i].meaning(cell(cells, columns[i]));
      // An option the delivery has no column for is not known to be left unticked.
      answers[positions[i]] =
          tick == TICKED
              ? TICKED
              : columns[i] < 0 && listColumns.length == 0 ? Missing.BLANK : NOT_TICKED;
      answered |= tick != Missing.BLANK;
    }
    return answered;
  }

  /**
   * Counts the ticks. The option that says "none of these" is no tick: who ticks it alone has
   * ticked 0 options, so that the numbers add up to the answers given to the others.
   */
  private void count(Tally tally) {
    int ticked = 0;
    for (int i = 0; i < positions.length; i++) {
      if (i != exclusive && tally.answers[positions[i]] == TICKED) {
        ticked++;
      }
    }
    if (countPosition >= 0) {
      tally.answers[countPosition] = (byte) ticked;
    }
    if (exclusive >= 0 && ticked > 0 && tally.answers[positions[exclusive]] == TICKED) {
      tally.contradictions++;
    }
  }

  @Override
  void pass(@Nullable String[] cells, Tally tally) {
    fill(tally.answers, Missing.FILTERED_OUT);
    if (isTicked(cells)) {
      tally.answersOutsideFilter++;
    }
  }

  /** Whether anything is ticked or listed: exports write "0" also where nobody was asked. */
  private boolean isTicked(@Nullable String[] cells) {
    for (int i = 0; i < positions.length; i++) {
      if (ticks[i].meaning(cell(cells, columns[i])) == TICKED) {
        return true;
      }
    }
    for (int column : listColumns) {
      if (!list.read(cell(cells, column)).isBlank()) {
        return true;
      }
    }
    return false;
  }

  private void fill(byte[] answers, byte code) {
    for (int position : positions) {
      answers[position] = code;
    }
    if (countPosition >= 0) {
      answers[countPosition] = code;
    }
  }
}
