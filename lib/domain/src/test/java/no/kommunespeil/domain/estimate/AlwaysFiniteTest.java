package no.kommunespeil.domain.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import no.kommunespeil.domain.link.Joint;
import no.kommunespeil.domain.survey.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Whatever counts come in, a formula gives a number or null. Intervals are finite by construction;
 * here they must not even fail to be made.
 */
class AlwaysFiniteTest {

  private static final double CONFIDENCE = 0.95;

  @Test
  void every_count_of_a_small_population() {
    for (int population = 0; population <= 12; population++) {
      for (int used = 0; used <= population; used++) {
        for (int count = 0; count <= used; count++) {
          Interval exact = ExactInterval.share(count, used, population, CONFIDENCE);
          Interval bounds = Bounds.share(count, used, population);
          assertThat(exact == null).isEqualTo(used == 0);
          assertThat(bounds == null).isEqualTo(population == 0);
          if (exact != null && bounds != null) {
            assertWithin(exact, bounds);
          }
        }
      }
    }
  }

  @Test
  void every_mean_of_a_small_population() {
    for (int population = 0; population <= 12; population++) {
      for (int used = 0; used <= population; used++) {
        for (int high = 0; high <= used; high++) {
          // So many fives, the others ones.
          long sum = 5L * high + used - high;
          long squares = 25L * high + used - high;
          Interval mean = MeanInterval.of(sum, squares, used, population, 1, 5, CONFIDENCE);
          assertThat(mean == null).isEqualTo(used == 0 || (used == 1 && population > 1));
          Interval bounds = Bounds.mean(sum, used, population, 1, 5);
          assertThat(bounds == null).isEqualTo(population == 0);
          if (mean != null) {
            assertWithin(mean, new Interval(1, 5));
          }
        }
      }
    }
  }

  @Test
  void weighted_shares_of_any_variance() {
    double[] anything = {0, Double.MIN_VALUE, 1e-300, 1e-17, 0.01, 0.5, 1 - 1e-16, 1};
    double[] variances = {0, Double.MIN_VALUE, 1e-300, 1e-17, 0.01, 0.25, 1, 1e9};
    double[] effective = {0, 0.5, 1, 216, 1e300, Double.POSITIVE_INFINITY};
    for (double share : anything) {
      for (double variance : variances) {
        for (double n : effective) {
          Interval interval = WilsonInterval.of(share, variance, n, CONFIDENCE, Interval.OF_SHARES);
          if (interval == null) {
            assertThat(n).isZero();
          } else {
            assertWithin(interval, Interval.OF_SHARES);
          }
        }
      }
    }
  }

  @Test
  void changes_between_any_two_small_groups() {
    Random random = new Random(2);
    for (int round = 0; round < 20_000; round++) {
      int populationBefore = random.nextInt(8);
      int populationAfter = random.nextInt(8);
      int populationBoth = random.nextInt(1 + Math.min(populationBefore, populationAfter));
      int usedBefore = random.nextInt(1 + populationBefore);
      int usedAfter = random.nextInt(1 + populationAfter);
      int both = random.nextInt(1 + Math.min(populationBoth, Math.min(usedBefore, usedAfter)));
      Spread before = Spread.ofShare(random.nextInt(1 + usedBefore), usedBefore);
      Spread after = Spread.ofShare(random.nextInt(1 + usedAfter), usedAfter);
      Double covariance = both < 2 ? null : Double.valueOf(random.nextDouble() - 0.5);
      Double variance =
          Change.variance(
              before, after, both, covariance, populationBefore, populationAfter, populationBoth);
      assertFinite(variance);
      if (variance != null) {
        assertThat(variance).isNotNegative();
        double difference = random.nextDouble() * 2 - 1;
        assertFinite(Change.pValue(difference, variance));
        assertThat(Change.interval(difference, variance, CONFIDENCE).holds(difference)).isTrue();
      }
    }
  }

  @Test
  void agreement_and_panels_of_any_small_table() {
    Random random = new Random(3);
    Measure share =
        Measure.share(
            Statistic.SHARE, Measure.Kind.CATEGORY, "yes", new Text("Ja", "Yes"), 0, new int[] {0});
    for (int round = 0; round < 5_000; round++) {
      Joint joint = Joint.empty(3, 3);
      for (int unit = random.nextInt(6); unit > 0; unit--) {
        joint.counts()[random.nextInt(joint.counts().length)]++;
      }
      Agreement agreement = Agreement.of(joint);
      assertFinite(agreement.share());
      assertFinite(agreement.kappa());
      if (agreement.kappa() != null) {
        assertThat(agreement.kappa()).isBetween(-1.0, 1.0);
      }
      Panel panel = Panel.of(joint, share, share);
      assertFinite(panel.before());
      assertFinite(panel.after());
      assertFinite(panel.covariance());
      assertThat(panel.units()).isLessThanOrEqualTo(joint.units());
    }
  }

  @Test
  void correlations_of_any_few_pairs() {
    Random random = new Random(4);
    double[] values = {0, 0.1, 1, 3, 1e-300, 717_710, 1e300};
    for (int round = 0; round < 20_000; round++) {
      int pairs = random.nextInt(5);
      double[] x = new double[pairs];
      double[] y = new double[pairs];
      for (int i = 0; i < pairs; i++) {
        x[i] = values[random.nextInt(values.length)];
        y[i] = values[random.nextInt(values.length)];
      }
      Double r = Correlation.pearson(x, y);
      assertFinite(r);
      if (r != null) {
        assertThat(r).isBetween(-1.0, 1.0);
      }
    }
  }

  private static void assertFinite(@Nullable Double value) {
    if (value != null) {
      assertThat(value).isFinite();
    }
  }

  private static void assertWithin(Interval interval, Interval limits) {
    assertThat(limits.holds(interval.lower()) && limits.holds(interval.upper()))
        .as("%s within %s", interval, limits)
        .isTrue();
  }
}
