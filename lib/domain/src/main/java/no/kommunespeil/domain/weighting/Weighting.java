package no.kommunespeil.domain.weighting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import no.kommunespeil.domain.estimate.Estimate;
import no.kommunespeil.domain.estimate.Rules;

/**
 * The weights of a sub-survey's responses in a wave: how many units each stands for. Every cell of
 * county and centrality is weighted by N/n; cells too sparse for that are collapsed by {@link
 * Collapse}; where some stay too sparse all are raked to the two margins instead.
 */
public final class Weighting {

  private final List<Cell> cells;
  private final Method method;
  private final int classes;
  private final double[] weights;
  private final Variance variance;

  private Weighting(
      List<Cell> cells, Method method, int classes, double[] weights, Variance variance) {
    this.cells = cells;
    this.method = method;
    this.classes = classes;
    this.weights = weights;
    this.variance = variance;
  }

  /** How the variance of a value follows from the answers by cell. */
  interface Variance {

    /**
     * Variance of Σwy/Σw, or rather of its linearisation.
     *
     * @param answers by cell
     * @param value Σwy/Σw
     * @param total Σw over the denominator
     * @return empty where nothing says how units vary
     */
    Optional<Double> of(Answers[] answers, double value, double total);

    /** Degrees of freedom, from 0. */
    long degrees(Answers[] answers);
  }

  /**
   * Finds the weights.
   *
   * @param cells in any order, each county and group once
   * @param rules what is too sparse, and when raking ends
   */
  public static Weighting of(List<Cell> cells, Rules rules) {
    List<Cell> ordered = new ArrayList<>(cells);
    ordered.sort(Cell.along(rules.countyRoute()));
    long frame = ordered.stream().mapToLong(Cell::frame).sum();
    long responses = ordered.stream().mapToLong(Cell::responses).sum();
    if (frame == 0 || responses == 0) {
      return without(ordered, Method.NONE, 0);
    }
    Collapse.Strata strata = Collapse.of(ordered, rules);
    if (!strata.isSparse()) {
      CellVariance variance = CellVariance.of(ordered, strata);
      return new Weighting(ordered, Method.CELLS, strata.strata(), variance.weights(), variance);
    }
    Margins margins = Margins.of(ordered);
    return Raking.weights(margins, rules)
        .map(
            weights ->
                new Weighting(
                    ordered,
                    Method.RAKED,
                    margins.classes(),
                    weights,
                    new RakedVariance(margins, weights)))
        .orElseGet(() -> without(ordered, Method.NOT_CONVERGED, margins.classes()));
  }

  private static Weighting without(List<Cell> cells, Method method, int classes) {
    return new Weighting(cells, method, classes, new double[cells.size()], NoVariance.INSTANCE);
  }

  public Method method() {
    return method;
  }

  /** The cells there are before any is collapsed, in the order of {@link Cell#along}. */
  public List<Cell> cells() {
    return List.copyOf(cells);
  }

  /** Cells after collapsing; where raked, classes of the two margins together. */
  public int classes() {
    return classes;
  }

  /** Units a response stands for, by cell; 0 where nobody responded or nothing is weighted. */
  public double[] weights() {
    return weights.clone();
  }

  /** The smallest weight of a response; empty when nothing is weighted. */
  public Optional<Double> smallestWeight() {
    return ofResponses().min().stream().boxed().findFirst();
  }

  /** The largest weight of a response; empty when nothing is weighted. */
  public Optional<Double> largestWeight() {
    return ofResponses().max().stream().boxed().findFirst();
  }

  private DoubleStream ofResponses() {
    return isWeighted()
        ? IntStream.range(0, weights.length)
            .filter(i -> cells.get(i).responses() > 0)
            .mapToDouble(i -> weights[i])
        : DoubleStream.empty();
  }

  private boolean isWeighted() {
    return switch (method) {
      case CELLS, RAKED -> true;
      case NOT_CONVERGED, NONE -> false;
    };
  }

  /**
   * The weighted value.
   *
   * @param unweighted the unweighted value in each of {@link #cells()}
   * @return empty when nothing is weighted, or nobody is in the denominator
   */
  public Optional<WeightedEstimate> estimate(List<Estimate> unweighted) {
    return weigh(unweighted.stream().map(Answers::of).toArray(Answers[]::new));
  }

  Optional<WeightedEstimate> weigh(Answers[] answers) {
    Answers all = Arrays.stream(answers).reduce(Answers.NONE, Answers::plus);
    double total = 0;
    double squares = 0;
    double sum = 0;
    for (int i = 0; i < answers.length; i++) {
      total += weights[i] * answers[i].used();
      squares += weights[i] * weights[i] * answers[i].used();
      sum += weights[i] * answers[i].sum();
    }
    if (!isWeighted() || total <= 0) {
      return Optional.empty();
    }
    // Where all say the same, rounding must not make them differ.
    double value = all.isUnanimous() ? (double) all.sum() / all.used() : sum / total;
    Optional<Double> estimated =
        all.isUnanimous() ? ofUnanimous(all.used()) : variance.of(answers, value, total);
    return Optional.of(
        new WeightedEstimate(
            value, estimated.orElse(null), all.used(), total, squares, variance.degrees(answers)));
  }

  /** One answer alone does not say how units vary, unless it is that of every unit. */
  private Optional<Double> ofUnanimous(long used) {
    boolean allResponded = cells.stream().allMatch(cell -> cell.responses() >= cell.frame());
    return used > 1 || allResponded ? Optional.of(0.0) : Optional.empty();
  }

  private enum NoVariance implements Variance {
    INSTANCE;

    @Override
    public Optional<Double> of(Answers[] answers, double value, double total) {
      return Optional.empty();
    }

    @Override
    public long degrees(Answers[] answers) {
      return 0;
    }
  }
}
