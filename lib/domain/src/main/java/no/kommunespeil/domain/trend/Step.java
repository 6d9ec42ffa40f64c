package no.kommunespeil.domain.trend;

import java.util.Comparator;
import java.util.List;
import no.kommunespeil.domain.survey.Comparability;
import no.kommunespeil.domain.survey.QuestionChange;

/**
 * From an earlier point to a later one.
 *
 * @param before the earlier point
 * @param changes how the question changed since then, by wave
 */
public record Step(Point before, List<QuestionChange> changes) {

  /** The worst grade on the way, {@link Comparability#SAME} without a change. */
  public Comparability comparability() {
    return changes.stream()
        .map(QuestionChange::comparability)
        .max(Comparator.naturalOrder())
        .orElse(Comparability.SAME);
  }
}
