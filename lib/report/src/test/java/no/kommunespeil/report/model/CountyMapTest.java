package no.kommunespeil.report.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CountyMapTest {

  private static final List<String> REFORM =
      List.of("03", "11", "15", "18", "30", "34", "38", "42", "46", "50", "54");

  private static final List<String> TODAY =
      List.of(
          "03", "11", "15", "18", "31", "32", "33", "34", "39", "40", "42", "46", "50", "55", "56");

  @Test
  void every_county_has_a_square_of_its_own() {
    assertThat(CountyMap.REFORM.size()).isEqualTo(11);
    assertThat(CountyMap.TODAY.size()).isEqualTo(15);
    assertThat(squares(CountyMap.REFORM, REFORM)).hasSize(11);
    assertThat(squares(CountyMap.TODAY, TODAY)).hasSize(15);
  }

  private static Set<CountyMap.Place> squares(CountyMap map, List<String> counties) {
    Set<CountyMap.Place> squares = new HashSet<>();
    counties.forEach(county -> squares.add(map.place(county).orElseThrow()));
    return squares;
  }

  @Test
  void the_north_stands_above_the_south() {
    for (CountyMap map : CountyMap.values()) {
      assertThat(row(map, "18")).isLessThan(row(map, "50"));
      assertThat(row(map, "50")).isLessThan(row(map, "34"));
      assertThat(row(map, "34")).isLessThan(row(map, "42"));
      assertThat(map.place("46").orElseThrow().column())
          .isLessThan(map.place("03").orElseThrow().column());
    }
  }

  private static int row(CountyMap map, String county) {
    return map.place(county).orElseThrow().row();
  }
}
