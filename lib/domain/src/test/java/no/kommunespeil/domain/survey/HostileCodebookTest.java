package no.kommunespeil.domain.survey;

import static no.kommunespeil.domain.survey.SmallSurveyFiles.CODEBOOK;
import static no.kommunespeil.domain.survey.SmallSurveyFiles.SCALES;
import static no.kommunespeil.domain.survey.SmallSurveyFiles.SCHOOLS;
import static no.kommunespeil.domain.survey.SmallSurveyFiles.SERVICES;
import static no.kommunespeil.domain.survey.SmallSurveyFiles.WAVE_2020;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.kommunespeil.domain.config.TextFolder;
import no.kommunespeil.domain.problem.Problems;
import org.junit.jupiter.api.Test;

/** Codebooks that are wrong, and what is said about them. */
class HostileCodebookTest {

  private final TextFolder conf = SmallSurveyFiles.folder();

  @Test
  void a_missing_codebook_is_one_problem_and_not_one_per_reference() {
    conf.without(CODEBOOK);
    assertProblems(CODEBOOK + ": The file is missing. Add it to the folder conf.");
  }

  @Test
  void missing_scales_are_one_problem_and_not_one_per_reference() {
    conf.without(SCALES);
    assertProblems(SCALES + ": The file is missing. Add it to the folder conf.");
  }

  @Test
  void an_empty_file_of_questions_is_one_problem_and_not_one_per_column() {
    conf.with(SERVICES, "");
    assertProblems(SERVICES + ": The file is empty. Write its keys and values.");
  }

  @Test
  void a_codebook_without_questions_is_told() {
    conf.without(SERVICES).without(SCHOOLS);
    assertProblems(
        "codebook/questions: No question is described. Add a file such as questions.yaml.");
  }

  @Test
  void a_file_of_questions_with_another_ending_is_not_passed_over() {
    conf.with("codebook/questions/c.yml", "questions: []\n");
    assertProblems(
        "codebook/questions/c.yml: Only files ending in '.yaml' are read. Rename it to '.yaml'.");
  }

  @Test
  void a_file_that_is_not_utf8_is_told_with_its_line() {
    String latin = "questions:\n  - key: a\n    label: {nb: \"sp\u00f8rsm\u00e5l\"}\n";
    conf.with(SCHOOLS, latin.getBytes(StandardCharsets.ISO_8859_1));
    assertProblems(
        SCHOOLS
            + ":3: The file is not UTF-8: the line holds bytes that are no characters of it. Save"
            + " the file as UTF-8.");
  }

  @Test
  void an_alias_is_refused_and_nothing_else_of_the_file_is_blamed() {
    conf.edit(SCALES, "kind: dont_know", "kind: *k");
    assertProblems(
        SCALES + ":7: YAML aliases ('*name') are not allowed. Write the value out in full.");
  }

  @Test
  void a_mistyped_key_is_told_with_the_right_one() {
    conf.edit(SERVICES, "exclusive: not_used", "exlcusive: not_used");
    assertProblems(SERVICES + ":28: Unknown key 'exlcusive'. Did you mean 'exclusive'?");
  }

  @Test
  void a_label_must_be_in_both_languages() {
    conf.edit(CODEBOOK, "{nb: \"Skoler\", en: \"Schools\"}", "{nb: \"Skoler\"}");
    assertProblems(CODEBOOK + ":4: 'en' is missing. Add it.");
  }

  @Test
  void keys_are_lower_snake_case() {
    conf.edit(SERVICES, "key: data_use", "key: dataUse").edit(WAVE_2020, "data_use", "dataUse");
    conf.edit(SmallSurveyFiles.WAVE_2019, "data_use", "dataUse");
    assertProblems(
        SERVICES
            + ":16: 'dataUse' is not a valid key. Use lower snake case: letters a to z, digits and"
            + " underscores, starting with a letter.");
  }

  @Test
  void a_key_given_to_two_questions_is_told_across_files() {
    conf.edit(SCHOOLS, "key: plan_comment", "key: know_services");
    assertProblems(
        SCHOOLS
            + ":24: The key 'know_services' is given to two questions. Rename one; the first is at "
            + SERVICES
            + ":2.");
  }

