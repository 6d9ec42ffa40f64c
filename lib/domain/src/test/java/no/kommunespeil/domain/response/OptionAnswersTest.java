package no.kommunespeil.domain.response;

import static no.kommunespeil.domain.response.Missing.BLANK;
import static no.kommunespeil.domain.response.Missing.UNREADABLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import no.kommunespeil.domain.survey.QuestionKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The options of grants: budget, wages, both (whose label holds the separator), none. */
class OptionAnswersTest {

  private final SmallSurvey listed = SmallSurvey.small().list("Bruk", "grants");
  private final SmallSurvey ticked =
      SmallSurvey.small()
          .answer("Bruk 1", "grants.budget")
          .answer("Bruk 2", "grants.wages")
          .answer("Bruk 3", "grants.both")
          .answer("Bruk 4", "grants.none");

  @Test
  void a_list_ticks_its_options_and_leaves_the_others_unticked() {
    DecodedResponse response = listed.decode("Bruk", "Budsjett; Lønn");

    assertThat(grants(listed, response)).containsExactly(1, 1, 0, 0, 2);
    assertThat(response.answered()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Lønn",
        "wages",
        " LØNN ",
        "Lønn til ansatte",
        "2",
        "2.0",
        "Lønn; ",
        "; Lønn",
        "Lønn; Lønn"
      })
  void an_option_of_a_list_goes_by_label_spelling_or_code(String cell) {
    assertThat(grants(listed, listed.decode("Bruk", cell))).containsExactly(0, 1, 0, 0, 1);
  }

  @Test
  void an_option_that_holds_the_separator_is_one_option() {
    assertThat(grants(listed, listed.decode("Bruk", "Lønn; husleie; strøm")))
        .containsExactly(0, 0, 1, 0, 1);
    assertThat(grants(listed, listed.decode("Bruk", "Budsjett; Lønn; husleie; strøm; Lønn")))
        .containsExactly(1, 1, 1, 0, 3);
  }

  @Test
  void the_blanks_of_the_separator_need_not_be_there() {
    assertThat(grants(listed, listed.decode("Bruk", "Budsjett;Lønn")))
        .containsExactly(1, 1, 0, 0, 2);
  }

  @Test
  void without_a_separator_a_cell_is_one_option() {
    SmallSurvey single = SmallSurvey.small().list("Bruk", "grants").separatedBy("");

    assertThat(grants(single, single.decode("Bruk", "Budsjett"))).containsExactly(1, 0, 0, 0, 1);
    assertThat(grants(single, single.decode("Bruk", "Budsjett; Lønn")))
        .containsOnly((int) UNREADABLE);
  }

  @Test
  void lines_of_a_cell_can_be_its_options() {
    SmallSurvey lines = SmallSurvey.small().list("Bruk", "grants").separatedBy("\n");

    assertThat(grants(lines, lines.decode("Bruk", "Budsjett\r\nLønn\n")))
        .containsExactly(1, 1, 0, 0, 2);
  }

  @Test
  void a_blank_list_is_blank_for_every_option_and_their_number() {
    DecodedResponse response = listed.decode("Bruk", "  ");

    assertThat(grants(listed, response)).containsOnly((int) BLANK);
    assertThat(response.answered()).isZero();
  }

  @Test
  void a_list_of_which_nothing_is_an_option_is_unreadable() {
    DecodedResponse response = listed.decode("Bruk", "Ferie; Fest");

    assertThat(grants(listed, response)).containsOnly((int) UNREADABLE);
    assertThat(response.unreadable()).isEqualTo(1);
    assertThat(response.answered()).isZero();
  }

  @Test
  void the_options_that_can_be_read_stand_beside_one_that_cannot() {
    DecodedResponse response = listed.decode("Bruk", "Budsjett; Ferie");

    assertThat(grants(listed, response)).containsExactly(1, 0, 0, 0, 1);
    assertThat(response.unreadable()).isEqualTo(1);
    assertThat(response.answered()).isEqualTo(1);
    assertThat(listed.decoder().header(response.unreadableColumns()[0])).isEqualTo("Bruk");
  }

