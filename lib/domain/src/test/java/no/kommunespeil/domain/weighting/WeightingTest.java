package no.kommunespeil.domain.weighting;

import static no.kommunespeil.domain.weighting.CentralityGroup.CENTRAL;
import static no.kommunespeil.domain.weighting.CentralityGroup.MIDDLE;
import static no.kommunespeil.domain.weighting.CentralityGroup.REMOTE;
import static no.kommunespeil.domain.weighting.CentralityGroup.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import no.kommunespeil.domain.estimate.Interval;
import no.kommunespeil.domain.estimate.Rules;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightingTest {

  private static final Rules RULES =
      new Rules(0.95, 0.3, 0.6, 0.5, 5, 5, 3, 2.5, 1e-6, 1000, List.of("A", "B", "C", "D"));

  private static final Interval SCALE = new Interval(1, 5);

  @Test
  void centrality_is_grouped_by_twos() {
    assertThat(CentralityGroup.of(1)).isEqualTo(CENTRAL);
    assertThat(CentralityGroup.of(2)).isEqualTo(CENTRAL);
    assertThat(CentralityGroup.of(3)).isEqualTo(MIDDLE);
    assertThat(CentralityGroup.of(4)).isEqualTo(MIDDLE);
    assertThat(CentralityGroup.of(5)).isEqualTo(REMOTE);
    assertThat(CentralityGroup.of(6)).isEqualTo(REMOTE);
    assertThat(CentralityGroup.of(null)).isEqualTo(UNKNOWN);
  }

  @Test
  void every_response_of_a_cell_stands_for_as_many_units() {
    Weighting weighting =
        Weighting.of(List.of(new Cell("A", CENTRAL, 10, 8), new Cell("A", REMOTE, 10, 4)), RULES);
    assertThat(weighting.method()).isEqualTo(Method.CELLS);
    assertThat(weighting.weights()).containsExactly(1.25, 2.5);

    // Yes 6 of 8 and 1 of 4: (10·6/8 + 10·1/4)/20 = 0.5, where unweighted it is 7/12.
    WeightedEstimate estimate = weigh(weighting, share(6, 8), share(1, 4));
    assertThat(estimate.value()).isCloseTo(0.5, within(1e-15));
    // s² = (8/7)·(3/4)·(1/4) = 3/14 and (4/3)·(1/4)·(3/4) = 1/4, so that
    // (10/20)²·(1 − 8/10)·(3/14)/8 + (10/20)²·(1 − 4/10)·(1/4)/4 = 3/2240 + 3/320 = 3/280.
    assertThat(variance(estimate)).isCloseTo(3.0 / 280, within(1e-15));
    // (8·1.25 + 4·2.5)²/(8·1.5625 + 4·6.25) = 400/37.5.
    assertThat(estimate.effective()).isCloseTo(400 / 37.5, within(1e-12));
    assertThat(estimate.designEffect()).isCloseTo(12 * 37.5 / 400, within(1e-12));
  }

  /**
   * Every one of the 10 · 6 samples of 2 of 5 and 2 of 4 units: the values' mean is the share of
   * the population, and the mean of the estimated variances is the variance of the values.
   */
  @Test
  void over_all_samples_neither_value_nor_variance_is_biased() {
    Weighting weighting =
        Weighting.of(
            List.of(new Cell("A", CENTRAL, 5, 2), new Cell("A", REMOTE, 4, 2)), ApiData.LOOSE);
    List<WeightedEstimate> estimates = new ArrayList<>();
    for (long first : sumsOfPairs(1, 1, 0, 0, 1)) {
      for (long second : sumsOfPairs(1, 0, 0, 0)) {
        estimates.add(weigh(weighting, share(first, 2), share(second, 2)));
      }
    }
    assertThat(estimates).hasSize(60);
    double mean = estimates.stream().mapToDouble(e -> e.value()).average().orElseThrow();
    assertThat(mean).isCloseTo(4.0 / 9, within(1e-12));
    double spread =
        estimates.stream().mapToDouble(e -> Math.pow(e.value() - mean, 2)).average().orElseThrow();
    double estimated =
        estimates.stream().mapToDouble(WeightingTest::variance).average().orElseThrow();
    assertThat(estimated).isCloseTo(spread, within(1e-12));
  }

  private static List<Long> sumsOfPairs(int... units) {
    List<Long> sums = new ArrayList<>();
    for (int i = 0; i < units.length; i++) {
      for (int j = i + 1; j < units.length; j++) {
        sums.add((long) units[i] + units[j]);
      }
    }
    return sums;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void weights_of_responses_add_up_to_the_frame(long seed) {
    Random random = new Random(seed);
    int raked = 0;
    int byCells = 0;
    for (int round = 0; round < 50; round++) {
      double rate = 0.2 + 0.8 * random.nextDouble();
      Weighting weighting = Weighting.of(cells(random, rate), RULES);
      if (weighting.method() != Method.CELLS && weighting.method() != Method.RAKED) {
        continue;
      }
      raked += weighting.method() == Method.RAKED ? 1 : 0;
      byCells += weighting.method() == Method.CELLS ? 1 : 0;
      double weights = 0;
      long frame = 0;
      for (int i = 0; i < weighting.cells().size(); i++) {
        weights += weighting.weights()[i] * weighting.cells().get(i).responses();
        frame += weighting.cells().get(i).frame();
      }
      assertThat(weights).isCloseTo(frame, within(1e-5 * frame));
      if (weighting.method() == Method.CELLS) {
        assertThat(weighting.largestWeight().orElseThrow()).isLessThanOrEqualTo(2.5);
        assertThat(weighting.smallestWeight().orElseThrow()).isGreaterThanOrEqualTo(1);
      }
    }
    assertThat(raked).isPositive();
    assertThat(byCells).isPositive();
  }

  private static List<Cell> cells(Random random, double rate) {
    List<Cell> cells = new ArrayList<>();
    for (String county : List.of("D", "A", "C", "B")) {
      for (CentralityGroup group : List.of(REMOTE, CENTRAL, MIDDLE)) {
        int frame = random.nextInt(20);
        long responses = random.doubles(frame).filter(u -> u < rate).count();
        if (frame > 0) {
          cells.add(new Cell(county, group, frame, responses));
        }
      }
    }
    return cells;
  }

  @Test
  void a_margin_is_met_by_raking() {
    List<Cell> cells =
        List.of(
            new Cell("A", CENTRAL, 9, 1),
            new Cell("A", REMOTE, 5, 2),
            new Cell("B", CENTRAL, 4, 2),
            new Cell("B", REMOTE, 12, 2));
    Weighting weighting = Weighting.of(cells, RULES);
    double[] w = weighting.weights();
    assertThat(weighting.method()).isEqualTo(Method.RAKED);
    assertThat(weighting.classes()).isEqualTo(4);
    assertThat(w[0] + 2 * w[1]).isCloseTo(14, within(1e-4));
    assertThat(2 * w[2] + 2 * w[3]).isCloseTo(16, within(1e-4));
    assertThat(w[0] + 2 * w[2]).isCloseTo(13, within(1e-4));
    // Raked weights are a product of two factors, here as of every table.
    assertThat(w[0] * w[3]).isCloseTo(w[1] * w[2], within(1e-9));
  }

  @Test
  void a_class_without_responses_is_raked_with_the_nearest() {
    // Nobody of county B responded and it is as near to A as to C; D is joined with C.
    List<Cell> cells =
        List.of(
            new Cell("A", CENTRAL, 10, 2),
            new Cell("B", CENTRAL, 7, 0),
            new Cell("C", REMOTE, 9, 2),
            new Cell("C", CENTRAL, 4, 1),
            new Cell("D", REMOTE, 3, 0));
    Margins margins = Margins.of(cells);
    assertThat(margins.counties()).containsExactly(17, 16);
    assertThat(margins.groups()).containsExactly(21, 12);
    Weighting weighting = Weighting.of(cells, RULES);
    assertThat(weighting.method()).isEqualTo(Method.RAKED);
    assertThat(weighting.weights()[1]).isZero();
    assertThat(2 * weighting.weights()[0]).isCloseTo(17, within(1e-4));
    assertThat(weigh(weighting, share(1, 2), none(), share(1, 2), share(0, 1), none()).value())
        .isBetween(0.0, 1.0);
  }

  @Test
  void margins_that_contradict_each_other_are_not_raked_to_any_value() {
    // All of A that responded are central, and stand for 10 units; only 5 units are central.
    Weighting weighting =
        Weighting.of(
            List.of(
                new Cell("A", CENTRAL, 3, 2),
                new Cell("A", REMOTE, 7, 0),
                new Cell("B", CENTRAL, 2, 1),
                new Cell("B", REMOTE, 8, 1)),
            RULES);
    assertThat(weighting.method()).isEqualTo(Method.NOT_CONVERGED);
    assertThat(weighting.weigh(answers(share(1, 2), none(), share(1, 1), share(0, 1)))).isEmpty();
    assertThat(weighting.smallestWeight()).isEmpty();
    assertThat(weighting.largestWeight()).isEmpty();
  }

  @Test
  void counties_alone_are_weighted_where_no_centrality_is_known() {
    Weighting weighting =
        Weighting.of(List.of(new Cell("A", UNKNOWN, 10, 5), new Cell("B", UNKNOWN, 12, 8)), RULES);
    assertThat(weighting.method()).isEqualTo(Method.CELLS);
    assertThat(weighting.weights()).containsExactly(2.0, 1.5);
    assertThat(weighting.classes()).isEqualTo(2);
  }

  @Test
  void when_all_say_the_same_the_value_is_exact_and_the_interval_kishs() {
    Weighting weighting =
        Weighting.of(List.of(new Cell("A", CENTRAL, 20, 10), new Cell("B", REMOTE, 30, 14)), RULES);
    WeightedEstimate all = weigh(weighting, share(10, 10), share(14, 14));
    assertThat(all.value()).isEqualTo(1.0);
    assertThat(variance(all)).isZero();
    Interval interval = interval(all.shareInterval(50, new Interval(24.0 / 50, 1), 0.95));
    // Kish: 50²/(10·2² + 14·(15/7)²) = 23.9726; over 1 − 24/50 it is 46.1012; with z² = 3.841459
    // Wilson's lower limit of 1 is ñ/(ñ + z²) = 0.9230825.
    assertThat(interval.lower()).isCloseTo(0.9230825, within(1e-6));
    assertThat(interval.upper()).isEqualTo(1.0);

    WeightedEstimate mean = weigh(weighting, mean(3, 10), mean(3, 14));
    assertThat(mean.value()).isEqualTo(3.0);
    assertThat(interval(mean.meanInterval(50, SCALE, 0.95))).isEqualTo(Interval.point(3));
  }

  @Test
  void when_all_responded_nothing_is_moved_and_nothing_is_uncertain() {
    Weighting weighting =
        Weighting.of(List.of(new Cell("A", CENTRAL, 5, 5), new Cell("B", REMOTE, 4, 4)), RULES);
    WeightedEstimate estimate = weigh(weighting, share(2, 5), share(3, 4));
    assertThat(estimate.value()).isEqualTo(5.0 / 9);
    assertThat(variance(estimate)).isZero();
    assertThat(interval(estimate.shareInterval(9, Interval.point(5.0 / 9), 0.95)))
        .isEqualTo(Interval.point(5.0 / 9));
    WeightedEstimate mean = weigh(weighting, new Answers(1, 4, 16), none());
    assertThat(interval(mean.meanInterval(1, SCALE, 0.95))).isEqualTo(Interval.point(4));
  }

  @Test
  void nobody_in_the_denominator_is_no_value() {
    Weighting weighting = Weighting.of(List.of(new Cell("A", CENTRAL, 5, 4)), RULES);
    assertThat(weighting.weigh(answers(none()))).isEmpty();
  }

  @Test
  void without_responses_or_without_a_frame_nothing_is_weighted() {
    Weighting silent = Weighting.of(List.of(new Cell("A", CENTRAL, 5, 0)), RULES);
    assertThat(silent.method()).isEqualTo(Method.NONE);
    assertThat(silent.weigh(answers(none()))).isEmpty();
    assertThat(silent.largestWeight()).isEmpty();
    assertThat(Weighting.of(List.of(), RULES).method()).isEqualTo(Method.NONE);
  }

  @Test
  void one_response_has_a_share_with_wilsons_interval_and_a_mean_with_none() {
    Weighting weighting = Weighting.of(List.of(new Cell("A", CENTRAL, 10, 1)), RULES);
    assertThat(weighting.method()).isEqualTo(Method.RAKED);
    assertThat(weighting.weights()).containsExactly(10.0);
    WeightedEstimate share = weigh(weighting, share(1, 1));
    assertThat(share.variance()).isNull();
    // ñ = 1/(1 − 1/10) = 10/9, and ñ/(ñ + z²) = 0.224350.
    assertThat(interval(share.shareInterval(10, new Interval(0.1, 1), 0.95)).lower())
        .isCloseTo(0.224350, within(1e-6));
    WeightedEstimate mean = weigh(weighting, mean(2, 1));
    assertThat(mean.value()).isEqualTo(2.0);
    assertThat(mean.meanInterval(10, SCALE, 0.95)).isNull();
  }

  private static WeightedEstimate weigh(Weighting weighting, Answers... byCell) {
    return weighting.weigh(byCell).orElseThrow();
  }

  private static Answers[] answers(Answers... byCell) {
    return byCell;
  }

  private static double variance(WeightedEstimate estimate) {
    return Optional.ofNullable(estimate.variance()).orElseThrow();
  }

  private static Interval interval(@Nullable Interval interval) {
    return Optional.ofNullable(interval).orElseThrow();
  }

  private static Answers share(long count, long used) {
    return new Answers(used, count, count);
  }

  private static Answers mean(long score, long used) {
    return new Answers(used, used * score, used * score * score);
  }

  private static Answers none() {
    return Answers.NONE;
  }
}
