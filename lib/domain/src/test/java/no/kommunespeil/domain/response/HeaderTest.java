package no.kommunespeil.domain.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.kommunespeil.domain.problem.Problem;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.survey.Category;
import no.kommunespeil.domain.survey.CategoryKind;
import no.kommunespeil.domain.survey.QuestionKind;
import org.junit.jupiter.api.Test;

class HeaderTest {

  private final SmallSurvey survey =
      SmallSurvey.small().answer("7 Har dere en plan?", "has_plan").ignore("Nettleser");

  @Test
  void a_described_column_that_is_missing_is_a_problem_with_the_nearest_as_proposal() {
    List<String> header = headerWith("7 Har dere en plan", 7);

    assertThat(problems(header))
        .extracting(Problem::toString)
        .containsExactly(
            "2020/integreringsansvarlig.csv:1 [7 Har dere en plan?]: The file has no such column."
                + " Correct the header in conf/waves/2020.yaml:12; did you mean \"7 Har dere en"
                + " plan\"?");
  }

  @Test
  void all_missing_columns_are_told_together() {
    assertThat(problems(List.of("Svar-ID", "Kommunenummer")))
        .hasSize(6)
        .allSatisfy(
            problem -> {
              assertThat(problem.what()).isEqualTo("The file has no such column.");
              assertThat(problem.remedy())
                  .isEqualTo(
                      "Correct the header in conf/waves/2020.yaml:12, or export the file again with"
                          + " the column.");
            })
        .extracting(problem -> problem.place().column())
        .containsExactly(
            "Kommune", "Stilling", "Sendt", "Kopi", "Syntetisk", "7 Har dere en plan?");
  }

  @Test
  void a_column_described_elsewhere_is_not_proposed() {
    List<String> header = new ArrayList<>(survey.header());
    header.remove("Kommune");
    header.add("Nettleser");

    assertThat(problems(header)).hasSize(1);
    assertThat(problems(header).get(0).remedy()).doesNotContain("did you mean");
  }

  @Test
  void a_column_nobody_speaks_of_is_a_warning() {
    List<String> header = new ArrayList<>(survey.header());
    header.addAll(List.of("Nettleser", "Språk", " "));
    Problems problems = new Problems();
    ResponseDecoder decoder = survey.compile(header, problems);

    assertThat(problems.isEmpty()).isTrue();
    assertThat(decoder.width()).isEqualTo(11);
    assertThat(decoder.warnings())
        .extracting(Problem::toString)
        .containsExactly(
            "2020/integreringsansvarlig.csv:1 [Språk]: The description of the file does not speak"
                + " of this column, and it is not read. Say in conf/waves/2020.yaml:12 which"
                + " variable it holds, or list it as ignored.",
            "2020/integreringsansvarlig.csv:1 [11]: This column has no header and is not read. If"
                + " it holds answers, give it a header in the export.");
  }

  @Test
  void a_header_is_found_also_with_other_case_and_blanks() {
    List<String> header = headerWith("\ufeff7  har dere en PLAN? ", 7);
    Problems problems = new Problems();
    ResponseDecoder decoder = survey.compile(header, problems);

    assertThat(problems.found()).isEmpty();
    assertThat(decoder.warnings()).isEmpty();
    assertThat(decoder.decode(survey.row("7 Har dere en plan?", "Nei")).answers()[0])
        .isEqualTo((byte) 1);
  }

  @Test
  void headers_that_differ_only_in_case_are_told_apart_when_both_are_described() {
    SmallSurvey both = SmallSurvey.small().answer("Nora", "services.nora").ignore("NORA");
    List<String> header = new ArrayList<>(both.header());
    header.add(0, "NORA");
    Problems problems = new Problems();
    both.compile(header, problems);

    assertThat(problems.found()).isEmpty();
  }

  @Test
  void a_described_header_that_stands_twice_is_a_problem() {
    List<String> header = new ArrayList<>(survey.header());
    header.add("Sendt");

    assertThat(problems(header))
        .extracting(Problem::toString)
        .containsExactly(
            "2020/integreringsansvarlig.csv:1 [Sendt]: The file has 2 columns of this name, the"
                + " columns 5 and 9, and which one is meant cannot be told. Give each column of the"
                + " export a name of its own and describe them in conf/waves/2020.yaml:12.");
  }

  @Test
  void two_columns_for_one_variable_are_a_problem() {
    survey.answer("Plan igjen", "has_plan");

    assertThat(problems(survey.header()))
        .extracting(Problem::toString)
        .containsExactly(
            "2020/integreringsansvarlig.csv:1 [Plan igjen]: The description gives this column and"
                + " the column \"7 Har dere en plan?\" the same meaning. Keep the one that holds it"
                + " in conf/waves/2020.yaml:12 and list the other as ignored.");
  }

  @Test
  void a_column_for_what_is_not_asked_or_is_derived_is_a_problem() {
    survey.answer("Fremtid", "future").answer("Antall", "grants.#").list("Liste", "services");

    assertThat(problems(survey.header()))
        .extracting(Problem::toString)
        .containsExactly(
            "2020/integreringsansvarlig.csv:1 [Fremtid]: The column is to hold future, which"
                + " integration_lead of this wave does not ask. Correct the column's meaning in"
                + " conf/waves/2020.yaml:12, or list it as ignored.",
            "2020/integreringsansvarlig.csv:1 [Antall]: The column is to hold grants.#, which"
                + " integration_lead of this wave does not ask. Correct the column's meaning in"
                + " conf/waves/2020.yaml:12, or list it as ignored.",
            "2020/integreringsansvarlig.csv:1 [Liste]: The column is to hold services, which"
                + " integration_lead of this wave does not ask. Correct the column's meaning in"
                + " conf/waves/2020.yaml:12, or list it as ignored.");
  }

  @Test
  void codes_cannot_be_read_on_a_scale_without_codes() {
    Category yes = SmallSurvey.category("yes", "Ja", "Yes", CategoryKind.SUBSTANTIVE, "");
    SmallSurvey coded =
        SmallSurvey.of(
                SmallSurvey.question(
                    "has_plan",
                    QuestionKind.SINGLE,
                    SmallSurvey.scale("only_yes", yes),
                    List.of(),
                    Optional.empty(),
                    ""))
            .answer("Plan", "has_plan")
            .codes();
    Problems problems = new Problems();
    coded.compile(coded.header(), problems);

    assertThat(problems.found())
        .extracting(Problem::toString)
        .containsExactly(
            "2020/integreringsansvarlig.csv:1 [Plan]: The delivery gives answers as codes, but no"
                + " category of the scale only_yes has a code. Add the codes to the scale in the"
                + " codebook, or set the answers of the delivery at conf/waves/2020.yaml:12 to"
                + " labels.");
  }

  private List<String> headerWith(String text, int column) {
    List<String> header = new ArrayList<>(survey.header());
    header.set(column, text);
    return header;
  }

  private List<Problem> problems(List<String> header) {
    Problems problems = new Problems();
    survey.compile(header, problems);
    return problems.found();
  }
}
