package no.kommunespeil.domain.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import no.kommunespeil.domain.cube.Sums;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.survey.Category;
import no.kommunespeil.domain.survey.CategoryKind;
import no.kommunespeil.domain.survey.Combination;
import no.kommunespeil.domain.survey.Direction;
import no.kommunespeil.domain.survey.Question;
import no.kommunespeil.domain.survey.QuestionKind;
import no.kommunespeil.domain.survey.Repetition;
import no.kommunespeil.domain.survey.Scale;
import no.kommunespeil.domain.survey.Sensitivity;
import no.kommunespeil.domain.survey.Text;
import no.kommunespeil.domain.survey.Variable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is said of a value beside the value: the units it stands for, interval, bounds, reliability.
 */
class UncertaintyTest {

  private static final Rules RULES = Rules.DEFAULTS;

  /** Yes, no, don't know. */
  private static final Scale YES_NO =
      scale(category("yes", null), category("no", null), dontKnow("dont_know"));

  /** Scores 5 to 1, don't know, not applicable. */
  private static final Scale QUALITY =
      new Scale(
          "quality",
          text("quality"),
          List.of(
              category("very_good", 5),
              category("good", 4),
              category("neutral", 3),
              category("bad", 2),
              category("very_bad", 1),
              dontKnow("dont_know"),
              new Category(
                  "not_applicable",
                  text("not_applicable"),
                  CategoryKind.NOT_APPLICABLE,
                  null,
                  "",
                  List.of(),
                  false)),
          List.of(new Combination("top_two", text("top"), List.of("very_good", "good"))));

  private static final Scale OPTION =
      new Scale(
          Scale.OPTION,
          text("option"),
          List.of(category(Variable.NOT_TICKED, null), category(Variable.TICKED, null)),
          List.of());

  @Test
  void an_unfiltered_share_stands_for_the_whole_frame() {
    // The check value (7, 12, 18) of the exact interval: 8 to 13 units. Whatever the six silent
    // units think, between 7 and 13 of 18 say yes.
    Assessed yes = assess(YES_NO, Statistic.SHARE, "yes", units(7, 5, 0), new Domain(18, 12));

    Uncertainty uncertainty = yes.uncertainty();
    assertThat(uncertainty.population()).isEqualTo(18);
    assertThat(uncertainty.method()).isEqualTo(Uncertainty.Method.EXACT);
    assertThat(uncertainty.interval()).isEqualTo(new Interval(8.0 / 18, 13.0 / 18));
    assertThat(uncertainty.bounds()).isEqualTo(new Interval(7.0 / 18, 13.0 / 18));
    assertThat(uncertainty.dontKnow()).isNull();
    assertThat(uncertainty.reliability().key()).isNull();
    assertThat(uncertainty.status()).isEqualTo(ObsStatus.A);
  }

  @Test
  void behind_a_filter_a_share_stands_for_as_large_a_part_of_the_frame_as_of_the_responses() {
    // 20 units, 10 responses, 6 asked, of them 1 blank: 20 · 6 / 10 = 12 units. With 2 yes of 5
    // among 12 units: K = 2 gives P(Y ≥ 2) = C(10,3)/C(12,5) = 120/792 = .15; K = 9 gives
    // P(Y ≤ 2) = C(9,2)·C(3,3)/792 = 36/792 = .045, both above .025, so 2 to 9.
    // At worst the blank and all 10 silent units were asked: 2 to 13 of 16.
    Assessed yes =
        assess(
            YES_NO,
            Statistic.SHARE,
            "yes",
            new Sums(new long[] {2, 3, 0}, 4, 1, 0),
            new Domain(20, 10));

    Uncertainty uncertainty = yes.uncertainty();
    assertThat(uncertainty.population()).isEqualTo(12);
    assertThat(uncertainty.interval()).isEqualTo(new Interval(2.0 / 12, 9.0 / 12));
    assertThat(uncertainty.bounds()).isEqualTo(new Interval(2.0 / 16, 13.0 / 16));
    assertThat(uncertainty.reliability().key()).isEqualTo("wide_interval,low_response,wide_bounds");
    assertThat(uncertainty.status()).isEqualTo(ObsStatus.U);
  }

