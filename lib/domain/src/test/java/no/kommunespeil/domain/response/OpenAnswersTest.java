package no.kommunespeil.domain.response;

import static no.kommunespeil.domain.response.Missing.BLANK;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Open answers of the small survey are elaborated from four words. */
class OpenAnswersTest {

  private static final byte SHORT = 0;
  private static final byte ELABORATED = 1;

  private final SmallSurvey survey = SmallSurvey.complete();

  @Test
  void an_answer_of_fewer_words_than_the_codebook_asks_for_is_short() {
    DecodedResponse response = survey.decode("comment", "Det går bra");

    assertThat(survey.code(response, "comment")).isEqualTo(SHORT);
    assertThat(response.answered()).isEqualTo(1);
    assertThat(response.elaborated()).isZero();
    assertThat(response.openCharacters()).isEqualTo(9);
  }

  @Test
  void an_answer_of_as_many_words_is_elaborated() {
    DecodedResponse response = survey.decode("comment", "Det  går\r\nsvært\u00a0bra");

    assertThat(survey.code(response, "comment")).isEqualTo(ELABORATED);
    assertThat(response.elaborated()).isEqualTo(1);
    assertThat(response.openCharacters()).isEqualTo(14);
  }

  @Test
  void blanks_make_no_answer_longer() {
    assertThat(survey.decode("comment", "  bra                ").openCharacters()).isEqualTo(3);
  }

  @Test
  void all_open_answers_are_counted_together() {
    DecodedResponse response =
        survey.decode("has_plan", "Ja", "plan_words", "en to tre fire", "comment", "en to");

    assertThat(response.elaborated()).isEqualTo(1);
    assertThat(response.openCharacters()).isEqualTo(15);
    assertThat(response.answered()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "-", ".", " - ", "\u2013"})
  void what_is_typed_to_get_past_a_field_is_blank(String cell) {
    DecodedResponse response = survey.decode("comment", cell);

    assertThat(survey.code(response, "comment")).isEqualTo(BLANK);
    assertThat(response.answered()).isZero();
    assertThat(response.openCharacters()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nei", "Ingen", "vet ikke", "--", "- .", "?"})
  void a_word_however_short_is_an_answer(String cell) {
    DecodedResponse response = survey.decode("comment", cell);

    assertThat(survey.code(response, "comment")).isEqualTo(SHORT);
    assertThat(response.dontKnows()).isZero();
  }
}
