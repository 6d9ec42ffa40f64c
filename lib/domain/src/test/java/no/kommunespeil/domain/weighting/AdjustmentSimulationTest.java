package no.kommunespeil.domain.weighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import no.kommunespeil.domain.estimate.Bounds;
import no.kommunespeil.domain.estimate.Interval;
import no.kommunespeil.domain.estimate.Rules;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A country of 356 units in eleven counties, where central units respond more often and say yes
 * more often. Who responds is drawn again and again; what the units would say stays.
 */
class AdjustmentSimulationTest {

  private static final int DRAWS = 4000;

  private record Unit(int cell, boolean saysYes) {}

  private final List<String> counties =
      List.of("A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K");
  private final Rules rules = new Rules(0.95, 0.3, 0.6, 0.5, 5, 5, 3, 2.5, 1e-6, 1000, counties);
  private final List<Cell> cells = new ArrayList<>();
  private final List<Unit> units = new ArrayList<>();

  /**
   * Rates of response of central, middle and remote units, and the least part of intervals that
   * must hold the truth. Where remote units respond so seldom that their cells are collapsed, some
   * bias stays; where all is raked to 14 classes, the variance, which is R's, does not count them.
   */
  @ParameterizedTest
  @CsvSource({"0.85, 0.70, 0.55, 0.93", "0.75, 0.60, 0.45, 0.91", "0.60, 0.45, 0.30, 0.91"})
  void adjustment_takes_most_of_the_bias_away_and_intervals_cover(
      double central, double middle, double remote, double leastCovered) {
    double[] rates = {central, middle, remote};
    Random random = new Random(2020);
    makeCountry(random);
    double truth = (double) units.stream().filter(Unit::saysYes).count() / units.size();

    double unadjusted = 0;
    double adjusted = 0;
    double squares = 0;
    double variances = 0;
    int covered = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      long[] responses = new long[cells.size()];
      long[] yes = new long[cells.size()];
      for (Unit unit : units) {
        if (random.nextDouble() < rates[cells.get(unit.cell).group().ordinal()]) {
          responses[unit.cell]++;
          yes[unit.cell] += unit.saysYes ? 1 : 0;
        }
      }
      List<Cell> drawn = new ArrayList<>();
      Answers[] answers = new Answers[cells.size()];
      long all = 0;
      long allYes = 0;
      for (int i = 0; i < answers.length; i++) {
        Cell cell = cells.get(i);
        drawn.add(new Cell(cell.county(), cell.group(), cell.frame(), responses[i]));
        answers[i] = new Answers(responses[i], yes[i], yes[i]);
        all += responses[i];
        allYes += yes[i];
      }
      WeightedEstimate estimate = Weighting.of(drawn, rules).weigh(answers).orElseThrow();
      unadjusted += (double) allYes / all;
      adjusted += estimate.value();
      squares += Math.pow(estimate.value() - truth, 2);
      variances += estimate.variance() == null ? 0 : estimate.variance();
      Interval bounds = Bounds.share(allYes, all, units.size());
      @Nullable Interval interval =
          estimate.shareInterval(
              units.size(), bounds == null ? Interval.OF_SHARES : bounds, rules.confidence());
      covered += interval != null && interval.holds(truth) ? 1 : 0;
    }
    double bias = unadjusted / DRAWS - truth;
    assertThat(bias).isGreaterThan(0.02);
    assertThat(Math.abs(adjusted / DRAWS - truth)).isLessThan(bias / 3);
    assertThat(Math.sqrt(variances / DRAWS))
        .isCloseTo(Math.sqrt(squares / DRAWS), withinPercentage(12));
    assertThat((double) covered / DRAWS).isBetween(leastCovered, 0.97);
  }

  private void makeCountry(Random random) {
    double[] shares = {0.8, 0.5, 0.3};
    int left = 356;
    for (int county = 0; county < counties.size(); county++) {
      int size = county == counties.size() - 1 ? left : 15 + random.nextInt(36);
      size = Math.min(size, left - 10 * (counties.size() - 1 - county));
      left -= size;
      int central = random.nextInt(size / 2);
      int middle = random.nextInt(size - central);
      int[] sizes = {central, middle, size - central - middle};
      for (CentralityGroup group :
          List.of(CentralityGroup.CENTRAL, CentralityGroup.MIDDLE, CentralityGroup.REMOTE)) {
        int frame = sizes[group.ordinal()];
        if (frame > 0) {
          cells.add(new Cell(counties.get(county), group, frame, 0));
          for (int i = 0; i < frame; i++) {
            units.add(new Unit(cells.size() - 1, random.nextDouble() < shares[group.ordinal()]));
          }
        }
      }
    }
  }
}
