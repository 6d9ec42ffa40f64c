package no.kommunespeil.domain.response;

import static no.kommunespeil.domain.response.Missing.BLANK;
import static no.kommunespeil.domain.response.Missing.FILTERED_OUT;
import static no.kommunespeil.domain.response.Missing.UNREADABLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.kommunespeil.domain.problem.Problem;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.survey.QuestionKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** has_plan = yes leads to plan_use and plan_words; plan_use = good to plan_effect and topics. */
class FilterTest {

  private final SmallSurvey survey = SmallSurvey.complete();

  @Test
  void the_answer_that_leads_to_a_question_leaves_it_to_be_read() {
    DecodedResponse response = survey.decode("has_plan", "Ja", "plan_use", "Dårlig");

    assertThat(survey.code(response, "plan_use")).isEqualTo((byte) 1);
    assertThat(response.answersOutsideFilter()).isZero();
  }

  @Test
  void a_question_led_to_and_not_answered_is_blank() {
    assertThat(survey.code(survey.decode("has_plan", "Ja"), "plan_use")).isEqualTo(BLANK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Nei", "Vet ikke"})
  void any_other_answer_leads_past_it(String answer) {
    DecodedResponse response = survey.decode("has_plan", answer);

    assertThat(survey.code(response, "plan_use")).isEqualTo(FILTERED_OUT);
    assertThat(survey.code(response, "plan_words")).isEqualTo(FILTERED_OUT);
    assertThat(response.answered()).isEqualTo(1);
    assertThat(response.answersOutsideFilter()).isZero();
  }

  @Test
  void what_follows_from_a_passed_question_is_passed_too() {
    DecodedResponse response = survey.decode("has_plan", "Nei", "plan_use", "God");

    assertThat(survey.code(response, "plan_use")).isEqualTo(FILTERED_OUT);
    assertThat(survey.code(response, "plan_effect")).isEqualTo(FILTERED_OUT);
    assertThat(survey.code(response, "plan_topics.work")).isEqualTo(FILTERED_OUT);
    assertThat(survey.code(response, "plan_topics.school")).isEqualTo(FILTERED_OUT);
    assertThat(survey.code(response, "plan_topics.#")).isEqualTo(FILTERED_OUT);
  }

  @Test
  void an_answer_to_a_passed_question_is_counted_and_not_kept() {
    DecodedResponse response =
        survey.decode(
            "has_plan", "Nei",
            "plan_use", "Vet ikke",
            "plan_effect", "hva som helst",
            "plan_topics.work", "1",
            "plan_topics.school", "1",
            "plan_words", "Vi har ikke noen plan ennå");

    assertThat(response.answersOutsideFilter())
        .as("use, effect, the topics once, words")
        .isEqualTo(4);
    assertThat(response.answered()).isEqualTo(1);
    assertThat(response.dontKnows()).isZero();
    assertThat(response.unreadable()).isZero();
    assertThat(response.elaborated()).isZero();
    assertThat(response.openCharacters()).isZero();
  }

  @Test
  void a_zero_in_the_tick_columns_of_a_passed_question_is_no_answer() {
    DecodedResponse response =
        survey.decode(
            "has_plan", "Nei",
            "plan_topics.work", "0",
            "plan_topics.school", "0",
            "plan_words", "-");

    assertThat(response.answersOutsideFilter()).isZero();
  }

  @Test
  void a_listed_answer_to_a_passed_question_is_counted() {
    SmallSurvey listed = SmallSurvey.small().answer("Plan", "has_plan").answer("Bruk", "plan_use");
    listed.list("Tema", "plan_topics");

    assertThat(
            listed
                .decode("Plan", "Ja", "Bruk", "Dårlig", "Tema", "Arbeid; Skole")
                .answersOutsideFilter())
        .isEqualTo(1);
    assertThat(listed.decode("Plan", "Ja", "Bruk", "Dårlig", "Tema", " ").answersOutsideFilter())
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Kanskje"})
  void a_deciding_question_that_is_blank_or_unreadable_says_nothing(String deciding) {
    DecodedResponse answered =
        survey.decode("has_plan", deciding, "plan_use", "God", "plan_effect", "Dårlig");
    DecodedResponse empty = survey.decode("has_plan", deciding);

    assertThat(survey.code(answered, "has_plan"))
        .isEqualTo(deciding.isEmpty() ? BLANK : UNREADABLE);
    assertThat(survey.code(answered, "plan_use")).isEqualTo((byte) 0);
    assertThat(survey.code(answered, "plan_effect")).isEqualTo((byte) 1);
    assertThat(answered.answersOutsideFilter()).isZero();
    assertThat(survey.code(empty, "plan_use")).isEqualTo(BLANK);
    assertThat(survey.code(empty, "plan_effect")).isEqualTo(BLANK);
  }

  @Test
  void an_option_can_lead_to_a_question() {
    SmallSurvey wages =
        SmallSurvey.of(
                SmallSurvey.GRANTS,
                SmallSurvey.question(
                    "wages_help",
                    QuestionKind.SINGLE,
                    SmallSurvey.YES_NO,
                    List.of(),
                    SmallSurvey.when("grants.wages", "ticked"),
                    ""))
            .list("Bruk", "grants")
            .answer("Hjelp", "wages_help");

    assertThat(wages.code(wages.decode("Bruk", "Lønn", "Hjelp", "Ja"), "wages_help"))
        .isEqualTo((byte) 0);
    assertThat(wages.code(wages.decode("Bruk", "Budsjett", "Hjelp", "Ja"), "wages_help"))
        .isEqualTo(FILTERED_OUT);
  }

  @Test
  void nobody_is_led_past_where_the_deciding_question_is_not_asked() {
    SmallSurvey alone = SmallSurvey.of(SmallSurvey.PLAN_USE).answer("Bruk", "plan_use");

    assertThat(alone.decode("Bruk", "God").answers()).containsExactly(0);
  }

  @Test
  void a_question_before_the_one_that_decides_is_a_problem_of_the_codebook() {
    SmallSurvey reversed =
        SmallSurvey.of(SmallSurvey.PLAN_USE, SmallSurvey.HAS_PLAN).answer("Bruk", "plan_use");
    Problems problems = new Problems();
    reversed.compile(reversed.header(), problems);

    assertThat(problems.found())
        .containsExactly(
            new Problem(
                SmallSurvey.QUESTIONS,
                "The question plan_use is put by the answer to has_plan, which comes after it.",
                "Move the question behind the one that decides who is asked."));
  }
}
