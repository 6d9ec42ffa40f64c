package no.kommunespeil.domain.geography;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.kommunespeil.domain.config.CsvTable;
import no.kommunespeil.domain.config.CsvTable.Row;
import no.kommunespeil.domain.config.Folder;
import no.kommunespeil.domain.geography.Registers.FactsKey;
import no.kommunespeil.domain.problem.Problems;
import org.jspecify.annotations.Nullable;

/** Reads the registers' tables and checks each against the others, with every problem at once. */
final class RegisterReader {

  private static final String FOLDER = "registers/";

  private final Folder conf;
  private final Problems problems = new Problems();
  private final Units units = new Units();

  private RegisterReader(Folder conf) {
    this.conf = conf;
  }

  static Registers.Tables read(Folder conf) {
    RegisterReader reader = new RegisterReader(conf);
    Registers.Tables tables = reader.tables();
    reader.problems.throwIfAny("reading the registers");
    return tables;
  }

  private Registers.Tables tables() {
    List<County> counties = counties();
    List<Municipality> municipalities = municipalities();
    List<District> districts = districts();
    // A bad row here makes every later row about the same unit look wrong as well, so codes are
    // only looked up when all units could be read.
    units.complete = problems.isEmpty();
    List<UnitChange> changes = changes();
    List<CountyChange> countyChanges = countyChanges();
    Map<FactsKey, UnitFacts> facts = new LinkedHashMap<>();
    municipalityFacts(facts);
    districtFacts(facts);
    return new Registers.Tables(municipalities, changes, counties, countyChanges, districts, facts);
  }

  private List<County> counties() {
    CsvTable table =
        table("county.csv", List.of("code", "name", "valid_from", "valid_to", "sami_or_alt_names"));
    List<County> counties = new ArrayList<>();
    for (Row row : table.rows()) {
      County county =
          new County(
              row.code("code", 2),
              row.required("name"),
              row.date("valid_from"),
              row.optionalDate("valid_to"),
              parts(row.text("sami_or_alt_names")));
      if (row.sound()) {
        units.add(row, county.code(), county.validFrom(), county.validTo());
        counties.add(county);
      }
    }
    return List.copyOf(counties);
  }

  private List<Municipality> municipalities() {
    CsvTable table =
        table(
            "municipality.csv",
            List.of(
                "code",
                "name",
                "valid_from",
                "valid_to",
                "county_code",
                "sami_or_alt_names",
                "official_name"));
    boolean countiesRead = problems.isEmpty();
    List<Municipality> municipalities = new ArrayList<>();
    for (Row row : table.rows()) {
      Municipality municipality =
          new Municipality(
              row.code("code", 4),
              row.required("name"),
              row.date("valid_from"),
              row.optionalDate("valid_to"),
              row.code("county_code", 2),
              parts(row.text("sami_or_alt_names")),
              row.required("official_name"));
      if (row.sound()) {
        units.add(row, municipality.code(), municipality.validFrom(), municipality.validTo());
        if (countiesRead && !units.known(municipality.countyCode())) {
          row.problem(
              "county_code",
              "There is no county " + municipality.countyCode() + ".",
              "Add it to county.csv, or correct the code.");
        }
        municipalities.add(municipality);
      }
    }
    return List.copyOf(municipalities);
  }

  private List<District> districts() {
    CsvTable table = table("oslo_district.csv", List.of("code", "name", "valid_from", "valid_to"));
    List<District> districts = new ArrayList<>();
    for (Row row : table.rows()) {
      District district =
          new District(
              row.code("code", 6),
              row.required("name"),
              row.date("valid_from"),
              row.optionalDate("valid_to"));
      if (row.sound()) {
        units.add(row, district.code(), district.validFrom(), district.validTo());
        if (!district.code().startsWith(Registers.OSLO)) {
          row.problem(
              "code",
              "The district " + district.code() + " does not lie in Oslo.",
              "Its code must begin with " + Registers.OSLO + ".");
        }
        districts.add(district);
      }
    }
    return List.copyOf(districts);
  }

  private List<UnitChange> changes() {
    CsvTable table =
        table(
            "municipality_change.csv",
            List.of(
                "date",
                "change_type",
                "old_code",
                "new_code",
                "population_share",
                "population_share_basis",
                "old_name",
                "new_name",
                "note"));
    Set<String> seen = new HashSet<>();
    List<UnitChange> changes = new ArrayList<>();
    for (Row row : table.rows()) {
      UnitChange change =
          new UnitChange(
              row.date("date"),
              type(row, UnitChange.Type.values(), UnitChange.Type.RENAME),
              row.code("old_code", 4),
              row.code("new_code", 4),
              row.decimal("population_share", 0, 1),
              basis(row),
              row.required("old_name"),
              row.required("new_name"),
              row.text("note"));
      if (row.sound()) {
        link(row, change.date(), change.oldCode(), change.newCode(), seen);
        changes.add(change);
      }
    }
    return List.copyOf(changes);
  }

  private static @Nullable String basis(Row row) {
    String basis = row.optional("population_share_basis");
    if (basis != null && !basis.equals("exact") && !basis.equals("estimate")) {
      row.problem(
          "population_share_basis",
          "'" + basis + "' is not a basis.",
          "Write exact or estimate for a split, and nothing for other changes.");
    }
    return basis;
  }

