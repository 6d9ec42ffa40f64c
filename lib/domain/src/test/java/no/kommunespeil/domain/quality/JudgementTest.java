package no.kommunespeil.domain.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.kommunespeil.domain.cube.Sums;
import no.kommunespeil.domain.problem.Problem;
import no.kommunespeil.domain.quality.Evidence.Dated;
import no.kommunespeil.domain.quality.Verdict.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each check on a sub-survey of which one thing is wrong, with the limits of the project. */
class JudgementTest {

  /** Yes, no and don't know. */
  private static final String MEASURES = "primary_school_measures";

  private static final Sums GOOD = sums(60, 30, 5, 0, 5, 0);

  @ParameterizedTest
  @EnumSource(Check.class)
  void where_nothing_is_wrong_nothing_is_found(Check check) {
    Verdict verdict = verdict(check, inOrder());

    assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
    assertThat(verdict.findings()).isEmpty();
  }

  private static Looked inOrder() {
    return new Looked()
        .answers(MEASURES, GOOD)
        .battery(5, 5, 80, 40)
        .move("q", "a", 0.2, 0.49, 0.03);
  }

  @Test
  void a_sub_survey_nobody_answered_stops() {
    assertThat(stops(Check.EMPTY_SUB_SURVEY, new Looked().answered(371, 0)))
        .containsExactly(
            "wave 2020, integration_lead [empty_sub_survey]: None of the 371 units asked has a"
                + " response that counts. Deliver the file, take the sub-survey out of the wave's"
                + " manifest, or make an exception with its reason.");
  }

  @Test
  void the_same_content_under_two_names_stops_in_whatever_wave() {
    Evidence now = new Looked().evidence();
    Evidence before =
        new Looked()
            .wave("2019")
            .files(
                Looked.file("old.csv", "aa", 110, 100, 10, 0),
                Looked.file("none.csv", "bb", 0, 0, 0, 0),
                Looked.file("neither.csv", "bb", 0, 0, 0, 0))
            .evidence();

    Judgement judgement = Judgement.of(List.of(before, now), QualityRules.DEFAULTS);

    assertThat(judgement.stops())
        .extracting(Problem::toString)
        .containsExactly(
            "wave 2019, integration_lead, old.csv [duplicate_delivery]: The file has the same"
                + " content as leads.csv of wave 2020, integration_lead. Remove one of them, or"
                + " deliver the file that should be there.",
            "wave 2020, integration_lead, leads.csv [duplicate_delivery]: The file has the same"
                + " content as old.csv of wave 2019, integration_lead. Remove one of them, or"
                + " deliver the file that should be there.");
  }

  @Test
  void more_rejected_rows_than_the_limit_stop_by_file() {
    // 6 of 100 are 6 percent, 5 of 100 are just the limit, 1 of 10 codes are 10 percent.
    assertThat(
            stops(
                Check.REJECTED_ROWS,
                new Looked()
                    .files(
                        Looked.file("a.csv", "a", 100, 94, 0, 6),
                        Looked.file("b.csv", "b", 100, 95, 0, 5),
                        Looked.codes("c.csv", "c", 10, 9))))
        .containsExactly(
            "wave 2020, integration_lead, a.csv [rejected_rows]: 6 of 100 rows, 6 percent, are"
                + " rejected; at most 5 percent are expected. Run validate, which says which rows"
                + " they are and what they may mean, and correct the file or the manifest.",
            "wave 2020, integration_lead, c.csv [rejected_rows]: 1 of 10 rows, 10 percent, are"
                + " rejected; at most 5 percent are expected. Run validate, which says which rows"
                + " they are and what they may mean, and correct the file or the manifest.");
  }

