package no.kommunespeil.domain.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import no.kommunespeil.domain.link.Joint;
import no.kommunespeil.domain.response.Missing;
import no.kommunespeil.domain.survey.Text;
import org.junit.jupiter.api.Test;

class PanelTest {

  private static final Text LABEL = new Text("Ja", "Yes");
  private static final int YES = 0;
  private static final int NO = 1;
  private static final int DONT_KNOW = 2;

  @Test
  void a_share_is_of_units_that_answered_both_times() {
    Joint joint = Joint.empty(3, 3);
    add(joint, YES, YES, 3);
    add(joint, YES, NO, 1);
    add(joint, NO, YES, 2);
    add(joint, NO, NO, 1);
    add(joint, NO, DONT_KNOW, 1);
    add(joint, YES, Missing.BLANK, 4);
    add(joint, Missing.FILTERED_OUT, NO, 5);
    add(joint, Missing.UNREADABLE, Missing.BLANK, 6);
    Measure yes = yes(Statistic.SHARE);

    Panel panel = Panel.of(joint, yes, yes);

    // Eight units: 4 yes before, 5 after, 3 both times.
    assertThat(panel.units()).isEqualTo(8);
    assertThat(panel.before()).isEqualTo(0.5);
    assertThat(panel.after()).isEqualTo(0.625);
    assertThat(panel.spreadBefore()).isEqualTo(Spread.ofShare(4, 8));
    assertThat(panel.spreadAfter()).isEqualTo(Spread.ofShare(5, 8));
    // (3 − 4·5/8)/7
    assertThat(panel.covariance()).isCloseTo(0.5 / 7, within(1e-15));
  }

  @Test
  void a_share_of_all_asked_takes_in_who_did_not_answer_and_leaves_out_who_was_not_asked() {
    Joint joint = Joint.empty(3, 3);
    add(joint, YES, Missing.BLANK, 1);
    add(joint, Missing.UNREADABLE, YES, 1);
    add(joint, Missing.BLANK, Missing.BLANK, 1);
    add(joint, YES, Missing.FILTERED_OUT, 9);
    Measure yes = yes(Statistic.SHARE_OF_ASKED);

    Panel panel = Panel.of(joint, yes, yes);

    assertThat(panel.units()).isEqualTo(3);
    assertThat(panel.before()).isCloseTo(1 / 3.0, within(1e-15));
    assertThat(panel.after()).isCloseTo(1 / 3.0, within(1e-15));
    // (0 − 1·1/3)/2
    assertThat(panel.covariance()).isCloseTo(-1 / 6.0, within(1e-15));
  }

  @Test
  void a_share_without_those_who_do_not_know_takes_units_that_knew_both_times() {
    Joint joint = Joint.empty(3, 3);
    add(joint, YES, YES, 1);
    add(joint, NO, YES, 1);
    add(joint, YES, DONT_KNOW, 7);
    add(joint, DONT_KNOW, NO, 7);
    Measure yes =
        Measure.shareExclDontKnow(
            Measure.Kind.CATEGORY,
            "yes",
            LABEL,
            0,
            new int[] {YES},
            new int[] {YES, NO},
            new int[] {DONT_KNOW});

    Panel panel = Panel.of(joint, yes, yes);

    assertThat(panel.units()).isEqualTo(2);
    assertThat(panel.before()).isEqualTo(0.5);
    assertThat(panel.after()).isOne();
    assertThat(panel.covariance()).isZero();
  }

  @Test
  void means_may_be_of_scales_that_differ() {
    // Before: 1, 2; after: don't know first, then 1, 2, 3.
    Joint joint = Joint.empty(2, 4);
    add(joint, 0, 1, 1);
    add(joint, 0, 2, 1);
    add(joint, 1, 3, 2);
    add(joint, 1, 0, 5);
    Measure before =
        Measure.mean("score", LABEL, 0, new int[] {0, 1}, new int[] {1, 2}, new int[0]);
    Measure after =
        Measure.mean("score", LABEL, 0, new int[] {1, 2, 3}, new int[] {1, 2, 3}, new int[] {0});

    Panel panel = Panel.of(joint, before, after);

    // Pairs (1,1), (1,2), (2,3), (2,3).
    assertThat(panel.units()).isEqualTo(4);
    assertThat(panel.before()).isEqualTo(1.5);
    assertThat(panel.after()).isEqualTo(2.25);
    // (15 − 6·9/4)/3
    assertThat(panel.covariance()).isCloseTo(0.5, within(1e-15));
    assertThat(panel.spreadAfter()).isEqualTo(new Spread(4, 11 / 12.0));
    assertThat(before.lowest()).isOne();
    assertThat(before.highest()).isEqualTo(2);
    assertThat(after.highest()).isEqualTo(3);
  }

  @Test
  void nobody_and_one_unit_have_no_covariance() {
    Measure yes = yes(Statistic.SHARE);
    Joint joint = Joint.empty(3, 3);
    assertThat(Panel.of(joint, yes, yes))
        .isEqualTo(new Panel(0, null, null, new Spread(0, null), new Spread(0, null), null));
    add(joint, YES, NO, 1);
    assertThat(Panel.of(joint, yes, yes))
        .isEqualTo(new Panel(1, 1.0, 0.0, new Spread(1, null), new Spread(1, null), null));
  }

  @Test
  void a_share_runs_from_nothing_to_all() {
    Measure yes = yes(Statistic.SHARE);
    assertThat(yes.lowest()).isZero();
    assertThat(yes.highest()).isOne();
  }

  private static Measure yes(Statistic statistic) {
    return Measure.share(statistic, Measure.Kind.CATEGORY, "yes", LABEL, 0, new int[] {YES});
  }

  private static void add(Joint joint, int left, int right, long units) {
    joint.counts()[Joint.cell(joint.right(), left, right)] += units;
  }
}
