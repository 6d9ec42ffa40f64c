package no.kommunespeil.domain.survey;

import static no.kommunespeil.domain.survey.SmallSurveyFiles.SCHOOLS;
import static no.kommunespeil.domain.survey.SmallSurveyFiles.WAVE_2020;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import no.kommunespeil.domain.config.TextFolder;
import no.kommunespeil.domain.problem.Problem;
import no.kommunespeil.domain.problem.Problems;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Code frames of open questions and the files of a wave that use them. */
class CodingFileTest {

  private static final String FRAME =
      "    codes:\n"
          + "      - {key: praise, label: {nb: \"Ros\", en: \"Praise\"}, code: \"1\"}\n"
          + "      - {key: other, label: {nb: \"Annet\", en: \"Other\"}}\n";
  private static final String CODINGS =
      "    codings:\n"
          + "      - file: \"2020/koding*.csv\"\n"
          + "        format: {type: csv, charset: UTF-8, delimiter: \";\"}\n"
          + "        questions: [plan_comment]\n"
          + "        response: \"ID\"\n"
          + "        codes: \"Koder\"\n";

  private final TextFolder conf = SmallSurveyFiles.folder();

  @BeforeEach
  void an_open_question_that_is_coded() {
    conf.edit(SCHOOLS, "    inferred: [\"The wording", FRAME + "    inferred: [\"The wording")
        .edit(
            WAVE_2020,
            "          - {header: \"4 Kvalitet\"",
            "          - {header: \"5 Kommentar\", variable: plan_comment}\n"
                + "          - {header: \"Svar-ID\", meta: response_id}\n"
                + "          - {header: \"4 Kvalitet\"")
        .edit(
            WAVE_2020,
            "        ignored: [\"Nettleser\"]\n",
            "        ignored: [\"Nettleser\"]\n" + CODINGS);
  }

  @Test
  void a_coded_question_has_a_variable_per_code_and_their_number() {
    Survey survey = SurveyReader.read(conf);

    assertThat(survey.codebook().variablesOf("plan_comment"))
        .extracting(Variable::key, Variable::role, v -> v.scale().key())
        .containsExactly(
            tuple("plan_comment", Variable.Role.OPEN, "open"),
            tuple("plan_comment.praise", Variable.Role.OPTION, "code"),
            tuple("plan_comment.other", Variable.Role.OPTION, "code"),
            tuple("plan_comment.#", Variable.Role.TICKED_COUNT, "plan_comment.#"));
    assertThat(asked(survey))
        .containsSequence(
            "plan_comment", "plan_comment.praise", "plan_comment.other", "plan_comment.#");
    CodingFile coding = lead(survey).codings().get(0);
    assertThat(coding.questions()).containsExactly("plan_comment");
    assertThat(lead(survey).coding("2020/koding_2.csv")).contains(coding);
    assertThat(lead(survey).coding("2020/leder.csv")).isEmpty();
  }

  @Test
  void codes_are_asked_only_where_a_coding_file_is_named() {
    conf.edit(WAVE_2020, CODINGS, "");

    assertThat(asked(SurveyReader.read(conf)))
        .contains("plan_comment")
        .noneMatch(key -> key.startsWith("plan_comment."));
  }

  @Test
  void a_coding_file_is_part_of_what_its_wave_is_made_from() {
    String before = fingerprint();
    conf.edit(WAVE_2020, "codes: \"Koder\"", "codes: \"Kode\"");
    String otherColumn = fingerprint();
    conf.edit(SCHOOLS, "\"Ros\"", "\"Skryt\"");

    assertThat(List.of(before, otherColumn, fingerprint())).doesNotHaveDuplicates();
  }

  @Test
  void what_a_coding_file_cannot_be_about_is_told() {
    conf.edit(
        WAVE_2020,
        "questions: [plan_comment]",
        "questions: [plan_comment, plan_comment, has_plan, plan_coment]");
    assertProblems(
        WAVE_2020 + ":28: 'plan_comment' is given twice. Remove one.",
        WAVE_2020
            + ":28: 'has_plan' is not an open question. Name open questions only; the answers to"
            + " others need no coding.",
        WAVE_2020 + ":28: Unknown question 'plan_coment'. Did you mean 'plan_comment'?");
  }

