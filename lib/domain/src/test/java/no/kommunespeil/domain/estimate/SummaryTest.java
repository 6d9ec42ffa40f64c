package no.kommunespeil.domain.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SummaryTest {

  @Test
  void values_are_summed_up_as_often_as_they_occur() {
    // 2, 4, 4, 4, 5, 5, 7, 9: mean 5, squares of deviations 9+1+1+1+0+0+4+16 = 32, 32/7.
    Summary summary =
        Summary.of(new double[] {1, 2, 4, 4, 5, 7, 9, 10}, new long[] {0, 1, 2, 1, 2, 1, 1, 0});
    assertThat(summary.count()).isEqualTo(8);
    assertThat(summary.mean()).isEqualTo(5);
    assertThat(summary.median()).isEqualTo(4.5);
    assertThat(summary.lowest()).isEqualTo(2);
    assertThat(summary.highest()).isEqualTo(9);
    assertThat(summary.standardDeviation()).isCloseTo(Math.sqrt(32 / 7.0), within(1e-12));
  }

  @Test
  void large_values_next_to_one_another_keep_their_deviation() {
    // Two values one apart deviate by a half each: s² = .5.
    Summary summary = Summary.of(new double[] {1e9, 1e9 + 1}, new long[] {1, 1});
    assertThat(summary.standardDeviation()).isCloseTo(Math.sqrt(0.5), within(1e-12));
  }

  @Test
  void one_value_does_not_deviate_and_none_is_nothing() {
    assertThat(Summary.of(new double[] {7}, new long[] {1}))
        .isEqualTo(new Summary(1, 7.0, 7.0, 7.0, 7.0, null));
    assertThat(Summary.of(new double[] {7}, new long[] {3}).standardDeviation()).isZero();
    Summary none = new Summary(0, null, null, null, null, null);
    assertThat(Summary.of(new double[] {7}, new long[] {0})).isEqualTo(none);
    assertThat(Summary.of(new double[0], new long[0])).isEqualTo(none);
  }

  @Test
  void each_value_needs_its_count() {
    assertThatThrownBy(() -> Summary.of(new double[] {7}, new long[] {1, 2}))
        .hasMessage("1 values with 2 counts.");
  }
}
