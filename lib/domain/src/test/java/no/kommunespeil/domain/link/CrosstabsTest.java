package no.kommunespeil.domain.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import no.kommunespeil.domain.config.Folder;
import no.kommunespeil.domain.config.LocalFolder;
import no.kommunespeil.domain.config.TextFolder;
import no.kommunespeil.domain.geography.Breakdowns;
import no.kommunespeil.domain.geography.Registers;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.survey.Survey;
import no.kommunespeil.domain.survey.SurveyReader;
import no.kommunespeil.domain.survey.Wave;
import org.junit.jupiter.api.Test;

class CrosstabsTest {

  private static final Folder CONF = LocalFolder.of(Path.of("../../conf"));
  private static final Survey SURVEY = SurveyReader.read(CONF);
  private static final Breakdowns BREAKDOWNS = Breakdowns.read(CONF, Registers.read(CONF));

  private static final String HEAD =
      """
      crosstabs:
        - key: knows
          label: {nb: "Kjenner", en: "Knows"}
      """;

  private static Wave wave(String key) {
    return SURVEY.wave(key).orElseThrow();
  }

  private static Crosstabs read(String text, Problems problems) {
    return Crosstabs.read(
        new TextFolder().with(Crosstabs.FILE, text), SURVEY, BREAKDOWNS.list(), problems);
  }

  private static Crosstab only(String text) {
    Problems problems = new Problems();
    Crosstabs crosstabs = read(text, problems);
    assertThat(problems.found()).isEmpty();
    assertThat(crosstabs.list()).hasSize(1);
    return crosstabs.list().get(0);
  }

  private static List<String> told(String text) {
    Problems problems = new Problems();
    read(text, problems);
    return problems.found().stream()
        .map(problem -> problem.place() + " " + problem.what() + " " + problem.remedy())
        .toList();
  }

  @Test
  void the_crosstabs_of_the_survey_are_in_order() {
    Problems problems = new Problems();
    Crosstabs crosstabs = Crosstabs.read(CONF, SURVEY, BREAKDOWNS.list(), problems);

    assertThat(problems.found()).isEmpty();
    assertThat(crosstabs.list()).hasSizeBetween(10, 25);
    assertThat(crosstabs.links(SURVEY.waves())).doesNotHaveDuplicates().hasSizeGreaterThan(30);
  }

  @Test
  void two_variables_are_counted_together_in_every_wave_that_asks_both() {
    Crosstab crosstab =
        only(
            HEAD
                + """
                    rows: {sub_survey: municipal_director, variable: know_imdi_services.nora}
                    columns: {sub_survey: integration_lead, variable: know_imdi_services.nora}
                """);

    assertThat(SURVEY.waves().stream().filter(crosstab::isOf).map(Wave::key))
        .containsExactly("2019", "2020", "2021");
    assertThat(crosstab.links(wave("2019")))
        .containsExactly(
            new Link(
                Link.Kind.CROSSED,
                new Side("2019", "municipal_director", "know_imdi_services.nora"),
                new Side("2019", "integration_lead", "know_imdi_services.nora")));
    assertThat(crosstab.links(wave("2023"))).isEmpty();
  }

  @Test
  void a_question_stands_for_each_of_its_items_but_none_for_itself() {
    Crosstab crosstab =
        only(
            HEAD
                + """
                    rows: {sub_survey: school_head, question: know_advisers}
                    columns: {sub_survey: school_head, question: know_advisers}
                    waves: ["2020"]
                """);

    // Three by three items, without the three of an item with itself.
    assertThat(crosstab.links(wave("2020"))).hasSize(6);
    assertThat(crosstab.isOf(wave("2021"))).isFalse();
  }

  @Test
  void what_registers_know_needs_no_counting_and_no_year_to_come() {
    Crosstab crosstab =
        only(
            HEAD
                + """
                    rows: {sub_survey: municipal_director, variable: interpreter_guidelines}
                    columns: {register: [{breakdown: centrality, groups: ["5", "6"]}, {settled_since: 2017}]}
                """);

    assertThat(crosstab.links(wave("2020"))).isEmpty();
    assertThat(SURVEY.waves().stream().filter(crosstab::isOf).map(Wave::key))
        .containsExactly("2017", "2018", "2019", "2020");
  }