  @Test
  void an_option_that_excludes_the_others_stands_beside_them_as_a_contradiction() {
    DecodedResponse both = listed.decode("Bruk", "Budsjett; Brukes ikke");
    DecodedResponse alone = listed.decode("Bruk", "Brukes ikke");

    assertThat(grants(listed, both)).containsExactly(1, 0, 0, 1, 1);
    assertThat(both.contradictions()).isEqualTo(1);
    assertThat(both.unreadable()).isZero();
    assertThat(grants(listed, alone)).containsExactly(0, 0, 0, 1, 0);
    assertThat(alone.contradictions()).isZero();
  }

  @Test
  void who_ticks_only_the_option_that_excludes_the_others_has_answered_and_ticked_none() {
    DecodedResponse response = ticked.decode("Bruk 4", "1");

    assertThat(grants(ticked, response)).containsExactly(0, 0, 0, 1, 0);
    assertThat(response.answered()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "x", "X", "Ja", "true", "Budsjett", "BUDGET", "Valgt", "1.0"})
  void a_tick_column_with_something_in_it_is_ticked(String cell) {
    assertThat(grants(ticked, ticked.decode("Bruk 1", cell))).containsExactly(1, 0, 0, 0, 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "nei", "NO", "false", "USANN", " 0 ", "0.0"})
  void a_tick_column_that_says_no_is_answered_and_not_ticked(String cell) {
    DecodedResponse response = ticked.decode("Bruk 1", cell);

    assertThat(grants(ticked, response)).containsExactly(0, 0, 0, 0, 0);
    assertThat(response.answered()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-", "."})
  void tick_columns_without_a_word_in_any_of_them_are_blank(String cell) {
    DecodedResponse response = ticked.decode("Bruk 1", cell, "Bruk 3", cell);

    assertThat(grants(ticked, response)).containsOnly((int) BLANK);
    assertThat(response.answered()).isZero();
  }

  @Test
  void an_option_that_reads_no_is_ticked_by_its_own_text() {
    SmallSurvey named =
        SmallSurvey.of(
                SmallSurvey.question(
                    "plans",
                    QuestionKind.MULTIPLE,
                    SmallSurvey.OPTION,
                    List.of(
                        SmallSurvey.item("yes", "Ja", "Yes", ""),
                        SmallSurvey.item("no", "Nei", "No", "")),
                    Optional.empty(),
                    ""))
            .answer("Ja", "plans.yes")
            .answer("Nei", "plans.no");

    assertThat(named.decode("Nei", "Nei").answers()).containsExactly(0, 1, 1);
  }

  @Test
  void a_question_of_several_ticks_is_one_answer() {
    DecodedResponse response = ticked.decode("Bruk 1", "1", "Bruk 2", "1", "Bruk 3", "0");

    assertThat(grants(ticked, response)).containsExactly(1, 1, 0, 0, 2);
    assertThat(response.answered()).isEqualTo(1);
  }

  @Test
  void a_list_and_ticks_of_one_question_add_to_each_other() {
    SmallSurvey mixed =
        SmallSurvey.small().list("Bruk", "grants").answer("Annet: lønn", "grants.wages");

    assertThat(grants(mixed, mixed.decode("Bruk", "Budsjett; Lønn", "Annet: lønn", "x")))
        .containsExactly(1, 1, 0, 0, 2);
    assertThat(grants(mixed, mixed.decode("Annet: lønn", "x"))).containsExactly(0, 1, 0, 0, 1);
  }

  @Test
  void an_option_without_a_column_is_not_known_to_be_unticked() {
    SmallSurvey partly = SmallSurvey.small().answer("Bruk 1", "grants.budget");

    assertThat(grants(partly, partly.decode("Bruk 1", "1")))
        .containsExactly(1, (int) BLANK, (int) BLANK, (int) BLANK, 1);
  }

  private static int[] grants(SmallSurvey survey, DecodedResponse response) {
    int from = survey.position("grants.budget");
    byte[] codes = Arrays.copyOfRange(response.answers(), from, from + 5);
    int[] numbers = new int[codes.length];
    for (int i = 0; i < codes.length; i++) {
      numbers[i] = codes[i];
    }
    return numbers;
  }
}
