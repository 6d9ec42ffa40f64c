package no.kommunespeil.domain.response;

import java.io.Serializable;

/**
 * The codes of one open question in a packed response. An answer that nobody has coded says nothing
 * about its codes, and neither does one that was not given: both leave them blank. An answer that
 * was coded and given none of the codes has none of them.
 */
final class AnswerCodes implements Serializable {

  private static final long serialVersionUID = 1L;

  private final int question;
  private final int[] positions;
  private final int countPosition;

  /**
   * @param question number of the question among those coded, -1 when no answer to it is
   * @param positions position of each code, in the order of the code frame; none when the wave does
   *     not ask for codes
   * @param countPosition position of the number of codes, -1 when not asked
   */
  AnswerCodes(int question, int[] positions, int countPosition) {
    this.question = question;
    this.positions = positions;
    this.countPosition = countPosition;
  }

  /** Writes the codes of an answer. */
  void read(Tally tally) {
    fill(tally, Missing.BLANK);
    for (Codings.Coded coded : tally.coded) {
      if (coded.question() == question) {
        fill(tally, OptionsStep.NOT_TICKED);
        for (byte code : coded.codes()) {
          tally.answers[positions[code]] = OptionsStep.TICKED;
        }
        if (countPosition >= 0) {
          tally.answers[countPosition] = (byte) coded.codes().length;
        }
        tally.codingUsed(coded.row());
      }
    }
  }

  /**
   * Writes that there is no answer.
   *
   * @param why one of {@link Missing}
   */
  void leave(Tally tally, byte why) {
    fill(tally, why);
    for (Codings.Coded coded : tally.coded) {
      if (coded.question() == question) {
        tally.codingInVain(coded.row());
      }
    }
  }

  private void fill(Tally tally, byte answer) {
    for (int position : positions) {
      tally.answers[position] = answer;
    }
    if (countPosition >= 0) {
      tally.answers[countPosition] = answer;
    }
  }
}
