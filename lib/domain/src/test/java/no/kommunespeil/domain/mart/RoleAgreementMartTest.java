package no.kommunespeil.domain.mart;

import static no.kommunespeil.domain.mart.AnswersMade.DIRECTOR;
import static no.kommunespeil.domain.mart.AnswersMade.LEAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RoleAgreementMartTest {

  private static final String NORA = "know_imdi_services.nora";
  private static final String ADVICE = "usefulness_imdi_services.grant_advice";
  private static final String NEEDS = "corona_other_needs";

  private final Iterator<String> units = AnswersMade.municipalities().iterator();
  private final AnswersMade made = new AnswersMade();

  private void both(int number, String variable, String lead, String director) {
    for (int i = 0; i < number; i++) {
      String unit = units.next();
      made.answer(LEAD, unit, variable, lead).answer(DIRECTOR, unit, variable, director);
    }
  }

  /** 50 units of two minds, three that do not know, and six of which one role answered. */
  private void fiftyAndMore() {
    both(20, NORA, "yes", "yes");
    both(5, NORA, "yes", "no");
    both(10, NORA, "no", "yes");
    both(15, NORA, "no", "no");
    both(3, NORA, "dont_know", "yes");
    for (int i = 0; i < 4; i++) {
      made.answer(LEAD, units.next(), NORA, "yes");
    }
    for (int i = 0; i < 2; i++) {
      made.answer(DIRECTOR, units.next(), NORA, "no");
    }
  }

  private Rows of(String variable) throws IOException {
    return made.mart(RoleAgreementMart.NAME)
        .where("variable", variable)
        .where("left_sub_survey", LEAD)
        .where("right_sub_survey", DIRECTOR);
  }

  private static Map<String, @Nullable Object> row(
      Rows rows, String group, String variant, String category) {
    return rows.where("group_key", group)
        .where("variant", variant)
        .where("category", category)
        .only();
  }

  @Test
  void roles_agree_within_a_unit_beyond_chance() throws IOException {
    fiftyAndMore();
    Rows rows = of(NORA);

    // 20 and 15 of 50 the same, half of them by chance: (.7 − .5)/(1 − .5).
    Map<String, @Nullable Object> overall = row(rows, "all", "excl_dont_know", "overall");
    assertThat(overall)
        .containsEntry("both_n", 50L)
        .containsEntry("agree_n", 35L)
        .containsEntry("agreement", 0.7)
        .containsEntry("expected_agreement", 0.5)
        .containsEntry("kappa_note", null)
        .containsEntry("both_responded_n", 53L)
        .containsEntry("both_asked_n", 370L)
        .containsEntry("left_share", null);
    assertThat((Double) overall.get("kappa")).isCloseTo(0.4, within(1e-12));
    // With don't know: (35 · 53 − 25 · 33 − 25 · 20)/(53² − 25 · 33 − 25 · 20) = 530/1484.
    Map<String, @Nullable Object> all = row(rows, "all", "all", "overall");
    assertThat(all).containsEntry("both_n", 53L).containsEntry("agreement", 35 / 53.0);
    assertThat((Double) all.get("kappa")).isCloseTo(530 / 1484.0, within(1e-12));
    assertThat((Double) all.get("lower")).isBetween(0.0, 35 / 53.0);
    assertThat((Double) all.get("upper")).isBetween(35 / 53.0, 1.0);
  }

  @Test
  void each_role_has_its_own_base_and_it_is_seen_where_they_differ() throws IOException {
    fiftyAndMore();
    Rows rows = of(NORA);

    assertThat(row(rows, "all", "excl_dont_know", "yes"))
        .containsEntry("left_count_n", 29L)
        .containsEntry("left_used_n", 54L)
        .containsEntry("left_share", 29 / 54.0)
        .containsEntry("left_response_n", 57L)
        .containsEntry("left_frame_n", 370L)
        .containsEntry("right_count_n", 33L)
        .containsEntry("right_used_n", 55L)
        .containsEntry("right_share", 0.6)
        .containsEntry("right_response_n", 55L)
        .containsEntry("right_frame_n", 371L)
        .containsEntry("difference", 29 / 54.0 - 0.6)
        .containsEntry("left_and_right_n", 20L)
        .containsEntry("left_only_n", 5L)
        .containsEntry("right_only_n", 10L)
        .containsEntry("neither_n", 15L);
    assertThat(row(rows, "all", "all", "dont_know"))
        .containsEntry("left_only_n", 3L)
        .containsEntry("right_only_n", 0L)
        .containsEntry("left_share", 3 / 57.0)
        .containsEntry("right_share", 0.0);
  }

  @Test
  void groups_in_which_nobody_gave_both_have_their_rows() throws IOException {
    fiftyAndMore();
    Rows types = of(NORA).where("breakdown", "unit_type");

    assertThat(row(types, "municipality", "all", "overall")).containsEntry("both_n", 53L);
    assertThat(row(types, "district", "all", "overall"))
        .containsEntry("both_n", 0L)
        .containsEntry("both_asked_n", 15L)
        .containsEntry("agreement", null)
        .containsEntry("expected_agreement", null)
        .containsEntry("kappa", null)
        .containsEntry("kappa_note", "no_units")
        .containsEntry("obs_status", "M");
    // The lead of the City of Oslo is not asked.
    assertThat(row(types, "city", "all", "overall"))
        .containsEntry("both_asked_n", 0L)
        .containsEntry("left_frame_n", 0L)
        .containsEntry("right_frame_n", 1L);
  }

  @Test
  void groups_add_up_to_all_units() throws IOException {
    fiftyAndMore();
    Rows overall = of(NORA).where("variant", "all").where("category", "overall");

    for (String breakdown : new String[] {"county", "centrality", "size", "settlement"}) {
      assertThat(
              overall.where("breakdown", breakdown).values("agree_n").stream()
                  .mapToLong(agreed -> (Long) agreed)
                  .sum())
          .as(breakdown)
          .isEqualTo(35);
    }
  }

  @Test
  void one_answer_of_all_leaves_nothing_beyond_chance() throws IOException {
    both(6, ADVICE, "good", "good");

    assertThat(row(of(ADVICE), "all", "all", "overall"))
        .containsEntry("agreement", 1.0)
        .containsEntry("expected_agreement", 1.0)
        .containsEntry("kappa", null)
        .containsEntry("kappa_note", "unanimous");
  }

  @Test
  void roles_may_agree_on_the_side_of_a_scale_though_not_on_the_answer() throws IOException {
    both(1, ADVICE, "very_good", "good");
    both(1, ADVICE, "poor", "poor");
    Rows rows = of(ADVICE);

    assertThat(row(rows, "all", "all", "overall")).containsEntry("agree_n", 1L);
    assertThat(row(rows, "all", "all", "top_two"))
        .containsEntry("agree_n", 2L)
        .containsEntry("left_and_right_n", 1L)
        .containsEntry("neither_n", 1L)
        .containsEntry("kappa", 1.0)
        .containsEntry("left_share", 0.5);
    assertThat(row(rows, "all", "all", "overall"))
        .containsEntry("obs_status", "U")
        .extractingByKey("reliability")
        .asString()
        .contains("small_base");
  }

  @Test
  void of_texts_it_is_compared_whether_there_is_one() throws IOException {
    both(1, NEEDS, "short", "elaborated");
    String one = units.next();
    made.respond(LEAD, one).answer(DIRECTOR, one, NEEDS, "short");
    String none = units.next();
    made.respond(LEAD, none).respond(DIRECTOR, none);
    String filtered = units.next();
    made.filteredOut(LEAD, filtered, NEEDS).answer(DIRECTOR, filtered, NEEDS, "short");
    Rows rows = of(NEEDS);

    assertThat(row(rows, "all", "of_asked", "answered"))
        .containsEntry("both_n", 3L)
        .containsEntry("left_and_right_n", 1L)
        .containsEntry("left_only_n", 0L)
        .containsEntry("right_only_n", 1L)
        .containsEntry("neither_n", 1L)
        .containsEntry("agreement", 2 / 3.0)
        .containsEntry("left_share", 1 / 3.0)
        .containsEntry("right_share", 3 / 4.0);
    assertThat(row(rows, "all", "all", "overall"))
        .containsEntry("both_n", 1L)
        .containsEntry("agree_n", 0L);
  }
}
