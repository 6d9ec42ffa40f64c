package no.kommunespeil.domain.geography;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.kommunespeil.domain.config.Folder;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.domain.survey.FrameRule;

/**
 * Municipalities, counties and Oslo's districts over time, and what is known about them by year.
 */
public final class Registers {

  /** Oslo as a whole. */
  public static final String OSLO = "0301";

  private final Tables tables;
  private final Map<String, List<Municipality>> municipalitiesByCode;
  private final int firstYear;
  private final int newestYear;
  private final Succession succession;

  /** The registers' rows as read; lists in the order of the files, facts by year and code. */
  record Tables(
      List<Municipality> municipalities,
      List<UnitChange> changes,
      List<County> counties,
      List<CountyChange> countyChanges,
      List<District> districts,
      Map<FactsKey, UnitFacts> facts) {}

  record FactsKey(int year, String code) {}

  Registers(Tables tables) {
    this.tables = tables;
    this.municipalitiesByCode = new LinkedHashMap<>();
    for (Municipality municipality : tables.municipalities()) {
      municipalitiesByCode
          .computeIfAbsent(municipality.code(), code -> new ArrayList<>(2))
          .add(municipality);
    }
    this.firstYear = tables.facts().keySet().stream().mapToInt(FactsKey::year).min().orElse(0);
    this.newestYear =
        Math.max(
            tables.facts().keySet().stream().mapToInt(FactsKey::year).max().orElse(0),
            tables.changes().stream().mapToInt(change -> change.date().getYear()).max().orElse(0));
    this.succession = new Succession(this);
  }

  /**
   * Reads the registers of a folder of configuration.
   *
   * @param conf the folder that holds {@code registers/}
   * @throws UserError with every problem in every table
   */
  public static Registers read(Folder conf) {
    return new Registers(RegisterReader.read(conf));
  }

  /** Registers without a unit: what else is wrong can be looked for where these cannot be read. */
  public static Registers none() {
    return new Registers(
        new Tables(List.of(), List.of(), List.of(), List.of(), List.of(), Map.of()));
  }

  /**
   * These registers with what they lack filled in from made-up tables, for samples. A table has the
   * columns of {@code municipality_facts.csv}, and {@code synthetic}, which must be filled in every
   * row. Only missing facts are filled; each one that is says so in {@link UnitFacts#synthetic()}.
   *
   * @param paths of the tables, within the folder
   * @throws UserError with every problem in every table
   */
  public Registers withSyntheticFacts(Folder folder, List<String> paths) {
    return new Registers(
        new Tables(
            tables.municipalities(),
            tables.changes(),
            tables.counties(),
            tables.countyChanges(),
            tables.districts(),
            SyntheticFacts.fill(this, folder, paths)));
  }

  // Units on a day.

  /** The municipalities valid on the day, by number. */
  public List<Municipality> municipalities(LocalDate day) {
    return tables.municipalities().stream()
        .filter(municipality -> municipality.validOn(day))
        .sorted(Comparator.comparing(Municipality::code))
        .toList();
  }

  public Optional<Municipality> municipality(String code, LocalDate day) {
    return history(code).stream().filter(municipality -> municipality.validOn(day)).findFirst();
  }

  /** Every interval in which the number was used, in the order of the register. */
  List<Municipality> history(String code) {
    return municipalitiesByCode.getOrDefault(code, List.of());
  }

  /** Every interval of every number, in the order of the register. */
  List<Municipality> allMunicipalities() {
    return tables.municipalities();
  }

  /** Oslo's districts valid on the day, by number. */
  public List<District> districts(LocalDate day) {
    return tables.districts().stream()
        .filter(district -> district.validOn(day))
        .sorted(Comparator.comparing(District::code))
        .toList();
  }

  public Optional<District> district(String code, LocalDate day) {
    return tables.districts().stream()
        .filter(district -> district.code().equals(code) && district.validOn(day))
        .findFirst();
  }

  /** The counties valid on the day, by number. */
  public List<County> counties(LocalDate day) {
    return tables.counties().stream()
        .filter(county -> county.validOn(day))
        .sorted(Comparator.comparing(County::code))
        .toList();
  }

  /** Every county the registers know, by number; a number is never used for two counties. */
  public List<County> allCounties() {
    return tables.counties().stream().sorted(Comparator.comparing(County::code)).toList();
  }

  public Optional<County> county(String code, LocalDate day) {
    return tables.counties().stream()
        .filter(county -> county.code().equals(code) && county.validOn(day))
        .findFirst();
  }

  /** The county a municipality or district lies in on the day. */
  public Optional<County> countyOf(String unit, LocalDate day) {
    String code = municipalityOf(unit);
    return municipality(code, day).flatMap(found -> county(found.countyCode(), day));
  }

  /** The Norwegian name of a municipality or district on the day. */
  public Optional<String> name(String unit, LocalDate day) {
    return isDistrict(unit)
        ? district(unit, day).map(District::name)
        : municipality(unit, day).map(Municipality::name);
  }

  /**
   * The units a sub-survey asks, by number.
   *
   * @param day the wave's register day
   */
  public List<FrameUnit> frame(FrameRule rule, LocalDate day) {
    List<FrameUnit> units = new ArrayList<>();
    for (Municipality municipality : municipalities(day)) {
      if (!municipality.code().equals(OSLO)) {
        units.add(new FrameUnit(municipality.code(), municipality.name(), UnitType.MUNICIPALITY));
      } else if (rule.asksCity()) {
        units.add(new FrameUnit(OSLO, municipality.name(), UnitType.CITY));
      }
    }
    if (rule.asksDistricts()) {
      for (District district : districts(day)) {
        units.add(new FrameUnit(district.code(), district.name(), UnitType.DISTRICT));
      }
    }
    units.sort(Comparator.comparing(FrameUnit::code));
    return List.copyOf(units);
  }

  // Facts.

  /** What is known about a municipality or district in a year; empty when it has no row. */
  public Optional<UnitFacts> facts(String unit, int year) {
    return Optional.ofNullable(tables.facts().get(new FactsKey(year, unit)));
  }

  Map<FactsKey, UnitFacts> allFacts() {
    return tables.facts();
  }

  // Change.

  /** Which unit stands for which in another year's structure. */
  public Succession succession() {
    return succession;
  }

  /** The unit-change bridge: every link between municipalities, by day and old number. */
  public List<UnitChange> changes() {
    return tables.changes();
  }

  /** Every link between counties, by day and old number. */
  public List<CountyChange> countyChanges() {
    return tables.countyChanges();
  }

  /** The first year whose 1 January the registers cover. */
  public int firstYear() {
    return firstYear;
  }

  /** The newest structure: the last year with facts or with a change. */
  public int newestYear() {
    return newestYear;
  }

  /** Whether the number is a district's rather than a municipality's. */
  static boolean isDistrict(String unit) {
    return unit.length() == 6;
  }

  /** The municipality the unit is or lies in. */
  static String municipalityOf(String unit) {
    return isDistrict(unit) ? unit.substring(0, 4) : unit;
  }
}
