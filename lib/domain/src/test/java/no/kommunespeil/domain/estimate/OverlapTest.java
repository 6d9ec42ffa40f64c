package no.kommunespeil.domain.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Objects;
import java.util.Random;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The variance of a change by simulation: a population whose answers are known in both waves
 * answers again and again, each time other units, most of whom answer both times or neither.
 */
class OverlapTest {

  private static final int ROUNDS = 6000;
  private static final double CONFIDENCE = 0.95;

  @Test
  void an_unchanged_frame_of_which_most_answer_twice() {
    // 357 units, 217 and 210 answering, 150 both times: mean standard error .0271, true .0273.
    Simulated simulated =
        Population.of(357, 357, 357).shares(0.45, 0.5, 0.205).answering(217, 210, 150).simulate(1);
    simulated.assertCovers();
    assertThat(simulated.meanError()).isBetween(0.0268, 0.0275);
    assertThat(simulated.trueError()).isBetween(0.0266, 0.0279);
    assertThat(simulated.covered()).isBetween(0.935, 0.96);
  }

  @Test
  void entrants_that_were_not_asked_before() {
    Population.of(356, 371, 356)
        .shares(0.5, 0.6, 0.12)
        .answering(268, 216, 175)
        .simulate(2)
        .assertCovers();
  }

  @Test
  void mergers_of_which_only_the_largest_predecessor_is_linked() {
    Population.of(422, 356, 350)
        .shares(0.3, 0.4, 0.1)
        .answering(300, 250, 190)
        .simulate(3)
        .assertCovers();
  }

  @Test
  void entrants_and_mergers_at_once_after_many_years() {
    Population.of(428, 371, 330)
        .shares(0.25, 0.5, 0.05)
        .answering(230, 216, 100)
        .simulate(4)
        .assertCovers();
  }

  @Test
  void nearly_all_answering_both_times() {
    Population.of(357, 357, 357)
        .shares(0.6, 0.55, 0.15)
        .answering(330, 325, 310)
        .simulate(5)
        .assertCovers();
  }

  @Test
  void few_answering_both_times() {
    Population.of(371, 371, 371)
        .shares(0.5, 0.4, 0.1)
        .answering(120, 110, 40)
        .simulate(6)
        .assertCovers();
  }

  @Test
  void answers_that_have_nothing_to_do_with_the_earlier_ones() {
    Population.of(357, 371, 356)
        .shares(0.5, 0.5, 0)
        .answering(217, 210, 150)
        .simulate(7)
        .assertCovers();
  }

  @Test
  void a_county_of_forty() {
    Population.of(40, 43, 40)
        .shares(0.5, 0.6, 0.1)
        .answering(26, 27, 19)
        .simulate(8)
        .assertCovers();
  }

  @Test
  void a_mean_score_with_entrants_and_mergers() {
    Population.of(422, 371, 350).scores().answering(268, 216, 150).simulate(9).assertCovers();
  }

  @Test
  void the_linked_panel_of_an_unchanged_frame() {
    Population.of(357, 357, 357)
        .shares(0.45, 0.5, 0.205)
        .answering(217, 210, 150)
        .simulatePanel(10)
        .assertCovers();
  }

  @Test
  void the_linked_panel_across_entrants_and_mergers() {
    Population.of(422, 371, 350).scores().answering(268, 216, 150).simulatePanel(11).assertCovers();
  }

  /**
   * @param trueError standard deviation of the change over the rounds
   * @param meanError mean of the standard errors estimated
   * @param covered share of the rounds whose interval holds the true change
   */
  private record Simulated(double trueError, double meanError, double covered) {

    void assertCovers() {
      assertThat(covered).isBetween(0.93, 0.97);
      assertThat(meanError).isCloseTo(trueError, withinPercentage(5));
    }
  }

  /** The first {@code both} units are in both frames. */
  private static final class Population {

    private final int both;
    private final int[] before;
    private final int[] after;
    private double rateBefore;
    private double rateAgain;
    private double rateNew;

    private Population(int before, int after, int both) {
      this.both = both;
      this.before = new int[before];
      this.after = new int[after];
    }

    static Population of(int before, int after, int both) {
      return new Population(before, after, both);
    }

    /**
     * Answers 0 or 1; entrants and leavers answer as the others do.
     *
     * @param covariance of the answers of units in both frames
     */
    Population shares(double shareBefore, double shareAfter, double covariance) {
      double yesBoth = shareBefore * shareAfter + covariance;
      for (int i = 0; i < before.length; i++) {
        before[i] = position(i, before.length) < shareBefore ? 1 : 0;
      }
      for (int i = 0; i < after.length; i++) {
        double at = position(i, i < before.length ? before.length : after.length);
        after[i] = at < yesBoth || 1 - at <= shareAfter - yesBoth ? 1 : 0;
      }
      return this;
    }

