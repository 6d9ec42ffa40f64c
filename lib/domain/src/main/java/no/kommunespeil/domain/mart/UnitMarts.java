package no.kommunespeil.domain.mart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.kommunespeil.domain.geography.County;
import no.kommunespeil.domain.geography.Municipality;
import no.kommunespeil.domain.geography.Placement;
import no.kommunespeil.domain.geography.Registers;
import no.kommunespeil.domain.geography.UnitChange;
import no.kommunespeil.domain.geography.UnitType;
import no.kommunespeil.domain.survey.Wave;
import org.jspecify.annotations.Nullable;

/** The units of each wave, how they changed, and where their rows of answers come from. */
final class UnitMarts {

  static final String UNITS = "units";

  static final List<String> UNIT_COLUMNS =
      Columns.of(RowCells.WAVE)
          .and(
              List.of(
                  "unit",
                  "name",
                  "official_name",
                  "unit_type",
                  "municipality",
                  "county",
                  "county_name",
                  "structure_year",
                  "structure_unit",
                  "structure_unit_name",
                  "structure_county",
                  "structure_county_name",
                  "exactness",
                  "facts_year",
                  "population",
                  "immigrants",
                  "refugees_settled",
                  "refugees_settled_flag",
                  "centrality_class",
                  "centrality_index",
                  "centrality_version",
                  "years_settled",
                  "settlement_group",
                  "size_group",
                  "synthetic_facts"))
          .list();

  static final String UNIT_CHANGES = "unit_changes";

  static final List<String> UNIT_CHANGE_COLUMNS =
      List.of(
          "date",
          "change_type",
          "old_unit",
          "new_unit",
          "old_name",
          "new_name",
          "population_share",
          "population_share_basis",
          "note",
          "synthetic");

  static final String UNIT_BRIDGE = "unit_bridge";

  static final List<String> UNIT_BRIDGE_COLUMNS =
      List.of(
          "wave",
          "unit",
          "unit_name",
          "structure_year",
          "structure_unit",
          "structure_unit_name",
          "structure_county",
          "exactness",
          "same_structure_unit_n",
          "synthetic");

  static final String DELIVERIES = "deliveries";

  static final List<String> DELIVERY_COLUMNS =
      List.of(
          "wave",
          "sub_survey",
          "file",
          "content",
          "checksum",
          "status",
          "reason",
          "rows_n",
          "file_rows_n",
          "synthetic");

  private static final String COUNTED = "counted";
  private static final int MUNICIPALITY_DIGITS = 4;

  private final MartInputs inputs;
  private final LocalDate structureDay;

  UnitMarts(MartInputs inputs) {
    this.inputs = inputs;
    this.structureDay = LocalDate.of(inputs.structureYear(), 1, 1);
  }

