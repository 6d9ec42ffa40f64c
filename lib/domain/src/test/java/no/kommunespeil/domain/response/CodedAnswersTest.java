package no.kommunespeil.domain.response;

import static no.kommunespeil.domain.response.Missing.BLANK;
import static no.kommunespeil.domain.response.Missing.FILTERED_OUT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import no.kommunespeil.domain.delivery.FileRow;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problem;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.survey.Codebook;
import no.kommunespeil.domain.survey.CodingFile;
import no.kommunespeil.domain.survey.Delivery;
import no.kommunespeil.domain.survey.Delivery.MetaField;
import no.kommunespeil.domain.survey.Delivery.Target;
import no.kommunespeil.domain.survey.Question;
import no.kommunespeil.domain.survey.QuestionKind;
import org.junit.jupiter.api.Test;

/** Coding files read and joined to responses, with "agencies" asked of those who have a plan. */
class CodedAnswersTest {

  private static final String FILE = "2020/koding.csv";
  private static final Place MANIFEST = Place.of("conf/waves/2020.yaml", 30);

  private static final Question AGENCIES =
      SmallSurvey.question(
          "agencies",
          QuestionKind.OPEN,
          SmallSurvey.OPEN,
          List.of(
              SmallSurvey.item("police", "Politiet", "The police", "1", "Lensmannen"),
              SmallSurvey.item("health", "Helse, skole", "Health, school", "2"),
              SmallSurvey.item("nav", "NAV", "Welfare office", "13")),
          SmallSurvey.when("has_plan", "yes"),
          "");
  private static final Question REMARK =
      SmallSurvey.question(
          "remark",
          QuestionKind.OPEN,
          SmallSurvey.OPEN,
          List.of(SmallSurvey.item("praise", "Ros", "Praise", "1")),
          Optional.empty(),
          "");

  private static final List<Question> QUESTIONS =
      List.of(SmallSurvey.HAS_PLAN, AGENCIES, REMARK, SmallSurvey.COMMENT);

  private final Problems problems = new Problems();
  private final List<Problem> warnings = new ArrayList<>();

  @Test
  void codes_may_be_labels_keys_spellings_or_numbers_and_labels_may_hold_the_separator() {
    assertThat(answers("Politiet, NAV")).containsExactly(1, 0, 1, 2);
    assertThat(answers("nav, POLICE")).containsExactly(1, 0, 1, 2);
    assertThat(answers("lensmannen,13")).containsExactly(1, 0, 1, 2);
    assertThat(answers("Helse, skole, 1")).containsExactly(1, 1, 0, 2);
    assertThat(answers("Politiet, Politiet, 1")).containsExactly(1, 0, 0, 1);
  }

  @Test
  void an_answer_coded_with_none_of_the_codes_has_none_of_them() {
    assertThat(answers("")).containsExactly(0, 0, 0, 0);
  }

  @Test
  void an_answer_nobody_has_coded_says_nothing_about_its_codes() {
    SmallSurvey survey = survey(codings(row("R2", "agencies", "NAV")));
    DecodedResponse response =
        survey.decode("Svar-ID", "R1", "has_plan", "Ja", "agencies", "Politi og NAV");

    assertThat(survey.code(response, "agencies")).isZero();
    assertThat(codes(survey, response)).containsExactly(BLANK, BLANK, BLANK, BLANK);
    assertThat(response.codings()).isEmpty();
  }

  @Test
  void a_code_for_an_answer_that_is_not_given_is_not_used_and_is_told() {
    SmallSurvey survey = survey(codings(row("R1", "agencies", "NAV"), row("R1", "remark", "Ros")));
    DecodedResponse blank = survey.decode("Svar-ID", "R1", "has_plan", "Ja", "remark", "Fint!");
    DecodedResponse passed = survey.decode("Svar-ID", "R1", "has_plan", "Nei", "agencies", "NAV");

    assertThat(codes(survey, blank)).containsExactly(BLANK, BLANK, BLANK, BLANK);
    assertThat(survey.code(blank, "remark.praise")).isEqualTo((byte) 1);
    assertThat(blank.codings()).containsExactly(~0, 1);
    assertThat(codes(survey, passed))
        .containsExactly(FILTERED_OUT, FILTERED_OUT, FILTERED_OUT, FILTERED_OUT);
    assertThat(passed.codings()).containsExactly(~0, ~1);
  }

  @Test
  void codes_make_a_response_no_fuller() {
    SmallSurvey survey = survey(codings(row("R1", "agencies", "Politiet, NAV")));
    DecodedResponse response =
        survey.decode("Svar-ID", "R1", "has_plan", "Ja", "agencies", "Politi og NAV");

    assertThat(response.answered()).isEqualTo(2);
    assertThat(response.openCharacters()).isEqualTo(11);
  }

