package no.kommunespeil.domain.mart;

import no.kommunespeil.domain.estimate.Assessed;
import no.kommunespeil.domain.estimate.Measure;
import no.kommunespeil.domain.trend.Point;
import no.kommunespeil.domain.trend.Step;
import org.jspecify.annotations.Nullable;

/** How the values of a point differ from those of an earlier one, by a breakdown. */
final class StepChanges {

  private final ChangeCells cells;
  private final StepValues changes;
  private final TrendValues values;
  private final Step step;
  private final Point point;

  /**
   * @param values with those of both points
   */
  StepChanges(
      ChangeCells cells,
      MartInputs inputs,
      FrameOverlaps frames,
      TrendValues values,
      Step step,
      Point point) {
    this.cells = cells;
    this.changes = new StepValues(inputs, frames, values, step, point);
    this.values = values;
    this.step = step;
    this.point = point;
  }

  /** Fills the cells of a row about a measure in a group. */
  void fill(@Nullable Object[] row, String group, int measure, Assessed now) {
    Measure measured = values.measures().get(measure);
    cells.fill(row, values.at(step.before(), group, measure), changes.change(group, measure, now));
    cells.test(row, point.wave().key(), values.breakdown().key(), measured.statistic());
  }
}
