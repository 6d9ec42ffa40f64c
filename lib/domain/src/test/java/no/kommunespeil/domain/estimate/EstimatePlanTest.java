package no.kommunespeil.domain.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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

/** Counts in these tests that name a figure are printed in the report on the 2020 wave. */
class EstimatePlanTest {

  private static final Scale GUIDELINES =
      new Scale(
          "guidelines",
          text("guidelines"),
          List.of(
              substantive("with_register", null),
              substantive("without_register", null),
              substantive("no", null),
              category("dont_know", CategoryKind.DONT_KNOW, null)),
          List.of(
              new Combination("yes", text("yes"), List.of("with_register", "without_register")),
              new Combination("no_or_dont_know", text("rest"), List.of("no", "dont_know"))));

  private static final Scale QUALITY =
      new Scale(
          "quality",
          text("quality"),
          List.of(
              substantive("very_good", 5),
              substantive("good", 4),
              substantive("neutral", 3),
              substantive("bad", 2),
              substantive("very_bad", 1),
              category("dont_know", CategoryKind.DONT_KNOW, null),
              category("not_applicable", CategoryKind.NOT_APPLICABLE, null)),
          List.of(new Combination("top_two", text("top"), List.of("very_good", "good"))));

  private static final Scale OPTION =
      new Scale(
          Scale.OPTION,
          text("option"),
          List.of(substantive(Variable.NOT_TICKED, null), substantive(Variable.TICKED, null)),
          List.of());

  private static final Scale OPEN =
      new Scale(
          Scale.OPEN,
          text("open"),
          List.of(substantive(Variable.SHORT, null), substantive(Variable.ELABORATED, null)),
          List.of());

  @Test
  void dont_know_is_in_the_base_of_shares_as_in_figure_13() {
    // 144 directors, of whom 85 do not know; 34 have guidelines of one kind or the other.
    Sums sums = new Sums(new long[] {20, 14, 25, 85}, 0, 1, 0);

    Estimate dontKnow = estimate(GUIDELINES, Statistic.SHARE, "dont_know", sums);
    assertThat(dontKnow.value()).isCloseTo(0.5903, within(0.00005));
    assertThat(dontKnow.count()).isEqualTo(85);
    assertThat(dontKnow.used()).isEqualTo(144);
    assertThat(dontKnow.asked()).isEqualTo(145);
    assertThat(estimate(GUIDELINES, Statistic.SHARE, "yes", sums).count()).isEqualTo(34);
  }

  @Test
  void the_variant_without_dont_know_has_its_own_base_as_in_figure_13() {
    Sums sums = new Sums(new long[] {20, 14, 25, 85}, 0, 1, 0);

    Estimate yes = estimate(GUIDELINES, Statistic.SHARE_EXCL_DONT_KNOW, "yes", sums);
    assertThat(yes.count()).isEqualTo(34);
    assertThat(yes.used()).isEqualTo(59);
    assertThat(yes.answered()).isEqualTo(144);
    assertThat(yes.value()).isCloseTo(0.5763, within(0.00005));
    assertThat(names(GUIDELINES))
        .containsExactly(
            "share of with_register",
            "share of without_register",
            "share of no",
            "share of dont_know",
            "share of yes",
            "share of no_or_dont_know",
            "share_excl_dont_know of with_register",
            "share_excl_dont_know of without_register",
            "share_excl_dont_know of no",
            "share_excl_dont_know of yes");
  }

  @Test
  void options_are_shares_of_those_who_answered_and_of_all_asked_as_in_figure_30() {
    // 217 leads, of whom 190 ticked something; 168 use the grant for the first purpose.
    Sums sums = new Sums(new long[] {22, 168}, 0, 27, 0);

    Estimate ofAsked = estimate(OPTION, Statistic.SHARE_OF_ASKED, Variable.TICKED, sums);
    assertThat(ofAsked.used()).isEqualTo(217);
    assertThat(ofAsked.value()).isCloseTo(0.7742, within(0.00005));
    Estimate ofAnswered = estimate(OPTION, Statistic.SHARE, Variable.TICKED, sums);
    assertThat(ofAnswered.used()).isEqualTo(190);
    assertThat(ofAnswered.value()).isCloseTo(0.8842, within(0.00005));
    assertThat(names(OPTION)).containsExactly("share of ticked", "share_of_asked of ticked");
  }

  @Test
  void a_mean_leaves_dont_know_and_not_applicable_out() {
    Sums sums = new Sums(new long[] {2, 1, 0, 0, 1, 7, 3}, 5, 2, 1);

    Estimate mean = estimate(QUALITY, Statistic.MEAN, "score", sums);
    assertThat(mean.used()).isEqualTo(4);
    assertThat(mean.count()).isNull();
    assertThat(mean.sum()).isEqualTo(15);
    assertThat(mean.sumOfSquares()).isEqualTo(67);
    assertThat(mean.value()).isEqualTo(3.75);
    // 5, 5, 4, 1: squared deviations 1.5625 + 1.5625 + 0.0625 + 7.5625 = 10.75.
    assertThat(mean.variance()).isCloseTo(10.75 / 3, within(1e-15));
    assertThat(mean.asked()).isEqualTo(17);
    assertThat(mean.answered()).isEqualTo(14);
  }

