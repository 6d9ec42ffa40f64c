package no.kommunespeil.domain.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import no.kommunespeil.domain.link.Joint;
import no.kommunespeil.domain.response.Missing;
import org.junit.jupiter.api.Test;

class AgreementTest {

  @Test
  void kappa_is_that_of_a_text_book() {
    // J. L. Fleiss, Statistical Methods for Rates and Proportions, 2nd ed. 1981, table 13.1: two
    // raters, three diagnoses, 100 patients; .89 agree, .66 by chance, kappa .68.
    Agreement agreement = Agreement.of(joint(new long[][] {{75, 1, 4}, {5, 4, 1}, {0, 0, 10}}));
    assertThat(agreement.units()).isEqualTo(100);
    assertThat(agreement.agreed()).isEqualTo(89);
    assertThat(agreement.share()).isEqualTo(0.89);
    assertThat(agreement.expected()).isCloseTo(0.66, within(1e-12));
    assertThat(agreement.kappa()).isCloseTo((0.89 - 0.66) / 0.34, within(1e-12));
  }

  @Test
  void two_readers_of_fifty_applications_agree_beyond_chance() {
    // 20 and 15 of 50 the same, half of them by chance: (.7 − .5)/(1 − .5).
    Agreement agreement = Agreement.of(joint(new long[][] {{20, 5}, {10, 15}}));
    assertThat(agreement.share()).isEqualTo(0.7);
    assertThat(agreement.kappa()).isCloseTo(0.4, within(1e-12));
  }

  @Test
  void full_agreement_is_one_and_full_disagreement_below_nothing() {
    assertThat(Agreement.of(joint(new long[][] {{3, 0}, {0, 5}})).kappa()).isOne();
    assertThat(Agreement.of(joint(new long[][] {{0, 4}, {4, 0}})).kappa()).isEqualTo(-1.0);
    // What chance gives: rows and columns independent.
    assertThat(Agreement.of(joint(new long[][] {{2, 4}, {3, 6}})).kappa()).isZero();
  }

  @Test
  void when_all_said_the_same_there_is_nothing_beyond_chance() {
    Agreement agreement = Agreement.of(joint(new long[][] {{7, 0}, {0, 0}}));
    assertThat(agreement.share()).isOne();
    assertThat(agreement.kappa()).isNull();
  }

  @Test
  void when_each_side_is_of_another_mind_chance_gives_nothing() {
    Agreement agreement = Agreement.of(joint(new long[][] {{0, 7}, {0, 0}}));
    assertThat(agreement.share()).isZero();
    assertThat(agreement.kappa()).isZero();
  }

  @Test
  void nobody_agrees_on_nothing() {
    assertThat(Agreement.of(Joint.empty(3, 3))).isEqualTo(new Agreement(0, 0, null, null, null));
    assertThat(Agreement.of(Joint.empty(0, 0))).isEqualTo(new Agreement(0, 0, null, null, null));
  }

  @Test
  void units_without_both_answers_do_not_count() {
    Joint joint = joint(new long[][] {{20, 5}, {10, 15}});
    joint.counts()[Joint.cell(2, Missing.BLANK, Missing.BLANK)] = 9;
    joint.counts()[Joint.cell(2, 0, Missing.FILTERED_OUT)] = 9;
    joint.counts()[Joint.cell(2, Missing.UNREADABLE, 1)] = 9;
    assertThat(Agreement.of(joint)).isEqualTo(new Agreement(50, 35, 0.7, 0.5, 0.4));
  }

  @Test
  void categories_can_be_left_out() {
    // The second one is left out on both sides.
    Joint joint = joint(new long[][] {{20, 8, 5}, {7, 6, 9}, {10, 3, 15}});
    assertThat(Agreement.of(joint, new int[] {0, 2}))
        .isEqualTo(new Agreement(50, 35, 0.7, 0.5, 0.4));
  }

  private static Joint joint(long[][] counts) {
    Joint joint = Joint.empty(counts.length, counts.length);
    for (int i = 0; i < counts.length; i++) {
      for (int j = 0; j < counts.length; j++) {
        joint.counts()[Joint.cell(counts.length, i, j)] = counts[i][j];
      }
    }
    return joint;
  }
}
