package no.kommunespeil.domain.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import no.kommunespeil.domain.config.Folder;
import no.kommunespeil.domain.config.LocalFolder;
import no.kommunespeil.domain.config.TextFolder;
import no.kommunespeil.domain.problem.Problem;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.survey.Survey;
import no.kommunespeil.domain.survey.SurveyReader;
import org.junit.jupiter.api.Test;

class QualityRulesTest {

  private static final Folder CONF = LocalFolder.of(Path.of("../../conf"));
  private static final Survey SURVEY = SurveyReader.read(CONF);

  @Test
  void the_file_of_the_project_says_what_holds_without_it() {
    Problems problems = new Problems();
    QualityRules rules = QualityRules.read(CONF, SURVEY, problems);

    assertThat(problems.found()).isEmpty();
    for (Check check : Check.values()) {
      assertThat(rules.of(check, "2020", "school_head"))
          .as(check.key())
          .isEqualTo(QualityRules.DEFAULTS.of(check, "2020", "school_head"));
    }
  }

  @Test
  void a_limit_that_is_left_out_is_the_usual_one() {
    QualityRules rules =
        read(
            """
            checks:
              jump: {level: stop, at_most: 0.4}
              rejected_rows: {level: off}
            """);

    assertThat(rules.of(Check.JUMP, "2020", "school_head"))
        .isEqualTo(new Setting(Level.STOP, Map.of("at_most", 0.4, "standard_errors", 3.0), ""));
    assertThat(rules.of(Check.REJECTED_ROWS, "2020", "school_head").level()).isEqualTo(Level.OFF);
    assertThat(rules.of(Check.FIELD_PERIOD, "2020", "school_head").level()).isEqualTo(Level.WARN);
  }

  @Test
  void an_exception_for_a_sub_survey_goes_before_one_for_its_wave() {
    QualityRules rules =
        read(
            """
            checks:
              response_rate: {level: stop, at_least: 0.4}
            exceptions:
              - {check: response_rate, wave: "2020", sub_survey: school_head, at_least: 0.1, reason: "Strike."}
              - {check: response_rate, wave: "2020", level: warn, reason: "Short field period."}
            """);

    assertThat(rules.of(Check.RESPONSE_RATE, "2020", "school_head"))
        .isEqualTo(new Setting(Level.STOP, Map.of("at_least", 0.1, "at_most", 1.0), "Strike."));
    assertThat(rules.of(Check.RESPONSE_RATE, "2020", "municipal_director"))
        .isEqualTo(
            new Setting(
                Level.WARN, Map.of("at_least", 0.4, "at_most", 1.0), "Short field period."));
    assertThat(rules.of(Check.RESPONSE_RATE, "2021", "school_head").reason()).isEmpty();
  }

  @Test
  void everything_wrong_is_told_at_once_where_it_stands() {
    assertThat(
            told(
                """
                checks:
                  jumps: {level: warn}
                  jump: {level: loud, at_most: 1.5, standard_error: 3}
                  rejected_rows: {at_most: many}
                exceptions:
                  - {check: jumb, wave: "2020", level: off, reason: "x"}
                  - {check: jump, wave: "2022", level: off}
                  - {check: jump, wave: "2020", sub_survey: school_heads, level: off, reason: " "}
                  - {check: set_aside_rows, wave: "2020", reason: "No change."}
                  - {check: set_aside_rows, wave: "2020", level: off, reason: "Twice."}
                exception: []
                """))
        .containsExactly(
            "quality.yaml:2 Unknown key 'jumps'. Did you mean 'jump'?",
            "quality.yaml:3 'loud' is not a known value of 'level'. Known are off, warn, stop.",
            "quality.yaml:3 'at_most' is 1.5. Write a number from 0.0 to 1.0.",
            "quality.yaml:3 Unknown key 'standard_error'. Did you mean 'standard_errors'?",
            "quality.yaml:4 'at_most' is 'many', which is not a number. Write a number such as"
                + " 0.75.",
            "quality.yaml:6 Unknown check 'jumb'. Did you mean 'jump'?",
            "quality.yaml:7 'reason' is missing. Add it.",
            "quality.yaml:7 Unknown wave '2022'. Did you mean '2020'?",
            "quality.yaml:8 'reason' is blank. Write a text.",
            "quality.yaml:8 Wave 2020 has no sub-survey 'school_heads'. Did you mean"
                + " 'school_head'?",
            "quality.yaml:9 The exception from 'set_aside_rows' changes nothing. Give it another"
                + " level or another limit, or remove it.",
            "quality.yaml:10 There are two exceptions from 'set_aside_rows' for the same. Remove"
                + " one of them.",
            "quality.yaml:11 Unknown key 'exception'. Did you mean 'exceptions'?");
  }

  @Test
  void a_file_that_is_missing_is_told() {
    Problems problems = new Problems();
    QualityRules.read(new TextFolder(), SURVEY, problems);

    assertThat(problems.found())
        .extracting(Problem::toString)
        .containsExactly("quality.yaml: The file is missing. Add it to the folder conf.");
  }

  private static QualityRules read(String text) {
    Problems problems = new Problems();
    QualityRules rules =
        QualityRules.read(new TextFolder().with(QualityRules.FILE, text), SURVEY, problems);
    assertThat(problems.found()).isEmpty();
    return rules;
  }

  private static List<String> told(String text) {
    Problems problems = new Problems();
    QualityRules.read(new TextFolder().with(QualityRules.FILE, text), SURVEY, problems);
    return problems.found().stream()
        .map(
            problem ->
                problem.place().file()
                    + ":"
                    + problem.place().line()
                    + " "
                    + problem.what()
                    + " "
                    + problem.remedy())
        .toList();
  }
}