  @Test
  void many_rows_set_aside_are_told_of_all_files_together() {
    // 26 of 100 responses, rejected rows and codes aside.
    assertThat(
            warnings(
                Check.SET_ASIDE_ROWS,
                new Looked()
                    .files(
                        Looked.file("a.csv", "a", 50, 44, 1, 5),
                        Looked.file("b.csv", "b", 55, 30, 25, 0),
                        Looked.codes("c.csv", "c", 10, 9))))
        .containsExactly(
            "wave 2020, integration_lead [set_aside_rows]: 26 of 100 responses, 26 percent, are set"
                + " aside because their unit has another; at most 25 percent are expected. See in"
                + " deliveries which files they are of: an older export may lie beside the newer.");
  }

  @Test
  void answers_of_another_time_are_told() {
    // 3 of 100 dated; those without a date say nothing.
    assertThat(warnings(Check.FIELD_PERIOD, new Looked().dated(new Dated(1, 97, 2, 400))))
        .containsExactly(
            "wave 2020, integration_lead [field_period]: 3 of 100 dated responses, 3 percent, are"
                + " outside the field period: 1 before and 2 after; at most 2 percent are expected."
                + " Correct the field period in the manifest, or find out whether the file is of"
                + " another wave.");
    assertThat(verdict(Check.FIELD_PERIOD, new Looked().dated(new Dated(0, 0, 0, 9))).outcome())
        .isEqualTo(Outcome.NOT_CHECKED);
  }

  @Test
  void few_and_too_many_answers_are_told_and_few_only_when_no_more_may_come() {
    assertThat(warnings(Check.RESPONSE_RATE, new Looked().answered(200, 59)))
        .containsExactly(
            "wave 2020, integration_lead [response_rate]: 59 of 200 units, 29.5 percent, have"
                + " answered; at least 30 percent are expected. See whether all files have been"
                + " delivered, and whether the units were asked.");
    assertThat(warnings(Check.RESPONSE_RATE, new Looked().answered(200, 59).open())).isEmpty();
    assertThat(warnings(Check.RESPONSE_RATE, new Looked().answered(200, 201)))
        .containsExactly(
            "wave 2020, integration_lead [response_rate]: 201 of 200 units, 100.5 percent, have"
                + " answered; at most 100 percent are expected. See whether a file lies with the"
                + " wrong wave, and whether the frame in the manifest is right.");
  }

  @Test
  void a_response_rate_that_falls_or_rises_by_more_than_half_is_told() {
    // .245 against .5 is 51 percent less, .76 against .5 is 52 percent more, .75 is just the limit.
    assertThat(warnings(Check.RESPONSE_CHANGE, new Looked().answered(200, 49)))
        .containsExactly(
            "wave 2020, integration_lead [response_change]: 49 of 200 units have answered, against"
                + " 100 of 200 in wave 2019: the rate is 51 percent lower. See whether the files"
                + " are whole, and whether something was delivered twice.");
    assertThat(warnings(Check.RESPONSE_CHANGE, new Looked().answered(200, 152)))
        .singleElement()
        .asString()
        .contains("the rate is 52 percent higher");
    assertThat(warnings(Check.RESPONSE_CHANGE, new Looked().answered(200, 150))).isEmpty();
    // As many of fewer units are no fall: 49 of 98 is .5 as well.
    assertThat(warnings(Check.RESPONSE_CHANGE, new Looked().answered(98, 49))).isEmpty();
    for (Looked not :
        List.of(
            new Looked().answered(200, 49).open(),
            new Looked().answered(200, 49).first(),
            new Looked().answered(200, 49).before(200, 0))) {
      assertThat(verdict(Check.RESPONSE_CHANGE, not).outcome()).isEqualTo(Outcome.NOT_CHECKED);
    }
  }

  @Test
  void answers_that_are_not_on_the_scale_are_told_by_column() {
    // 6 of 95 who were asked are 6.3 percent.
    assertThat(
            warnings(Check.OUT_OF_SCALE, new Looked().answers(MEASURES, sums(50, 30, 5, 5, 4, 6))))
        .containsExactly(
            "wave 2020, integration_lead [out_of_scale]: 6 of 95 answers to \""
                + Looked.variable(MEASURES).label().en()
                + "\", 6.3 percent, are not on the scale; at most 5 percent are expected. Add the"
                + " spelling to the scale in the codebook, or correct the column in the manifest.");
  }

