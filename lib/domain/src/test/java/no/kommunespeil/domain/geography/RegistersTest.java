package no.kommunespeil.domain.geography;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import no.kommunespeil.domain.config.LocalFolder;
import no.kommunespeil.domain.survey.FrameRule;
import no.kommunespeil.domain.survey.FrameRule.Oslo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistersTest {

  static final Registers REGISTERS = Registers.read(LocalFolder.of(Path.of("../../conf")));

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }

  @ParameterizedTest
  @CsvSource({
    "2014-12-15, 428, 19",
    "2015-12-15, 428, 19",
    "2016-12-15, 428, 19",
    "2017-12-15, 426, 19",
    "2018-12-15, 422, 18",
    "2020-01-15, 356, 11",
    "2020-12-17, 356, 11",
    "2021-12-15, 356, 11",
    "2023-12-15, 356, 11",
    "2024-01-01, 357, 15"
  })
  void every_wave_has_the_municipalities_and_counties_of_its_day(
      LocalDate day, int municipalities, int counties) {
    assertThat(REGISTERS.municipalities(day)).hasSize(municipalities);
    assertThat(REGISTERS.counties(day)).hasSize(counties);
    assertThat(REGISTERS.districts(day)).hasSize(15);
  }

  @ParameterizedTest
  @CsvSource({"DISTRICTS, 370", "DISTRICTS_AND_CITY, 371", "CITY, 356"})
  void the_frames_of_2020_are_those_of_the_report(Oslo oslo, int units) {
    List<FrameUnit> frame =
        REGISTERS.frame(new FrameRule(oslo, List.of("Utdanningsetaten")), day("2020-12-17"));

    assertThat(frame).hasSize(units).doesNotHaveDuplicates();
    assertThat(frame.stream().filter(unit -> unit.type() == UnitType.DISTRICT))
        .hasSize(oslo == Oslo.CITY ? 0 : 15);
    assertThat(frame.stream().filter(unit -> unit.code().equals("0301")))
        .hasSize(oslo == Oslo.DISTRICTS ? 0 : 1)
        .allMatch(unit -> unit.type() == UnitType.CITY);
  }

  @Test
  void a_unit_lies_in_the_county_of_the_day() {
    assertThat(REGISTERS.countyOf("3024", day("2020-12-17"))).map(County::name).contains("Viken");
    assertThat(REGISTERS.countyOf("3201", day("2024-01-01")))
        .map(County::name)
        .contains("Akershus");
    assertThat(REGISTERS.countyOf("030105", day("2020-12-17"))).map(County::code).contains("03");
  }

  @Test
  void names_are_those_of_the_day() {
    assertThat(REGISTERS.name("5437", day("2020-12-17"))).contains("Karasjok");
    assertThat(REGISTERS.name("030104", day("2020-12-17"))).contains("St. Hanshaugen");
    assertThat(REGISTERS.name("0137", day("2020-12-17"))).isEmpty();
  }

  @Test
  void a_missing_fact_stays_missing_and_says_why() {
    UnitFacts known = REGISTERS.facts("0101", 2014).orElseThrow();
    assertThat(known.population()).isEqualTo(30132);
    assertThat(known.immigrants()).isEqualTo(2985);
    assertThat(known.refugeesSettled()).isEqualTo(22);
    assertThat(known.centralityClass()).isNull();
    assertThat(known.synthetic()).isEmpty();

    UnitFacts later = REGISTERS.facts("0301", 2024).orElseThrow();
    assertThat(later.immigrants()).isNull();
    assertThat(later.refugeesSettled()).isNull();
    assertThat(later.refugeesSettledFlag()).isEqualTo(RefugeesFlag.NOT_OBTAINED);
    assertThat(later.centralityVersion()).isEqualTo("2024");

    assertThat(REGISTERS.facts("030101", 2014).orElseThrow().population()).isEqualTo(48417);
    assertThat(REGISTERS.facts("0301", 2013)).isEmpty();
  }
}
