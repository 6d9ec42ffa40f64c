package no.kommunespeil.domain.weighting;

import static no.kommunespeil.domain.weighting.CentralityGroup.CENTRAL;
import static no.kommunespeil.domain.weighting.CentralityGroup.MIDDLE;
import static no.kommunespeil.domain.weighting.CentralityGroup.REMOTE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import no.kommunespeil.domain.estimate.Rules;
import org.junit.jupiter.api.Test;

class CollapseTest {

  private static final Rules RULES =
      new Rules(
          0.95, 0.3, 0.6, 0.5, 5, 5, 3, 2.5, 1e-6, 1000, List.of("E", "D", "C", "B", "A", "Z"));

  private final List<Cell> cells = new ArrayList<>();

  @Test
  void counties_follow_the_route_and_those_beside_it_come_last() {
    cell("Y", CENTRAL, 5, 5)
        .cell("A", REMOTE, 5, 5)
        .cell("X", CENTRAL, 5, 5)
        .cell("A", CENTRAL, 5, 5)
        .cell("C", MIDDLE, 5, 5);
    cells.sort(Cell.along(RULES.countyRoute()));
    assertThat(cells).extracting(Cell::county).containsExactly("C", "A", "A", "X", "Y");
    assertThat(cells.get(1).group()).isEqualTo(CENTRAL);
  }

  @Test
  void three_responses_that_stand_for_seven_and_a_half_are_enough() {
    cell("E", CENTRAL, 5, 3).cell("E", MIDDLE, 10, 4).cell("E", REMOTE, 3, 3);
    strata(0, 1, 2);
    assertThat(collapse().isSparse()).isFalse();
  }

  @Test
  void a_sparse_cell_is_joined_with_the_next_less_central_one_of_its_county() {
    // Middle has 1 of 4; with remote it is 5 of 10.
    cell("E", CENTRAL, 10, 6).cell("E", MIDDLE, 4, 1).cell("E", REMOTE, 6, 4);
    strata(0, 1, 1);
  }

  @Test
  void the_least_central_one_is_joined_with_the_one_before_it() {
    cell("E", CENTRAL, 10, 6).cell("E", MIDDLE, 8, 5).cell("E", REMOTE, 5, 1);
    strata(0, 1, 1);
  }

  @Test
  void joining_goes_on_until_nothing_is_sparse() {
    // Central has 2 of 2, with middle 2 of 6, with remote 6 of 12.
    cell("E", CENTRAL, 2, 2).cell("E", MIDDLE, 4, 0).cell("E", REMOTE, 6, 4);
    strata(0, 0, 0);
    assertThat(collapse().isSparse()).isFalse();
  }

  @Test
  void a_weight_too_large_makes_a_cell_sparse_however_many_responded() {
    // 26 units for 10 responses is 2.6.
    cell("E", CENTRAL, 26, 10).cell("E", REMOTE, 10, 10);
    strata(0, 0);
  }

  @Test
  void a_sparse_county_is_joined_with_the_cell_of_its_main_group_in_the_county_before() {
    // D has 2 of 6, most of them remote. E before it is on the route, C after it.
    cell("E", CENTRAL, 9, 9)
        .cell("E", REMOTE, 13, 6)
        .cell("D", CENTRAL, 1, 1)
        .cell("D", REMOTE, 5, 1)
        .cell("C", REMOTE, 10, 10);
    strata(0, 1, 1, 1, 2);
  }

  @Test
  void of_equally_many_units_the_most_central_are_the_main_group() {
    cell("E", CENTRAL, 9, 9)
        .cell("E", REMOTE, 13, 6)
        .cell("D", CENTRAL, 3, 1)
        .cell("D", REMOTE, 3, 1);
    strata(0, 1, 0, 0);
  }

  @Test
  void the_county_after_is_next_when_the_one_before_lacks_the_group_or_would_stay_sparse() {
    cell("E", REMOTE, 9, 9).cell("D", CENTRAL, 4, 0).cell("C", CENTRAL, 10, 8);
    strata(0, 1, 1);
    // 20 units for 8 responses would be 2.5, 23 for 8 are more.
    cells.clear();
    cell("E", CENTRAL, 20, 8).cell("D", CENTRAL, 3, 0).cell("C", CENTRAL, 10, 8);
    strata(0, 1, 1);
  }

  @Test
  void counties_that_were_not_asked_in_are_passed_over() {
    // B and A are on the route between C and Z.
    cell("C", CENTRAL, 4, 1).cell("Z", CENTRAL, 10, 8);
    strata(0, 0);
  }

  @Test
  void two_sparse_neighbours_help_each_other_and_a_third_joins_them() {
    // 2 of 4 and 2 of 4 are 4 of 8; with 2 of 6 they are 6 of 14.
    cell("E", MIDDLE, 4, 2).cell("D", MIDDLE, 4, 2).cell("C", MIDDLE, 6, 2);
    strata(0, 0, 0);
    assertThat(collapse().isSparse()).isFalse();
  }

  @Test
  void what_has_no_neighbour_in_its_group_stays_sparse() {
    cell("E", CENTRAL, 9, 9).cell("D", REMOTE, 4, 1).cell("C", MIDDLE, 9, 9);
    strata(0, 1, 2);
    assertThat(collapse().isSparse()).isTrue();
  }

  private CollapseTest cell(String county, CentralityGroup group, long frame, long responses) {
    cells.add(new Cell(county, group, frame, responses));
    return this;
  }

  private Collapse.Strata collapse() {
    return Collapse.of(cells, RULES);
  }

  private void strata(int... expected) {
    assertThat(collapse().stratumOf()).containsExactly(expected);
  }
}
