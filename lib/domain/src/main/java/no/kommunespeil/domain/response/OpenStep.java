package no.kommunespeil.domain.response;

import no.kommunespeil.domain.survey.LabelKey;
import org.jspecify.annotations.Nullable;

/**
 * Free text in one column: whether something was written, whether it is elaborated, and which codes
 * it was given.
 */
final class OpenStep extends AnswerStep {

  private static final long serialVersionUID = 1L;

  /** Positions on the scale of open questions. */
  private static final byte SHORT = 0;

  private static final byte ELABORATED = 1;

  private final int position;
  private final int column;
  private final int elaboratedFromWords;
  private final AnswerCodes codes;

  OpenStep(
      @Nullable FilterStep filter,
      int position,
      int column,
      int elaboratedFromWords,
      AnswerCodes codes) {
    super(filter);
    this.position = position;
    this.column = column;
    this.elaboratedFromWords = elaboratedFromWords;
    this.codes = codes;
  }

  @Override
  void decode(@Nullable String[] cells, Tally tally) {
    String text = cell(cells, column);
    if (isNothing(text)) {
      tally.answers[position] = Missing.BLANK;
      codes.leave(tally, Missing.BLANK);
      return;
    }
    int words = 0;
    int characters = 0;
    boolean inWord = false;
    for (int i = 0; i < text.length(); i++) {
      if (LabelKey.isBlank(text.charAt(i))) {
        inWord = false;
      } else {
        characters++;
        if (!inWord) {
          words++;
          inWord = true;
        }
      }
    }
    tally.answered++;
    tally.openCharacters += characters;
    if (words >= elaboratedFromWords) {
      tally.elaborated++;
      tally.answers[position] = ELABORATED;
    } else {
      tally.answers[position] = SHORT;
    }
    codes.read(tally);
  }

  @Override
  void pass(@Nullable String[] cells, Tally tally) {
    tally.answers[position] = Missing.FILTERED_OUT;
    codes.leave(tally, Missing.FILTERED_OUT);
    if (!isNothing(cell(cells, column))) {
      tally.answersOutsideFilter++;
    }
  }

  /**
   * Whether the text is blank, or a lone dash or full stop. Those are what people type to get past
   * a field that must be filled. "Nei", "ingen" and "vet ikke" are answers: to "Are there other
   * measures?" they say something that silence does not.
   */
  private static boolean isNothing(String text) {
    boolean placeholderSeen = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!LabelKey.isBlank(c)) {
        if (placeholderSeen || !isPlaceholder(c)) {
          return false;
        }
        placeholderSeen = true;
      }
    }
    return true;
  }

  /** A full stop, a hyphen, or the en dash that word processors make of it. */
  private static boolean isPlaceholder(char c) {
    return c == '-' || c == '.' || c == '\u2013';
  }
}