  @Test
  void options_that_share_a_column_are_told_once_by_the_worst() {
    Looked options =
        new Looked()
            .answers("grant_data_use.budget", options(90, 10))
            .answers("grant_data_use.forecasts", options(80, 20))
            .answers("grant_data_use.#", new Sums(new long[] {1, 79, 0, 0, 0, 0, 0, 0}, 0, 0, 20));

    assertThat(verdict(Check.OUT_OF_SCALE, options).findings())
        .extracting(finding -> finding.about().variable(), Finding::value)
        .containsExactly(tuple("grant_data_use.forecasts", 0.2));
  }

  private static Sums options(long ticked, long unreadable) {
    return new Sums(new long[] {0, ticked}, 0, 0, unreadable);
  }

  @Test
  void a_column_that_is_blank_throughout_is_told_where_others_were_answered() {
    Sums blank = sums(0, 0, 0, 80, 20, 0);
    assertThat(
            warnings(
                Check.BLANK_COLUMN,
                new Looked().answers("formal_coop_business", GOOD).answers(MEASURES, blank)))
        .containsExactly(
            "wave 2020, integration_lead [blank_column]: None of the 20 who were to answer \""
                + Looked.variable(MEASURES).label().en()
                + "\" has done so. See whether the column is blank in the export, or whether the"
                + " manifest names another.");
    assertThat(verdict(Check.BLANK_COLUMN, new Looked().answers(MEASURES, blank)).outcome())
        .isEqualTo(Outcome.NOT_CHECKED);
    assertThat(
            warnings(
                Check.BLANK_COLUMN,
                new Looked()
                    .answers("formal_coop_business", GOOD)
                    .answers(MEASURES, sums(0, 0, 0, 91, 9, 0))))
        .as("fewer than ten were to answer")
        .isEmpty();
  }

  @Test
  void the_same_answer_to_every_item_is_told_where_there_is_a_choice() {
    // 41 of 80 are 51.25 percent.
    assertThat(warnings(Check.SAME_ANSWER, new Looked().battery(5, 5, 80, 41)))
        .containsExactly(
            "wave 2020, integration_lead [same_answer]: 41 of 80 units, 51.3 percent, have given"
                + " all 5 items of \"Quality\" the same answer; at most 50 percent are expected. See"
                + " whether one column is used for several items, and read the answers to this"
                + " question with care.");
    for (Looked not :
        List.of(
            new Looked().battery(2, 5, 80, 80),
            new Looked().battery(5, 3, 80, 80),
            new Looked().battery(5, 5, 9, 9))) {
      assertThat(verdict(Check.SAME_ANSWER, not).outcome()).isEqualTo(Outcome.NOT_CHECKED);
    }
  }

  @Test
  void a_jump_is_told_once_for_a_question_and_only_beyond_its_standard_error() {
    assertThat(
            warnings(
                Check.JUMP,
                new Looked()
                    .move("q", "a", 0.2, 0.51, 0.05)
                    .move("q", "b", 0.9, 0.5, 0.05)
                    // Less than three standard errors.
                    .move("r", "a", 0.2, 0.51, 0.11)))
        .containsExactly(
            "wave 2020, integration_lead [jump]: \"Question: b\" went from 90 percent in wave 2019"
                + " to 50 percent: -40 percentage points with a standard error of 5; at most 30"
                + " percentage points are expected (and 1 more of the answers to the question). See"
                + " whether the question or its answers were swapped or changed, and if so say it"
                + " under changes in the wave's manifest.");
  }

