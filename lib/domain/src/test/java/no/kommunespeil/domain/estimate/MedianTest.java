package no.kommunespeil.domain.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MedianTest {

  @Test
  void of_an_odd_number_it_is_the_one_in_the_middle() {
    assertThat(of(Map.of(1.0, 1L, 7.0, 1L, 3.0, 1L))).isEqualTo(3);
    assertThat(of(Map.of(1.0, 2L, 7.0, 3L))).isEqualTo(7);
    assertThat(of(Map.of(4.5, 1L))).isEqualTo(4.5);
  }

  @Test
  void of_an_even_number_it_is_half_way_between_the_two_in_the_middle() {
    assertThat(of(Map.of(1.0, 1L, 3.0, 1L, 4.0, 1L, 7.0, 1L))).isEqualTo(3.5);
    assertThat(of(Map.of(1.0, 2L, 7.0, 2L))).isEqualTo(4);
    assertThat(of(Map.of(1.0, 1L, 7.0, 3L))).isEqualTo(7);
  }

  @Test
  void values_that_do_not_occur_do_not_count() {
    assertThat(of(Map.of(1.0, 0L, 7.0, 1L, 9.0, 0L))).isEqualTo(7);
  }

  @Test
  void of_nothing_there_is_none() {
    assertThat(of(Map.of())).isNull();
    assertThat(of(Map.of(1.0, 0L))).isNull();
  }

  private static @Nullable Double of(Map<Double, Long> counts) {
    return Median.of(new TreeMap<>(counts));
  }
}
