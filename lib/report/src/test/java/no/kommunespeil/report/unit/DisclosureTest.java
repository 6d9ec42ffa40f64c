package no.kommunespeil.report.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import no.kommunespeil.report.unit.Disclosure.Policy;
import no.kommunespeil.report.unit.LinkedCounts.AnswerCount;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DisclosureTest {

  private static final Standing OWN = new Standing("46", "2", "large");
  private static final Standing NEAR = new Standing("46", "5", "small");
  private static final Standing LIKE = new Standing("11", "2", "large");
  private static final Standing FAR = new Standing("11", "5", "small");

  private final List<AnswerCount> answers = new ArrayList<>();

  private DisclosureTest say(Standing standing, String category, long count) {
    answers.add(new AnswerCount("lead", "plan", category, standing, count));
    return this;
  }

  /** Country, county, similar: whether each may be shown. */
  private boolean[] shown(@Nullable String own, Policy policy) {
    List<Predicate<Standing>> groups =
        List.of(
            any -> true,
            other -> other.county().equals("46"),
            other -> other.centrality().equals("2") && other.size().equals("large"));
    return new Disclosure(groups, 5).shown(answers, OWN, own, policy);
  }

  @Test
  void groups_with_five_others_and_more_are_shown() {
    say(OWN, "yes", 4).say(OWN, "no", 2).say(NEAR, "yes", 6).say(LIKE, "yes", 7);
    say(FAR, "no", 8).say(FAR, "yes", 5);

    assertThat(shown("yes", Policy.SENSITIVE)).containsExactly(true, true, true);
  }

  @Test
  void the_units_own_answer_is_not_one_of_others() {
    say(NEAR, "no", 4).say(OWN, "yes", 1).say(FAR, "yes", 20);

    // In the county five answered, and four of them are others.
    assertThat(shown("yes", Policy.OPEN)).containsExactly(true, false, false);
    // When the unit has not answered, all five are others.
    assertThat(shown(null, Policy.OPEN)[1]).isTrue();
  }

  @Test
  void a_county_is_not_shown_when_the_rest_of_the_country_is_too_few() {
    say(OWN, "yes", 1).say(NEAR, "no", 12).say(FAR, "yes", 4);

    assertThat(shown("yes", Policy.OPEN)).containsExactly(true, false, false);
  }

  @Test
  void similar_units_are_not_shown_when_the_rest_of_their_county_is_too_few() {
    say(OWN, "yes", 9).say(NEAR, "no", 3).say(FAR, "yes", 30);

    // All similar units are of the county, and three of it are not similar.
    assertThat(shown("yes", Policy.OPEN)).containsExactly(true, true, false);
  }

  @Test
  void similar_units_are_not_shown_when_too_few_are_in_neither_group() {
    say(OWN, "yes", 1).say(NEAR, "no", 6).say(LIKE, "yes", 6).say(FAR, "no", 2);

    // The country without the county and the similar ones is two far ones, less the one other that
    // is in both groups: three units, and what two and one said can be told from the difference.
    assertThat(shown(null, Policy.OPEN)).containsExactly(true, true, false);
    // When the one in both groups is the reader, two are left.
    assertThat(shown("yes", Policy.OPEN)).containsExactly(true, true, false);
  }

  @Test
  void sides_of_a_difference_that_each_said_one_thing_tell_a_sensitive_answer() {
    say(NEAR, "no", 6).say(LIKE, "yes", 7).say(FAR, "no", 9).say(FAR, "yes", 9);
    assertThat(shown(null, Policy.SENSITIVE)).containsExactly(true, false, false);

    answers.clear();
    say(OWN, "no", 5).say(OWN, "yes", 5).say(NEAR, "no", 6).say(LIKE, "yes", 7);
    say(FAR, "no", 9).say(FAR, "yes", 9);
    // The county less the similar ones is six no less seven yes.
    assertThat(shown(null, Policy.SENSITIVE)).containsExactly(true, true, false);
    assertThat(shown(null, Policy.OPEN)).containsExactly(true, true, true);
  }

  @Test
  void a_sensitive_answer_that_all_others_gave_is_not_shown() {
    say(OWN, "yes", 1).say(NEAR, "no", 8).say(FAR, "yes", 9).say(FAR, "no", 9);

    assertThat(shown("yes", Policy.SENSITIVE)).containsExactly(true, false, false);
    assertThat(shown("yes", Policy.OPEN)).containsExactly(true, true, false);
  }

  @Test
  void a_sensitive_answer_that_all_of_the_rest_gave_is_not_shown() {
    say(OWN, "yes", 1).say(NEAR, "no", 8).say(NEAR, "yes", 8).say(FAR, "yes", 9);

    assertThat(shown("yes", Policy.SENSITIVE)).containsExactly(true, false, false);
    assertThat(shown("yes", Policy.OPEN)).containsExactly(true, true, false);
  }

  @Test
  void a_group_nobody_else_of_answered_is_not_shown() {
    say(OWN, "yes", 1).say(FAR, "no", 9);

    assertThat(shown("yes", Policy.OPEN)).containsExactly(true, false, false);
  }

  @Test
  void what_the_codebook_does_not_call_open_is_sensitive() {
    assertThat(Policy.of("open")).isEqualTo(Policy.OPEN);
    assertThat(List.of("min_base", "full", "")).allMatch(of -> Policy.of(of) == Policy.SENSITIVE);
  }
}