  @Test
  void counts_that_do_not_agree_stop() {
    assertThat(
            stops(
                Check.RECONCILIATION, new Looked().files(Looked.file("a.csv", "a", 100, 98, 0, 1))))
        .satisfiesExactly(
            rows ->
                assertThat(rows)
                    .contains(
                        "100 rows were read, but 98 count, 0 are set aside and 1 are rejected."),
            counted ->
                assertThat(counted).contains("98 rows count, but 100 responses were counted."));
    assertThat(stops(Check.RECONCILIATION, new Looked().answered(99, 100)))
        .singleElement()
        .asString()
        .contains("100 units have answered, but only 99 were asked.");
    String label = Looked.variable(MEASURES).label().en();
    assertThat(
            stops(Check.RECONCILIATION, new Looked().answers(MEASURES, sums(60, 30, 5, 0, 4, 0))))
        .singleElement()
        .asString()
        .contains("\"" + label + "\" has 99 answers, blank and filtered out among them, of 100.");
    assertThat(stops(Check.RECONCILIATION, new Looked().answers(MEASURES, GOOD, 96, GOOD)))
        .singleElement()
        .asString()
        .contains("A denominator of \"" + label + "\" is 96, but only 95 have answered.");
    assertThat(
            stops(
                Check.RECONCILIATION,
                new Looked().answers(MEASURES, GOOD, 95, sums(59, 31, 5, 0, 5, 0))))
        .singleElement()
        .asString()
        .contains(
            "The groups of county add up to other answers to \"" + label + "\" than all together.");
  }

  @Test
  void a_check_that_is_off_finds_nothing_and_one_that_warns_stops_nothing() {
    Evidence empty = new Looked().answered(371, 0).evidence();

    for (Level level : List.of(Level.OFF, Level.WARN)) {
      QualityRules rules =
          new QualityRules(
              Map.of(Check.EMPTY_SUB_SURVEY, new Setting(level, Map.of(), "")), List.of());
      Judgement judgement = Judgement.of(List.of(empty), rules);
      assertThat(judgement.isPublishable()).isTrue();
      assertThat(judgement.verdicts().get(0).outcome())
          .isEqualTo(level == Level.OFF ? Outcome.OFF : Outcome.WARNED);
      assertThat(judgement.warnings()).hasSize(level == Level.OFF ? 0 : 1);
    }
  }

  @Test
  void findings_are_told_in_norwegian_too_with_decimal_commas() {
    Finding finding =
        verdict(Check.RESPONSE_RATE, new Looked().answered(200, 59)).findings().get(0);

    assertThat(finding.what().nb())
        .isEqualTo("59 av 200 enheter, 29,5 prosent, har svart; minst 30 prosent er ventet.");
    assertThat(finding.remedy().nb())
        .isEqualTo("Se etter om alle filene er levert, og om enhetene ble spurt.");
  }

  private static Sums sums(
      long yes, long no, long dontKnow, long filteredOut, long blank, long unreadable) {
    return new Sums(new long[] {yes, no, dontKnow}, filteredOut, blank, unreadable);
  }

  private static Verdict verdict(Check check, Looked looked) {
    return verdicts(check, looked).findFirst().orElseThrow();
  }

  private static Stream<Verdict> verdicts(Check check, Looked looked) {
    return Judgement.of(List.of(looked.evidence()), QualityRules.DEFAULTS).verdicts().stream()
        .filter(verdict -> verdict.check() == check);
  }

  private static List<String> stops(Check check, Looked looked) {
    return told(check, looked, Outcome.STOPPED);
  }

  private static List<String> warnings(Check check, Looked looked) {
    return told(check, looked, Outcome.WARNED);
  }

  private static List<String> told(Check check, Looked looked, Outcome outcome) {
    return verdicts(check, looked)
        .filter(verdict -> verdict.outcome() == outcome)
        .flatMap(verdict -> verdict.problems().stream())
        .map(Problem::toString)
        .toList();
  }
}
