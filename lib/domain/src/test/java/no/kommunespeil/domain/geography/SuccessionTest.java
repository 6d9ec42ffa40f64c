package no.kommunespeil.domain.geography;

import static no.kommunespeil.domain.geography.RegistersTest.REGISTERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuccessionTest {

  private static final Succession SUCCESSION = REGISTERS.succession();

  @ParameterizedTest
  @CsvSource({
    // One to one.
    "0402, 2018-12-15, 2020, 3401, RENUMBERED",
    "1601, 2014-12-15, 2020, 5001, MERGED",
    "0301, 2014-12-15, 2026, 0301, RENAMED",
    "0301, 2014-12-15, 2024, 0301, SAME",
    "1567, 2018-12-15, 2024, 5061, RENUMBERED",
    "5437, 2020-12-17, 2024, 5610, RENUMBERED",
    // Mergers.
    "1534, 2018-12-15, 2020, 1507, MERGED",
    "1624, 2014-12-15, 2024, 5054, MERGED",
    "0711, 2018-12-15, 2024, 3301, MERGED",
    // The four splits.
    "0720, 2014-12-15, 2017, 0710, SPLIT_LARGEST_SHARE",
    "0720, 2014-12-15, 2024, 3907, SPLIT_LARGEST_SHARE",
    "1850, 2018-12-15, 2020, 1875, SPLIT_LARGEST_SHARE",
    "5012, 2018-12-15, 2020, 5059, SPLIT_LARGEST_SHARE",
    "1507, 2023-12-15, 2024, 1508, SPLIT_LARGEST_SHARE",
    "1534, 2018-12-15, 2026, 1508, SPLIT_LARGEST_SHARE",
    // Backwards.
    "3401, 2020-12-17, 2018, 0402, RENUMBERED",
    "1580, 2024-06-01, 2020, 1507, BACKCAST_LARGEST",
    "1508, 2024-06-01, 2020, 1507, BACKCAST_LARGEST",
    "5054, 2018-12-15, 2014, 1624, BACKCAST_LARGEST",
    "1507, 2020-12-17, 2014, 1504, BACKCAST_LARGEST",
    // More people came to the new Hamarøy from the old one than from the half of Tysfjord.
    "1875, 2020-12-17, 2018, 1849, BACKCAST_LARGEST",
    // Districts stay.
    "030105, 2014-12-15, 2026, 030105, SAME",
    "030105, 2020-12-17, 2014, 030105, SAME"
  })
  void a_unit_is_followed_into_another_structure(
      String code, LocalDate day, int structure, String expected, Exactness exactness) {
    Successor successor = SUCCESSION.inStructure(code, day, structure);

    assertThat(successor.code()).isEqualTo(expected);
    assertThat(successor.exactness()).isEqualTo(exactness);
  }

  @Test
  void every_unit_of_every_wave_has_its_place_in_every_structure() {
    for (int from = 2014; from <= 2026; from++) {
      LocalDate day = LocalDate.of(from, 12, 15);
      for (int structure = 2014; structure <= 2026; structure++) {
        LocalDate target = LocalDate.of(structure, 1, 1);
        for (Municipality unit : REGISTERS.municipalities(day)) {
          Successor successor = SUCCESSION.inStructure(unit.code(), day, structure);
          assertThat(REGISTERS.municipality(successor.code(), target))
              .as(unit.code() + " of " + day + " in " + structure)
              .isPresent();
          assertThat(successor.exactness() == Exactness.BACKCAST_LARGEST)
              .as(unit.code() + " of " + day + " in " + structure)
              .isIn(structure < from, false);
        }
      }
    }
  }

  @Test
  void a_part_that_was_split_off_has_no_predecessor_of_its_own() {
    LocalDate day = LocalDate.parse("2024-06-01");
    LocalDate earlier = LocalDate.parse("2023-01-01");

    assertThat(SUCCESSION.predecessors("1508", day, earlier)).containsExactly("1507");
    assertThat(SUCCESSION.predecessors("1580", day, earlier)).isEmpty();
    assertThat(
            SUCCESSION.predecessors(
                "0704", LocalDate.parse("2018-12-15"), LocalDate.parse("2014-01-01")))
        .containsExactly("0704");
    assertThat(
            SUCCESSION.predecessors(
                "5059", LocalDate.parse("2020-12-17"), LocalDate.parse("2017-01-01")))
        .containsExactly("1613", "1622", "1636", "1638");
  }

  @Test
  void a_year_or_code_the_registers_do_not_know_is_refused() {
    LocalDate day = LocalDate.parse("2020-12-17");
    assertThatThrownBy(() -> SUCCESSION.inStructure("1506", day, 2013))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The registers know the structures of 2014-2026, not of 2013");
    assertThatThrownBy(() -> SUCCESSION.inStructure("1502", day, 2024))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There is no unit 1502 on 2020-12-17");
  }
}