  @Test
  void keys_are_unique_among_items_scales_categories_themes_and_roles() {
    conf.edit(SERVICES, "{key: plan, ", "{key: budget, ")
        .edit(SCALES, "- key: quality", "- key: yes_no")
        .edit(SCALES, "{key: poor, ", "{key: good, ")
        .edit(CODEBOOK, "{key: schools, ", "{key: services, ")
        .edit(CODEBOOK, "{key: adviser, ", "{key: unit_manager, ");
    assertThat(problems())
        .contains(
            CODEBOOK
                + ":4: The key 'services' is given to two themes. Rename one; the first is at "
                + CODEBOOK
                + ":3.",
            CODEBOOK
                + ":11: The key 'unit_manager' is given to two roles. Rename one; the first is at "
                + CODEBOOK
                + ":10.",
            SERVICES
                + ":26: The key 'budget' is given to two options. Rename one; the first is at "
                + SERVICES
                + ":25.",
            SCALES
                + ":8: The key 'yes_no' is given to two scales. Rename one; the first is at "
                + SCALES
                + ":2.",
            SCALES
                + ":13: The key 'good' is given to two categories. Rename one; the first is at "
                + SCALES
                + ":11.");
  }

  @Test
  void an_unknown_scale_is_told_with_the_nearest() {
    conf.edit(SCHOOLS, "scale: yes_no", "scale: yesno");
    assertProblems(SCHOOLS + ":10: Unknown scale 'yesno'. Did you mean 'yes_no'?");
  }

  @Test
  void an_unknown_theme_and_an_unknown_sub_survey_are_told() {
    conf.edit(SERVICES, "theme: services", "theme: service")
        .edit(SERVICES, "[integration_lead, municipal_director]", "[integration_lead, mayor]");
    assertThat(problems())
        .contains(
            SERVICES + ":5: Unknown theme 'service'. Did you mean 'services'?",
            SERVICES
                + ":10: Unknown sub-survey 'mayor'. Known are integration_lead,"
                + " municipal_director.");
  }

  @Test
  void a_kind_that_is_not_known_is_told_and_its_variables_are_not_blamed() {
    conf.edit(SERVICES, "kind: multiple", "kind: multi");
    assertProblems(
        SERVICES
            + ":17: 'multi' is not a known value of 'kind'. Known are single, grid, multiple,"
            + " open.");
  }

  @Test
  void what_a_kind_does_not_have_is_refused() {
    conf.edit(SCHOOLS, "kind: open", "kind: open\n    scale: yes_no\n    items: []")
        .edit(SERVICES, "    exclusive: not_used", "    exclusive: not_used\n    scale: yes_no");
    assertProblems(
        SERVICES
            + ":29: 'scale' does not belong here. Multiple-response questions have items and a"
            + " built-in scale.",
        SCHOOLS + ":26: 'scale' does not belong here. Open questions have a built-in scale.",
        SCHOOLS
            + ":27: 'items' does not belong here. Only grid and multiple questions have items.");
  }

  @Test
  void a_grid_without_items_and_a_single_without_scale_are_told() {
    conf.edit(SCHOOLS, "    scale: yes_no\n", "")
        .edit(SCHOOLS, "kind: open", "kind: grid\n    scale: quality");
    assertProblems(
        SCHOOLS
            + ":2: 'scale' is missing. Name a scale or write its categories; single and grid"
            + " questions have one.",
        SCHOOLS + ":23: 'items' is missing. Add it.");
  }

  @Test
  void a_scale_needs_two_categories_and_has_at_most_a_hundred() {
    conf.edit(
            SCHOOLS, "        - {key: lacking, label: {nb: \"Mangelfull\", en: \"Lacking\"}}\n", "")
        .edit(SCHOOLS, "[fine, lacking]", "[fine]")
        .edit(
            SCALES,
            "      - {key: good,",
            IntStream.range(0, 98)
                    .mapToObj(i -> "      - {key: c" + i + ", label: {nb: c" + i + ", en: c" + i)
                    .collect(Collectors.joining("}}\n", "", "}}\n"))
                + "      - {key: good,");
    assertProblems(
        SCHOOLS + ":20: The scale has only one category. Give at least two categories.",
        SCALES + ":10: The scale has 101 categories. Give at most 100.");
  }

  @Test
  void scores_that_no_mean_can_use_are_told() {
    conf.edit(SCALES, "kind: dont_know,", "kind: dont_know, score: 9,")
        .edit(SCALES, "score: 1, code: \"3\"", "code: \"3\"")
        .edit(SCALES, "score: 2,", "");
    assertProblems(
        SCALES
            + ":7: The category 'dont_know' has a score but is no substantive answer. Remove the"
            + " score; only substantive answers enter means.",
        SCALES
            + ":10: Only one category has a score. A mean needs at least two scores: score the"
            + " others too, or none.");
  }

