package no.kommunespeil.domain.trend;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import no.kommunespeil.domain.estimate.Measure;
import no.kommunespeil.domain.survey.Comparability;
import no.kommunespeil.domain.survey.QuestionChange;
import no.kommunespeil.domain.survey.Scale;

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

  /**
   * Whether the measure may be set beside its earlier value. Where don't know or not applicable
   * came to be offered or ceased to be, that is so only of what leaves them out; where another
   * option did, of nothing. An option that came and went on the way is offered at both ends or at
   * neither.
   */
  public boolean isComparable(Measure measure) {
    if (comparability() == Comparability.NOT_COMPARABLE) {
      return false;
    }
    Set<String> changed = changedOptions();
    if (changed.isEmpty()) {
      return true;
    }
    boolean leavesOut =
        switch (measure.statistic()) {
          case SHARE_EXCL_DONT_KNOW, MEAN -> true;
          case SHARE, SHARE_OF_ASKED -> false;
        };
    return leavesOut && isWithoutSubstance(changed);
  }

  /** Whether only don't know or not applicable are offered at one end and not at the other. */
  boolean isOfDontKnow() {
    Set<String> changed = changedOptions();
    return !changed.isEmpty() && isWithoutSubstance(changed);
  }

  /** Keys of the options offered at one end and not at the other. */
  private Set<String> changedOptions() {
    Set<String> changed = new LinkedHashSet<>();
    for (QuestionChange change : changes) {
      change.addedOptions().forEach(option -> toggle(changed, option));
      change.removedOptions().forEach(option -> toggle(changed, option));
    }
    return changed;
  }

  private static void toggle(Set<String> options, String option) {
    if (!options.remove(option)) {
      options.add(option);
    }
  }

  private boolean isWithoutSubstance(Set<String> options) {
    Scale scale = before.variable().scale();
    for (String option : options) {
      int position = scale.indexOf(option);
      if (position < 0 || scale.categories().get(position).isSubstantive()) {
        return false;
      }
    }
    return true;
  }
}