  @Test
  void a_share_without_dont_know_says_what_it_would_be_had_they_taken_a_stand() {
    // 20 units, 10 responses: 4 yes, 2 no, 4 don't know. Six of ten hold a view, so 12 of the 20.
    // 4 of 6 among 12: K = 4 gives P(Y ≥ 4) = C(8,2)/C(12,6) = 28/924 = .03, above .025; K = 10,
    // the most there can be, gives P(Y ≤ 4) = C(10,4)/924 = .23.
    Assessed yes =
        assess(YES_NO, Statistic.SHARE_EXCL_DONT_KNOW, "yes", units(4, 2, 4), new Domain(20, 10));

    Uncertainty uncertainty = yes.uncertainty();
    assertThat(yes.estimate().value()).isCloseTo(2.0 / 3, within(1e-15));
    assertThat(uncertainty.population()).isEqualTo(12);
    assertThat(uncertainty.interval()).isEqualTo(new Interval(4.0 / 12, 10.0 / 12));
    assertThat(uncertainty.bounds()).isEqualTo(new Interval(4.0 / 20, 18.0 / 20));
    assertThat(uncertainty.dontKnow()).isEqualTo(new Interval(4.0 / 10, 8.0 / 10));
  }

  @Test
  void of_all_asked_a_blank_is_no_unknown() {
    // 30 units, 20 responses, 10 asked, 4 of them blank, 3 ticked: 15 units; the ten silent ones
    // may all have been asked and ticked it.
    Sums answers = new Sums(new long[] {3, 3}, 10, 4, 0);
    Assessed ofAsked =
        assess(OPTION, Statistic.SHARE_OF_ASKED, Variable.TICKED, answers, new Domain(30, 20));

    assertThat(ofAsked.estimate().value()).isEqualTo(0.3);
    assertThat(ofAsked.uncertainty().population()).isEqualTo(15);
    assertThat(ofAsked.uncertainty().bounds()).isEqualTo(new Interval(3.0 / 20, 13.0 / 20));
    // Of those who answered, a blank may hide a tick.
    Assessed ofAnswered =
        assess(OPTION, Statistic.SHARE, Variable.TICKED, answers, new Domain(30, 20));
    assertThat(ofAnswered.uncertainty().population()).isEqualTo(15);
    assertThat(ofAnswered.uncertainty().bounds()).isEqualTo(new Interval(3.0 / 20, 17.0 / 20));
  }

  @Test
  void a_mean_has_a_t_interval_cut_to_the_scale() {
    // 5, 5, 4, 1 and one don't know, of 10 units with 5 responses: 10 · 4 / 5 = 8 units.
    // ȳ = 3.75, s² = 10.75/3, t(3) = 3.182446: half-width 3.182446·√((1 − 4/8)·s²/4) = 2.129902.
    // At worst the don't know and five silent units say 1, or 5: 21/10 and 45/10.
    // Were the don't know a 1, or a 5: 16/5 and 20/5.
    Assessed mean =
        assess(QUALITY, Statistic.MEAN, "score", units(2, 1, 0, 0, 1, 1, 0), new Domain(10, 5));

    Uncertainty uncertainty = mean.uncertainty();
    assertThat(uncertainty.population()).isEqualTo(8);
    assertThat(uncertainty.method()).isEqualTo(Uncertainty.Method.T);
    assertThat(given(uncertainty.interval()).lower()).isCloseTo(1.620098, within(1e-6));
    assertThat(given(uncertainty.interval()).upper()).isEqualTo(5);
    assertThat(uncertainty.bounds()).isEqualTo(new Interval(2.1, 4.5));
    assertThat(uncertainty.dontKnow()).isEqualTo(new Interval(3.2, 4.0));
    assertThat(uncertainty.reliability().key())
        .isEqualTo("wide_interval,low_response,wide_bounds,small_base");
  }

