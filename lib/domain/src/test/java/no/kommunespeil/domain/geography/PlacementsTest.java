package no.kommunespeil.domain.geography;

import static no.kommunespeil.domain.geography.RegistersTest.REGISTERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import no.kommunespeil.domain.config.TextFolder;
import no.kommunespeil.domain.geography.Breakdown.Group;
import no.kommunespeil.domain.problem.Problem;
import no.kommunespeil.domain.problem.UserError;
import org.junit.jupiter.api.Test;

class PlacementsTest {

  private static final Breakdowns BREAKDOWNS = Breakdowns.read(RegisterTexts.CONF, REGISTERS);

  private static final String HEADER = String.join(",", FactRows.COLUMNS) + ",synthetic\n";

  private static Map<String, Placement> placements(String day, int factsYear, int structure) {
    return Placements.of(REGISTERS, BREAKDOWNS, LocalDate.parse(day), factsYear, structure);
  }

  private static Placement at(Map<String, Placement> placements, String unit) {
    return Objects.requireNonNull(placements.get(unit), unit);
  }

  @Test
  void the_breakdowns_stand_in_their_order_with_labels() {
    assertThat(BREAKDOWNS.keys())
        .containsExactly(
            "all", "county", "county_structure", "centrality", "size", "settlement", "unit_type");
    assertThat(BREAKDOWNS.of(Breakdown.Kind.COUNTY).group("30").orElseThrow().label().nb())
        .isEqualTo("Viken");
    assertThat(BREAKDOWNS.of(Breakdown.Kind.SIZE).groups())
        .extracting(Group::key)
        .containsExactly(
            "0_1999",
            "2000_4999",
            "5000_9999",
            "10000_19999",
            "20000_49999",
            "50000_plus",
            "unknown");
    assertThat(BREAKDOWNS.of(Breakdown.Kind.ALL).groups()).hasSize(1);
  }

  @Test
  void every_municipality_and_district_of_the_day_is_placed_in_known_groups() {
    for (String day : List.of("2014-12-15", "2018-12-15", "2020-01-15", "2023-12-15")) {
      Map<String, Placement> placements = placements(day, 2019, 2026);
      assertThat(placements).hasSize(REGISTERS.municipalities(LocalDate.parse(day)).size() + 15);
      for (Placement placement : placements.values()) {
        assertThat(placement.groups()).hasSameSizeAs(BREAKDOWNS.list());
        for (int i = 0; i < placement.groups().size(); i++) {
          assertThat(BREAKDOWNS.list().get(i).group(placement.groups().get(i)))
              .as(placement.toString())
              .isPresent();
        }
      }
    }
  }

  @Test
  void a_municipality_carries_its_day_its_structure_and_its_facts() {
    assertThat(at(placements("2020-12-17", 2020, 2024), "3024"))
        .isEqualTo(
            new Placement(
                "3024",
                "municipality",
                "Bærum",
                "30",
                "3201",
                "32",
                "renumbered",
                127731,
                null,
                43,
                null,
                1,
                971,
                "2020",
                "50000_plus",
                "all_five",
                5,
                List.of("all", "30", "32", "1", "50000_plus", "all_five", "municipality"),
                List.of()));
  }

  @Test
  void a_district_has_oslos_centrality_and_its_own_population() {
    Placement frogner = at(placements("2020-12-17", 2020, 2026), "030105");

    assertThat(frogner.groups())
        .containsExactly("all", "03", "03", "1", "50000_plus", "unknown", "district");
    assertThat(frogner.centralityIndex()).isEqualTo(1000);
    assertThat(frogner.refugeesSettledFlag()).isEqualTo("not_obtained");
    assertThat(at(placements("2020-12-17", 2020, 2026), "0301").unitType()).isEqualTo("city");
  }

  @Test
  void the_counties_of_2020_become_those_of_2024() {
    Map<String, Integer> units = new TreeMap<>();
    placements("2020-12-17", 2020, 2024).values().stream()
        .filter(placement -> placement.county().equals("30"))
        .forEach(placement -> units.merge(placement.countyInStructure(), 1, Integer::sum));

    // Viken's 51 municipalities: Østfold's 12, Akershus' 21 and Buskerud's 18 of 2024.
    assertThat(units).isEqualTo(Map.of("31", 12, "32", 21, "33", 18));
  }

  @Test
  void settlement_follows_the_municipalities_that_became_one() {
    // Heim took in Halsa and Hemne in 2020; one of them having settled refugees is enough.
    Placement heim = at(placements("2020-12-17", 2020, 2026), "5055");
    assertThat(heim.settlementClass()).isNotEqualTo("none");

    // The registers begin in 2014, so no wave before 2018 knows five years.
    assertThat(placements("2017-12-15", 2017, 2026).values())
        .allMatch(placement -> placement.settlementClass().equals("unknown"))
        .allMatch(placement -> placement.yearsSettled() == null);
    assertThat(placements("2018-12-15", 2018, 2026).values())
        .anyMatch(placement -> placement.settlementClass().equals("all_five"));
  }

