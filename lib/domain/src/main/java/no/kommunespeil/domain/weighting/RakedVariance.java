package no.kommunespeil.domain.weighting;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Variance with raked weights: that of a simple random sample without replacement, (1 − n/N)·n/(n −
 * 1)·Σ(we − mean of we)² over the squared weighted base, where e is what the regression of y −
 * value (0 outside of the denominator) on the two margins leaves over (J.-C. Deville and C.-E.
 * Särndal, Calibration estimators in survey sampling, JASA 87, 1992; R's package survey does the
 * same).
 */
final class RakedVariance implements Weighting.Variance {

  /**
   * A pivot that has become so small a part of itself is what rounding left of 0: the margins say
   * the same twice.
   */
  private static final double SINGULAR = 1e-10;

  private final List<Cell> cells;
  private final Margins margins;
  private final double[] weights;
  private final long responses;
  private final long frame;

  RakedVariance(Margins margins, double[] weights) {
    this.cells = margins.cells();
    this.margins = margins;
    this.weights = weights;
    this.responses = margins.responses();
    this.frame = margins.frame();
  }

  @Override
  public Optional<Double> of(Answers[] answers, double value, double total) {
    if (responses >= frame) {
      return Optional.of(0.0);
    }
    if (responses < 2) {
      return Optional.empty();
    }
    double[] fit = fit(answers, value);
    int counties = margins.counties().length;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < answers.length; i++) {
      long n = cells.get(i).responses();
      double fitted = fit[margins.countyOf()[i]] + fit[counties + margins.groupOf()[i]];
      double residuals = answers[i].residuals(value);
      sum += weights[i] * (residuals - n * fitted);
      squares +=
          weights[i]
              * weights[i]
              * (answers[i].squaredResiduals(value) - 2 * fitted * residuals + n * fitted * fitted);
    }
    double n = responses;
    double missing = (double) (frame - responses) / frame;
    double spread = Math.max(0, squares - sum * sum / n);
    return Optional.of(missing * n / (n - 1) * spread / (total * total));
  }

  @Override
  public long degrees(Answers[] answers) {
    long used = 0;
    for (Answers cell : answers) {
      used += cell.used();
    }
    return Math.max(0, used - 1);
  }

  /** Effects of counties, then of groups, on y − value, by ordinary least squares. */
  private double[] fit(Answers[] answers, double value) {
    int counties = margins.counties().length;
    int size = margins.classes();
    double[][] equations = new double[size][size + 1];
    for (int i = 0; i < answers.length; i++) {
      long n = cells.get(i).responses();
      int county = margins.countyOf()[i];
      int group = counties + margins.groupOf()[i];
      double residuals = answers[i].residuals(value);
      equations[county][county] += n;
      equations[group][group] += n;
      equations[county][group] += n;
      equations[group][county] += n;
      equations[county][size] += residuals;
      equations[group][size] += residuals;
    }
    return solve(equations);
  }

  /**
   * Solves symmetric equations, none of which contradict, by elimination. An unknown the others say
   * all about is set to 0; every solution fits the answers alike.
   */
  private static double[] solve(double[][] equations) {
    int size = equations.length;
    boolean[] free = new boolean[size];
    double[] diagonal = new double[size];
    Arrays.setAll(diagonal, i -> equations[i][i]);
    for (int column = 0; column < size; column++) {
      double[] pivot = equations[column];
      free[column] = pivot[column] <= SINGULAR * diagonal[column];
      if (!free[column]) {
        for (int row = 0; row < size; row++) {
          if (row != column && equations[row][column] != 0) {
            double factor = equations[row][column] / pivot[column];
            for (int i = column; i <= size; i++) {
              equations[row][i] -= factor * pivot[i];
            }
          }
        }
      }
    }
    double[] solution = new double[size];
    for (int i = 0; i < size; i++) {
      solution[i] = free[i] ? 0 : equations[i][size] / equations[i][i];
    }
    return solution;
  }
}
