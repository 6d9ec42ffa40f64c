package no.kommunespeil.domain.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ExactIntervalTest {

  private static final double CONFIDENCE = 0.95;
  private static final int SMALL = 40;
  private static final long[][] CHOOSE = choose(SMALL);

  @Test
  void intervals_of_published_counts_are_those_worked_out_beforehand() {
    assertThat(units(7, 12, 18)).containsExactly(8, 13);
    assertThat(units(12, 12, 18)).containsExactly(16, 18);
    assertThat(units(3, 10, 50)).containsExactly(5, 31);
    assertThat(units(150, 268, 357)).containsExactly(189, 210);
    assertThat(units(136, 216, 371)).containsExactly(217, 249);
    assertThat(units(0, 8, 18)).containsExactly(0, 5);
    assertThat(units(8, 8, 8)).containsExactly(8, 8);
    assertThat(units(5, 178, 356)).containsExactly(5, 19);
  }

  @Test
  void every_interval_of_a_small_population_is_that_of_counting_all_samples() {
    for (int population = 1; population <= SMALL; population++) {
      for (int used = 1; used <= population; used++) {
        long[][] counted = counted(population, used);
        for (int count = 0; count <= used; count++) {
          assertThat(units(count, used, population))
              .as("%s of %s of %s", count, used, population)
              .containsExactly(counted[count]);
        }
      }
    }
  }

  /**
   * The definition in whole numbers: of all C(N, n) samples, those with y or more of the property
   * number more than one in 40.
   */
  private static long[][] counted(int population, int used) {
    long samples = CHOOSE[population][used];
    long[][] intervals = new long[used + 1][2];
    for (long[] interval : intervals) {
      interval[0] = Long.MAX_VALUE;
      interval[1] = Long.MIN_VALUE;
    }
    for (int with = 0; with <= population; with++) {
      long below = 0;
      for (int count = 0; count <= used; count++) {
        long exactly = CHOOSE[with][count] * CHOOSE[population - with][used - count];
        boolean possible = count <= with && used - count <= population - with;
        if (possible && 40 * (samples - below) > samples) {
          intervals[count][0] = Math.min(intervals[count][0], with);
        }
        below += exactly;
        if (possible && 40 * below > samples) {
          intervals[count][1] = Math.max(intervals[count][1], with);
        }
      }
    }
    return intervals;
  }

  @Test
  void no_truth_of_a_small_population_is_missed_by_more_than_one_sample_in_20() {
    for (int population = 1; population <= SMALL; population++) {
      for (int used = 1; used <= population; used++) {
        for (int with = 0; with <= population; with++) {
          long covering = 0;
          for (int count = 0; count <= used; count++) {
            if (count <= with && used - count <= population - with) {
              long[] interval = units(count, used, population);
              if (interval[0] <= with && with <= interval[1]) {
                covering += CHOOSE[with][count] * CHOOSE[population - with][used - count];
              }
            }
          }
          assertThat(20 * covering)
              .as("%s of %s, %s seen", with, population, used)
              .isGreaterThanOrEqualTo(19 * CHOOSE[population][used]);
        }
      }
    }
  }

  @Test
  void no_truth_of_the_whole_country_is_missed_by_more_than_one_sample_in_20() {
    int population = 371;
    BigInteger[][] choose = chooseBig(population);
    for (int used : new int[] {1, 3, 18, 119, 216, 300, 370, 371}) {
      BigInteger enough = choose[population][used].multiply(BigInteger.valueOf(19));
      for (int with = 0; with <= population; with++) {
        BigInteger covering = BigInteger.ZERO;
        for (int count = Math.max(0, used - population + with);
            count <= Math.min(used, with);
            count++) {
          long[] interval = units(count, used, population);
          if (interval[0] <= with && with <= interval[1]) {
            covering =
                covering.add(choose[with][count].multiply(choose[population - with][used - count]));
          }
        }
        assertThat(covering.multiply(BigInteger.valueOf(20)))
            .as("%s of %s, %s seen", with, population, used)
            .isGreaterThanOrEqualTo(enough);
      }
    }
  }

  @Test
  void those_without_the_property_have_the_mirrored_interval() {
    for (int population : new int[] {1, 2, 18, 119, 371, 30_000}) {
      for (int used = 1; used <= population; used += Math.max(1, population / 23)) {
        for (int count = 0; count <= used; count += Math.max(1, used / 17)) {
          long[] with = units(count, used, population);
          long[] without = units(used - count, used, population);
          assertThat(without)
              .as("%s of %s of %s", count, used, population)
              .containsExactly(population - with[1], population - with[0]);
        }
      }
    }
  }

  @Test
  void intervals_hold_the_share_seen_to_a_unit_and_rise_with_it() {
    for (int used : new int[] {1, 2, 50, 216, 370}) {
      long[] below = {0, 0};
      for (int count = 0; count <= used; count++) {
        long[] units = units(count, used, 371);
        // 369 of 370 is .99730, and the one left out has the property too: 370 of 371, .99730.
        double seen = 371.0 * count / used;
        assertThat(seen).isBetween(units[0] - 1.0, units[1] + 1.0);
        assertThat(units[0]).isBetween(Math.max(below[0], count), (long) count + 371 - used);
        assertThat(units[1]).isGreaterThanOrEqualTo(below[1]);
        below = units;
      }
    }
  }

  @Test
  void a_tail_that_is_exactly_the_level_is_not_above_it() {
    // One of 40 is seen and has it: of K with the property that is K samples in 40.
    assertThat(units(1, 1, 40)).containsExactly(2, 40);
    // At 90 % the level is 1 in 20.
    assertThat(ExactInterval.share(1, 1, 20, 0.9)).isEqualTo(new Interval(0.1, 1));
    assertThat(ExactInterval.share(1, 1, 100_000, 0.95)).isEqualTo(new Interval(0.02501, 1));
  }

  @Test
  void more_confidence_never_narrows_an_interval() {
    double width = 0;
    for (double confidence : new double[] {0.5, 0.8, 0.9, 0.95, 0.99, 0.999}) {
      Interval interval = Objects.requireNonNull(ExactInterval.share(136, 216, 371, confidence));
      assertThat(interval.width()).isGreaterThan(width);
      width = interval.width();
    }
  }

  @Test
  void nobody_seen_is_no_interval_and_everybody_seen_is_one_point() {
    assertThat(ExactInterval.share(0, 0, 0, CONFIDENCE)).isNull();
    assertThat(ExactInterval.share(0, 0, 371, CONFIDENCE)).isNull();
    assertThat(ExactInterval.share(3, 4, 4, CONFIDENCE)).isEqualTo(Interval.point(0.75));
    assertThat(ExactInterval.share(0, 1, 1, CONFIDENCE)).isEqualTo(Interval.point(0));
    assertThat(ExactInterval.share(100_000, 100_000, 100_000, CONFIDENCE))
        .isEqualTo(Interval.point(1));
  }

  @Test
  void counts_that_do_not_fit_into_one_another_are_refused() {
    assertThatThrownBy(() -> ExactInterval.share(5, 4, 10, CONFIDENCE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("5 of 4 of 10 is not possible.");
    assertThatThrownBy(() -> ExactInterval.share(-1, 4, 10, CONFIDENCE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ExactInterval.share(1, 4, 3, CONFIDENCE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static long[] units(int count, int used, int population) {
    Interval interval =
        Objects.requireNonNull(ExactInterval.share(count, used, population, CONFIDENCE));
    return new long[] {
      Math.round(interval.lower() * population), Math.round(interval.upper() * population)
    };
  }

  private static long[][] choose(int most) {
    long[][] choose = new long[most + 1][most + 1];
    for (int n = 0; n <= most; n++) {
      choose[n][0] = 1;
      for (int k = 1; k <= n; k++) {
        choose[n][k] = choose[n - 1][k - 1] + choose[n - 1][k];
      }
    }
    return choose;
  }

  private static BigInteger[][] chooseBig(int most) {
    BigInteger[][] choose = new BigInteger[most + 1][most + 1];
    for (int n = 0; n <= most; n++) {
      Arrays.fill(choose[n], BigInteger.ZERO);
      choose[n][0] = BigInteger.ONE;
      for (int k = 1; k <= n; k++) {
        choose[n][k] = choose[n - 1][k - 1].add(choose[n - 1][k]);
      }
    }
    return choose;
  }
}
