package no.kommunespeil.domain.link;

import static no.kommunespeil.domain.link.FewUnits.AFTER;
import static no.kommunespeil.domain.link.FewUnits.BEFORE;
import static no.kommunespeil.domain.link.FewUnits.LATER;
import static no.kommunespeil.domain.link.FewUnits.NO;
import static no.kommunespeil.domain.link.FewUnits.YES;
import static no.kommunespeil.domain.link.FewUnits.link;
import static no.kommunespeil.domain.link.FewUnits.side;
import static no.kommunespeil.domain.response.Missing.BLANK;
import static no.kommunespeil.domain.response.Missing.FILTERED_OUT;
import static no.kommunespeil.domain.response.Missing.UNREADABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.kommunespeil.domain.cube.CubeLayout;
import no.kommunespeil.domain.cube.Sums;
import no.kommunespeil.domain.quality.Evidence;
import org.junit.jupiter.api.Test;

class LinkCounterTest {

  private static final Link PANEL = link(Link.Kind.PANEL, BEFORE, AFTER, "q1");
  private static final Link AGREED = link(Link.Kind.PANEL_AGREED, BEFORE, AFTER, "q1");
  private static final String ALL = "all";
  private static final String COUNTIES = "county_structure";

  @Test
  void a_unit_under_a_new_number_is_set_beside_itself() {
    LinkedAnswers counted =
        new FewUnits(PANEL, AGREED).lead(BEFORE, "0402", YES, 0).lead(AFTER, "3401", NO, 2).count();

    for (Link link : List.of(PANEL, AGREED)) {
      Joint joint = only(counted, link);
      assertThat(joint.at(YES, NO)).isEqualTo(1);
      assertThat(joint.units()).isEqualTo(1);
      assertThat(counted.joints(link, COUNTIES)).containsOnlyKeys("34");
    }
  }

  @Test
  void after_a_merger_the_predecessor_with_most_people_speaks() {
    // Orkland follows Orkdal, Meldal, Agdenes and Snillfjord, in the order of their people.
    LinkedAnswers counted =
        new FewUnits(PANEL, AGREED)
            .lead(BEFORE, "5012", NO, 0)
            .lead(BEFORE, "5023", NO, 0)
            .lead(BEFORE, "5024", YES, 0)
            .lead(AFTER, "5059", YES, 0)
            .count();

    assertThat(only(counted, PANEL).at(YES, YES)).isEqualTo(1);
    assertThat(only(counted, PANEL).units()).isEqualTo(1);
    // They disagree, so that none of them speaks.
    assertThat(counted.joints(AGREED, ALL)).isEmpty();
    assertThat(counted.joints(AGREED, COUNTIES)).isEmpty();
  }

  @Test
  void where_the_largest_predecessor_did_not_answer_only_those_that_agree_speak() {
    LinkedAnswers counted =
        new FewUnits(PANEL, AGREED)
            .lead(BEFORE, "5012", NO, 0)
            .lead(BEFORE, "5023", NO, 1)
            .lead(AFTER, "5059", YES, 0)
            .count();

    assertThat(counted.joints(PANEL, ALL)).isEmpty();
    assertThat(only(counted, AGREED).at(NO, YES)).isEqualTo(1);
    assertThat(only(counted, AGREED).units()).isEqualTo(1);
  }

  @Test
  void predecessors_may_agree_on_one_question_and_not_on_another() {
    Link other = link(Link.Kind.PANEL_AGREED, BEFORE, AFTER, "q2");
    LinkedAnswers counted =
        new FewUnits(AGREED, other)
            .lead(BEFORE, "5023", NO, 0)
            .lead(BEFORE, "5024", NO, 1)
            .lead(AFTER, "5059", NO, 1)
            .count();

    assertThat(only(counted, AGREED).at(NO, NO)).isEqualTo(1);
    assertThat(counted.joints(other, ALL)).isEmpty();
  }

  @Test
  void a_predecessor_that_left_a_question_blank_does_not_contradict_one_that_answered() {
    LinkedAnswers counted =
        new FewUnits(PANEL, AGREED)
            .lead(BEFORE, "5024", BLANK, 0)
            .lead(BEFORE, "5023", NO, 0)
            .lead(BEFORE, "5012", NO, 0)
            .lead(AFTER, "5059", NO, 0)
            .count();

    assertThat(only(counted, PANEL).at(BLANK, NO)).isEqualTo(1);
    assertThat(only(counted, AGREED).at(NO, NO)).isEqualTo(1);
  }

