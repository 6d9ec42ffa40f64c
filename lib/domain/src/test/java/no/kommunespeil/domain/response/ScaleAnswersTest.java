package no.kommunespeil.domain.response;

import static no.kommunespeil.domain.response.Missing.BLANK;
import static no.kommunespeil.domain.response.Missing.UNREADABLE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScaleAnswersTest {

  private static final byte YES = 0;
  private static final byte NO = 1;
  private static final byte DONT_KNOW = 2;

  private final SmallSurvey survey = SmallSurvey.complete();

  @ParameterizedTest
  @ValueSource(
      strings = {"Ja", "Yes", "JA", "  ja ", "\u00a0Ja\u00a0", "Ja, det har vi", "ja,  det HAR vi"})
  void a_label_in_either_language_or_a_spelling_is_the_answer_however_it_is_written(String cell) {
    assertThat(hasPlan(cell)).isEqualTo(YES);
  }

  @Test
  void a_letter_composed_of_two_characters_is_the_same_letter() {
    DecodedResponse response = survey.decode("has_plan", "Ja", "plan_use", "Da\u030arlig");

    assertThat(survey.code(response, "plan_use")).isEqualTo((byte) 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\t", "\u00a0", "\ufeff"})
  void a_blank_cell_is_blank_and_not_dont_know(String cell) {
    DecodedResponse response = survey.decode("has_plan", cell);

    assertThat(survey.code(response, "has_plan")).isEqualTo(BLANK);
    assertThat(response.dontKnows()).isZero();
    assertThat(response.answered()).isZero();
    assertThat(response.unreadable()).isZero();
  }

  @Test
  void dont_know_is_an_answer_and_is_counted_as_dont_know() {
    DecodedResponse response = survey.decode("has_plan", "Vet ikke", "services.nora", "Ja");

    assertThat(survey.code(response, "has_plan")).isEqualTo(DONT_KNOW);
    assertThat(response.answered()).isEqualTo(2);
    assertThat(response.dontKnows()).isEqualTo(1);
  }

  @Test
  void a_text_that_is_not_on_the_scale_is_unreadable_and_told_by_its_header() {
    ResponseDecoder decoder = survey.decoder();
    DecodedResponse response = decoder.decode(survey.row("services.nora", "Kanskje"));

    assertThat(survey.code(response, "services.nora")).isEqualTo(UNREADABLE);
    assertThat(response.unreadable()).isEqualTo(1);
    assertThat(response.answered()).isZero();
    assertThat(response.unreadableColumns()).hasSize(1);
    assertThat(decoder.header(response.unreadableColumns()[0])).isEqualTo("services.nora");
  }

  @Test
  void the_warning_about_unreadable_cells_names_the_column_and_never_the_text() {
    ResponseDecoder decoder = survey.decoder();
    int column = survey.header().indexOf("services.nora");

    assertThat(decoder.unreadableWarning(column, 3))
        .hasToString(
            "2020/integreringsansvarlig.csv:1 [services.nora]: 3 cells do not hold an answer of"
                + " services.nora. Add their spelling to its scale in the codebook, or correct"
                + " conf/waves/2020.yaml:12, which says what the column holds and that answers are"
                + " labels.");
    assertThat(decoder.unreadableWarning(column, 1).what())
        .isEqualTo("1 cell does not hold an answer of services.nora.");
  }

  @ParameterizedTest
  @CsvSource({"1,0", "' 1 ',0", "1.0,0", "'1,0',0", "2,1", "3.00,2"})
  void a_code_is_the_answer_also_with_blanks_or_as_a_spreadsheet_writes_it(
      String cell, byte expected) {
    SmallSurvey coded = SmallSurvey.complete().codes();

    assertThat(coded.code(coded.decode("has_plan", cell), "has_plan")).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "10", "01", "1.", "Ja", "-1"})
  void a_delivery_of_codes_takes_nothing_but_the_codes(String cell) {
    SmallSurvey coded = SmallSurvey.complete().codes();

    assertThat(coded.code(coded.decode("has_plan", cell), "has_plan")).isEqualTo(UNREADABLE);
  }

  @Test
  void a_delivery_of_labels_takes_no_codes() {
    assertThat(hasPlan("2")).isEqualTo(UNREADABLE);
  }

  @Test
  void the_same_scale_reads_every_row_of_a_grid() {
    DecodedResponse response = survey.decode("services.news", "Ja", "services.nora", "Nei");

    assertThat(survey.code(response, "services.news")).isEqualTo(YES);
    assertThat(survey.code(response, "services.nora")).isEqualTo(NO);
    assertThat(response.answered()).isEqualTo(2);
  }

  @Test
  void a_text_met_again_means_the_same_again() {
    ResponseDecoder decoder = survey.decoder();
    for (int i = 0; i < 2000; i++) {
      // More ways of writing "ja" than are remembered.
      String cell = "ja" + " ".repeat(i);
      byte[] answers = decoder.decode(survey.row("has_plan", cell)).answers();
      assertThat(answers[survey.position("has_plan")]).isEqualTo(YES);
      answers = decoder.decode(survey.row("has_plan", "Kanskje" + i)).answers();
      assertThat(answers[survey.position("has_plan")]).isEqualTo(UNREADABLE);
    }
    assertThat(hasPlan("Ja")).isEqualTo(YES);
  }

  @Test
  void a_row_that_ends_early_is_blank_where_it_ends() {
    DecodedResponse response = survey.decoder().decode(new String[] {"17"});

    assertThat(response.responseId()).isEqualTo("17");
    assertThat(response.answers()).containsOnly(BLANK);
  }

  @Test
  void an_absent_cell_is_blank() {
    DecodedResponse response = survey.decoder().decode(new String[survey.header().size()]);

    assertThat(response.answers()).containsOnly(BLANK);
  }

  @Test
  void a_variable_the_delivery_has_no_column_for_is_blank() {
    SmallSurvey one = SmallSurvey.small().answer("Plan", "has_plan");
    DecodedResponse response = one.decode("Plan", "Nei");

    assertThat(one.code(response, "has_plan")).isEqualTo(NO);
    assertThat(one.code(response, "services.news")).isEqualTo(BLANK);
    assertThat(one.code(response, "grants.#")).isEqualTo(BLANK);
  }

  private byte hasPlan(String cell) {
    return survey.code(survey.decode("has_plan", cell), "has_plan");
  }
}