  @Test
  void a_unit_younger_than_the_facts_year_has_its_predecessors_facts_where_they_add_up() {
    Map<String, Placement> placements = placements("2020-01-15", 2019, 2026);

    int sum = 0;
    for (String code : List.of("1504", "1523", "1529", "1534", "1546")) {
      sum += REGISTERS.facts(code, 2019).map(UnitFacts::population).orElseThrow();
    }
    assertThat(at(placements, "1507").population()).isEqualTo(sum);
    assertThat(at(placements, "3401").population())
        .isEqualTo(REGISTERS.facts("0402", 2019).orElseThrow().population());
    // A part of Snillfjord came to Orkland, and how many people is not known.
    assertThat(at(placements, "5059").population()).isNull();
    assertThat(at(placements, "5059").sizeClass()).isEqualTo("unknown");
  }

  @Test
  void made_up_facts_fill_only_what_is_missing_and_say_so() throws IOException {
    TextFolder folder =
        new TextFolder()
            .with(
                "syntetisk_fakta.csv",
                HEADER
                    + "2020,1506,99999,4000,99,,,,,,ja\n"
                    + "2020,030105,99999,9000,120,,,,,,ja\n");
    Registers filled = REGISTERS.withSyntheticFacts(folder, List.of("syntetisk_fakta.csv"));
    Map<String, Placement> placements =
        Placements.of(filled, BREAKDOWNS, LocalDate.parse("2020-12-17"), 2020, 2026);

    UnitFacts molde = REGISTERS.facts("1506", 2020).orElseThrow();
    assertThat(at(placements, "1506").population()).isEqualTo(molde.population());
    assertThat(at(placements, "1506").immigrants()).isEqualTo(4000);
    assertThat(at(placements, "1506").refugeesSettled()).isEqualTo(molde.refugeesSettled());
    assertThat(at(placements, "1506").syntheticFacts()).containsExactly("immigrants");
    assertThat(at(placements, "030105").refugeesSettled()).isEqualTo(120);
    assertThat(at(placements, "030105").refugeesSettledFlag()).isNull();
    assertThat(at(placements, "030105").syntheticFacts())
        .containsExactly("immigrants", "refugees_settled");
    assertThat(REGISTERS.facts("1506", 2020).orElseThrow().synthetic()).isEmpty();
  }

  @Test
  void years_settled_are_made_up_when_any_of_the_five_is() throws IOException {
    // Vanylven settled refugees in 2016 and 2017 and a withheld number in 2020; 2018 and 2019 are
    // not reported.
    TextFolder folder =
        new TextFolder().with("f.csv", HEADER + "2018,1511,,,0,,,,,,ja\n2019,1511,,,5,,,,,,ja\n");
    Registers filled = REGISTERS.withSyntheticFacts(folder, List.of("f.csv"));
    Map<String, Placement> placements =
        Placements.of(filled, BREAKDOWNS, LocalDate.parse("2020-12-17"), 2020, 2026);

    assertThat(at(placements("2020-12-17", 2020, 2026), "1511").yearsSettled()).isNull();
    assertThat(at(placements("2020-12-17", 2020, 2026), "1511").syntheticFacts()).isEmpty();
    assertThat(at(placements, "1511").yearsSettled()).isEqualTo(4);
    assertThat(at(placements, "1511").syntheticFacts()).containsExactly("years_settled");
  }

  @Test
  void made_up_facts_that_are_not_marked_are_refused() {
    TextFolder folder =
        new TextFolder()
            .with("f.csv", HEADER + "2020,1506,,4000,,,,,,,\n" + "2020,0101,,1,,,,,,,ja\n");

    assertThatThrownBy(() -> REGISTERS.withSyntheticFacts(folder, List.of("f.csv")))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "Stopped while reading the synthetic facts: 2 problems.\n"
                + "  f.csv:2 [synthetic]: The row is not marked as synthetic. Only made-up facts"
                + " belong in this table; known ones belong in the registers.\n"
                + "  f.csv:3 [code]: 0101 is not valid on 1 January 2020. Use the number that was"
                + " valid on that day.");
  }

  @Test
  void breakdowns_with_mistakes_are_refused_with_all_of_them() throws IOException {
    TextFolder conf =
        RegisterTexts.real()
            .edit("breakdowns.yaml", "from: 5000,", "from: 1500,")
            .edit("breakdowns.yaml", "key: all_five", "key: all_of_them")
            .edit("breakdowns.yaml", "key: unit_type", "key: unit_sort");

    UserError error = catchThrowableOfType(UserError.class, () -> Breakdowns.read(conf, REGISTERS));
    assertThat(error.problems())
        .extracting(Problem::what)
        .containsExactly(
            "The class starts at 1500, not above the class before it.",
            "The groups are all_of_them, some, none.",
            "'unit_sort' is not a known value of 'key'.");
  }

  @Test
  void a_breakdown_out_of_order_or_left_out_is_refused() throws IOException {
    TextFolder conf =
        RegisterTexts.real().edit("breakdowns.yaml", "  - key: unit_type", "  - key: county");

    UserError error = catchThrowableOfType(UserError.class, () -> Breakdowns.read(conf, REGISTERS));
    assertThat(error).hasMessageContaining("The breakdown stands twice.");
  }
}