  @Test
  void where_no_predecessor_answered_a_question_the_largest_says_why() {
    LinkedAnswers counted =
        new FewUnits(AGREED)
            .lead(BEFORE, "5023", FILTERED_OUT, 0)
            .lead(BEFORE, "5012", UNREADABLE, 0)
            .lead(AFTER, "5059", NO, 0)
            .count();

    assertThat(only(counted, AGREED).at(FILTERED_OUT, NO)).isEqualTo(1);
    assertThat(only(counted, AGREED).leftSums()).isEqualTo(new Sums(new long[2], 1, 0, 0));
  }

  @Test
  void the_part_of_a_split_unit_where_most_people_went_follows_it_and_the_others_do_not() {
    // Tysfjord went mostly to Hamarøy, and in part to Narvik. It had more people than the old
    // Hamarøy: 1,953 and 1,801 in 2018.
    LinkedAnswers counted =
        new FewUnits(PANEL, AGREED)
            .lead(BEFORE, "1850", YES, 0)
            .lead(AFTER, "1875", YES, 0)
            .lead(AFTER, "1806", NO, 0)
            .count();

    for (Link link : List.of(PANEL, AGREED)) {
      assertThat(only(counted, link).at(YES, YES)).isEqualTo(1);
      assertThat(only(counted, link).units()).isEqualTo(1);
    }
  }

  @Test
  void a_panel_may_span_a_wave_between() {
    Link far = link(Link.Kind.PANEL, BEFORE, LATER, "q1");
    LinkedAnswers counted =
        new FewUnits(far, PANEL).lead(BEFORE, "0402", YES, 0).lead(LATER, "3401", YES, 0).count();

    assertThat(only(counted, far).at(YES, YES)).isEqualTo(1);
    assertThat(counted.joints(PANEL, ALL)).isEmpty();
  }

  @Test
  void a_district_is_in_the_county_oslo_and_follows_itself() {
    LinkedAnswers counted =
        new FewUnits(PANEL)
            .lead(BEFORE, "030105", YES, 0)
            .lead(AFTER, "030105", YES, 0)
            .lead(BEFORE, "030106", YES, 0)
            .lead(AFTER, "030107", YES, 0)
            .count();

    assertThat(counted.joints(PANEL, COUNTIES)).containsOnlyKeys("03");
    assertThat(only(counted, PANEL).units()).isEqualTo(1);
  }

  @Test
  void roles_of_a_unit_are_set_side_by_side_in_every_breakdown() {
    List<Link> links = Roles.links(FewUnits.WAVES);
    // q1 and q2 of three waves; q3 is only the director's.
    assertThat(links).hasSize(6);
    Link roles =
        new Link(Link.Kind.ROLES, side(LATER, "lead", "q1"), side(LATER, "director", "q1"));
    assertThat(links).contains(roles);

    LinkedAnswers counted =
        new FewUnits(links.toArray(Link[]::new))
            .lead(LATER, "3401", YES, 0)
            .director(LATER, "3401", NO, 0, 1)
            .lead(LATER, "5059", YES, 0)
            .director(LATER, "5059", YES, 2, 1)
            .lead(LATER, "1507", YES, 0)
            .director(LATER, "1506", YES, 2, 1)
            .count();

    assertThat(only(counted, roles).at(YES, NO)).isEqualTo(1);
    assertThat(only(counted, roles).at(YES, YES)).isEqualTo(1);
    assertThat(only(counted, roles).units()).isEqualTo(2);
    for (String breakdown : FewUnits.BREAKDOWNS.keys()) {
      assertThat(counted.joints(roles, breakdown).values().stream().mapToLong(Joint::units).sum())
          .as(breakdown)
          .isEqualTo(2);
    }
    assertThat(counted.joints(roles, "county")).containsOnlyKeys("34", "50");
  }

