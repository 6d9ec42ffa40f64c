package no.kommunespeil.domain.geography;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import no.kommunespeil.domain.geography.Breakdown.Kind;
import org.jspecify.annotations.Nullable;

/** Places every unit of a day: municipality history unrolled to a table for lookup. */
public final class Placements {

  private static final int SETTLEMENT_YEARS = 5;

  private final Registers registers;
  private final Breakdowns breakdowns;
  private final Settlement settlement;
  private final LocalDate day;
  private final int factsYear;
  private final int structureYear;

  private Placements(
      Registers registers, Breakdowns breakdowns, LocalDate day, int factsYear, int structureYear) {
    this.registers = registers;
    this.breakdowns = breakdowns;
    this.settlement = Settlement.on(registers, day);
    this.day = day;
    this.factsYear = factsYear;
    this.structureYear = structureYear;
  }

  /**
   * The placement of every municipality and district valid on the day, by number.
   *
   * @param day the wave's register day
   * @param factsYear the wave's facts year; facts of municipalities that only came about after its
   *     1 January are the sums of their predecessors' where all of those are known
   * @param structureYear from {@link Registers#firstYear()} to {@link Registers#newestYear()}
   */
  public static Map<String, Placement> of(
      Registers registers, Breakdowns breakdowns, LocalDate day, int factsYear, int structureYear) {
    Placements placements = new Placements(registers, breakdowns, day, factsYear, structureYear);
    Map<String, Placement> byUnit = new TreeMap<>();
    for (Municipality municipality : registers.municipalities(day)) {
      String code = municipality.code();
      UnitType type = code.equals(Registers.OSLO) ? UnitType.CITY : UnitType.MUNICIPALITY;
      byUnit.put(code, placements.place(code, municipality.name(), type));
    }
    for (District district : registers.districts(day)) {
      byUnit.put(
          district.code(), placements.place(district.code(), district.name(), UnitType.DISTRICT));
    }
    return byUnit;
  }

  private Placement place(String unit, String name, UnitType type) {
    UnitFacts facts = facts(unit);
    // Centrality is a property of the municipality; a district has that of the one it lies in.
    UnitFacts centrality =
        type == UnitType.DISTRICT && facts.centralityClass() == null
            ? facts(Registers.municipalityOf(unit))
            : facts;
    Successor successor = registers.succession().inStructure(unit, day, structureYear);
    String county = county(unit, day);
    String countyInStructure = county(successor.code(), LocalDate.of(structureYear, 1, 1));
    @Nullable Integer yearsSettled = yearsSettled(unit);
    String sizeClass =
        facts.population() == null ? Breakdown.UNKNOWN : breakdowns.sizeClass(facts.population());
    String settlementClass = settlementClass(yearsSettled);
    List<String> groups = new ArrayList<>();
    for (Breakdown breakdown : breakdowns.list()) {
      groups.add(
          switch (breakdown.kind()) {
            case ALL -> Kind.ALL.key();
            case COUNTY -> county;
            case COUNTY_STRUCTURE -> countyInStructure;
            case CENTRALITY ->
                centrality.centralityClass() == null
                    ? Breakdown.UNKNOWN
                    : centrality.centralityClass().toString();
            case SIZE -> sizeClass;
            case SETTLEMENT -> settlementClass;
            case UNIT_TYPE -> type.key();
          });
    }
    return new Placement(
        unit,
        type.key(),
        name,
        county,
        successor.code(),
        countyInStructure,
        successor.exactness().key(),
        facts.population(),
        facts.immigrants(),
        facts.refugeesSettled(),
        facts.refugeesSettledFlag() == null ? null : facts.refugeesSettledFlag().key(),
        centrality.centralityClass(),
        centrality.centralityIndex(),
        centrality.centralityVersion(),
        sizeClass,
        settlementClass,
        yearsSettled,
        List.copyOf(groups),
        syntheticFacts(facts, unit, yearsSettled));
  }

  /** Names of the facts that are made up; the years settled are when any of the five is. */
  private List<String> syntheticFacts(
      UnitFacts facts, String unit, @Nullable Integer yearsSettled) {
    List<String> names = new ArrayList<>();
    facts.synthetic().stream().map(UnitFacts.Fact::key).sorted().forEach(names::add);
    if (yearsSettled != null && isSettlementMadeUp(unit)) {
      names.add(Placement.YEARS_SETTLED);
    }
    return List.copyOf(names);
  }

  private boolean isSettlementMadeUp(String unit) {
    for (int year = factsYear - SETTLEMENT_YEARS + 1; year <= factsYear; year++) {
      if (settlement.isMadeUp(unit, year)) {
        return true;
      }
    }
    return false;
  }

  private String county(String unit, LocalDate when) {
    return registers.countyOf(unit, when).map(County::code).orElse(Breakdown.UNKNOWN);
  }

  private UnitFacts facts(String unit) {
    return registers.facts(unit, factsYear).orElseGet(() -> factsOfPredecessors(unit));
  }

  /**
   * The facts of a municipality that had not come about on 1 January of the facts year. Numbers of
   * people add up when every predecessor went into it whole; a class of centrality is kept from a
   * single one.
   */
  private UnitFacts factsOfPredecessors(String unit) {
    LocalDate earlier = LocalDate.of(factsYear, 1, 1);
    UnitFacts none = UnitFacts.none(factsYear, unit);
    if (earlier.isAfter(day)) {
      return none;
    }
    Set<String> predecessors = registers.succession().origins(unit, day, earlier);
    List<UnitFacts> parts = new ArrayList<>();
    for (String predecessor : predecessors) {
      boolean whole =
          registers.succession().successors(predecessor, earlier, day).equals(Set.of(unit));
      UnitFacts part = registers.facts(predecessor, factsYear).orElse(null);
      if (!whole || part == null) {
        return none;
      }
      parts.add(part);
    }
    return SummedFacts.of(none, parts);
  }

  private @Nullable Integer yearsSettled(String unit) {
    int settled = 0;
    for (int year = factsYear - SETTLEMENT_YEARS + 1; year <= factsYear; year++) {
      Settlement.Answer any = settlement.anyIn(unit, year);
      if (any == Settlement.Answer.UNKNOWN) {
        return null;
      }
      settled += any == Settlement.Answer.YES ? 1 : 0;
    }
    return settled;
  }

  private static String settlementClass(@Nullable Integer yearsSettled) {
    if (yearsSettled == null) {
      return Breakdown.UNKNOWN;
    }
    return switch (yearsSettled) {
      case 0 -> Breakdowns.NONE;
      case SETTLEMENT_YEARS -> Breakdowns.ALL_FIVE;
      default -> Breakdowns.SOME;
    };
  }
}
