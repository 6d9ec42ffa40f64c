package no.kommunespeil.domain.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FormulasTest {

  @Test
  void a_share_is_the_count_over_the_base() {
    assertThat(Formulas.share(85, 144)).isCloseTo(0.590278, within(1e-6));
    assertThat(Formulas.share(0, 5)).isZero();
    assertThat(Formulas.share(5, 5)).isOne();
  }

  @Test
  void nothing_over_nothing_is_no_value() {
    assertThat(Formulas.share(0, 0)).isNull();
    assertThat(Formulas.mean(0, 0)).isNull();
    assertThat(Formulas.variance(0, 0, 0)).isNull();
  }

  @Test
  void the_variance_of_one_is_no_value_and_of_equals_is_zero() {
    assertThat(Formulas.variance(4, 16, 1)).isNull();
    assertThat(Formulas.variance(8, 32, 2)).isZero();
  }

  @Test
  void mean_and_variance_are_those_of_a_text_book_sample() {
    // 2, 4, 4, 4, 5, 5, 7, 9: mean 5, sum of squared deviations 32.
    assertThat(Formulas.mean(40, 8)).isEqualTo(5.0);
    assertThat(Formulas.variance(40, 232, 8)).isCloseTo(32.0 / 7, within(1e-15));
  }

  @Test
  void sums_beyond_64_bits_are_refused_rather_than_wrong() {
    assertThatThrownBy(() -> Formulas.variance(1L << 40, 1L << 41, 1L << 40))
        .isInstanceOf(ArithmeticException.class);
  }
}
