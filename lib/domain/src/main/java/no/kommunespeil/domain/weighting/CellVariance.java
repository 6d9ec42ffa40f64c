package no.kommunespeil.domain.weighting;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Variance with weights by cell: Σ N_h²·(1 − n_h/N_h)·s²_h/n_h over the squared weighted base, s²_h
 * the variance within the cell of the residuals e = y − value in the denominator and 0 outside of
 * it (post-stratified and domain estimates: Särndal, Swensson and Wretman, Model Assisted Survey
 * Sampling, 1992, sections 3.7, 5.7 and 15.6, responses taken as a random sample within each cell).
 * Of a share of all it is Σ (N_h/N)²·(1 − n_h/N_h)·s²_h/n_h.
 */
final class CellVariance implements Weighting.Variance {

  private final int[] stratumOf;
  private final long[] frame;
  private final long[] responses;

  private CellVariance(int[] stratumOf, long[] frame, long[] responses) {
    this.stratumOf = stratumOf;
    this.frame = frame;
    this.responses = responses;
  }

  static CellVariance of(List<Cell> cells, Collapse.Strata strata) {
    long[] frame = new long[strata.strata()];
    long[] responses = new long[strata.strata()];
    for (int i = 0; i < cells.size(); i++) {
      frame[strata.stratumOf()[i]] += cells.get(i).frame();
      responses[strata.stratumOf()[i]] += cells.get(i).responses();
    }
    return new CellVariance(strata.stratumOf(), frame, responses);
  }

  /** N/n of the stratum of each cell. */
  double[] weights() {
    return Arrays.stream(stratumOf).mapToDouble(h -> (double) frame[h] / responses[h]).toArray();
  }

  @Override
  public Optional<Double> of(Answers[] answers, double value, double total) {
    Answers[] strata = byStratum(answers);
    double variance = 0;
    for (int h = 0; h < strata.length; h++) {
      long missing = frame[h] - responses[h];
      if (missing > 0 && strata[h].used() > 0) {
        long n = responses[h];
        if (n < 2) {
          return Optional.empty();
        }
        double residuals = strata[h].residuals(value);
        double squares = strata[h].squaredResiduals(value) - residuals * residuals / n;
        variance += (double) frame[h] * missing / n * Math.max(0, squares) / (n - 1);
      }
    }
    return Optional.of(variance / (total * total));
  }

  @Override
  public long degrees(Answers[] answers) {
    long degrees = 0;
    for (Answers stratum : byStratum(answers)) {
      degrees += Math.max(0, stratum.used() - 1);
    }
    return degrees;
  }

  private Answers[] byStratum(Answers[] answers) {
    Answers[] strata = new Answers[frame.length];
    Arrays.fill(strata, Answers.NONE);
    for (int i = 0; i < answers.length; i++) {
      strata[stratumOf[i]] = strata[stratumOf[i]].plus(answers[i]);
    }
    return strata;
  }
}