  List<@Nullable Object[]> units() {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Wave wave : inputs.waves()) {
      for (Placement unit : placements(wave).values()) {
        rows.add(unit(wave, unit));
      }
    }
    return rows;
  }

  private @Nullable Object[] unit(Wave wave, Placement unit) {
    @Nullable Object[] row = new Object[UNIT_COLUMNS.size()];
    int at = RowCells.wave(row, 0, wave, inputs);
    boolean isSynthetic = inputs.isSynthetic(wave) || !unit.syntheticFacts().isEmpty();
    row[at - 1] = isSynthetic;
    row[at++] = unit.unit();
    row[at++] = unit.name();
    row[at++] = officialName(unit, wave.registerDay());
    row[at++] = unit.unitType();
    row[at++] =
        unit.unitType().equals(UnitType.DISTRICT.key())
            ? unit.unit().substring(0, MUNICIPALITY_DIGITS)
            : unit.unit();
    row[at++] = unit.county();
    row[at++] = county(unit.county(), wave.registerDay());
    row[at++] = inputs.structureYear();
    row[at++] = unit.unitInStructure();
    row[at++] = name(unit.unitInStructure());
    row[at++] = unit.countyInStructure();
    row[at++] = county(unit.countyInStructure(), structureDay);
    row[at++] = unit.exactness();
    row[at++] = wave.factsYear();
    row[at++] = unit.population();
    row[at++] = unit.immigrants();
    row[at++] = unit.refugeesSettled();
    row[at++] = unit.refugeesSettledFlag();
    row[at++] = unit.centralityClass();
    row[at++] = unit.centralityIndex();
    row[at++] = unit.centralityVersion();
    row[at++] = unit.yearsSettled();
    row[at++] = unit.settlementClass();
    row[at++] = unit.sizeClass();
    row[at] = unit.syntheticFacts().isEmpty() ? null : String.join(" ", unit.syntheticFacts());
    return row;
  }

  private String officialName(Placement unit, LocalDate day) {
    return inputs
        .registers()
        .municipality(unit.unit(), day)
        .map(Municipality::officialName)
        .orElse(unit.name());
  }

  private String name(String unitInStructure) {
    return inputs.registers().name(unitInStructure, structureDay).orElse(unitInStructure);
  }

  private String county(String code, LocalDate day) {
    Registers registers = inputs.registers();
    return registers.county(code, day).map(County::name).orElse(code);
  }

  /** The register's links between municipalities. */
  List<@Nullable Object[]> unitChanges() {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (UnitChange change : inputs.registers().changes()) {
      rows.add(
          new @Nullable Object[] {
            change.date(),
            change.type().name(),
            change.oldCode(),
            change.newCode(),
            change.oldName(),
            change.newName(),
            change.populationShare(),
            change.populationShareBasis(),
            change.note().isEmpty() ? null : change.note(),
            false
          });
    }
    return rows;
  }

  List<@Nullable Object[]> unitBridge() {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Wave wave : inputs.waves()) {
      Map<String, Integer> sharing = new HashMap<>();
      for (Placement unit : placements(wave).values()) {
        sharing.merge(unit.unitInStructure(), 1, Integer::sum);
      }
      for (Placement unit : placements(wave).values()) {
        rows.add(
            new @Nullable Object[] {
              wave.key(),
              unit.unit(),
              unit.name(),
              inputs.structureYear(),
              unit.unitInStructure(),
              name(unit.unitInStructure()),
              unit.countyInStructure(),
              unit.exactness(),
              sharing.getOrDefault(unit.unitInStructure(), 0),
              inputs.isSynthetic(wave)
            });
      }
    }
    return rows;
  }

  List<@Nullable Object[]> deliveries() {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (DeliveryAccount file : inputs.deliveries()) {
      rows.add(delivery(file, COUNTED, COUNTED, file.counted()));
      new TreeMap<>(file.setAside())
          .forEach((reason, number) -> rows.add(delivery(file, "set_aside", reason, number)));
      new TreeMap<>(file.rejected())
          .forEach((reason, number) -> rows.add(delivery(file, "rejected", reason, number)));
    }
    return rows;
  }

  private @Nullable Object[] delivery(
      DeliveryAccount file, String status, String reason, long number) {
    return new @Nullable Object[] {
      file.wave(),
      file.subSurvey(),
      file.file(),
      isOfCodes(inputs, file) ? "codes" : "responses",
      file.checksum(),
      status,
      reason,
      number,
      file.read(),
      inputs.syntheticWaves().contains(file.wave())
    };
  }

  /** Whether the file holds codes of open answers, and not responses. */
  static boolean isOfCodes(MartInputs inputs, DeliveryAccount file) {
    return inputs
        .survey()
        .wave(file.wave())
        .flatMap(wave -> wave.subSurvey(file.subSurvey()))
        .flatMap(asked -> asked.coding(file.file()))
        .isPresent();
  }

  private Map<String, Placement> placements(Wave wave) {
    return inputs.placements().getOrDefault(wave.key(), Map.of());
  }
}
