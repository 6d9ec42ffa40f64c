package no.kommunespeil.domain.survey;

import static no.kommunespeil.domain.survey.SmallSurveyFiles.CODEBOOK;
import static no.kommunespeil.domain.survey.SmallSurveyFiles.SCALES;
import static no.kommunespeil.domain.survey.SmallSurveyFiles.SCHOOLS;
import static no.kommunespeil.domain.survey.SmallSurveyFiles.SERVICES;
import static no.kommunespeil.domain.survey.SmallSurveyFiles.WAVE_2019;
import static no.kommunespeil.domain.survey.SmallSurveyFiles.WAVE_2020;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import no.kommunespeil.domain.config.TextFolder;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.problem.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wave manifests that are wrong, and what is said about them. */
class HostileWavesTest {

  private static final String LEAD_FILE = "file: \"2020/leder*.csv\"";

  private final TextFolder conf = SmallSurveyFiles.folder();

  @Test
  void all_problems_of_all_files_are_told_together_by_file_and_line() {
    conf.edit(WAVE_2020, "2020-12-17\nfacts", "2020-13-17\nfacts")
        .edit(WAVE_2020, "meta: unit_name", "meta: unit_nam")
        .edit(WAVE_2019, "oslo: districts", "oslo: all")
        .edit(CODEBOOK, "respondent: {nb: \"Kommunedirektøren\"", "respondant: {nb: \"X\"");
    assertThatThrownBy(() -> SurveyReader.read(conf))
        .isInstanceOf(UserError.class)
        .hasMessage(
            """
            Stopped while reading the survey in conf: 5 problems.
              codebook/codebook.yaml:12: 'respondent' is missing. Add it.
              codebook/codebook.yaml:14: Unknown key 'respondant'. Did you mean 'respondent'?
              waves/2019.yaml:8: 'all' is not a known value of 'oslo'. Known are districts, districts_and_city, city.
              waves/2020.yaml:4: 'register_day' is '2020-13-17', which is not a date of the calendar. Write year, month and day, such as 2020-12-17.
              waves/2020.yaml:16: 'unit_nam' is not a known value of 'meta'. Known are response_id, unit_number, unit_name, role, submitted_at, respondent, replica, synthetic.""");
  }

  @Test
  void a_survey_without_waves_is_told() {
    conf.without(WAVE_2019).without(WAVE_2020);
    assertProblems("waves: No wave is described. Add a file such as 2020.yaml.");
  }

  @Test
  void two_waves_with_one_name_are_told() {
    conf.edit(WAVE_2020, "wave: \"2020\"", "wave: \"2019\"");
    assertProblems(
        WAVE_2020
            + ":1: The key '2019' is given to two waves. Rename one; the first is at "
            + WAVE_2019
            + ":1.");
  }

  @Test
  void a_wave_is_called_so_that_folders_can_be() {
    conf.edit(WAVE_2020, "wave: \"2020\"", "wave: \"../2020\"");
    assertProblems(
        WAVE_2020
            + ":1: '../2020' is not a valid wave. Use at most 20 lower-case letters a to z, digits,"
            + " hyphens and underscores.");
  }

  @Test
  void days_that_cannot_be_are_told() {
    conf.edit(WAVE_2020, "to: 2021-01-17", "to: 2020-01-17")
        .edit(WAVE_2020, "facts_year: 2020", "facts_year: 2021")
        .edit(WAVE_2019, "register_day: 2020-01-15", "register_day: 2002-01-15")
        .edit(WAVE_2019, "facts_year: 2019", "facts_year: 2002");
    assertProblems(
        WAVE_2019
            + ":4: The register day 2002-01-15 is more than a year from the field period. Give the"
            + " day whose municipalities were asked.",
        WAVE_2020
            + ":3: The field period ends on 2020-01-17, before it starts on 2020-12-17. Correct one"
            + " of the days.",
        WAVE_2020
            + ":5: The facts year 2021 does not go with the register day 2020-12-17. Give the"
            + " register day's year, or one of the ten before it.");
  }

