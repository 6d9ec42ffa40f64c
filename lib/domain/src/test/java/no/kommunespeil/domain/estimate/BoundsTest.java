package no.kommunespeil.domain.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BoundsTest {

  @Test
  void of_a_share_all_others_might_have_said_no_or_yes() {
    // 136 of 216 yes, 155 of 371 silent.
    assertThat(Bounds.share(136, 216, 371)).isEqualTo(new Interval(136 / 371.0, 291 / 371.0));
    assertThat(Bounds.share(3, 4, 4)).isEqualTo(Interval.point(0.75));
    assertThat(Bounds.share(0, 0, 7)).isEqualTo(Interval.OF_SHARES);
    assertThat(Bounds.share(0, 0, 0)).isNull();
  }

  @Test
  void of_a_mean_all_others_might_have_said_the_lowest_or_the_highest() {
    // Scores 3, 4, 4 of five units on a scale of 1 to 5: (11 + 2)/5 and (11 + 10)/5.
    assertThat(Bounds.mean(11, 3, 5, 1, 5)).isEqualTo(new Interval(2.6, 4.2));
    // The same on a scale of 2 to 6: (11 + 4)/5 and (11 + 12)/5.
    assertThat(Bounds.mean(11, 3, 5, 2, 6)).isEqualTo(new Interval(3, 4.6));
    assertThat(Bounds.mean(0, 0, 5, 1, 5)).isEqualTo(new Interval(1, 5));
    assertThat(Bounds.mean(0, 0, 0, 1, 5)).isNull();
  }

  @Test
  void those_who_do_not_know_might_hold_either_view() {
    // 30 of 50 with a view, 10 without: 30/60 and 40/60.
    assertThat(Bounds.dontKnow(30, 50, 10)).isEqualTo(new Interval(0.5, 40 / 60.0));
    assertThat(Bounds.dontKnow(0, 0, 4)).isEqualTo(Interval.OF_SHARES);
    assertThat(Bounds.dontKnow(0, 0, 0)).isNull();
  }

  @Test
  void of_a_change_the_ends_are_taken_crosswise() {
    assertThat(Bounds.change(new Interval(0.25, 0.5), new Interval(0.5, 1)))
        .isEqualTo(new Interval(0, 0.75));
    assertThat(Bounds.change(null, Interval.OF_SHARES)).isNull();
    assertThat(Bounds.change(Interval.OF_SHARES, null)).isNull();
  }

  @Test
  void whoever_answers_they_hold_the_truth() {
    Random random = new Random(1);
    for (int round = 0; round < 2000; round++) {
      int units = 1 + random.nextInt(40);
      Made before = Made.of(random, units);
      Made after = Made.of(random, units);
      assertThat(before.shareBounds().holds(before.share())).isTrue();
      assertThat(before.meanBounds().holds(before.mean())).isTrue();
      Interval change =
          Objects.requireNonNull(Bounds.change(before.meanBounds(), after.meanBounds()));
      // The differences on both sides are rounded once each.
      double truth = after.mean() - before.mean();
      assertThat(truth).isBetween(change.lower() - 1e-12, change.upper() + 1e-12);
    }
  }

  /** Units with a score of 1 to 5, some of whom answer, not at random: the content do so more. */
  private record Made(int units, long sum, long top, int seen, long sumSeen, long topSeen) {

    static Made of(Random random, int units) {
      long sum = 0;
      long top = 0;
      int seen = 0;
      long sumSeen = 0;
      long topSeen = 0;
      for (int i = 0; i < units; i++) {
        int score = 1 + random.nextInt(5);
        boolean isTop = score > 3;
        sum += score;
        top += isTop ? 1 : 0;
        if (random.nextInt(7) < score || i == 0) {
          seen++;
          sumSeen += score;
          topSeen += isTop ? 1 : 0;
        }
      }
      return new Made(units, sum, top, seen, sumSeen, topSeen);
    }

    double share() {
      return (double) top / units;
    }

    double mean() {
      return (double) sum / units;
    }

    Interval shareBounds() {
      return Objects.requireNonNull(Bounds.share(topSeen, seen, units));
    }

    Interval meanBounds() {
      return Objects.requireNonNull(Bounds.mean(sumSeen, seen, units, 1, 5));
    }
  }
}
