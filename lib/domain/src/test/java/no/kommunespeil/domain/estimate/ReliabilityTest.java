package no.kommunespeil.domain.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import no.kommunespeil.domain.estimate.Reliability.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReliabilityTest {

  /** Wider than .30, bounds wider than .50, fewer than 60 % or fewer than 5. */
  private static final Rules RULES = Rules.DEFAULTS;

  private static final Interval NARROW = new Interval(0.4, 0.5);

  @Test
  void a_value_within_all_limits_is_normal() {
    Reliability reliability = Reliability.of(RULES, NARROW, NARROW, 1, 50, 60, 100);
    assertThat(reliability.isLow()).isFalse();
    assertThat(reliability.reasons()).isEmpty();
    assertThat(reliability.key()).isNull();
    assertThat(reliability.status(ObsStatus.A)).isEqualTo(ObsStatus.A);
    assertThat(reliability.status(ObsStatus.E)).isEqualTo(ObsStatus.E);
  }

  @Test
  void each_limit_is_a_reason_of_its_own() {
    assertThat(reasons(new Interval(0.4, 0.71), NARROW, 50, 60, 100))
        .containsExactly(Reason.WIDE_INTERVAL);
    assertThat(reasons(NARROW, NARROW, 50, 59, 100)).containsExactly(Reason.LOW_RESPONSE);
    assertThat(reasons(NARROW, new Interval(0.2, 0.71), 50, 60, 100))
        .containsExactly(Reason.WIDE_BOUNDS);
    assertThat(reasons(NARROW, NARROW, 4, 60, 100)).containsExactly(Reason.SMALL_BASE);
  }

  @Test
  void a_limit_is_not_passed_by_reaching_it() {
    // .8 − .5 is .30000000000000004 in floating point, and .6·35 is 21.
    assertThat(reasons(new Interval(0.5, 0.8), new Interval(0.3, 0.8), 5, 21, 35)).isEmpty();
    assertThat(reasons(new Interval(0.1, 0.4), new Interval(0.1, 0.6), 5, 3, 5)).isEmpty();
  }

  @Test
  void widths_of_a_mean_are_measured_against_its_scale() {
    // From 1 to 5: 1.2 is .30 of the length, 2 is .50 of it.
    Interval interval = new Interval(2.1, 3.3);
    Interval bounds = new Interval(2.1, 4.1);
    assertThat(Reliability.of(RULES, interval, bounds, 4, 50, 60, 100).isLow()).isFalse();
    assertThat(Reliability.of(RULES, interval, bounds, 3, 50, 60, 100).reasons())
        .containsExactly(Reason.WIDE_INTERVAL, Reason.WIDE_BOUNDS);
  }

  @Test
  void a_value_whose_interval_cannot_be_given_is_as_one_with_a_wide_one() {
    assertThat(reasons(null, null, 1, 60, 100))
        .containsExactly(Reason.WIDE_INTERVAL, Reason.SMALL_BASE);
  }

  @Test
  void what_has_no_value_is_not_judged() {
    assertThat(reasons(null, Interval.OF_SHARES, 0, 0, 100)).isEmpty();
  }

  @Test
  void reasons_are_named_in_one_order() {
    assertThat(Reliability.of(RULES, null, Interval.OF_SHARES, 1, 1, 1, 100).key())
        .isEqualTo("wide_interval,low_response,wide_bounds,small_base");
    Reliability two = new Reliability(Set.of(Reason.SMALL_BASE, Reason.LOW_RESPONSE));
    assertThat(two.key()).isEqualTo("low_response,small_base");
    assertThat(two.status(ObsStatus.A)).isEqualTo(ObsStatus.U);
    assertThat(two).isEqualTo(new Reliability(EnumSet.of(Reason.LOW_RESPONSE, Reason.SMALL_BASE)));
  }

  @Test
  void limits_are_those_of_the_rules() {
    Rules strict =
        new Rules(
            RULES.confidence(),
            0.05,
            0.9,
            0.05,
            60,
            RULES.smallestPanel(),
            RULES.smallestCell(),
            RULES.largestWeight(),
            RULES.rakingTolerance(),
            RULES.rakingRounds(),
            RULES.countyRoute());
    assertThat(Reliability.of(strict, NARROW, NARROW, 1, 50, 60, 100).reasons())
        .containsExactlyInAnyOrder(Reason.values());
  }

  private static Set<Reason> reasons(
      @Nullable Interval interval,
      @Nullable Interval bounds,
      long used,
      long responses,
      long frame) {
    return Reliability.of(RULES, interval, bounds, 1, used, responses, frame).reasons();
  }
}