  @Test
  void two_waves_with_one_register_day_are_told() {
    conf.edit(WAVE_2020, "register_day: 2020-12-17", "register_day: 2020-01-15");
    assertProblems(
        WAVE_2020
            + ":4: The register day 2020-01-15 is also that of the wave '2019'. Give each wave its"
            + " own day; it orders the waves.");
  }

  @Test
  void an_unknown_sub_survey_is_told_and_one_given_twice() {
    conf.edit(WAVE_2020, "sub_survey: municipal_director", "sub_survey: municipal_directors")
        .edit(WAVE_2019, "sub_survey: integration_lead", "sub_survey: municipal_director");
    assertProblems(
        WAVE_2019
            + ":16: The question 'data_use' is not asked of municipal_director. Add"
            + " municipal_director to its asked_of, or map the column to another variable.",
        WAVE_2020
            + ":23: Unknown sub-survey 'municipal_directors'. Did you mean 'municipal_director'?");
    conf.edit(WAVE_2020, "sub_survey: municipal_directors", "sub_survey: integration_lead");
    assertThat(problems())
        .contains(
            WAVE_2020
                + ":23: The key 'integration_lead' is given to two sub-surveys. Rename one; the"
                + " first is at "
                + WAVE_2020
                + ":7.");
  }

  @Test
  void names_of_a_city_body_that_is_not_asked_are_told() {
    conf.edit(WAVE_2020, "oslo: districts_and_city", "oslo: districts");
    assertProblems(
        WAVE_2020
            + ":24: No city body of Oslo is asked, but names of one are given. Remove the names, or"
            + " write oslo: districts_and_city or oslo: city.");
  }

