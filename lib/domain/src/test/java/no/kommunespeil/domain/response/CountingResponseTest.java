package no.kommunespeil.domain.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import no.kommunespeil.domain.response.CountingResponse.Choice;
import no.kommunespeil.domain.response.CountingResponse.Criterion;
import org.junit.jupiter.api.Test;

class CountingResponseTest {

  /** Middling in everything, so that a test can make one thing better or worse. */
  private static final Candidate BASE =
      new Candidate(1, 2, 300, 5, 60, "2020-12-20T12:00:00", "b.csv", 10);

  @Test
  void the_criteria_stand_in_the_order_of_the_report_and_then_make_the_order_total() {
    assertThat(CountingResponse.criteria())
        .extracting(Criterion::key)
        .containsExactly(
            "something_answered",
            "knowledge_of_field",
            "full_comments",
            "fewer_dont_know",
            "more_answers",
            "latest_submitted",
            "last_in_files");
  }

  @Test
  void a_single_response_counts() {
    assertThat(CountingResponse.choose(List.of(BASE))).isEqualTo(new Choice(0, List.of("")));
  }

  @Test
  void the_role_with_most_overall_knowledge_comes_before_fuller_comments() {
    Candidate manager = new Candidate(0, 0, 0, 40, 50, "2020-12-18T12:00:00", "a.csv", 2);

    assertBetter(manager, BASE, "knowledge_of_field");
  }

  @Test
  void more_elaborated_comments_come_before_fewer_dont_knows() {
    Candidate fuller = new Candidate(1, 3, 200, 30, 60, "2020-12-20T12:00:00", "b.csv", 9);

    assertBetter(fuller, BASE, "full_comments");
  }

  @Test
  void longer_comments_decide_between_as_many_elaborated_ones() {
    Candidate longer = new Candidate(1, 2, 301, 30, 60, "2020-12-20T12:00:00", "b.csv", 9);

    assertBetter(longer, BASE, "full_comments");
  }

  @Test
  void fewer_dont_knows_count_for_a_response_and_not_against_it() {
    Candidate surer = new Candidate(1, 2, 300, 4, 20, "2020-12-19T12:00:00", "a.csv", 9);

    assertBetter(surer, BASE, "fewer_dont_know");
  }

  @Test
  void more_answers_come_before_a_later_submission() {
    Candidate fuller = new Candidate(1, 2, 300, 5, 61, "2020-12-19T12:00:00", "b.csv", 9);

    assertBetter(fuller, BASE, "more_answers");
  }

  @Test
  void the_later_submission_comes_before_the_later_row() {
    Candidate later = new Candidate(1, 2, 300, 5, 60, "2020-12-20T12:00:01", "a.csv", 9);

    assertBetter(later, BASE, "latest_submitted");
  }

  @Test
  void a_response_without_a_time_is_taken_for_the_earliest() {
    Candidate untimed = new Candidate(1, 2, 300, 5, 60, null, "c.csv", 99);

    assertBetter(BASE, untimed, "latest_submitted");
  }

  @Test
  void the_last_in_the_files_decides_when_nothing_else_does() {
    assertBetter(
        new Candidate(1, 2, 300, 5, 60, "2020-12-20T12:00:00", "b.csv", 11), BASE, "last_in_files");
    assertBetter(
        new Candidate(1, 2, 300, 5, 60, "2020-12-20T12:00:00", "c.csv", 1), BASE, "last_in_files");
  }

  @Test
  void a_form_sent_in_empty_stands_for_nobody_who_answered() {
    Candidate emptyFromTheManager =
        new Candidate(0, 0, 0, 0, 0, "2021-01-10T12:00:00", "b.csv", 99);

    assertBetter(BASE, emptyFromTheManager, "something_answered");
  }

