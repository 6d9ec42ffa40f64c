package no.kommunespeil.domain.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IntervalTest {

  @Test
  void it_holds_its_ends_and_what_is_between() {
    Interval interval = new Interval(0.25, 0.75);
    assertThat(interval.holds(0.25)).isTrue();
    assertThat(interval.holds(0.75)).isTrue();
    assertThat(interval.holds(0.5)).isTrue();
    assertThat(interval.holds(0.24)).isFalse();
    assertThat(interval.holds(0.76)).isFalse();
    assertThat(interval.width()).isEqualTo(0.5);
    assertThat(Interval.point(0.3).width()).isZero();
  }

  @Test
  void what_is_outside_of_limits_is_cut_off() {
    Interval limits = new Interval(1, 5);
    assertThat(new Interval(0, 3).within(limits)).isEqualTo(new Interval(1, 3));
    assertThat(new Interval(2, 9).within(limits)).isEqualTo(new Interval(2, 5));
    assertThat(new Interval(0, 9).within(limits)).isEqualTo(limits);
    assertThat(new Interval(2, 3).within(limits)).isEqualTo(new Interval(2, 3));
    assertThat(new Interval(6, 9).within(limits)).isEqualTo(Interval.point(5));
    assertThat(new Interval(-6, -1).within(limits)).isEqualTo(Interval.point(1));
  }

  @Test
  void it_does_not_run_backwards_or_without_end() {
    assertThatThrownBy(() -> new Interval(0.6, 0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No interval runs from 0.6 to 0.5.");
    assertThatThrownBy(() -> new Interval(Double.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Interval(0, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Interval(0, Double.POSITIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