  @Test
  void a_sub_survey_without_deliveries_is_told() {
    conf.edit(WAVE_2019, "    deliveries:", "    delivery:");
    assertProblems(
        WAVE_2019 + ":7: 'deliveries' is missing. Add it.",
        WAVE_2019 + ":9: Unknown key 'delivery'. Known are sub_survey, frame, deliveries, codings.",
        WAVE_2020
            + ":33: No wave before '2020' asks 'know_services'. Remove the change; there is nothing"
            + " to compare with.");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "../secret.csv, leads out of the folder of wave files.",
        "2020/../../secret.csv, leads out of the folder of wave files.",
        "/etc/passwd, is not relative to the folder of wave files.",
        "C:/waves/a.csv, is not relative to the folder of wave files.",
        "s3a://bucket/a.csv, is not relative to the folder of wave files.",
        "2020\\\\leder.csv, has a backslash.",
        "2020//leder.csv, has an empty part.",
        "./leder.csv, has an empty part.",
        "20*/leder.csv, has a '*' in the name of a folder."
      })
  void a_file_elsewhere_is_refused(String file, String what) {
    conf.edit(WAVE_2020, LEAD_FILE, "file: \"" + file + "\"");
    assertProblems(
        WAVE_2020
            + ":10: The file '"
            + file.replace("\\\\", "\\")
            + "' "
            + what
            + " Name a file below the folder of wave files, such as '2020/leder*.csv'; '*' stands"
            + " for any characters of the last part.");
  }

  @Test
  void a_file_delivered_twice_is_told_across_waves() {
    conf.edit(WAVE_2020, "2020/direktor.csv", "2020/leder*.csv");
    assertProblems(
        WAVE_2020
            + ":26: The file '2020/leder*.csv' is delivered twice. Keep one; the first is at "
            + WAVE_2020
            + ":10.");
  }

  @Test
  void a_format_that_is_not_known_is_told() {
    conf.edit(WAVE_2020, "charset: utf-8, delimiter: \";\"", "charset: latin1, delimiter: \"::\"")
        .edit(WAVE_2019, "type: xlsx", "type: sav");
    assertProblems(
        WAVE_2019 + ":11: 'sav' is not a known value of 'type'. Known are csv, xlsx.",
        WAVE_2020
            + ":11: 'latin1' is not a known value of 'charset'. Known are UTF-8, windows-1252.",
        WAVE_2020
            + ":11: '::' is not a known value of 'delimiter'. Known are \";\", \",\" and \"\\t\""
            + " (tab).");
  }

  @Test
  void a_workbook_has_no_charset_and_is_no_text_file() {
    conf.edit(WAVE_2019, "sheet: \"Svar\"", "charset: UTF-8, delimiter: \";\"")
        .edit(WAVE_2020, "2020/direktor.csv", "2020/direktor.xlsx");
    assertProblems(
        WAVE_2019
            + ":11: 'charset' does not belong here. XLSX files say themselves how their text is"
            + " written.",
        WAVE_2019 + ":11: 'delimiter' does not belong here. XLSX files have cells, not delimiters.",
        WAVE_2020 + ":27: The file '2020/direktor.xlsx' is no CSV file. Write type: xlsx.");
  }

  @Test
  void a_header_given_twice_is_told_with_both_lines() {
    conf.edit(WAVE_2020, "header: \"1b Gebyrer\"", "header: \"1a Nyhetsbrev\"")
        .edit(WAVE_2020, "ignored: [\"Nettleser\"]", "ignored: [\"Kommune\"]");
    assertProblems(
        WAVE_2020
            + ":19: The header '1a Nyhetsbrev' is given twice. Remove one; the first is on line 18.",
        WAVE_2020
            + ":22: The header 'Kommune' is given twice. Remove one; the first is on line 16.");
  }

  @Test
  void a_column_leads_to_exactly_one_thing() {
    conf.edit(WAVE_2020, ", variable: know_services.fees}", "}")
        .edit(WAVE_2020, "variable: plan_quality", "variable: plan_quality, meta: role");
    assertProblems(
        WAVE_2020
            + ":19: The column leads nowhere. Give one of meta, variable and options_of, or name the"
            + " header under 'ignored'.",
        WAVE_2020
            + ":21: The column leads to more than one thing. Give one of meta, variable and"
            + " options_of, or name the header under 'ignored'.");
  }

  @Test
  void an_unknown_variable_and_an_unknown_question_are_told() {
    conf.edit(WAVE_2020, "know_services.fees", "know_services.fee")
        .edit(WAVE_2020, "options_of: data_use", "options_of: data_usage")
        .edit(WAVE_2020, "variable: plan_quality", "variable: plan_quality.x");
    assertProblems(
        WAVE_2020
            + ":19: Unknown variable 'know_services.fee'. Did you mean"
            + " 'know_services.fees'?",
        WAVE_2020 + ":20: Unknown question 'data_usage'. Did you mean 'data_use'?",
        WAVE_2020
            + ":21: Unknown variable 'plan_quality.x'. The question has no items; write"
            + " 'plan_quality'.");
  }

  @Test
  void a_variable_or_field_in_two_columns_is_told() {
    conf.edit(WAVE_2020, "know_services.fees", "know_services.newsletter")
        .edit(WAVE_2020, "meta: unit_name", "meta: unit_number");
    assertProblems(
        WAVE_2020 + ":16: Two columns hold the unit_number. Keep one; the first is on line 15.",
        WAVE_2020
            + ":19: Two columns hold 'know_services.newsletter'. Keep one; the first is on line"
            + " 18.");
  }

  @Test
  void a_delivery_that_does_not_say_who_answered_is_told() {
    conf.edit(WAVE_2019, "meta: unit_name", "meta: role");
    assertProblems(
        WAVE_2019
            + ":13: No column says which unit answered. Map a column to meta: unit_number or meta:"
            + " unit_name.");
  }

  @Test
  void a_question_that_the_sub_survey_must_not_ask_is_told() {
    conf.edit(
        WAVE_2020,
        "\"Spørsmål 1a\", variable: know_services.newsletter",
        "\"Spørsmål 1a\", variable: has_plan");
    assertThat(problems())
        .contains(
            WAVE_2020
                + ":31: The question 'has_plan' is not asked of municipal_director. Add"
                + " municipal_director to its asked_of, or map the column to another variable.");
  }

  @Test
  void options_are_listed_or_ticked_but_not_both() {
    conf.edit(
        WAVE_2020,
        "options_of: data_use}",
        "options_of: data_use}\n          - {header: \"2_1\", variable: data_use.plan}");
    assertProblems(
        WAVE_2020
            + ":21: The options of 'data_use' are both listed in a cell and ticked in columns. Keep"
            + " one way and name the other headers under 'ignored'.");
  }

  @Test
  void a_list_needs_a_separator_and_a_question_with_options() {
    conf.edit(WAVE_2020, "        list_separator: \"; \"\n", "")
        .edit(WAVE_2020, "variable: plan_quality", "options_of: plan_quality");
    assertProblems(
        WAVE_2020
            + ":10: A column lists options, but 'list_separator' is missing. Say what separates the"
            + " options, such as \"; \".",
        WAVE_2020
            + ":20: 'plan_quality' is not a multiple-response question. Map the column with"
            + " 'variable'.");
  }

  @Test
  void the_number_of_ticks_is_no_column() {
    conf.edit(WAVE_2019, "data_use.budget", "data_use.#");
    assertProblems(
        WAVE_2019
            + ":16: 'data_use.#' is counted from the options and not read. Name the header under"
            + " 'ignored'.");
  }

  @Test
  void answers_as_codes_need_codes() {
    conf.edit(SCALES, "en: \"No\"}, code: \"2\"", "en: \"No\"}")
        .edit(SERVICES, "code: \"3\"", "code: \"\"")
        .edit(WAVE_2019, "variable: data_use.budget", "options_of: data_use")
        .edit(WAVE_2019, "answers: codes", "answers: codes\n        list_separator: \",\"");
    assertProblems(
        WAVE_2019
            + ":12: The answers are codes, but no of the scale 'yes_no' has none. Give each a"
            + " code in the codebook.",
        WAVE_2019
            + ":17: The answers are codes, but not_used of the options of 'data_use' has none."
            + " Give each a code in the codebook.",
        WAVE_2020
            + ":28: The answers are codes, but no of the scale 'yes_no' has none. Give each a"
            + " code in the codebook.");
  }

  @Test
  void a_header_that_the_charset_cannot_write_is_told() {
    conf.edit(WAVE_2020, "Spørsmål 1a", "Gáŋgaviika");
    assertProblems(
        WAVE_2020
            + ":31: The header 'Gáŋgaviika' cannot be written in windows-1252. Correct the header,"
            + " or the charset of the format.");
  }

  @Test
  void a_follow_up_needs_the_variable_that_decides_on_it() {
    conf.edit(WAVE_2020, "          - {header: \"3 Plan\", variable: has_plan}\n", "");
    assertProblems(
        WAVE_2020
            + ":20: The question 'plan_quality' is asked by the answer to 'has_plan', which no"
            + " column holds. Map a column to 'has_plan'.");
  }

  @Test
  void a_change_is_of_a_question_that_this_and_an_earlier_wave_ask() {
    conf.edit(
        WAVE_2020,
        "changes:\n",
        "changes:\n"
            + "  - {question: plan_comment, comparability: same, note: {nb: a, en: a}}\n"
            + "  - {question: has_plan, comparability: same, note: {nb: a, en: a}}\n"
            + "  - {question: know_service, comparability: same, note: {nb: a, en: a}}\n"
            + "  - {question: data_use, comparability: alike, note: {nb: a, en: a}}\n");
    assertProblems(
        WAVE_2020
            + ":33: The wave '2020' does not ask 'plan_comment'. Remove the change, or map the"
            + " columns of the question.",
        WAVE_2020
            + ":34: No wave before '2020' asks 'has_plan'. Remove the change; there is nothing to"
            + " compare with.",
        WAVE_2020 + ":35: Unknown question 'know_service'. Did you mean 'know_services'?",
        WAVE_2020
            + ":36: 'alike' is not a known value of 'comparability'. Known are same,"
            + " wording_changed, option_changed, respondent_changed, object_changed,"
            + " not_comparable.");
  }

  @Test
  void added_options_are_answers_of_a_question_that_changed() {
    conf.edit(WAVE_2020, "option_changed", "same").edit(WAVE_2020, "[dont_know]", "[dontknow]");
    assertProblems(
        WAVE_2020 + ":33: 'dontknow' is no answer to 'know_services'. Did you mean 'dont_know'?",
        WAVE_2020
            + ":33: Options were added, yet the question is called the same. Write comparability:"
            + " option_changed, or another grade.");
  }

  @Test
  void a_change_of_options_says_which_and_each_once() {
    conf.edit(
        WAVE_2020,
        "added_options: [dont_know]",
        "added_options: [dont_know], removed_options: [dont_know, never]");
    assertProblems(
        WAVE_2020 + ":33: 'never' is no answer to 'know_services'. Known are yes, no, dont_know.",
        WAVE_2020 + ":33: 'dont_know' was both added and removed. Remove it from one of the two.");
    conf.edit(WAVE_2020, ", added_options: [dont_know], removed_options: [dont_know, never]", "");
    assertProblems(
        WAVE_2020
            + ":33: Which options changed is not said. List them as added_options or"
            + " removed_options; what leaves them out can be compared.");
  }

  @Test
  void removed_options_are_not_those_of_the_same_question() {
    conf.edit(WAVE_2020, "option_changed", "same").edit(WAVE_2020, "added_", "removed_");
    assertProblems(
        WAVE_2020
            + ":33: Options were removed, yet the question is called the same. Write"
            + " comparability: option_changed, or another grade.");
  }

  @Test
  void a_question_may_change_twice_in_different_items_that_it_has() {
    conf.edit(WAVE_2020, "know_services, ", "know_services, items: [newsletter], ")
        .edit(
            WAVE_2020,
            "changes:\n",
            "changes:\n"
                + "  - {question: know_services, items: [fee], comparability: same,"
                + " note: {nb: a, en: a}}\n"
                + "  - {question: data_use, items: [\"#\", maps], comparability: same,"
                + " note: {nb: a, en: a}}\n");
    assertProblems(
        WAVE_2020 + ":33: 'fee' is no item of 'know_services'. Did you mean 'fees'?",
        WAVE_2020 + ":34: 'maps' is no item of 'data_use'. Known are budget, plan, not_used, #.");
  }

  @Test
  void a_question_in_two_changes_of_a_wave_is_told() {
    conf.edit(
        WAVE_2020,
        "changes:\n",
        "changes:\n  - {question: know_services, comparability: same, note: {nb: a, en: a}}\n");
    assertProblems(
        WAVE_2020
            + ":34: The key 'know_services' is given to two changes. Rename one; the first is at "
            + WAVE_2020
            + ":33.");
  }

  @Test
  void questions_that_could_not_be_read_are_not_missed_by_waves() {
    conf.with(SCHOOLS, "questions: [\n");
    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith(SCHOOLS + ":2: The line is not valid YAML: ");
  }

  private List<String> problems() {
    Problems problems = new Problems();
    SurveyReader.read(conf, problems);
    return problems.found().stream().map(Object::toString).toList();
  }

  private void assertProblems(String... expected) {
    assertThat(problems()).containsExactly(expected);
  }
}
