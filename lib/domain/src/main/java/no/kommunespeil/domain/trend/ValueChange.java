package no.kommunespeil.domain.trend;

import java.util.Locale;
import no.kommunespeil.domain.estimate.Assessed;
import no.kommunespeil.domain.estimate.Bounds;
import no.kommunespeil.domain.estimate.Change;
import no.kommunespeil.domain.estimate.Interval;
import no.kommunespeil.domain.estimate.Measure;
import no.kommunespeil.domain.estimate.Panel;
import no.kommunespeil.domain.estimate.Rules;
import no.kommunespeil.domain.estimate.Spread;
import no.kommunespeil.domain.estimate.Uncertainty;
import org.jspecify.annotations.Nullable;

/**
 * How a value changed on a step, among all who answered and among the units that did both times.
 *
 * @param withheld why nothing is said of the change; null where it is
 * @param difference later less earlier value
 * @param standardError null where the formula gives none
 * @param interval at the rules' confidence, within the bounds; null where it cannot be given
 * @param bounds what the change could be whatever those would have answered who did not
 * @param p how often nothing more than chance would bring about so large a difference; null where
 *     the standard error is, and where it is 0
 * @param panel the units in the denominator both times
 * @param agreed the same, where every predecessor that answered speaks and those that gave
 *     different answers are left out
 */
public record ValueChange(
    @Nullable Withheld withheld,
    @Nullable Double difference,
    @Nullable Double standardError,
    @Nullable Interval interval,
    @Nullable Interval bounds,
    @Nullable Double p,
    OfPanel panel,
    OfPanel agreed) {

  /** Why nothing is said of a change. */
  public enum Withheld {
    /** The question changed too much, or the measure is not the variant that compares. */
    NOT_COMPARABLE,
    /** One of the two values does not exist. */
    NO_VALUE,
    /** Too few units are in the denominator both times. */
    SMALL_PANEL;

    /** What stands in marts. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A value and its change among the same units.
   *
   * @param units their number
   * @param before their earlier value, null where it is withheld
   * @param after their later value, null where it is withheld
   */
  public record OfPanel(long units, @Nullable Double before, @Nullable Double after) {

    /** Later less earlier value. */
    public @Nullable Double difference() {
      return before == null || after == null ? null : (Double) (after - before);
    }

    private static OfPanel of(Panel panel, Rules rules) {
      return panel.units() < rules.smallestPanel()
          ? hidden(panel)
          : new OfPanel(panel.units(), panel.before(), panel.after());
    }

    private static OfPanel hidden(Panel panel) {
      return new OfPanel(panel.units(), null, null);
    }
  }

  /**
   * Compares two values of a measure.
   *
   * @param before the earlier value, null when there was no such group
   */
  public static ValueChange of(
      Step step,
      Measure measure,
      @Nullable Assessed before,
      Assessed after,
      Overlap overlap,
      Rules rules) {
    Panel panel = Panel.of(overlap.panel(), measure, measure);
    Panel agreed =
        overlap.agreed().equals(overlap.panel())
            ? panel
            : Panel.of(overlap.agreed(), measure, measure);
    Double then = before == null ? null : before.estimate().value();
    Double now = after.estimate().value();
    if (!step.isComparable(measure)) {
      return withheld(Withheld.NOT_COMPARABLE, panel, agreed);
    }
    if (before == null || then == null || now == null) {
      return withheld(Withheld.NO_VALUE, panel, agreed);
    }
    if (panel.units() < rules.smallestPanel()) {
      return withheld(Withheld.SMALL_PANEL, panel, agreed);
    }
    double difference = now - then;
    Uncertainty earlier = before.uncertainty();
    Uncertainty later = after.uncertainty();
    Interval bounds = Bounds.change(earlier.bounds(), later.bounds());
    Double variance = variance(measure, before, after, panel, overlap);
    Interval interval;
    if (variance == null) {
      interval = Bounds.change(earlier.interval(), later.interval());
    } else {
      interval = Change.interval(difference, variance, rules.confidence());
    }
    return new ValueChange(
        null,
        difference,
        variance == null ? null : (Double) Math.sqrt(variance),
        interval == null || bounds == null ? interval : interval.within(bounds),
        bounds,
        variance == null ? null : Change.pValue(difference, variance),
        OfPanel.of(panel, rules),
        OfPanel.of(agreed, rules));
  }

  private static ValueChange withheld(Withheld reason, Panel panel, Panel agreed) {
    return new ValueChange(
        reason, null, null, null, null, null, OfPanel.hidden(panel), OfPanel.hidden(agreed));
  }

  /**
   * Null also where nobody differs from anybody in either wave although not everybody was seen:
   * that the answers at hand do not vary is no proof that the others would not.
   */
  private static @Nullable Double variance(
      Measure measure, Assessed before, Assessed after, Panel panel, Overlap overlap) {
    Spread earlier = Spread.of(before.estimate());
    Spread later = Spread.of(after.estimate());
    long populationBefore = before.uncertainty().population();
    long populationAfter = after.uncertainty().population();
    long most = Math.min(populationBefore, populationAfter);
    long both = overlap.population(measure, panel.units());
    Double variance =
        Change.variance(
            earlier,
            later,
            panel.units(),
            panel.covariance(),
            populationBefore,
            populationAfter,
            Math.min(most, both));
    boolean isSeen = earlier.used() == populationBefore && later.used() == populationAfter;
    return variance != null && variance == 0 && !isSeen ? null : variance;
  }
}