  @Test
  void rows_are_numbered_through_all_files() {
    List<CodedRows> files =
        List.of(
            rows("2020/koding_1.csv", row("R1", "agencies", "NAV"), row("R2", "agencies", "")),
            rows("2020/koding_2.csv", row("R1", "remark", "Ros")));
    Codings codings = CodingReader.read(codebook(), files, problems, warnings);

    assertThat(problems.found()).isEmpty();
    assertThat(codings.places())
        .extracting(Place::toString)
        .containsExactly(
            "2020/koding_1.csv:2 [Svar]",
            "2020/koding_1.csv:3 [Svar]",
            "2020/koding_2.csv:2 [Svar]");
    DecodedResponse response =
        survey(codings)
            .decode("Svar-ID", " R1 ", "has_plan", "Ja", "agencies", "x", "remark", "Fint");
    assertThat(response.codings()).containsExactly(0, 2);
  }

  @Test
  void everything_wrong_with_a_coding_file_is_told_without_what_its_cells_hold() {
    codings(
        row("R1", "agencies", "Politiett, NAV"),
        row("", "agencies", "NAV"),
        row("R2", "agencies", "Hemmelig mening"),
        row("R3", "comment", "NAV"),
        row("R3", "has_plan", "NAV"),
        row("R3", "agencis", "NAV"),
        row("R3", "Hemmelig mening om naboen", "NAV"),
        row("R3", "", "NAV"),
        row("R4", "agencies", "NAV"),
        row("R4", "Agencies", "Politiet"));

    assertThat(problems.found())
        .extracting(Problem::toString)
        .noneMatch(told -> told.contains("Hemmelig"))
        .containsExactly(
            "2020/koding.csv:2 [Koder]: The cell holds a code that is not in the code frame of"
                + " 'agencies'. Did you mean 'Politiet'? A new code is added to the question in the"
                + " codebook.",
            "2020/koding.csv:3 [Svar]: The cell does not say which response was coded. Write the"
                + " identifier the export gives the response, or delete the row.",
            "2020/koding.csv:4 [Koder]: The cell holds a code that is not in the code frame of"
                + " 'agencies'. Known are Politiet, Helse, skole, NAV. A new code is added to the"
                + " question in the codebook.",
            "2020/koding.csv:5 [Spørsmål]: 'comment' has no code frame. Give it 'codes' in the"
                + " codebook, and add it at conf/waves/2020.yaml:30.",
            "2020/koding.csv:6 [Spørsmål]: 'has_plan' is not an open question. Correct the cell.",
            "2020/koding.csv:7 [Spørsmål]: The cell does not name a question this file is about."
                + " Did you mean 'agencies'?",
            "2020/koding.csv:8 [Spørsmål]: The cell does not name a question this file is about."
                + " Known are agencies, remark.",
            "2020/koding.csv:9 [Spørsmål]: The cell does not say which question was answered. Write"
                + " the question's key.",
            "2020/koding.csv:11 [Svar]: The answer of this response to 'agencies' is coded twice;"
                + " the first time at 2020/koding.csv:10. Keep one row per answer, with all its"
                + " codes.");
  }

  @Test
  void an_answer_coded_in_two_files_is_told() {
    CodingReader.read(
        codebook(),
        List.of(
            rows("2020/koding_1.csv", row("R1", "agencies", "NAV")),
            rows("2020/koding_2.csv", row("R1", "agencies", "NAV"))),
        problems,
        warnings);

    assertThat(problems.found())
        .extracting(Problem::toString)
        .containsExactly(
            "2020/koding_2.csv:2 [Svar]: The answer of this response to 'agencies' is coded twice;"
                + " the first time at 2020/koding_1.csv:2. Keep one row per answer, with all its"
                + " codes.");
  }

  @Test
  void a_file_of_mistakes_is_told_in_twenty_lines() {
    String[][] rows = new String[500][];
    Arrays.setAll(rows, i -> row("R" + i, "agencies", "x"));
    codings(rows);

    assertThat(problems.found()).hasSize(20);
    assertThat(problems.found().get(19))
        .hasToString(
            "2020/koding.csv:21: From here on 481 more cells cannot be used. Correct the first"
                + " ones and run again; the others may be of the same kind.");
  }

  @Test
  void a_column_that_is_missing_is_told_with_the_nearest_and_no_row_is_read() {
    CodedRows file =
        new CodedRows(
            coding(),
            FILE,
            List.of("Svar", "Sporsmål", "Koder", "Tekst"),
            List.of(fileRow(2, row("R1", "x", "y"))));
    CodingReader.read(codebook(), List.of(file), problems, warnings);

    assertThat(problems.found())
        .extracting(Problem::toString)
        .containsExactly(
            "2020/koding.csv:1 [Spørsmål]: The file has no such column. Correct the header in"
                + " conf/waves/2020.yaml:30; did you mean \"Sporsmål\"?");
  }

