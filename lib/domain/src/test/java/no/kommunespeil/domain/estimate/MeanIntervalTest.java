package no.kommunespeil.domain.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MeanIntervalTest {

  private static final double CONFIDENCE = 0.95;

  @Test
  void the_interval_of_a_text_book_sample_is_the_one_worked_out_by_hand() {
    // 2, 4, 4, 4, 5, 5, 7, 9 of 20: mean 5, s² = 32/7, t(7) = 2.3646 in any table;
    // 2.3646·√((1 − 8/20)·(32/7)/8) = 2.3646·√0.342857 = 2.3646·0.585540 = 1.38457.
    Interval interval = Objects.requireNonNull(MeanInterval.of(40, 232, 8, 20, 0, 10, CONFIDENCE));
    assertThat(interval.lower()).isCloseTo(5 - 1.38457, within(1e-4));
    assertThat(interval.upper()).isCloseTo(5 + 1.38457, within(1e-4));
  }

  @Test
  void it_ends_where_the_scale_does() {
    // 4 and 5 of 50: 4.5 ± 12.7 · √(.96 · .5 / 2).
    assertThat(MeanInterval.of(9, 41, 2, 50, 1, 5, CONFIDENCE)).isEqualTo(new Interval(1, 5));
    Interval high = Objects.requireNonNull(MeanInterval.of(14, 66, 3, 4, 1, 5, CONFIDENCE));
    assertThat(high.lower()).isGreaterThan(1);
    assertThat(high.upper()).isEqualTo(5);
  }

  @Test
  void all_seen_or_all_the_same_is_one_point() {
    assertThat(MeanInterval.of(13, 45, 4, 4, 1, 5, CONFIDENCE)).isEqualTo(Interval.point(3.25));
    assertThat(MeanInterval.of(4, 16, 1, 1, 1, 5, CONFIDENCE)).isEqualTo(Interval.point(4));
    assertThat(MeanInterval.of(12, 36, 4, 9, 1, 5, CONFIDENCE)).isEqualTo(Interval.point(3));
  }

  @Test
  void nobody_and_one_of_several_say_nothing() {
    assertThat(MeanInterval.of(0, 0, 0, 0, 1, 5, CONFIDENCE)).isNull();
    assertThat(MeanInterval.of(0, 0, 0, 12, 1, 5, CONFIDENCE)).isNull();
    assertThat(MeanInterval.of(4, 16, 1, 2, 1, 5, CONFIDENCE)).isNull();
  }

  @Test
  void more_used_than_there_are_is_refused() {
    assertThatThrownBy(() -> MeanInterval.of(9, 41, 2, 1, 1, 5, CONFIDENCE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 of 1 is not possible.");
  }

  @Test
  void it_covers_the_mean_of_a_finite_population_as_often_as_it_says() {
    // 371 units on a scale of 5, of which 216 answer, 4,000 times: ±0.7 is two standard errors.
    Random random = new Random(371);
    int[] scores = new int[371];
    long truth = 0;
    for (int i = 0; i < scores.length; i++) {
      scores[i] = 1 + (i * i % 7 * 5) / 7;
      truth += scores[i];
    }
    int covered = 0;
    for (int round = 0; round < 4000; round++) {
      long sum = 0;
      long squares = 0;
      for (int i = 0; i < 216; i++) {
        int other = i + random.nextInt(scores.length - i);
        int score = scores[other];
        scores[other] = scores[i];
        scores[i] = score;
        sum += score;
        squares += (long) score * score;
      }
      Interval interval = MeanInterval.of(sum, squares, 216, 371, 1, 5, CONFIDENCE);
      covered += Objects.requireNonNull(interval).holds(truth / 371.0) ? 1 : 0;
    }
    assertThat(covered / 4000.0).isBetween(0.94, 0.96);
  }
}