  @Test
  void crossed_answers_may_be_of_one_response_or_of_two() {
    Link within = new Link(Link.Kind.CROSSED, side(LATER, "lead", "q1"), side(LATER, "lead", "q2"));
    Link across =
        new Link(Link.Kind.CROSSED, side(LATER, "lead", "q2"), side(LATER, "director", "q3"));
    LinkedAnswers counted =
        new FewUnits(within, across)
            .lead(LATER, "3401", YES, 2)
            .director(LATER, "3401", NO, 0, 1)
            .lead(LATER, "5059", NO, 2)
            .count();

    assertThat(only(counted, within).at(YES, 2)).isEqualTo(1);
    assertThat(only(counted, within).at(NO, 2)).isEqualTo(1);
    assertThat(only(counted, across).at(2, 1)).isEqualTo(1);
    assertThat(only(counted, across).units()).isEqualTo(1);
    assertThat(counted.joints(within, COUNTIES)).isEmpty();
  }

  @Test
  void copies_of_a_unit_are_units_of_their_own() {
    LinkedAnswers counted =
        new FewUnits(PANEL)
            .add(BEFORE, "lead", "0402", 0, BEFORE.fieldFrom(), YES, 0)
            .add(AFTER, "lead", "3401", 0, AFTER.fieldFrom(), NO, 0)
            .add(BEFORE, "lead", "0402", 1, BEFORE.fieldFrom(), NO, 0)
            .add(AFTER, "lead", "3401", 1, AFTER.fieldFrom(), NO, 0)
            .add(AFTER, "lead", "3401", 2, AFTER.fieldFrom(), NO, 0)
            .count();

    assertThat(only(counted, PANEL).at(YES, NO)).isEqualTo(1);
    assertThat(only(counted, PANEL).at(NO, NO)).isEqualTo(1);
    assertThat(only(counted, PANEL).units()).isEqualTo(2);
    assertThat(counted.byUnit(side(AFTER, "lead", "q1")))
        .isEqualTo(Map.of("3401", new Sums(new long[] {0, 3}, 0, 0, 0)));
    assertThat(counted.days("2019", "lead"))
        .hasEntrySatisfying("3401", days -> assertThat(days[0]).isEqualTo(3));
  }

  @Test
  void what_each_unit_answered_is_known_and_how_many_parts_it_answered() {
    LinkedAnswers counted =
        new FewUnits()
            .lead(LATER, "3401", YES, 2)
            .director(LATER, "3401", BLANK, 0, 1)
            .director(LATER, "0301", NO, 0, 1)
            .count();

    assertThat(counted.byUnit(side(LATER, "director", "q1")))
        .isEqualTo(
            Map.of(
                "3401", new Sums(new long[2], 0, 1, 0),
                "0301", new Sums(new long[] {0, 1}, 0, 0, 0)));
    assertThat(counted.byUnit(side(LATER, "lead", CubeLayout.RESPONSE)))
        .isEqualTo(Map.of("3401", new Sums(new long[] {1}, 0, 0, 0)));
    assertThat(counted.byUnit(side(LATER, CubeLayout.ANY, CubeLayout.RESPONSE)))
        .isEqualTo(
            Map.of(
                "3401", new Sums(new long[] {0, 1}, 0, 0, 0),
                "0301", new Sums(new long[] {1, 0}, 0, 0, 0)));
  }

  @Test
  void the_day_is_that_of_the_first_answer_also_when_another_one_counts() {
    LinkedAnswers counted =
        new FewUnits()
            .add(LATER, "lead", "3401", 0, LATER.fieldFrom().plusDays(4), YES, 2)
            .add(LATER, "lead", "3401", 0, LATER.fieldFrom().plusDays(2), (int[]) null)
            .add(LATER, "director", "3401", 0, LATER.fieldFrom().plusDays(1), YES, 2, 0)
            .add(LATER, "lead", "5059", 0, null, YES, 2)
            .add(LATER, "lead", "1507", 0, LATER.fieldFrom().minusDays(1), YES, 2)
            .add(LATER, "lead", "1506", 0, LATER.fieldTo().plusDays(30), YES, 2)
            .count();

    // Ten days of the field period, and one cell for days not known.
    assertThat(counted.days("2020", "lead"))
        .containsOnlyKeys("1506", "1507", "3401", "5059")
        .hasEntrySatisfying("3401", days -> assertThat(days).containsExactly(on(2)))
        .hasEntrySatisfying("5059", days -> assertThat(days).containsExactly(on(10)))
        .hasEntrySatisfying("1507", days -> assertThat(days).containsExactly(on(0)))
        .hasEntrySatisfying("1506", days -> assertThat(days).containsExactly(on(9)));
    assertThat(counted.days("2020", CubeLayout.ANY).get("3401")).containsExactly(on(1));
    assertThat(counted.byUnit(side(LATER, "lead", "q1")).get("3401"))
        .isEqualTo(new Sums(new long[] {1, 0}, 0, 0, 0));
  }

