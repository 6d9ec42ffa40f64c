package no.kommunespeil.domain.mart;

import java.util.HashMap;
import java.util.Map;
import no.kommunespeil.domain.estimate.Assessed;
import no.kommunespeil.domain.link.Joint;
import no.kommunespeil.domain.link.Link;
import no.kommunespeil.domain.trend.Overlap;
import no.kommunespeil.domain.trend.Point;
import no.kommunespeil.domain.trend.Step;
import no.kommunespeil.domain.trend.ValueChange;

/** The values of a point beside those of an earlier one, by group of a breakdown. */
final class StepValues {

  private final MartInputs inputs;
  private final FrameOverlaps frames;
  private final TrendValues values;
  private final Step step;
  private final Point point;
  private final Map<String, Joint> panel;
  private final Map<String, Joint> agreed;
  private final Map<String, Overlap> overlaps = new HashMap<>();

  /**
   * @param values with those of both points
   */
  StepValues(MartInputs inputs, FrameOverlaps frames, TrendValues values, Step step, Point point) {
    this.inputs = inputs;
    this.frames = frames;
    this.values = values;
    this.step = step;
    this.point = point;
    this.panel = joints(Link.Kind.PANEL);
    this.agreed = joints(Link.Kind.PANEL_AGREED);
  }

  private Map<String, Joint> joints(Link.Kind kind) {
    Link link = new Link(kind, step.before().side(), point.side());
    return inputs.linked().joints(link, values.breakdown().key());
  }

  ValueChange change(String group, int measure, Assessed now) {
    return ValueChange.of(
        step,
        values.measures().get(measure),
        values.at(step.before(), group, measure),
        now,
        overlaps.computeIfAbsent(group, this::overlap),
        inputs.rules());
  }

  private Overlap overlap(String group) {
    int categories = values.variable().scale().categories().size();
    Joint nobody = Joint.empty(categories, categories);
    return Overlap.of(
        panel.getOrDefault(group, nobody),
        agreed.getOrDefault(group, nobody),
        frames.units(step.before(), point, values.breakdown(), group));
  }
}
