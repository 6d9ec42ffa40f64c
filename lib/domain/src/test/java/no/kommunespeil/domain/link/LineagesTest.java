package no.kommunespeil.domain.link;

import static no.kommunespeil.domain.link.FewUnits.AFTER;
import static no.kommunespeil.domain.link.FewUnits.BEFORE;
import static no.kommunespeil.domain.link.FewUnits.LATER;
import static no.kommunespeil.domain.link.FewUnits.LINEAGES;
import static no.kommunespeil.domain.link.FewUnits.PLACEMENTS;
import static no.kommunespeil.domain.link.FewUnits.REGISTERS;
import static no.kommunespeil.domain.link.FewUnits.WAVES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.kommunespeil.domain.geography.Breakdown;
import no.kommunespeil.domain.geography.Municipality;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import org.junit.jupiter.api.Test;

class LineagesTest {

  private static final WaveSubSurvey LEAD = BEFORE.subSurveys().get(0);
  private static final WaveSubSurvey DIRECTOR = BEFORE.subSurveys().get(1);

  @Test
  void of_several_predecessors_the_one_with_most_people_stands_first() {
    Map<String, List<String>> predecessors = LINEAGES.predecessors("2019", "2018");

    // Orkland: Orkdal (11,933 people in 2018), Meldal (3,930), Agdenes (1,684), and Snillfjord
    // (987), which was split and went mostly here.
    assertThat(predecessors.get("5059")).containsExactly("5024", "5023", "5016", "5012");
    assertThat(predecessors.get("5055")).doesNotContain("5012");
  }

  @Test
  void a_new_number_a_part_split_off_a_district_and_oslo_have_the_predecessors_of_the_register() {
    Map<String, List<String>> predecessors = LINEAGES.predecessors("2019", "2018");

    assertThat(predecessors.get("3401")).containsExactly("0402");
    // Tysfjord went mostly to Hamarøy, so Narvik follows only Narvik and Ballangen.
    assertThat(predecessors.get("1875")).containsExactlyInAnyOrder("1849", "1850");
    assertThat(predecessors.get("1806")).containsExactly("1805", "1854");
    assertThat(predecessors.get("030105")).containsExactly("030105");
    assertThat(predecessors.get("0301")).containsExactly("0301");
    assertThat(LINEAGES.predecessors("2020", "2019"))
        .allSatisfy((unit, before) -> assertThat(before).containsExactly(unit));
  }

  @Test
  void there_are_as_many_lineages_as_units_at_the_end_since_every_municipality_was_followed() {
    // 356 municipalities, Oslo among them, and 15 districts.
    assertThat(LINEAGES.count()).isEqualTo(371);
    for (String part : List.of("5012", "5016", "5023", "5024")) {
      assertThat(LINEAGES.number("2018", part)).isEqualTo(LINEAGES.number("2020", "5059"));
    }
    assertThat(LINEAGES.number("2018", "0402")).isEqualTo(LINEAGES.number("2019", "3401"));
    assertThat(LINEAGES.number("2018", "030105")).isNotEqualTo(LINEAGES.number("2018", "0301"));
    assertThat(LINEAGES.number("2018", "1850")).isEqualTo(LINEAGES.number("2019", "1875"));
    assertThat(LINEAGES.number("2018", "1805")).isNotEqualTo(LINEAGES.number("2018", "1850"));
  }

  @Test
  void no_two_units_of_a_wave_have_one_origin_and_each_has_that_of_one_of_its_predecessors() {
    for (Wave wave : WAVES) {
      Set<String> origins = new HashSet<>();
      for (String unit : units(wave)) {
        assertThat(origins.add(LINEAGES.origin(wave.key(), unit))).as(unit).isTrue();
      }
    }
    LINEAGES
        .predecessors("2019", "2018")
        .forEach(
            (unit, before) ->
                assertThat(before.stream().map(one -> LINEAGES.origin("2018", one)))
                    .contains(LINEAGES.origin("2019", unit)));
    // Orkdal was number 1638 in 2014, and had most people of all that became Orkland.
    assertThat(LINEAGES.origin("2020", "5059")).isEqualTo("1638 2014-01-01");
    assertThat(LINEAGES.origin("2018", "5024")).isEqualTo("1638 2014-01-01");
  }

  @Test
  void a_units_origin_does_not_hang_on_which_waves_there_are() {
    Lineages alone = Lineages.of(REGISTERS, List.of(LATER), PLACEMENTS);

    for (String unit : units(LATER)) {
      assertThat(alone.origin("2020", unit)).isEqualTo(LINEAGES.origin("2020", unit));
    }
  }

  @Test
  void a_part_that_was_split_off_begins_a_line_of_its_own() {
    Wave split =
        new Wave(
            "2025",
            3,
            LATER.label(),
            LocalDate.of(2025, 1, 2),
            LocalDate.of(2025, 1, 9),
            LocalDate.of(2025, 1, 2),
            2025,
            LATER.subSurveys(),
            List.of(),
            LATER.place());
    Lineages lineages = Lineages.of(REGISTERS, List.of(LATER, split), PLACEMENTS);

    // Ålesund was split on 1 January 2024: most of its people went to the new Ålesund.
    assertThat(lineages.predecessors("2025", "2020").get("1508")).containsExactly("1507");
    assertThat(lineages.predecessors("2025", "2020").get("1580")).isEmpty();
    assertThat(lineages.origin("2025", "1580")).isEqualTo("1580 2024-01-01");
    assertThat(lineages.number("2025", "1580")).isNotEqualTo(lineages.number("2020", "1507"));
  }

  @Test
  void frames_overlap_in_the_units_that_follow_one_that_was_asked() {
    // 355 municipalities and 15 districts; every municipality of 2020 follows one of 2018.
    assertThat(overlap(BEFORE, LEAD, AFTER, LEAD, Breakdown.Kind.ALL))
        .isEqualTo(Map.of("all", 370L));
    // Oslo as a whole was asked before, and is not in the frame now; and the other way round.
    assertThat(overlap(BEFORE, DIRECTOR, AFTER, LEAD, Breakdown.Kind.ALL))
        .isEqualTo(Map.of("all", 370L));
    assertThat(overlap(BEFORE, LEAD, AFTER, DIRECTOR, Breakdown.Kind.ALL))
        .isEqualTo(Map.of("all", 370L));
    assertThat(overlap(AFTER, DIRECTOR, LATER, DIRECTOR, Breakdown.Kind.ALL))
        .isEqualTo(Map.of("all", 371L));
    // Oslo: 15 districts; Viken had 51 municipalities.
    assertThat(overlap(BEFORE, LEAD, AFTER, LEAD, Breakdown.Kind.COUNTY_STRUCTURE))
        .containsEntry("03", 15L)
        .containsEntry("30", 51L);
  }

  @Test
  void a_wave_or_a_unit_that_is_not_there_is_refused() {
    assertThatThrownBy(() -> LINEAGES.number("2020", "0402"))
        .hasMessage("There is no unit 0402 in wave 2020 as far as lineages go.");
    assertThatThrownBy(() -> LINEAGES.predecessors("2020", "1999"))
        .hasMessage("There is no wave 1999 as far as lineages go.");
  }

  private static Map<String, Long> overlap(
      Wave earlier, WaveSubSurvey left, Wave later, WaveSubSurvey right, Breakdown.Kind breakdown) {
    return LINEAGES.framesOverlap(earlier, left, later, right, breakdown);
  }

  private static List<String> units(Wave wave) {
    return REGISTERS.municipalities(wave.registerDay()).stream().map(Municipality::code).toList();
  }
}