  @Test
  void each_response_set_aside_has_the_reason_that_set_it_aside() {
    Candidate lessKnowing = new Candidate(2, 9, 900, 0, 99, "2021-01-10T12:00:00", "z.csv", 99);
    Candidate lessSure = new Candidate(1, 2, 300, 6, 60, "2020-12-20T12:00:00", "b.csv", 12);

    assertThat(CountingResponse.choose(List.of(lessKnowing, BASE, lessSure)))
        .isEqualTo(new Choice(1, List.of("knowledge_of_field", "", "fewer_dont_know")));
  }

  @Test
  void there_is_no_choice_among_none() {
    assertThatThrownBy(() -> CountingResponse.choose(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A counting response is chosen among at least one.");
  }

  @Test
  void a_row_cannot_stand_twice() {
    assertThatThrownBy(() -> CountingResponse.choose(List.of(BASE, BASE)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Row 10 of b.csv is twice among the candidates.");
  }

  @Test
  void the_order_is_total_over_seeded_candidates() {
    List<Candidate> candidates = candidates(new Random(33), 60);
    for (Candidate a : candidates) {
      for (Candidate b : candidates) {
        int order = sign(a, b);
        assertThat(order).isEqualTo(-sign(b, a));
        assertThat(order == 0).as("only a row and itself are equal").isEqualTo(a.equals(b));
        for (Candidate c : candidates) {
          if (order < 0 && sign(b, c) < 0 && sign(a, c) >= 0) {
            throw new AssertionError("Not transitive: " + a + ", " + b + ", " + c);
          }
        }
      }
    }
  }

  @Test
  void the_choice_and_every_reason_are_the_same_in_whatever_order_rows_are_read() {
    Random random = new Random(2020);
    for (int round = 0; round < 300; round++) {
      List<Candidate> candidates = candidates(random, 2 + random.nextInt(6));
      Map<Candidate, String> expected = outcome(candidates);
      Collections.shuffle(candidates, random);
      assertThat(outcome(candidates)).isEqualTo(expected);
    }
  }

  @Test
  void no_criterion_before_the_one_that_decided_tells_the_two_apart() {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      List<Candidate> candidates = candidates(random, 4);
      Choice choice = CountingResponse.choose(candidates);
      Candidate counting = candidates.get(choice.counting());
      for (int i = 0; i < candidates.size(); i++) {
        if (i == choice.counting()) {
          continue;
        }
        for (Criterion criterion : CountingResponse.criteria()) {
          int order = criterion.comparator().compare(counting, candidates.get(i));
          if (criterion.key().equals(choice.reasons().get(i))) {
            assertThat(order).isNegative();
            break;
          }
          assertThat(order).isZero();
        }
      }
    }
  }

  private static void assertBetter(Candidate better, Candidate worse, String reason) {
    assertThat(CountingResponse.choose(List.of(better, worse)))
        .isEqualTo(new Choice(0, List.of("", reason)));
    assertThat(CountingResponse.choose(List.of(worse, better)))
        .isEqualTo(new Choice(1, List.of(reason, "")));
  }

  private static Map<Candidate, String> outcome(List<Candidate> candidates) {
    Choice choice = CountingResponse.choose(candidates);
    Map<Candidate, String> outcome = new HashMap<>();
    for (int i = 0; i < candidates.size(); i++) {
      outcome.put(candidates.get(i), choice.reasons().get(i));
    }
    return outcome;
  }

  private static int sign(Candidate a, Candidate b) {
    return Integer.signum(CountingResponse.order().compare(a, b));
  }

  /** Few values of each kind, so that every criterion comes to decide. */
  private static List<Candidate> candidates(Random random, int count) {
    List<Candidate> candidates = new ArrayList<>();
    for (int row = 1; row <= count; row++) {
      candidates.add(
          new Candidate(
              random.nextInt(2),
              random.nextInt(2),
              random.nextInt(2),
              random.nextInt(2),
              random.nextInt(3),
              random.nextInt(3) == 0 ? null : "2020-12-2" + random.nextInt(2) + "T12:00:00",
              random.nextBoolean() ? "a.csv" : "b.csv",
              row));
    }
    return candidates;
  }
}