  @Test
  void everything_wrong_is_told_at_once_where_it_stands() {
    assertThat(
            told(
                """
                crosstabs:
                  - key: by_size
                    label: {nb: "Kjenner", en: "Knows"}
                    rows: {sub_survey: school_heads, variable: know_advisers.competence_teams}
                    columns: {sub_survey: school_head, variable: interpreter_guidelines}
                  - key: twice
                    label: {nb: "Kjenner", en: "Knows"}
                    waves: ["2022", "2020"]
                    rows: {sub_survey: school_head}
                    columns: {register: [{breakdown: size, groups: ["6"]}, {breakdowns: size}, {settled_since: two}]}
                  - key: twice
                    label: {nb: "Kjenner", en: "Knows"}
                    row: {sub_survey: school_head, variable: formal_coop_nsk}
                    columns: {breakdown: centrality}
                """))
        .containsExactly(
            "crosstabs.yaml:2 Keys that begin with 'by_' are those of every variable by a"
                + " breakdown. Choose another key.",
            "crosstabs.yaml:4 Unknown sub-survey 'school_heads'. Did you mean 'school_head'?",
            "crosstabs.yaml:4 Unknown variable 'know_advisers.competence_teams'. Did you mean"
                + " 'know_advisers.competence_team'?",
            "crosstabs.yaml:5 'interpreter_guidelines' is not asked of 'school_head'. It is asked"
                + " of municipal_director.",
            "crosstabs.yaml:8 Unknown wave '2022'. Did you mean '2020'?",
            "crosstabs.yaml:9 Neither 'variable' nor 'question' is named. Name a variable, or a"
                + " question for all of its items.",
            "crosstabs.yaml:10 The breakdown 'size' has no group '6'. Known are 0_1999, 2000_4999,"
                + " 5000_9999, 10000_19999, 20000_49999, 50000_plus, unknown.",
            "crosstabs.yaml:10 The condition names nothing that registers know. Write {breakdown:"
                + " centrality} or {settled_since: 2017}.",
            "crosstabs.yaml:10 Unknown key 'breakdowns'. Did you mean 'breakdown'?",
            "crosstabs.yaml:10 'settled_since' is 'two', which is not a whole number. Write digits"
                + " only, such as 5.",
            "crosstabs.yaml:11 The crosstab 'twice' stands twice. Rename one of them.",
            "crosstabs.yaml:11 'rows' is missing. Add it.",
            "crosstabs.yaml:13 Unknown key 'row'. Did you mean 'rows'?",
            "crosstabs.yaml:14 'sub_survey' is missing. Add it.",
            "crosstabs.yaml:14 Neither 'variable' nor 'question' is named. Name a variable, or a"
                + " question for all of its items.",
            "crosstabs.yaml:14 Unknown key 'breakdown'. Known are register, sub_survey, variable, question.");
  }

  @Test
  void what_no_wave_asks_together_cannot_be_crossed() {
    assertThat(
            told(
                HEAD
                    + """
                        rows: {sub_survey: municipal_director, variable: host_municipality}
                        columns: {sub_survey: municipal_director, variable: violence_action_plan}
                    """))
        .containsExactly(
            "crosstabs.yaml:2 No wave has both the rows and the columns of 'knows'. Cross what one"
                + " wave asks.");
    assertThat(
            told(
                HEAD
                    + """
                        waves: ["2020", "2023"]
                        rows: {sub_survey: municipal_director, variable: interpreter_guidelines}
                        columns: {register: [{settled_since: 2017}]}
                    """))
        .containsExactly(
            "crosstabs.yaml:4 Wave 2023 does not have both the rows and the columns. Leave it out;"
                + " those that have are 2020.");
  }

  @Test
  void names_are_not_looked_up_in_a_survey_that_could_not_be_read() {
    Problems problems = new Problems();
    problems.add(Place.of("codebook/scales.yaml"), "The file is missing.", "Add it.");
    read(
        HEAD
            + """
                rows: {sub_survey: municipal_director, variable: unheard_of}
                columns: {register: [{breakdown: centrality}], of: x}
            """,
        problems);

    assertThat(problems.found()).hasSize(2);
    assertThat(problems.found().get(1).what()).isEqualTo("Unknown key 'of'.");
  }

  @Test
  void a_file_without_crosstabs_is_in_order() {
    Problems problems = new Problems();
    assertThat(read("crosstabs: []\n", problems)).isEqualTo(Crosstabs.NONE);
    assertThat(problems.found()).isEmpty();
  }
}