  @Test
  void not_applicable_is_left_out_but_is_no_view_to_be_had() {
    // 1 good, 1 don't know, 2 not applicable of 4 units, all answered.
    Assessed topTwo =
        assess(
            QUALITY,
            Statistic.SHARE_EXCL_DONT_KNOW,
            "top_two",
            units(0, 1, 0, 0, 0, 1, 2),
            new Domain(4, 4));

    assertThat(topTwo.uncertainty().dontKnow()).isEqualTo(new Interval(0.5, 1.0));
    assertThat(topTwo.uncertainty().population()).isEqualTo(1);
    assertThat(topTwo.uncertainty().interval()).isEqualTo(Interval.point(1));
    assertThat(topTwo.uncertainty().bounds()).isEqualTo(new Interval(0.25, 1.0));
  }

  @Test
  void when_all_answered_nothing_is_uncertain() {
    Assessed yes = assess(YES_NO, Statistic.SHARE, "yes", units(6, 2, 0), new Domain(8, 8));
    assertThat(yes.uncertainty().interval()).isEqualTo(Interval.point(0.75));
    assertThat(yes.uncertainty().bounds()).isEqualTo(Interval.point(0.75));
    assertThat(yes.uncertainty().status()).isEqualTo(ObsStatus.A);
  }

  @Test
  void a_unanimous_group_of_which_some_are_silent_is_not_certain() {
    // The check value (0, 8, 18) of the exact interval is 0 to 5 units, so 13 to 18 say yes.
    Assessed yes = assess(YES_NO, Statistic.SHARE, "yes", units(8, 0, 0), new Domain(18, 8));
    assertThat(yes.uncertainty().interval()).isEqualTo(new Interval(13.0 / 18, 1));
    assertThat(yes.uncertainty().bounds()).isEqualTo(new Interval(8.0 / 18, 1));
    assertThat(yes.uncertainty().reliability().key()).isEqualTo("low_response,wide_bounds");
  }

  @Test
  void one_answer_of_several_has_a_mean_without_interval() {
    Assessed mean =
        assess(QUALITY, Statistic.MEAN, "score", units(0, 1, 0, 0, 0, 0, 0), new Domain(3, 1));
    assertThat(mean.estimate().value()).isEqualTo(4);
    assertThat(mean.uncertainty().interval()).isNull();
    assertThat(mean.uncertainty().method()).isEqualTo(Uncertainty.Method.NONE);
    assertThat(mean.uncertainty().bounds()).isEqualTo(new Interval(2, 14.0 / 3));
    assertThat(mean.uncertainty().reliability().key())
        .isEqualTo("wide_interval,low_response,wide_bounds,small_base");
    assertThat(mean.uncertainty().status()).isEqualTo(ObsStatus.U);
  }

  @Test
  void where_nobody_answered_the_value_could_be_anything() {
    Assessed yes = assess(YES_NO, Statistic.SHARE, "yes", units(0, 0, 0), new Domain(5, 0));
    assertThat(yes.uncertainty())
        .isEqualTo(
            new Uncertainty(
                5,
                null,
                Uncertainty.Method.NONE,
                Interval.OF_SHARES,
                null,
                Reliability.NOT_JUDGED,
                ObsStatus.M));
  }

  @Test
  void where_a_filter_let_nobody_through_the_value_is_about_nobody() {
    Assessed yes =
        assess(
            YES_NO,
            Statistic.SHARE,
            "yes",
            new Sums(new long[] {0, 0, 0}, 5, 0, 0),
            new Domain(5, 5));
    assertThat(yes.uncertainty().population()).isZero();
    assertThat(yes.uncertainty().bounds()).isNull();
    assertThat(yes.uncertainty().status()).isEqualTo(ObsStatus.M);
  }