  @Test
  void a_question_without_a_code_frame_or_a_column_is_told() {
    conf.edit(SCHOOLS, FRAME, "")
        .edit(WAVE_2020, "          - {header: \"5 Kommentar\", variable: plan_comment}\n", "");
    assertProblems(
        WAVE_2020
            + ":27: The open question 'plan_comment' has no code frame. Give it 'codes' in the"
            + " codebook.");
  }

  @Test
  void answers_no_column_holds_cannot_be_coded() {
    conf.edit(WAVE_2020, "          - {header: \"5 Kommentar\", variable: plan_comment}\n", "");
    assertProblems(
        WAVE_2020
            + ":27: No column holds the answers to 'plan_comment'. Map the column with the answers"
            + " to it, or remove the question here.");
  }

  @Test
  void responses_without_identifiers_cannot_be_coded() {
    conf.edit(WAVE_2020, "          - {header: \"Svar-ID\", meta: response_id}\n", "");
    assertProblems(
        WAVE_2020
            + ":28: The responses at waves/2020.yaml:10 have no identifier to be found by. Map the"
            + " column with the export's identifier to meta: response_id there.");
  }

  @Test
  void columns_and_patterns_that_clash_or_lack_are_told() {
    conf.edit(WAVE_2020, "        response: \"ID\"\n", "        ignored: [\"Koder\"]\n")
        .edit(WAVE_2020, "2020/koding*.csv", "2020/leder*.csv");
    assertProblems(
        WAVE_2020
            + ":26: The file '2020/leder*.csv' is delivered twice. Keep one; the first is at "
            + WAVE_2020
            + ":10.",
        WAVE_2020 + ":26: 'response' is missing. Add it.",
        WAVE_2020 + ":29: The header 'Koder' is given twice. Remove one; the first is on line 30.");
  }

  @Test
  void codes_are_no_columns_of_answers() {
    conf.edit(WAVE_2020, "variable: plan_comment}", "variable: plan_comment.praise}")
        .edit(WAVE_2020, CODINGS, "");
    assertProblems(
        WAVE_2020
            + ":21: 'plan_comment.praise' is a code that answers are given when they are read. Map"
            + " the column of the answers to 'plan_comment', and name the file with the codes under"
            + " 'codings'.");
  }

  @Test
  void codes_that_clash_and_codes_of_other_questions_are_told() {
    conf.edit(SCHOOLS, "{key: other, label: {nb: \"Annet\"", "{key: all, label: {nb: \"ros\"")
        .edit(SCHOOLS, "    scale: yes_no\n", "    scale: yes_no\n" + FRAME);
    assertThat(found())
        .containsExactly(
            SCHOOLS + ":11: 'codes' does not belong here. Only open questions have codes.",
            SCHOOLS + ":38: 'all' stands for all answers. Choose another key.",
            SCHOOLS
                + ":38: 'ros' is both 'praise' and 'all'. A text of an export must lead to one code"
                + " only; case and blanks do not tell texts apart.");
  }

  private String fingerprint() {
    Survey survey = SurveyReader.read(conf);
    return WaveFingerprint.of(survey.wave("2020").orElseThrow(), survey.codebook());
  }

  private static WaveSubSurvey lead(Survey survey) {
    return survey.wave("2020").orElseThrow().subSurvey("integration_lead").orElseThrow();
  }

  private static List<String> asked(Survey survey) {
    return lead(survey).asked().stream().map(Variable::key).toList();
  }

  private List<String> found() {
    Problems problems = new Problems();
    SurveyReader.read(conf, problems);
    return problems.found().stream().map(Problem::toString).toList();
  }

  private void assertProblems(String... expected) {
    assertThat(found()).containsExactlyInAnyOrder(expected);
  }
}