  @Test
  void responses_are_counted_by_when_they_were_sent_also_those_set_aside() {
    LinkedAnswers counted =
        new FewUnits()
            .add(LATER, "lead", "3401", 0, LATER.fieldFrom().minusDays(1), YES, 2)
            .add(LATER, "lead", "3401", 0, LATER.fieldFrom(), (int[]) null)
            .add(LATER, "lead", "5059", 0, LATER.fieldTo(), YES, 2)
            .add(LATER, "lead", "1507", 0, LATER.fieldTo().plusDays(1), YES, 2)
            .add(LATER, "lead", "1506", 0, null, YES, 2)
            .add(LATER, "director", "1506", 0, null, YES, 2, 0)
            .count();

    assertThat(counted.dated("2020", "lead")).isEqualTo(new Evidence.Dated(1, 2, 1, 1));
    assertThat(counted.dated("2020", "director")).isEqualTo(new Evidence.Dated(0, 0, 0, 1));
    assertThat(counted.dated("2019", "lead")).isEqualTo(Evidence.Dated.NONE);
  }

  @Test
  void lineages_may_be_counted_apart_and_in_any_order() {
    FewUnits units =
        new FewUnits(PANEL, AGREED)
            .lead(BEFORE, "5023", NO, 0)
            .lead(BEFORE, "5024", NO, 1)
            .lead(AFTER, "5059", NO, 1)
            .lead(BEFORE, "0402", YES, 0)
            .lead(AFTER, "3401", NO, 2)
            .director(AFTER, "3401", NO, 2, 0)
            .add(AFTER, "lead", "3401", 0, null, (int[]) null);

    assertThat(units.countApart().rows()).isEqualTo(units.countTogether().rows());
  }

  @Test
  void nobody_gives_no_table_and_no_error() {
    LinkedAnswers counted = new FewUnits(PANEL, AGREED).count();

    assertThat(counted.joints(PANEL, ALL)).isEmpty();
    assertThat(counted.byUnit(side(LATER, "lead", "q1"))).isEmpty();
    assertThat(counted.days("2020", "lead")).isEmpty();
  }

  @Test
  void a_link_to_what_is_not_held_is_left_out() {
    Link gone =
        new Link(Link.Kind.PANEL, new Side("2017", "lead", "q1"), side(AFTER, "lead", "q1"));
    Link unasked =
        new Link(Link.Kind.CROSSED, side(AFTER, "lead", "q3"), side(AFTER, "lead", "q1"));

    LinkedAnswers counted = new FewUnits(gone, unasked).lead(AFTER, "3401", YES, 0).count();

    assertThat(counted.joints(gone, ALL)).isEmpty();
    assertThat(counted.joints(unasked, ALL)).isEmpty();
  }

  @Test
  void two_responses_that_count_for_one_unit_are_a_fault() {
    FewUnits twice = new FewUnits(PANEL).lead(AFTER, "3401", YES, 0).lead(AFTER, "3401", NO, 0);

    assertThatThrownBy(twice::count)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Two responses of unit 3401 to lead 2019 count.");
  }

  @Test
  void an_answer_outside_its_scale_is_found_out() {
    FewUnits outside = new FewUnits(PANEL).lead(AFTER, "3401", 2, 0);

    assertThatThrownBy(outside::count)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("an answer outside a scale was counted");
  }

  private static long[] on(int cell) {
    long[] days = new long[11];
    days[cell] = 1;
    return days;
  }

  private static Joint only(LinkedAnswers counted, Link link) {
    assertThat(counted.joints(link, ALL)).containsOnlyKeys(ALL);
    return Objects.requireNonNull(counted.joints(link, ALL).get(ALL));
  }
}
