package no.kommunespeil.domain.mart;

import static no.kommunespeil.domain.mart.AnswersMade.DIRECTOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RegisterProfileMartTest {

  private static final String PLAN = "plan_mentions_immigrants";

  /**
   * Facts of 2020 as registered: Bærum 3024 has 127731 people and class 1, Alstahaug 1820 has 7447
   * and 5, Herøy 1818 has 1777 and 6; of immigrants the registers know nothing after 2015.
   */
  private final AnswersMade made =
      new AnswersMade()
          .answer(DIRECTOR, "3024", PLAN, "yes")
          .answer(DIRECTOR, "1820", PLAN, "yes")
          .answer(DIRECTOR, "1818", PLAN, "yes")
          .answer(DIRECTOR, "1822", PLAN, "no")
          .answer(DIRECTOR, "1811", PLAN, "no")
          .answer(DIRECTOR, "1506", PLAN, "dont_know")
          .answer(DIRECTOR, "5059", PLAN, "dont_know")
          .respond(DIRECTOR, "5001")
          .facts(2020, "3024", "200", "")
          .facts(2020, "1820", "400", "")
          .facts(2020, "1818", "120", "")
          .facts(2020, "1822", "10", "")
          .facts(2019, "1543", "", "3")
          .facts(2019, "1545", "", "0")
          .facts(2019, "5016", "", "1")
          .facts(2019, "5023", "", "2")
          .facts(2019, "5012", "", "4");

  private Rows of(String variable) throws IOException {
    return made.mart(RegisterProfileMart.NAME).where("variable", variable);
  }

  private static Map<String, @Nullable Object> fact(
      Rows rows, String category, String variable, int year) {
    return rows.where("category", category)
        .where("register_variable", variable)
        .where("facts_year", year)
        .only();
  }

  @Test
  void units_that_gave_an_answer_are_summed_up() throws IOException {
    Rows rows = of(PLAN);

    // 127731 + 7447 + 1777 are 136955.
    assertThat(fact(rows, "yes", "population", 2020))
        .containsEntry("units_n", 3L)
        .containsEntry("known_n", 3L)
        .containsEntry("mean", 136955 / 3.0)
        .containsEntry("median", 7447.0)
        .containsEntry("lowest", 1777L)
        .containsEntry("highest", 127731L)
        .containsEntry("facts_note", null)
        .containsEntry("synthetic", false);
    assertThat(fact(rows, "yes", "centrality_class", 2020))
        .containsEntry("mean", 4.0)
        .containsEntry("median", 5.0);
    // 200, 400 and 120 are 240 ± 144.22: √((40² + 160² + 120²) / 2).
    Map<String, @Nullable Object> immigrants = fact(rows, "yes", "immigrants", 2020);
    assertThat(immigrants).containsEntry("mean", 240.0).containsEntry("median", 200.0);
    assertThat((Double) immigrants.get("standard_deviation")).isCloseTo(144.2220510, within(1e-6));
  }

  @Test
  void facts_made_up_and_not_known_are_told() throws IOException {
    Rows rows = of(PLAN);

    assertThat(fact(rows, "yes", "immigrants", 2020))
        .containsEntry("made_up_n", 3L)
        .containsEntry("facts_note", "made_up")
        .containsEntry("synthetic", true);
    assertThat(fact(rows, "no", "immigrants", 2020))
        .containsEntry("units_n", 2L)
        .containsEntry("known_n", 1L)
        .containsEntry("mean", 10.0)
        .containsEntry("standard_deviation", null)
        .containsEntry("facts_note", "made_up,partly_known");
    assertThat(fact(rows, "dont_know", "immigrants", 2020))
        .containsEntry("known_n", 0L)
        .containsEntry("mean", null)
        .containsEntry("median", null)
        .containsEntry("lowest", null)
        .containsEntry("facts_note", "not_known")
        .containsEntry("obs_status", "M")
        .containsEntry("reliability", null);
  }

  @Test
  void refugees_of_the_year_before_are_those_of_all_parts() throws IOException {
    // Molde is Molde 32, Nesset 3 and Midsund 0; Orkland is 15, 1, 2 and Snillfjord's 4, which was
    // split and most of which it got.
    assertThat(fact(of(PLAN), "dont_know", "refugees_settled", 2019))
        .containsEntry("known_n", 2L)
        .containsEntry("mean", 28.5)
        .containsEntry("lowest", 22L)
        .containsEntry("highest", 35L)
        .containsEntry("made_up_n", 2L)
        .containsEntry("inexact_n", 1L)
        .containsEntry("facts_note", "made_up,inexact");
    // Molde settled 23 and Orkland 5 during 2020 itself.
    assertThat(fact(of(PLAN), "dont_know", "refugees_settled", 2020))
        .containsEntry("mean", 14.0)
        .containsEntry("facts_note", null);
  }

  @Test
  void all_that_answered_and_all_that_were_asked_stand_beside() throws IOException {
    Rows rows = of(PLAN);

    assertThat(fact(rows, "answered", "immigrants", 2020))
        .containsEntry("category_kind", "answered")
        .containsEntry("units_n", 7L)
        .containsEntry("known_n", 4L)
        .containsEntry("mean", 182.5);
    // 355 municipalities, 15 districts and the City of Oslo.
    assertThat(fact(rows, "frame", "immigrants", 2020))
        .containsEntry("units_n", 371L)
        .containsEntry("known_n", 4L)
        .containsEntry("mean", 182.5);
    assertThat(fact(rows, "frame", "centrality_class", 2020)).containsEntry("known_n", 371L);
  }

  @Test
  void a_mean_of_few_is_of_low_reliability_and_shown() throws IOException {
    Rows rows = of(PLAN);

    assertThat(fact(rows, "yes", "population", 2020))
        .containsEntry("obs_status", "U")
        .containsEntry("reliability", "small_base");
    assertThat(fact(rows, "answered", "population", 2020))
        .containsEntry("obs_status", "A")
        .containsEntry("reliability", null);
  }

  @Test
  void an_answer_nobody_gave_has_its_rows() throws IOException {
    Rows rows = of("interpreter_guidelines");

    assertThat(rows.where("category", "dont_know").size()).isEqualTo(7);
    assertThat(fact(rows, "dont_know", "population", 2020))
        .containsEntry("units_n", 0L)
        .containsEntry("known_n", 0L)
        .containsEntry("mean", null)
        .containsEntry("facts_note", null)
        .containsEntry("obs_status", "M");
  }

  @Test
  void combinations_options_counts_and_texts_have_profiles_too() throws IOException {
    Rows rows =
        new AnswersMade()
            .answer(DIRECTOR, "1818", "usefulness_imdi_services.grant_advice", "very_good")
            .answer(DIRECTOR, "1820", "usefulness_imdi_services.grant_advice", "good")
            .answer(DIRECTOR, "1820", "violence_plan_topics.social_control", "ticked")
            .answer(DIRECTOR, "1820", "violence_plan_topics.#", "2")
            .answer(DIRECTOR, "1820", "corona_other_needs", "elaborated")
            .mart(RegisterProfileMart.NAME)
            .where("sub_survey", DIRECTOR)
            .where("register_variable", "population");

    Rows advice = rows.where("variable", "usefulness_imdi_services.grant_advice");
    assertThat(advice.where("category", "top_two").only())
        .containsEntry("category_kind", "combination")
        .containsEntry("mean", (1777 + 7447) / 2.0);
    assertThat(
            rows.where("variable", "violence_plan_topics.social_control")
                .where("category", "ticked")
                .only())
        .containsEntry("mean", 7447.0);
    assertThat(rows.where("variable", "violence_plan_topics.#").where("category", "2").only())
        .containsEntry("mean", 7447.0);
    assertThat(rows.where("variable", "corona_other_needs").where("category", "elaborated").only())
        .containsEntry("mean", 7447.0);
  }
}
