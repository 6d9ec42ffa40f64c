package no.kommunespeil.domain.mart;

import java.util.HashMap;
import java.util.Map;
import no.kommunespeil.domain.cube.Sums;
import no.kommunespeil.domain.geography.Breakdown;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;

/**
 * How many of the questions they were put those who responded answered. A question with options
 * counts once; open questions, which most leave blank, do not count, and neither do questions a
 * filter led past.
 */
final class ItemResponse {

  static final Counts NONE = new Counts(0, 0);

  private final SumsIndex index;

  ItemResponse(SumsIndex index) {
    this.index = index;
  }

  /**
   * Questions and items, summed over responses.
   *
   * @param asked those put
   * @param answered those answered, don't know and not applicable among them
   */
  record Counts(long asked, long answered) {

    private Counts plus(Sums sums) {
      return new Counts(asked + sums.asked(), answered + sums.answered());
    }
  }

  /** The counts of a sub-survey by group. */
  Map<String, Counts> of(Wave wave, WaveSubSurvey asked, Breakdown breakdown) {
    Map<String, Counts> byGroup = new HashMap<>();
    for (Variable variable : asked.asked()) {
      if (counts(variable)) {
        index
            .of(wave.key(), asked.subSurvey().key(), variable.key(), breakdown.key())
            .forEach(
                (group, sums) -> byGroup.put(group, byGroup.getOrDefault(group, NONE).plus(sums)));
      }
    }
    return byGroup;
  }

  private static boolean counts(Variable variable) {
    return switch (variable.role()) {
      case ANSWER -> true;
      case TICKED_COUNT -> !variable.isCoded();
      case OPTION, OPEN -> false;
    };
  }
}