  private List<CountyChange> countyChanges() {
    CsvTable table =
        table(
            "county_change.csv",
            List.of("date", "change_type", "old_code", "new_code", "population_share", "note"));
    Set<String> seen = new HashSet<>();
    List<CountyChange> changes = new ArrayList<>();
    for (Row row : table.rows()) {
      CountyChange change =
          new CountyChange(
              row.date("date"),
              type(row, CountyChange.Type.values(), CountyChange.Type.PART),
              row.code("old_code", 2),
              row.code("new_code", 2),
              row.decimal("population_share", 0, 1),
              row.text("note"));
      if (row.sound()) {
        link(row, change.date(), change.oldCode(), change.newCode(), seen);
        changes.add(change);
      }
    }
    return List.copyOf(changes);
  }

  private static <T extends Enum<T>> T type(Row row, T[] types, T otherwise) {
    String text = row.text("change_type");
    for (T type : types) {
      if (type.name().equals(text)) {
        return type;
      }
    }
    List<String> names = new ArrayList<>();
    for (T type : types) {
      names.add(type.name());
    }
    row.problem(
        "change_type",
        "'" + text + "' is not a type of change.",
        "The types are " + String.join(", ", names) + ".");
    return otherwise;
  }

  private void link(Row row, LocalDate date, String oldCode, String newCode, Set<String> seen) {
    if (!seen.add(date + " " + oldCode + " " + newCode)) {
      row.problem(
          "old_code",
          "The change from " + oldCode + " to " + newCode + " on " + date + " stands twice.",
          "Keep one of the rows.");
    }
    if (units.complete && !units.valid(oldCode, date.minusDays(1))) {
      row.problem(
          "old_code",
          oldCode + " is not valid on the day before " + date + ".",
          "Correct the code or the date, or the unit's interval.");
    }
    if (units.complete && !units.valid(newCode, date)) {
      row.problem(
          "new_code",
          newCode + " is not valid on " + date + ".",
          "Correct the code or the date, or the unit's interval.");
    }
  }

  private void municipalityFacts(Map<FactsKey, UnitFacts> facts) {
    for (Row row : table("municipality_facts.csv", FactRows.COLUMNS).rows()) {
      UnitFacts read = FactRows.read(row, row.code("code", 4));
      if (row.sound()) {
        add(row, read, facts);
      }
    }
  }

  private void districtFacts(Map<FactsKey, UnitFacts> facts) {
    for (Row row : table("oslo_district_facts.csv", List.of("year", "code", "population")).rows()) {
      UnitFacts read =
          new UnitFacts(
              row.integer("year", FactRows.FIRST_YEAR, FactRows.LAST_YEAR),
              row.code("code", 6),
              row.optionalInteger("population", 0, FactRows.MOST_PEOPLE),
              null,
              null,
              RefugeesFlag.NOT_OBTAINED,
              null,
              null,
              null,
              Set.of());
      if (row.sound()) {
        add(row, read, facts);
      }
    }
  }

  private void add(Row row, UnitFacts read, Map<FactsKey, UnitFacts> facts) {
    if (facts.put(new FactsKey(read.year(), read.code()), read) != null) {
      row.problem(
          "code",
          "The facts of " + read.code() + " in " + read.year() + " stand twice.",
          "Keep one of the rows.");
    }
    if (units.complete && !units.valid(read.code(), LocalDate.of(read.year(), 1, 1))) {
      row.problem(
          "code",
          read.code() + " is not valid on 1 January " + read.year() + ".",
          "Use the number that was valid on that day.");
    }
  }

  private CsvTable table(String name, List<String> columns) {
    return CsvTable.read(conf, FOLDER + name, columns, problems);
  }

  private static List<String> parts(String names) {
    if (names.isEmpty()) {
      return List.of();
    }
    List<String> parts = new ArrayList<>(4);
    int from = 0;
    for (int bar = names.indexOf('|'); bar >= 0; bar = names.indexOf('|', from)) {
      parts.add(names.substring(from, bar));
      from = bar + 1;
    }
    parts.add(names.substring(from));
    return List.copyOf(parts);
  }

  /**
   * The intervals of every code; those of counties, municipalities and districts differ in length.
   */
  private static final class Units {

    private record Span(LocalDate from, @Nullable LocalDate to) {}

    private final Map<String, List<Span>> spans = new HashMap<>();
    private boolean complete;

    void add(Row row, String code, LocalDate from, @Nullable LocalDate to) {
      if (to != null && !from.isBefore(to)) {
        row.problem(
            "valid_to",
            "The interval of " + code + " ends before it begins.",
            "valid_to is the first day on which the unit is no longer valid.");
        return;
      }
      List<Span> earlier = spans.computeIfAbsent(code, c -> new ArrayList<>(2));
      for (Span span : earlier) {
        boolean apart =
            to != null && !span.from.isBefore(to) || span.to != null && !from.isBefore(span.to);
        if (!apart) {
          row.problem(
              "valid_from",
              "The interval of " + code + " overlaps another of its intervals.",
              "A code is valid once on each day; end one interval where the next begins.");
        }
      }
      earlier.add(new Span(from, to));
    }

    boolean known(String code) {
      return spans.containsKey(code);
    }

    boolean valid(String code, LocalDate day) {
      for (Span span : spans.getOrDefault(code, List.of())) {
        if (Interval.holds(span.from, span.to, day)) {
          return true;
        }
      }
      return false;
    }
  }
}