  @Test
  void all_dont_know_leaves_a_share_and_a_mean_without_value_but_with_bounds() {
    Sums answers = units(0, 0, 0, 0, 0, 3, 0);
    Assessed topTwo =
        assess(QUALITY, Statistic.SHARE_EXCL_DONT_KNOW, "top_two", answers, new Domain(4, 3));
    assertThat(topTwo.uncertainty().status()).isEqualTo(ObsStatus.M);
    assertThat(topTwo.uncertainty().dontKnow()).isEqualTo(Interval.OF_SHARES);
    Assessed mean = assess(QUALITY, Statistic.MEAN, "score", answers, new Domain(4, 3));
    assertThat(mean.uncertainty().status()).isEqualTo(ObsStatus.M);
    assertThat(mean.uncertainty().interval()).isNull();
    assertThat(mean.uncertainty().bounds()).isEqualTo(new Interval(1, 5));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "1, 1", "5, 1", "5, 5", "5, 3", "1, 2", "0, 3"})
  void every_domain_gives_every_measure_a_status(long frame, long responses) {
    for (Scale scale : List.of(YES_NO, QUALITY, OPTION)) {
      int last = scale.categories().size() - 1;
      for (int category = 0; category <= last; category++) {
        for (long answered = 0; answered <= responses; answered++) {
          long[] counts = new long[scale.categories().size()];
          counts[category] = answered;
          Sums unanimous = new Sums(counts, responses - answered, 0, 0);
          Sums halfBlank = new Sums(counts, 0, responses - answered, 0);
          for (Measure measure : EstimatePlan.of(variable(scale))) {
            check(measure.estimate(unanimous, new Domain(frame, responses), RULES));
            check(measure.estimate(halfBlank, new Domain(frame, responses), RULES));
          }
        }
      }
    }
  }

  /** An interval cannot hold anything that is not finite. */
  private static void check(Assessed assessed) {
    Double value = assessed.estimate().value();
    Uncertainty uncertainty = assessed.uncertainty();
    assertThat(uncertainty.status() == ObsStatus.M).isEqualTo(value == null);
    assertThat(uncertainty.population()).isGreaterThanOrEqualTo(assessed.estimate().used());
    if (value != null) {
      assertThat(value).isFinite();
      Interval interval = uncertainty.interval();
      assertThat(interval == null || interval.holds(value)).isTrue();
      assertThat(given(uncertainty.bounds()).holds(value)).isTrue();
    }
  }

  private static Interval given(@Nullable Interval interval) {
    return Optional.ofNullable(interval).orElseThrow();
  }

  private static Assessed assess(
      Scale scale, Statistic statistic, String category, Sums sums, Domain domain) {
    return EstimatePlan.of(variable(scale)).stream()
        .filter(m -> m.statistic() == statistic && m.category().equals(category))
        .findFirst()
        .orElseThrow()
        .estimate(sums, domain, RULES);
  }

  private static Sums units(long... counts) {
    return new Sums(counts, 0, 0, 0);
  }

  private static Variable variable(Scale scale) {
    boolean isOption = scale.key().equals(Scale.OPTION);
    Question question =
        new Question(
            "q",
            isOption ? QuestionKind.MULTIPLE : QuestionKind.SINGLE,
            text("q"),
            "theme",
            Repetition.CORE,
            Sensitivity.OPEN,
            text("q"),
            List.of(),
            List.of(),
            scale,
            Direction.NONE,
            List.of(),
            Optional.empty(),
            "",
            List.of(),
            Place.of("q.yaml"));
    Variable.Role role = isOption ? Variable.Role.OPTION : Variable.Role.ANSWER;
    return new Variable("q", 0, role, question, Optional.empty(), scale);
  }

  private static Scale scale(Category... categories) {
    return new Scale("scale", text("scale"), List.of(categories), List.of());
  }

  private static Category category(String key, @Nullable Integer score) {
    return new Category(key, text(key), CategoryKind.SUBSTANTIVE, score, "", List.of(), false);
  }

  private static Category dontKnow(String key) {
    return new Category(key, text(key), CategoryKind.DONT_KNOW, null, "", List.of(), false);
  }

  private static Text text(String text) {
    return new Text(text, text);
  }
}
