package no.kommunespeil.domain.response;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubmissionTest {

  private final SmallSurvey survey = SmallSurvey.complete();

  @Test
  void a_row_says_who_answers_without_the_blanks_around_it() {
    DecodedResponse response =
        survey.decode("Svar-ID", " 17 ", "Kommunenummer", "0301\u00a0", "Kommune", " Oslo");

    assertThat(response.responseId()).isEqualTo("17");
    assertThat(response.unitNumber()).isEqualTo("0301");
    assertThat(response.unitName()).isEqualTo("Oslo");
  }

  @ParameterizedTest
  @CsvSource({
    "Enhetsleder,unit_manager,0",
    "unit  MANAGER,unit_manager,0",
    "leder flyktningtjenesten,unit_manager,0",
    "Rådgiver,adviser,1"
  })
  void a_role_goes_by_label_or_spelling_and_ranks_by_its_place(String cell, String key, int rank) {
    DecodedResponse response = survey.decode("Stilling", cell);

    assertThat(response.role()).isEqualTo(key);
    assertThat(response.roleRank()).isEqualTo(rank);
    assertThat(response.unreadableColumns()).isEmpty();
  }

  @Test
  void an_unknown_role_ranks_after_the_last_and_is_told_by_its_header() {
    ResponseDecoder decoder = survey.decoder();
    DecodedResponse response = decoder.decode(survey.row("Stilling", "Vaktmester"));

    assertThat(response.role()).isEmpty();
    assertThat(response.roleRank()).isEqualTo(2);
    assertThat(response.unreadable()).as("a role is not an answer").isZero();
    assertThat(decoder.unreadableWarning(response.unreadableColumns()[0], 2))
        .hasToString(
            "2020/integreringsansvarlig.csv:1 [Stilling]: 2 cells do not hold a known role. Add the"
                + " export's spelling to the roles of the sub-survey in the codebook.");
  }

  @Test
  void a_blank_role_ranks_after_the_last_and_is_no_fault() {
    DecodedResponse response = survey.decode();

    assertThat(response.role()).isEmpty();
    assertThat(response.roleRank()).isEqualTo(2);
    assertThat(response.unreadableColumns()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2020-12-17T10:15:30,2020-12-17T10:15:30",
    "2020-12-17 10:15:30,2020-12-17T10:15:30",
    "2020-12-17T10:15,2020-12-17T10:15:00",
    "2020-12-17,2020-12-17T00:00:00",
    "2020-12-17T10:15:30.123456,2020-12-17T10:15:30",
    "17.12.2020 10:15:30,2020-12-17T10:15:30",
    "17.12.2020 23:59,2020-12-17T23:59:00",
    "29.02.2020,2020-02-29T00:00:00"
  })
  void a_time_is_written_in_one_way(String cell, String expected) {
    assertThat(survey.decode("Sendt", " " + cell + " ").submittedAt()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i går",
        "2020-13-01",
        "2021-02-29",
        "0000-01-01",
        "2020-12-17T24:00:00",
        "2020-12-17T10:60",
        "2020-12-17T10:15:61",
        "2020-12-17T10:15:30.",
        "2020-12-17T10:15:30+01:00",
        "2020-12-17T10:15:30Z",
        "2020-12-17T10",
        "2020-12-17T1:15:30",
        "2020-12-17X10:15",
        "2020-12-17T10:15x30",
        "12/17/2020",
        "44182.4272"
      })
  void what_is_no_local_time_is_absent_and_told(String cell) {
    ResponseDecoder decoder = survey.decoder();
    DecodedResponse response = decoder.decode(survey.row("Sendt", cell));

    assertThat(response.submittedAt()).isNull();
    assertThat(response.unreadableColumns()).hasSize(1);
    assertThat(decoder.header(response.unreadableColumns()[0])).isEqualTo("Sendt");
  }

  @Test
  void a_time_that_is_not_given_is_absent_and_no_fault() {
    assertThat(survey.decode("Sendt", " ").submittedAt()).isNull();
    assertThat(survey.decode("Sendt", " ").unreadableColumns()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'',0", "0,0", " 7 ,7", "12.0,12", "999999999,999999999"})
  void a_copy_is_a_number_from_zero(String cell, int expected) {
    assertThat(survey.decode("Kopi", cell).replica()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1.5", "a", "9999999999"})
  void a_copy_that_is_no_such_number_is_told(String cell) {
    DecodedResponse response = survey.decode("Kopi", cell);

    assertThat(response.replica()).isEqualTo(DecodedResponse.UNREADABLE_REPLICA);
    assertThat(response.unreadableColumns()).hasSize(1);
  }

  @Test
  void a_row_is_synthetic_when_it_says_anything_to_that_effect() {
    assertThat(survey.decode("Syntetisk", "syntetisk").isSynthetic()).isTrue();
    assertThat(survey.decode("Syntetisk", " ").isSynthetic()).isFalse();
  }

  @Test
  void a_response_is_a_candidate_by_what_was_read() {
    DecodedResponse response =
        survey.decode(
            "Stilling", "Rådgiver",
            "Sendt", "2020-12-17",
            "has_plan", "Vet ikke",
            "services.nora", "Ja",
            "comment", "en to tre fire fem");

    assertThat(response.candidate("a.csv", 7))
        .isEqualTo(new Candidate(1, 1, 14, 1, 3, "2020-12-17T00:00:00", "a.csv", 7));
  }
}