  @Test
  void a_text_that_could_be_two_categories_is_told() {
    conf.edit(SCALES, "label: {nb: \"Nei\", en: \"No\"}", "label: {nb: \" JA \", en: \"No\"}")
        .edit(
            SCALES, "en: \"Fair\"}, score: 2, code: \"2\"", "en: \"Fair\"}, score: 2, code: \"1\"");
    assertProblems(
        SCALES
            + ":6: 'JA' is both 'yes' and 'no'. A text of an export must lead to one category only;"
            + " case and blanks do not tell texts apart.",
        SCALES
            + ":12: The code '1' is both 'good' and 'fair'. A text of an export must lead to one"
            + " category only; case and blanks do not tell texts apart.");
  }

  @Test
  void a_combination_names_categories_of_its_scale() {
    conf.edit(SCALES, "[fair, good]", "[fair, great, fair]").edit(SCALES, "not_poor", "poor");
    assertProblems(
        SCALES
            + ":15: The combination 'poor' is called like a category. Choose another key, so that a"
            + " number says which of the two it is.",
        SCALES + ":15: Unknown category 'great'. Known are good, fair, poor.",
        SCALES + ":15: The category 'fair' is given twice. Remove one.");
  }

  @Test
  void an_exclusive_option_must_be_an_option() {
    conf.edit(SERVICES, "exclusive: not_used", "exclusive: notused");
    assertProblems(SERVICES + ":28: Unknown option 'notused'. Did you mean 'not_used'?");
  }

  @Test
  void a_filter_on_an_unknown_variable_or_category_is_told() {
    conf.edit(
            SCHOOLS,
            "{variable: has_plan, any_of: [\"yes\"]}",
            "{variable: has_plans, any_of: [a]}")
        .edit(SCHOOLS, "any_of: [fine, lacking]", "any_of: [fine, lackin, fine]");
    assertProblems(
        SCHOOLS + ":23: Unknown variable 'has_plans'. Did you mean 'has_plan'?",
        SCHOOLS + ":32: 'lackin' is no category of 'plan_quality'. Did you mean 'lacking'?",
        SCHOOLS + ":32: The category 'fine' is given twice. Remove one.");
  }

  @Test
  void a_filter_on_a_grid_is_told_to_name_an_item() {
    conf.edit(SCHOOLS, "variable: has_plan,", "variable: know_services,");
    assertProblems(
        SCHOOLS
            + ":23: Unknown variable 'know_services'. Name one of its items:"
            + " know_services.newsletter, know_services.fees.");
  }

  @Test
  void filters_in_a_circle_are_told_once_with_their_path() {
    conf.edit(
        SCHOOLS,
        "    scale: yes_no\n",
        "    scale: yes_no\n    filter: {variable: plan_comment, any_of: [short]}\n");
    assertProblems(
        SCHOOLS
            + ":11: The filters go in a circle: has_plan \u2192 plan_comment \u2192 plan_quality"
            + " \u2192 has_plan. Remove one of these filters.",
        WAVE_2020
            + ":17: The question 'has_plan' is asked by the answer to 'plan_comment', which no"
            + " column holds. Map a column to 'plan_comment'.");
  }

  @Test
  void a_question_that_filters_on_itself_is_a_circle() {
    conf.edit(SCHOOLS, "variable: plan_quality", "variable: plan_comment")
        .edit(SCHOOLS, "any_of: [fine, lacking]", "any_of: [short]");
    assertProblems(
        SCHOOLS
            + ":32: The filters go in a circle: plan_comment \u2192 plan_comment. Remove one of these"
            + " filters.");
  }

  @Test
  void a_filter_variable_comes_before_its_question_and_is_asked_of_the_same() {
    conf.edit(
            SERVICES,
            "    scale: yes_no\n    direction",
            "    filter: {variable: has_plan, any_of: [\"no\"]}\n    scale: yes_no\n    direction")
        .edit(WAVE_2020, "variable: know_services.newsletter}\nchanges", "variable: x}\nchanges");
    assertThat(problems())
        .contains(
            SERVICES
                + ":11: The filter variable 'has_plan' comes after the question 'know_services'."
                + " Move the question after it.",
            SERVICES
                + ":11: The filter variable 'has_plan' is not asked of municipal_director. Add"
                + " municipal_director to its asked_of, or filter by a variable of"
                + " municipal_director.");
  }

  @Test
  void a_built_in_scale_cannot_be_described() {
    conf.edit(SCALES, "- key: quality", "- key: option");
    assertProblems(
        SCALES
            + ":8: The scale 'option' is built in. Choose another key; options, open questions and"
            + " codes have their scale by themselves.");
  }

  @Test
  void the_number_of_words_has_bounds() {
    conf.edit(CODEBOOK, "elaborated_from_words: 8", "elaborated_from_words: 0");
    assertProblems(
        CODEBOOK + ":1: 'elaborated_from_words' is 0. Give a whole number from 1 to 1000.");
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
