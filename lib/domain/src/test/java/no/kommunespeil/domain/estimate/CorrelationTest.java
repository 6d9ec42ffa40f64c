package no.kommunespeil.domain.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CorrelationTest {

  @Test
  void what_rises_together_is_one_and_what_falls_against_is_minus_one() {
    double[] x = {1, 2, 3};
    assertThat(Correlation.pearson(x, new double[] {10, 20, 30})).isCloseTo(1, within(1e-15));
    assertThat(Correlation.pearson(x, new double[] {-0.1, -0.2, -0.3}))
        .isCloseTo(-1, within(1e-15));
    // Σdxdy = −1, Σdx² = 2, Σdy² = 2/3: −1/√(4/3) = −.8660254.
    assertThat(Correlation.pearson(x, new double[] {1, 1, 0})).isCloseTo(-0.8660254, within(1e-7));
  }

  @Test
  void pairs_that_occur_several_times_count_as_often() {
    double[] x = {0, 1, 3, 2};
    double[] y = {500, 12_000, 700_000, 900_000};
    Double spelledOut =
        Correlation.pearson(
            new double[] {0, 0, 3, 3, 3, 2},
            new double[] {500, 500, 700_000, 700_000, 700_000, 900_000});
    assertThat(Correlation.pearson(x, y, new long[] {2, 0, 3, 1}))
        .isCloseTo(spelledOut, within(1e-15));
  }

  @Test
  void a_shift_far_from_zero_changes_nothing() {
    double[] x = {1, 2, 3, 4, 5};
    double[] y = {2, 1, 4, 3, 5};
    double[] shifted = {1e9 + 2, 1e9 + 1, 1e9 + 4, 1e9 + 3, 1e9 + 5};
    // Σdxdy = 8, Σdx² = Σdy² = 10.
    assertThat(Correlation.pearson(x, y)).isCloseTo(0.8, within(1e-15));
    assertThat(Correlation.pearson(x, shifted)).isCloseTo(0.8, within(1e-9));
  }

  @Test
  void what_does_not_vary_goes_with_nothing() {
    // Three times .1 and their mean differ in floating point.
    double[] same = {0.1, 0.1, 0.1};
    double[] x = {1, 2, 3};
    assertThat(Correlation.pearson(x, same)).isNull();
    assertThat(Correlation.pearson(same, x)).isNull();
    assertThat(Correlation.pearson(new double[] {1}, new double[] {2})).isNull();
    assertThat(Correlation.pearson(new double[0], new double[0])).isNull();
    assertThat(Correlation.pearson(x, x, new long[] {0, 0, 0})).isNull();
    assertThat(Correlation.pearson(x, x, new long[] {0, 9, 0})).isNull();
  }

  @Test
  void values_without_a_partner_are_refused() {
    assertThatThrownBy(() -> Correlation.pearson(new double[2], new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 and 3 values with 2 counts.");
  }
}
