package no.kommunespeil.domain.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class WilsonIntervalTest {

  private static final double CONFIDENCE = 0.95;

  @Test
  void it_is_that_of_published_comparisons_of_methods() {
    // R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in
    // Medicine 17, 1998, table I, method 3.
    assertInterval(of(81, 263), 0.2553, 0.3662, 5e-5);
    assertInterval(of(15, 148), 0.0624, 0.1605, 5e-5);
    assertInterval(of(0, 20), 0, 0.1611, 5e-5);
    assertInterval(of(1, 29), 0.0061, 0.1718, 5e-5);
  }

  private static Interval of(double count, double n) {
    double share = count / n;
    return Objects.requireNonNull(
        WilsonInterval.of(share, share * (1 - share) / n, n, CONFIDENCE, Interval.OF_SHARES));
  }

  @Test
  void a_smaller_variance_counts_as_more_answers() {
    // p = .4, V̂ = .0006: ñ = .24/.0006 = 400; z²/ñ = 3.841459/400 = .00960365;
    // centre (.4 + .00480182)/1.00960365 = .4009512;
    // half √(.00960365·(.24 + .00240091))/1.00960365 = √.00232793/1.00960365 = .0477897.
    Interval interval =
        Objects.requireNonNull(WilsonInterval.of(0.4, 0.0006, 77, CONFIDENCE, Interval.OF_SHARES));
    assertInterval(interval, 0.4009512 - 0.0477897, 0.4009512 + 0.0477897, 1e-6);
  }

  @Test
  void without_variance_the_weights_say_how_many_answers_it_is_worth() {
    // p = 0, ñ = 20: from 0 to z²/(ñ + z²) = 3.841459/23.841459 = .161125.
    assertInterval(
        Objects.requireNonNull(WilsonInterval.of(0, 0, 20, CONFIDENCE, Interval.OF_SHARES)),
        0,
        0.161125,
        1e-6);
    assertInterval(
        Objects.requireNonNull(WilsonInterval.of(1, 0, 20, CONFIDENCE, Interval.OF_SHARES)),
        1 - 0.161125,
        1,
        1e-6);
    // Every cell of one mind, though not all answered.
    assertThat(WilsonInterval.of(0.5, 0, 20, CONFIDENCE, Interval.OF_SHARES)).isEqualTo(of(10, 20));
  }

  @Test
  void it_stays_within_the_worst_case_bounds() {
    Interval bounds = new Interval(0.38, 0.42);
    assertThat(WilsonInterval.of(0.4, 0.0006, 77, CONFIDENCE, bounds)).isEqualTo(bounds);
    assertThat(WilsonInterval.of(0.4, 0.0006, 77, CONFIDENCE, new Interval(0.39, 0.9)))
        .extracting(Interval::lower)
        .isEqualTo(0.39);
    // A raked share may lie outside of what the answers alone allow.
    assertThat(WilsonInterval.of(0.4, 1e-9, 77, CONFIDENCE, new Interval(0.5, 0.6)))
        .isEqualTo(Interval.point(0.5));
  }

  @Test
  void when_all_answered_it_is_one_point_and_when_nobody_did_there_is_none() {
    double census = WilsonInterval.effective(12, 12, 12, 12);
    assertThat(WilsonInterval.of(0.25, 0, census, CONFIDENCE, Interval.point(0.25)))
        .isEqualTo(Interval.point(0.25));
    double nobody = WilsonInterval.effective(0, 0, 0, 12);
    assertThat(WilsonInterval.of(0, 0, nobody, CONFIDENCE, Interval.OF_SHARES)).isNull();
  }

  @Test
  void unequal_weights_are_worth_fewer_answers_and_a_larger_part_of_all_more() {
    // Weights 1, 1, 2: (1 + 1 + 2)²/(1 + 1 + 4) = 16/6; 3 of 12 answered: divided by .75.
    assertThat(WilsonInterval.effective(4, 6, 3, 12)).isCloseTo(16.0 / 6 / 0.75, within(1e-12));
    assertThat(WilsonInterval.effective(30, 30, 30, 1_000_000_000)).isCloseTo(30, within(1e-5));
  }

  private static void assertInterval(Interval interval, double lower, double upper, double by) {
    assertThat(interval.lower()).isCloseTo(lower, within(by));
    assertThat(interval.upper()).isCloseTo(upper, within(by));
  }
}
