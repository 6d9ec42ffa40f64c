package no.kommunespeil.tests;

import static no.kommunespeil.tests.BadInput.notUnderstood;
import static no.kommunespeil.tests.BadInput.refused;
import static no.kommunespeil.tests.BadInput.warned;
import static no.kommunespeil.tests.SmallSurvey.WAVE_2020;
import static no.kommunespeil.tests.SmallSurvey.WINDOWS_1252;

import java.util.List;

/** Coding files that cannot be read, or are not about the responses that were delivered. */
final class BadCodings {

  private static final String CODING = "waves/2020/koding.csv";
  private static final String SCHOOLS = "conf/codebook/questions/b_schools.yaml";
  private static final String HEADER = "Nettleser;Spørsmål;Koder\n";

  private BadCodings() {}

  static List<BadInput> codings() {
    return List.of(
        refused("an empty coding file", survey -> coded(survey, "")),
        refused(
            "a coding file in Windows-1252 declared as UTF-8",
            survey ->
                coded(survey, "")
                    .write(CODING, (HEADER + "Edge;plan_comment;Ros\n").getBytes(WINDOWS_1252))),
        notUnderstood(
            "a coding file without the column of codes",
            survey -> coded(survey, "Nettleser;Spørsmål;Kodar\nEdge;plan_comment;Ros\n")),
        notUnderstood(
            "a coding file that is wrong in every row",
            survey ->
                coded(
                    survey,
                    HEADER
                        + "Edge;plan_comment;Ross\n"
                        + "Edge;plan_comment;Hemmelig mening om naboen\n"
                        + ";plan_comment;Ros\n"
                        + "Edge;has_plan;Ros\n"
                        + "Edge;plan_coment;Ros\n"
                        + "Firefox;plan_comment;Ros\n"
                        + "Firefox;plan_comment;Annet\n")),
        refused(
            "coding files of what cannot be coded",
            survey ->
                coded(survey, HEADER + "Edge;plan_comment;Ros\n")
                    .edit(
                        WAVE_2020,
                        "questions: [plan_comment]",
                        "questions: [plan_comment, has_plan, plan_coment]")),
        warned(
            "codes of answers that are not there",
            survey ->
                coded(
                    survey,
                    HEADER
                        + "Edge;plan_comment;Ros\n"
                        + "Opera;plan_comment;Ros\n"
                        + "Chrome;plan_comment;Annet\n")),
        warned("a coding file that is still to come", survey -> coded(survey, "").remove(CODING)));
  }

  /** The survey with a code frame for its open question, and a file of codes. */
  private static SmallSurvey coded(SmallSurvey survey, String codings) {
    return survey
        .edit(
            SCHOOLS,
            "    inferred: [\"The wording",
            "    codes:\n"
                + "      - {key: praise, label: {nb: \"Ros\", en: \"Praise\"}, code: \"1\"}\n"
                + "      - {key: other, label: {nb: \"Annet\", en: \"Other\"}}\n"
                + "    inferred: [\"The wording")
        .edit(
            WAVE_2020,
            "        ignored: [\"Nettleser\"]\n",
            "          - {header: \"Nettleser\", meta: response_id}\n"
                + "    codings:\n"
                + "      - file: \"2020/koding*.csv\"\n"
                + "        format: {type: csv, charset: UTF-8, delimiter: \";\"}\n"
                + "        questions: [plan_comment]\n"
                + "        response: \"Nettleser\"\n"
                + "        question: \"Spørsmål\"\n"
                + "        codes: \"Koder\"\n"
                + "        list_separator: \", \"\n")
        .write(CODING, codings);
  }
}
