package no.kommunespeil.domain.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChangeTest {

  private static final Spread BEFORE = new Spread(217, 0.25);
  private static final Spread AFTER = new Spread(210, 0.25);

  @Test
  void the_same_units_and_frame_make_a_change_more_certain() {
    // (1/217 − 1/357)·.25 + (1/210 − 1/357)·.25 − 2·(150/(217·210) − 1/357)·.2
    // = .00180717·.25 + .00196078·.25 − 2·.00049057·.2
    assertThat(Change.variance(BEFORE, AFTER, 150, 0.2, 357, 357, 357))
        .isCloseTo(0.00074578, within(1e-8));
  }

  @Test
  void a_frame_that_changed_takes_part_with_the_units_in_both() {
    // (1/217 − 1/422)·.25 + (1/210 − 1/356)·.25 − 2·(150/(217·210) − 350/(422·356))·.2
    // = .00223862·.25 + .00195292·.25 − 2·.00096194·.2
    assertThat(Change.variance(BEFORE, AFTER, 150, 0.2, 422, 356, 350))
        .isCloseTo(0.00066312, within(1e-8));
  }

  @Test
  void in_a_panel_it_is_the_variance_of_the_differences() {
    // Differences 1, 0, −1, 2 of 10 units in both frames: s² = 5/3, (1 − .4)·(5/3)/4 = .25.
    Spread before = Spread.ofMean(2 + 3 + 4 + 2, 4 + 9 + 16 + 4, 4);
    Spread after = Spread.ofMean(3 + 3 + 3 + 4, 9 + 9 + 9 + 16, 4);
    Double covariance = Formulas.covariance(11, 13, 6 + 9 + 12 + 8, 4);
    assertThat(Change.variance(before, after, 4, covariance, 10, 10, 10))
        .isCloseTo(0.25, within(1e-12));
  }

  @Test
  void a_covariance_of_few_units_is_no_larger_than_the_variances_allow() {
    assertThat(Change.variance(BEFORE, AFTER, 150, 0.9, 357, 357, 357))
        .isEqualTo(Change.variance(BEFORE, AFTER, 150, 0.25, 357, 357, 357));
    assertThat(Change.variance(BEFORE, AFTER, 150, -0.9, 357, 357, 357))
        .isEqualTo(Change.variance(BEFORE, AFTER, 150, -0.25, 357, 357, 357));
    Spread unanimous = new Spread(210, 0.0);
    assertThat(Change.variance(BEFORE, unanimous, 150, 0.9, 357, 357, 357))
        .isCloseTo(0.00180717 * 0.25, within(1e-8));
  }

  @Test
  void it_is_never_below_nothing() {
    // The same ten of ten thousand both times, whose answers moved in step.
    Spread ten = new Spread(10, 2.0);
    assertThat(Change.variance(ten, ten, 10, 2.0, 10_000, 10_000, 10_000))
        .isCloseTo(0, within(1e-15))
        .isNotNegative();
    // More units said to be in both than the counts allow.
    assertThat(Change.variance(ten, ten, 11, 2.0, 10_000, 10_000, 10_000)).isZero();
  }

  @Test
  void what_all_have_answered_is_certain() {
    Spread all = new Spread(18, 0.2);
    Spread half = new Spread(9, 0.25);
    assertThat(Change.variance(all, all, 18, 0.1, 18, 18, 18)).isZero();
    // Only the other one varies: (1/9 − 1/18)·.25.
    assertThat(Change.variance(all, half, 9, 0.1, 18, 18, 18)).isCloseTo(0.25 / 18, within(1e-15));
    assertThat(Change.variance(new Spread(1, null), half, 1, null, 1, 18, 1))
        .isCloseTo(0.25 / 18, within(1e-15));
  }

  @Test
  void too_few_answers_have_no_variance() {
    Spread none = new Spread(0, null);
    Spread one = new Spread(1, null);
    assertThat(Change.variance(none, AFTER, 0, null, 357, 357, 357)).isNull();
    assertThat(Change.variance(BEFORE, one, 1, null, 357, 357, 357)).isNull();
    assertThat(Change.variance(BEFORE, AFTER, 1, null, 357, 357, 357)).isNull();
    assertThat(Change.variance(none, none, 0, null, 0, 0, 0)).isNull();
  }

  @Test
  void without_a_unit_in_common_the_variances_are_added() {
    assertThat(Change.variance(BEFORE, AFTER, 0, null, 357, 357, 0))
        .isCloseTo((0.00180717 + 0.00196078) * 0.25, within(1e-8));
  }

  @Test
  void its_interval_stands_around_the_difference() {
    // 1.959964 · .02 = .03919928.
    Interval interval = Change.interval(-0.05, 0.0004, 0.95);
    assertThat(interval.lower()).isCloseTo(-0.08919928, within(1e-8));
    assertThat(interval.upper()).isCloseTo(-0.01080072, within(1e-8));
    assertThat(Change.interval(0.25, 0, 0.95)).isEqualTo(Interval.point(0.25));
  }

  @Test
  void its_p_value_is_that_of_the_normal_distribution_to_both_sides() {
    // 1.96 standard errors: .0500 in any table; 2.58: .0099.
    assertThat(p(0.0392, 0.0004)).isCloseTo(0.05, within(5e-5));
    assertThat(p(-0.0516, 0.0004)).isCloseTo(0.0099, within(5e-5));
    assertThat(p(0, 0.0004)).isOne();
    assertThat(p(1, 1e-300)).isZero();
  }

  @Test
  void what_does_not_vary_is_not_tested() {
    assertThat(Change.pValue(0.5, 0)).isNull();
    assertThat(Change.pValue(0, 0)).isNull();
  }

  @Test
  void spreads_of_shares_and_means_are_those_of_the_answers() {
    // 3 of 4: 4/3 · 3/4 · 1/4 = .25.
    assertThat(Spread.ofShare(3, 4)).isEqualTo(new Spread(4, 0.25));
    assertThat(Spread.ofShare(1, 1)).isEqualTo(new Spread(1, null));
    assertThat(Spread.of(new Estimate(5, 4, 4, 3L, 0.75, null, null, null)))
        .isEqualTo(new Spread(4, 0.25));
    assertThat(Spread.of(new Estimate(5, 4, 2, null, 3.0, 6L, 20L, 2.0)))
        .isEqualTo(new Spread(2, 2.0));
    assertThat(Spread.of(new Estimate(5, 4, 0, 0L, null, null, null, null)))
        .isEqualTo(new Spread(0, null));
  }

  private static double p(double difference, double variance) {
    @Nullable Double p = Change.pValue(difference, variance);
    return Objects.requireNonNull(p);
  }
}