  @Test
  void all_dont_know_is_a_whole_share_and_no_mean() {
    Sums sums = new Sums(new long[] {0, 0, 0, 0, 0, 3, 0}, 0, 0, 0);

    assertThat(estimate(QUALITY, Statistic.SHARE, "dont_know", sums).value()).isOne();
    assertThat(estimate(QUALITY, Statistic.SHARE, "top_two", sums).value()).isZero();
    Estimate without = estimate(QUALITY, Statistic.SHARE_EXCL_DONT_KNOW, "top_two", sums);
    assertThat(without.value()).isNull();
    assertThat(without.count()).isZero();
    assertThat(without.status()).isEqualTo(ObsStatus.M);
    Estimate mean = estimate(QUALITY, Statistic.MEAN, "score", sums);
    assertThat(mean.value()).isNull();
    assertThat(mean.variance()).isNull();
    assertThat(mean.status()).isEqualTo(ObsStatus.M);
  }

  @Test
  void nobody_asked_gives_every_measure_without_a_value() {
    for (Scale scale : List.of(GUIDELINES, QUALITY, OPTION, OPEN)) {
      Sums none = new Sums(new long[scale.categories().size()], 4, 0, 0);
      for (Measure measure : EstimatePlan.of(variable(scale))) {
        Estimate estimate = measure.estimate(none);
        assertThat(estimate.value()).isNull();
        assertThat(estimate.asked()).isZero();
        assertThat(estimate.status()).isEqualTo(ObsStatus.M);
      }
    }
  }

  @Test
  void open_questions_count_the_answered_of_the_asked_and_the_elaborated_of_the_answered() {
    // 216 were asked, 43 wrote something, 15 of them elaborate.
    Sums sums = new Sums(new long[] {28, 15}, 0, 173, 0);

    Estimate answered = estimate(OPEN, Statistic.SHARE_OF_ASKED, "answered", sums);
    assertThat(answered.count()).isEqualTo(43);
    assertThat(answered.used()).isEqualTo(216);
    Estimate elaborated = estimate(OPEN, Statistic.SHARE, Variable.ELABORATED, sums);
    assertThat(elaborated.count()).isEqualTo(15);
    assertThat(elaborated.used()).isEqualTo(43);
    assertThat(names(OPEN)).containsExactly("share_of_asked of answered", "share of elaborated");
  }

  @Test
  void the_number_of_options_ticked_has_shares_and_a_mean() {
    List<Category> numbers =
        IntStream.rangeClosed(0, 2).mapToObj(i -> substantive("" + i, i)).toList();
    Scale ticked = new Scale("ticked", text("ticked"), numbers, List.of());
    Variable variable = variable(ticked, Variable.Role.TICKED_COUNT, QuestionKind.MULTIPLE);
    Sums sums = new Sums(new long[] {1, 2, 1}, 0, 0, 0);

    List<Measure> measures = EstimatePlan.of(variable);
    assertThat(measures.stream().map(Measure::toString))
        .containsExactly("share of 0", "share of 1", "share of 2", "mean of score");
    assertThat(measures.get(3).estimate(sums).value()).isOne();
  }

  @Test
  void unreadable_answers_are_asked_but_not_answered() {
    Sums sums = new Sums(new long[] {1, 0, 0, 0}, 0, 0, 2);
    Estimate estimate = estimate(GUIDELINES, Statistic.SHARE, "with_register", sums);
    assertThat(estimate.asked()).isEqualTo(3);
    assertThat(estimate.answered()).isOne();
    assertThat(estimate.value()).isOne();
  }

  @Test
  void every_measure_has_its_own_place_among_those_of_its_statistic() {
    for (Scale scale : List.of(GUIDELINES, QUALITY, OPTION, OPEN)) {
      assertThat(
              EstimatePlan.of(variable(scale)).stream().map(m -> m.statistic().key() + m.order()))
          .doesNotHaveDuplicates();
    }
  }

  private static Estimate estimate(Scale scale, Statistic statistic, String category, Sums sums) {
    return EstimatePlan.of(variable(scale)).stream()
        .filter(m -> m.statistic() == statistic && m.category().equals(category))
        .findFirst()
        .orElseThrow()
        .estimate(sums);
  }

  private static List<String> names(Scale scale) {
    return EstimatePlan.of(variable(scale)).stream().map(Measure::toString).toList();
  }

  private static Variable variable(Scale scale) {
    return switch (scale.key()) {
      case Scale.OPTION -> variable(scale, Variable.Role.OPTION, QuestionKind.MULTIPLE);
      case Scale.OPEN -> variable(scale, Variable.Role.OPEN, QuestionKind.OPEN);
      default -> variable(scale, Variable.Role.ANSWER, QuestionKind.SINGLE);
    };
  }

  private static Variable variable(Scale scale, Variable.Role role, QuestionKind kind) {
    Question question =
        new Question(
            "q",
            kind,
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
    return new Variable("q", 0, role, question, Optional.empty(), scale);
  }

  private static Category substantive(String key, @Nullable Integer score) {
    return category(key, CategoryKind.SUBSTANTIVE, score);
  }

  private static Category category(String key, CategoryKind kind, @Nullable Integer score) {
    return new Category(key, text(key), kind, score, "", List.of(), false);
  }

  private static Text text(String text) {
    return new Text(text, text);
  }
}