  @Test
  void a_column_nobody_speaks_of_is_told_and_not_read() {
    CodedRows file =
        new CodedRows(
            coding(),
            FILE,
            List.of("Svar", "Spørsmål", "Koder", "Tekst"),
            List.of(fileRow(2, "R1", "agencies", "NAV", "Hemmelig")));
    CodingReader.read(codebook(), List.of(file), problems, warnings);

    assertThat(problems.found()).isEmpty();
    assertThat(warnings)
        .extracting(Problem::toString)
        .containsExactly(
            "2020/koding.csv:1 [Tekst]: The description of the file does not speak of this column,"
                + " and it is not read. Say in conf/waves/2020.yaml:30 which variable it holds, or"
                + " list it as ignored.");
  }

  @Test
  void a_file_of_too_many_rows_is_refused() {
    FileRow one = fileRow(2, row("R1", "agencies", "NAV"));
    CodedRows file =
        new CodedRows(
            coding(),
            FILE,
            List.of("Svar", "Spørsmål", "Koder"),
            Collections.nCopies(Codings.MOST_ROWS + 1, one));
    CodingReader.read(codebook(), List.of(file), problems, warnings);

    assertThat(problems.found())
        .extracting(Problem::toString)
        .containsExactly(
            "2020/koding.csv: The coding files of one sub-survey have more than 1000000 rows. Check"
                + " that it is the right file: one row per coded answer is enough.");
  }

  @Test
  void the_best_of_several_outcomes_of_a_row_stands_whatever_their_order() {
    CodingOutcome[] outcomes = CodingOutcome.values();
    for (CodingOutcome one : outcomes) {
      assertThat(CodingOutcome.of(one.weight())).isEqualTo(one);
      for (CodingOutcome other : outcomes) {
        CodingOutcome better = one.compareTo(other) < 0 ? one : other;
        assertThat(CodingOutcome.of(one.weight() + 1000 * other.weight() + other.weight()))
            .isEqualTo(better);
      }
    }
  }

  private int[] answers(String codes) {
    SmallSurvey survey = survey(codings(row("R1", "agencies", codes)));
    DecodedResponse response =
        survey.decode("Svar-ID", "R1", "has_plan", "Ja", "agencies", "Politi og NAV");
    assertThat(problems.found()).isEmpty();
    assertThat(response.codings()).containsExactly(0);
    byte[] read = codes(survey, response);
    return IntStream.range(0, read.length).map(i -> read[i]).toArray();
  }

  private static byte[] codes(SmallSurvey survey, DecodedResponse response) {
    return new byte[] {
      survey.code(response, "agencies.police"),
      survey.code(response, "agencies.health"),
      survey.code(response, "agencies.nav"),
      survey.code(response, "agencies.#")
    };
  }

  private static SmallSurvey survey(Codings codings) {
    return SmallSurvey.of(QUESTIONS.toArray(new Question[0]))
        .answer("has_plan", "has_plan")
        .answer("agencies", "agencies")
        .answer("remark", "remark")
        .coded(codings);
  }

  private Codings codings(String[]... rows) {
    return CodingReader.read(codebook(), List.of(rows(FILE, rows)), problems, warnings);
  }

  private static CodedRows rows(String file, String[]... rows) {
    List<FileRow> read = new ArrayList<>();
    for (String[] row : rows) {
      read.add(fileRow(read.size() + 2, row));
    }
    return new CodedRows(coding(), file, List.of("Svar", "Spørsmål", "Koder"), read);
  }

  private static FileRow fileRow(int line, String... cells) {
    return new FileRow(line, line, cells);
  }

  private static String[] row(String... cells) {
    return cells;
  }

  private static CodingFile coding() {
    Map<String, Target> columns = new LinkedHashMap<>();
    columns.put("Svar", new Target.Meta(MetaField.RESPONSE_ID));
    columns.put("Spørsmål", new Target.CodedQuestion());
    columns.put("Koder", new Target.Codes());
    return new CodingFile(
        new Delivery(
            "2020/koding*.csv",
            new Delivery.Format.Csv("UTF-8", ';'),
            Delivery.Coding.LABELS,
            ", ",
            columns,
            List.of(),
            MANIFEST),
        List.of("agencies", "remark"));
  }

  private static Codebook codebook() {
    return new Codebook(4, Map.of(), List.of(), QUESTIONS, List.of(), Optional.empty());
  }
}
