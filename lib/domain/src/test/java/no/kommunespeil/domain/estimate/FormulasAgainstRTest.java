package no.kommunespeil.domain.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The formulas against what base R computes in its own way. */
class FormulasAgainstRTest {

  private static final double CONFIDENCE = 0.95;

  /** F. J. Anscombe, Graphs in statistical analysis, The American Statistician 27, 1973. */
  private static final double[][] ANSCOMBE = {
    {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5},
    {8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68},
    {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5},
    {9.14, 8.14, 8.74, 8.77, 9.26, 8.10, 6.13, 3.10, 9.13, 7.26, 4.74},
    {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5},
    {7.46, 6.77, 12.74, 7.11, 7.81, 8.84, 6.08, 5.39, 8.15, 6.42, 5.73},
    {8, 8, 8, 8, 8, 8, 8, 19, 8, 8, 8},
    {6.58, 5.76, 7.71, 8.84, 8.47, 7.04, 5.25, 12.50, 5.56, 7.91, 6.89}
  };

  @Test
  void exact_intervals_are_those_of_going_through_every_number_with_phyper() {
    List<FromR> values = FromR.of("exact");
    assertThat(values).hasSizeGreaterThan(150);
    for (FromR value : values) {
      long population = value.whole(2);
      Interval interval =
          ExactInterval.share(value.whole(0), value.whole(1), population, CONFIDENCE);
      assertThat(interval)
          .as(value.toString())
          .isEqualTo(new Interval(value.lower() / population, value.upper() / population));
    }
  }

  @Test
  void equally_weighted_answers_have_the_interval_of_prop_test() {
    List<FromR> values = FromR.of("wilson");
    assertThat(values).isNotEmpty();
    for (FromR value : values) {
      double n = value.arguments()[1];
      double share = value.arguments()[0] / n;
      Interval interval =
          WilsonInterval.of(share, share * (1 - share) / n, n, CONFIDENCE, Interval.OF_SHARES);
      assertClose(interval, value, 1e-12);
    }
  }

  @Test
  void intervals_of_means_are_those_of_qt_and_var() {
    List<FromR> values = FromR.of("mean");
    assertThat(values).isNotEmpty();
    for (FromR value : values) {
      double[] scores = value.from(1);
      long sum = Math.round(Arrays.stream(scores).sum());
      long squares = Math.round(Arrays.stream(scores).map(score -> score * score).sum());
      Interval uncut =
          MeanInterval.of(sum, squares, scores.length, value.whole(0), -100, 100, CONFIDENCE);
      assertClose(uncut, value, 1e-9);
      Interval cut = MeanInterval.of(sum, squares, scores.length, value.whole(0), 1, 5, CONFIDENCE);
      assertThat(cut)
          .as(value.toString())
          .isEqualTo(Objects.requireNonNull(uncut).within(new Interval(1, 5)));
    }
  }

  @Test
  void quantiles_are_those_of_qt_and_qnorm() {
    for (FromR value : FromR.of("t")) {
      assertThat(Quantiles.t(value.whole(0), value.arguments()[1]))
          .as(value.toString())
          .isCloseTo(value.lower(), withinPercentage(1e-7));
    }
    for (FromR value : FromR.of("normal")) {
      assertThat(Quantiles.normal(value.arguments()[0]))
          .as(value.toString())
          .isCloseTo(value.lower(), within(1e-12));
    }
  }

  @Test
  void p_values_of_changes_are_those_of_pnorm_far_out_too() {
    List<FromR> values = FromR.of("p");
    assertThat(values).isNotEmpty();
    for (FromR value : values) {
      double z = value.arguments()[0];
      assertThat(Change.pValue(z * 0.02, 0.0004))
          .as(value.toString())
          .isCloseTo(value.lower(), withinPercentage(1e-8));
      assertThat(Change.pValue(-z * 0.02, 0.0004)).isEqualTo(Change.pValue(z * 0.02, 0.0004));
    }
  }

  @Test
  void q_values_are_those_of_p_adjust() {
    List<FromR> values = FromR.of("q");
    assertThat(values).hasSizeGreaterThan(20);
    for (FromR value : values) {
      double[] q = QValues.benjaminiHochberg(value.from(1));
      assertThat(q[(int) value.whole(0)])
          .as(value.toString())
          .isCloseTo(value.lower(), within(1e-12));
    }
  }

  @Test
  void correlations_are_those_of_cor() {
    List<FromR> values = FromR.of("r");
    assertThat(values).hasSize(4);
    for (FromR value : values) {
      int set = 2 * (int) value.whole(0) - 2;
      assertThat(Correlation.pearson(ANSCOMBE[set], ANSCOMBE[set + 1]))
          .as(value.toString())
          .isCloseTo(value.lower(), within(1e-12));
    }
  }

  @Test
  void variances_and_covariances_are_those_of_var_and_cov() {
    for (FromR value : FromR.of("variance")) {
      double[] x = value.arguments();
      assertThat(Formulas.variance(sum(x, ones(x)), sum(x, x), x.length))
          .as(value.toString())
          .isCloseTo(value.lower(), within(1e-12));
    }
    FromR value = FromR.of("covariance").get(0);
    double[] x = Arrays.copyOf(value.arguments(), 6);
    double[] y = value.from(6);
    assertThat(Formulas.covariance(sum(x, ones(x)), sum(y, ones(y)), sum(x, y), 6))
        .isCloseTo(value.lower(), within(1e-12));
  }

  @Test
  void medians_are_those_of_median() {
    List<FromR> values = FromR.of("median");
    assertThat(values).isNotEmpty();
    for (FromR value : values) {
      TreeMap<Double, Long> counts = new TreeMap<>();
      for (double x : value.arguments()) {
        counts.merge(x, 1L, Long::sum);
      }
      assertThat(Median.of(counts)).as(value.toString()).isEqualTo(value.lower());
    }
  }

  private static double[] ones(double[] like) {
    double[] ones = new double[like.length];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static long sum(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return Math.round(sum);
  }

  private static void assertClose(@Nullable Interval interval, FromR value, double distance) {
    Interval known = Objects.requireNonNull(interval, value.toString());
    assertThat(known.lower()).as(value.toString()).isCloseTo(value.lower(), within(distance));
    assertThat(known.upper()).as(value.toString()).isCloseTo(value.upper(), within(distance));
  }
}
