package no.kommunespeil.domain.weighting;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import no.kommunespeil.domain.estimate.Rules;

/**
 * Weights whose sums are the units asked in every county and in every centrality group, found by
 * turning to one margin after the other (W. E. Deming and F. F. Stephan, On a least squares
 * adjustment of a sampled frequency table when the expected marginal totals are known, 1940).
 */
final class Raking {

  private final List<Cell> cells;
  private final double[] weights;

  private Raking(Margins margins) {
    this.cells = margins.cells();
    this.weights = new double[cells.size()];
    double start = (double) margins.frame() / margins.responses();
    Arrays.setAll(weights, i -> cells.get(i).responses() > 0 ? start : 0);
  }

  /**
   * Weights by cell, 0 in cells without responses.
   *
   * @return empty when a margin is not met within {@link Rules#rakingTolerance} of its size after
   *     {@link Rules#rakingRounds} rounds
   */
  static Optional<double[]> weights(Margins margins, Rules rules) {
    Raking raking = new Raking(margins);
    for (int round = 0; round < rules.rakingRounds(); round++) {
      raking.scale(margins.countyOf(), margins.counties());
      raking.scale(margins.groupOf(), margins.groups());
      double distance =
          Math.max(
              raking.distance(margins.countyOf(), margins.counties()),
              raking.distance(margins.groupOf(), margins.groups()));
      if (distance <= rules.rakingTolerance()) {
        return Optional.of(raking.weights);
      }
    }
    return Optional.empty();
  }

  private void scale(int[] classOf, long[] frames) {
    double[] sums = sums(classOf, frames.length);
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        weights[i] *= frames[classOf[i]] / sums[classOf[i]];
      }
    }
  }

  private double distance(int[] classOf, long[] frames) {
    double[] sums = sums(classOf, frames.length);
    double largest = 0;
    for (int c = 0; c < frames.length; c++) {
      largest = Math.max(largest, Math.abs(sums[c] - frames[c]) / Math.max(1, frames[c]));
    }
    return largest;
  }

  private double[] sums(int[] classOf, int classes) {
    double[] sums = new double[classes];
    for (int i = 0; i < weights.length; i++) {
      sums[classOf[i]] += weights[i] * cells.get(i).responses();
    }
    return sums;
  }
}