    /** Answers 1 to 5, the later ones at most one above or below the earlier. */
    Population scores() {
      Random random = new Random(5);
      for (int i = 0; i < before.length; i++) {
        before[i] = 1 + (int) (5 * position(i, before.length));
      }
      for (int i = 0; i < after.length; i++) {
        int earlier = i < before.length ? before[i] : 1 + random.nextInt(5);
        after[i] = Math.max(1, Math.min(5, earlier + random.nextInt(4) / 2));
      }
      return this;
    }

    /** Spreads units evenly over 0 to 1, wherever in the frame they stand. */
    private static double position(int unit, int units) {
      double golden = unit * 0.6180339887498949;
      return units == 0 ? 0 : golden - Math.floor(golden);
    }

    /** How many answer on average. */
    Population answering(int usedBefore, int usedAfter, int usedBoth) {
      rateBefore = (double) usedBefore / before.length;
      rateAgain = (double) usedBoth / both / rateBefore;
      rateNew = ((double) usedAfter / after.length - rateBefore * rateAgain) / (1 - rateBefore);
      assertThat(rateAgain).isBetween(0.0, 1.0);
      assertThat(rateNew).isBetween(0.0, 1.0);
      return this;
    }

    /** The change from all who answered to all who answered. */
    Simulated simulate(long seed) {
      return simulate(seed, mean(after, after.length) - mean(before, before.length), Answers::all);
    }

    /** The change among the units that answered both times, for those in both frames. */
    Simulated simulatePanel(long seed) {
      return simulate(seed, mean(after, both) - mean(before, both), Answers::panel);
    }

    private Simulated simulate(
        long seed, double truth, BiFunction<Answers, Population, Estimated> estimate) {
      Random random = new Random(seed);
      double errors = 0;
      double squares = 0;
      double sum = 0;
      int covered = 0;
      for (int round = 0; round < ROUNDS; round++) {
        Estimated estimated = estimate.apply(answers(random), this);
        double error = estimated.change - truth;
        errors += Math.sqrt(estimated.variance);
        sum += error;
        squares += error * error;
        covered +=
            Change.interval(estimated.change, estimated.variance, CONFIDENCE).holds(truth) ? 1 : 0;
      }
      double trueError = Math.sqrt((squares - sum * sum / ROUNDS) / (ROUNDS - 1));
      return new Simulated(trueError, errors / ROUNDS, (double) covered / ROUNDS);
    }

    private Answers answers(Random random) {
      Answers answers = new Answers();
      for (int i = 0; i < Math.max(before.length, after.length); i++) {
        // Beyond those in both frames the same place is another unit in each.
        boolean answersBefore = i < before.length && random.nextDouble() < rateBefore;
        double rate =
            i >= both
                ? rateBefore * rateAgain + (1 - rateBefore) * rateNew
                : answersBefore ? rateAgain : rateNew;
        boolean answersAfter = i < after.length && random.nextDouble() < rate;
        if (answersBefore) {
          answers.before.add(before[i], before[i]);
        }
        if (answersAfter) {
          answers.after.add(after[i], after[i]);
        }
        if (answersBefore && answersAfter && i < both) {
          answers.both.add(before[i], after[i]);
        }
      }
      return answers;
    }

    private static double mean(int[] answers, int units) {
      double sum = 0;
      for (int i = 0; i < units; i++) {
        sum += answers[i];
      }
      return sum / units;
    }
  }

  private record Estimated(double change, double variance) {}

  private static final class Answers {

    private final Totals before = new Totals();
    private final Totals after = new Totals();
    private final Totals both = new Totals();

    Estimated all(Population population) {
      Double variance =
          Change.variance(
              before.leftSpread(),
              after.leftSpread(),
              both.units,
              both.covariance(),
              population.before.length,
              population.after.length,
              population.both);
      return new Estimated(
          (double) after.left / after.units - (double) before.left / before.units,
          Objects.requireNonNull(variance));
    }

    Estimated panel(Population population) {
      Double variance =
          Change.variance(
              both.leftSpread(),
              both.rightSpread(),
              both.units,
              both.covariance(),
              population.both,
              population.both,
              population.both);
      return new Estimated(
          (double) (both.right - both.left) / both.units, Objects.requireNonNull(variance));
    }
  }

  private static final class Totals {

    private long units;
    private long left;
    private long right;
    private long leftSquares;
    private long rightSquares;
    private long products;

    void add(int x, int y) {
      units++;
      left += x;
      right += y;
      leftSquares += (long) x * x;
      rightSquares += (long) y * y;
      products += (long) x * y;
    }

    Spread leftSpread() {
      return Spread.ofMean(left, leftSquares, units);
    }

    Spread rightSpread() {
      return Spread.ofMean(right, rightSquares, units);
    }

    @Nullable Double covariance() {
      return Formulas.covariance(left, right, products, units);
    }
  }
}
