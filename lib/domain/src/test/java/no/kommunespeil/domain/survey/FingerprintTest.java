package no.kommunespeil.domain.survey;

import static no.kommunespeil.domain.survey.SmallSurveyFiles.CODEBOOK;
import static no.kommunespeil.domain.survey.SmallSurveyFiles.SCALES;
import static no.kommunespeil.domain.survey.SmallSurveyFiles.SCHOOLS;
import static no.kommunespeil.domain.survey.SmallSurveyFiles.SERVICES;
import static no.kommunespeil.domain.survey.SmallSurveyFiles.WAVE_2020;
import static org.assertj.core.api.Assertions.assertThat;

import no.kommunespeil.domain.config.TextFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {

  private final TextFolder conf = SmallSurveyFiles.folder();
  private final Survey before = SurveyReader.read(SmallSurveyFiles.folder());

  @Test
  void a_fingerprint_is_64_hexadecimal_digits_and_the_same_for_the_same_survey() {
    assertThat(wave(before, "2020")).matches("[0-9a-f]{64}").isEqualTo(wave(read(), "2020"));
    assertThat(SurveyFingerprint.of(before))
        .matches("[0-9a-f]{64}")
        .isEqualTo(SurveyFingerprint.of(read()));
  }

  @Test
  void comments_and_line_numbers_do_not_matter() {
    conf.edit(SCALES, "scales:", "# Scales.\n\nscales:").edit(WAVE_2020, "changes:", "\nchanges:");
    assertThat(SurveyFingerprint.of(read())).isEqualTo(SurveyFingerprint.of(before));
  }

  @Test
  void a_new_wave_and_a_new_question_leave_earlier_waves_as_they_are() {
    conf.without(WAVE_2020);
    assertThat(wave(read(), "2019")).isEqualTo(wave(before, "2019"));
    conf.edit(
        SERVICES,
        "questions:\n",
        """
        questions:
          - key: first
            kind: single
            label: {nb: "Først", en: "First"}
            theme: services
            repetition: core
            sensitivity: open
            purpose: {nb: "Ny.", en: "New."}
            asked_of: [integration_lead]
            scale: quality
        """);
    assertThat(wave(read(), "2019")).isEqualTo(wave(before, "2019"));
    assertThat(SurveyFingerprint.of(read())).isNotEqualTo(SurveyFingerprint.of(before));
  }

  @ParameterizedTest
  @CsvSource({
    CODEBOOK + ", Tjenester, Tilbud",
    SERVICES + ", Viser bruken., Sier hva.",
    SERVICES + ", Kjenner du til, Hva med",
    WAVE_2020 + ", Vet ikke er nytt., Nytt.",
    WAVE_2020 + ", Undersøkelsen 2020, Året 2020",
    SCHOOLS + ", The wording is not printed., It is not printed.",
  })
  void texts_only_readers_see_change_what_is_published_and_not_what_is_read(
      String file, String old, String replacement) {
    conf.edit(file, old, replacement);
    Survey after = read();
    assertThat(wave(after, "2020")).isEqualTo(wave(before, "2020"));
    assertThat(SurveyFingerprint.of(after)).isNotEqualTo(SurveyFingerprint.of(before));
  }

  @ParameterizedTest
  @CsvSource({
    CODEBOOK + ", elaborated_from_words: 8, elaborated_from_words: 9",
    CODEBOOK + ", Leder flyktningtjenesten, Leder",
    SCALES + ", 'en: \"No\"}, code: \"2\"', 'en: \"No\"}, code: \"4\"'",
    SCALES + ", 'en: \"No\"}, code: \"2\"', 'en: \"No\"}, code: \"2\", spellings: [Nope]'",
    SCHOOLS + ", 'any_of: [\"yes\"]', 'any_of: [\"no\"]'",
    SERVICES + ", Planarbeid, Planlegging",
    SERVICES + ", exclusive: not_used, exclusive: plan",
    WAVE_2020 + ", register_day: 2020-12-17, register_day: 2020-12-18",
    WAVE_2020 + ", facts_year: 2020, facts_year: 2019",
    WAVE_2020 + ", Byrådsavdelingen, Etaten",
    WAVE_2020 + ", 1a Nyhetsbrev, 1a Nyhetsbrevet",
    WAVE_2020 + ", '[\"Nettleser\"]', '[]'",
    WAVE_2020 + ", charset: windows-1252, charset: UTF-8",
    WAVE_2020 + ", 'list_separator: \"; \"', 'list_separator: \"|\"'",
  })
  void what_determines_answers_changes_the_waves_fingerprint(
      String file, String old, String replacement) {
    conf.edit(file, old, replacement);
    assertThat(wave(read(), "2020")).isNotEqualTo(wave(before, "2020"));
  }

  private Survey read() {
    return SurveyReader.read(conf);
  }

  private static String wave(Survey survey, String key) {
    return WaveFingerprint.of(survey.wave(key).orElseThrow(), survey.codebook());
  }
}
