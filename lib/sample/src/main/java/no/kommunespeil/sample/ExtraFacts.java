package no.kommunespeil.sample;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.kommunespeil.domain.config.Folder;
import no.kommunespeil.domain.geography.Municipality;
import no.kommunespeil.domain.geography.RefugeesFlag;
import no.kommunespeil.domain.geography.Registers;
import no.kommunespeil.domain.geography.UnitFacts;

/**
 * Made-up facts where the registers have none: immigrants after 2015, and settled refugees where
 * the publisher withholds a small number or shows none, in the years that the 2020 wave looks back
 * on.
 */
final class ExtraFacts {

  /** Where the table stands in the folder of wave files. */
  static final String PATH = "syntetiske_fakta.csv";

  private static final String HEADER =
      "year,code,population,immigrants,refugees_settled,refugees_settled_flag,centrality_class,"
          + "centrality_index,centrality_version,immigrant_background_share_pct,synthetic\n";

  /** The last year whose immigrants the registers know. */
  private static final int LAST_KNOWN = 2015;

  private static final int STRUCTURE = 2020;
  private static final Set<Integer> SETTLED_YEARS = Set.of(2016, 2017, 2018, 2019, 2020);

  /** Of the population in 2015, and how much more of it each year after, in the whole country. */
  private static final double COUNTRY = 0.13;

  private static final double YEARLY_GROWTH = 0.027;
  private static final int MOST_WITHHELD = 4;

  private final Registers registers;
  private final Draws draws;
  private final Map<String, Double> multipliers = new HashMap<>();
  private final Map<String, Integer> exact = new HashMap<>();

  ExtraFacts(Registers registers, Draws draws) {
    this.registers = registers;
    this.draws = draws;
  }

  /** Has more or fewer immigrants in a municipality of 2020 than its share in 2015 makes likely. */
  void multiply(String code, double multiplier) {
    multipliers.put(code, multiplier);
  }

  /** Sets the immigrants of a municipality in 2020. */
  void set(String code, int immigrants) {
    exact.put(code, immigrants);
  }

  /** The registers with these facts filled in. */
  Registers fillIn() {
    return registers.withSyntheticFacts(
        new OneFile(csv().getBytes(StandardCharsets.UTF_8)), List.of(PATH));
  }

  String csv() {
    StringBuilder csv = new StringBuilder(HEADER);
    for (int year = registers.firstYear(); year <= registers.newestYear(); year++) {
      LocalDate newYear = LocalDate.of(year, 1, 1);
      List<Municipality> units =
          registers.municipalities(newYear).stream()
              .sorted(Comparator.comparing(Municipality::code))
              .toList();
      for (Municipality unit : units) {
        String immigrants = immigrants(unit.code(), year);
        String settled = SETTLED_YEARS.contains(year) ? settled(unit.code(), year) : "";
        if (!immigrants.isEmpty() || !settled.isEmpty()) {
          csv.append(year).append(',').append(unit.code()).append(",,").append(immigrants);
          csv.append(',').append(settled).append(",,,,,,ja\n");
        }
      }
    }
    return csv.toString();
  }

  /** Immigrants a municipality may have had; empty where the registers know them. */
  private String immigrants(String code, int year) {
    UnitFacts facts = registers.facts(code, year).orElse(null);
    if (facts == null || facts.immigrants() != null || facts.population() == null) {
      return "";
    }
    if (year == STRUCTURE && exact.containsKey(code)) {
      return Integer.toString(exact.getOrDefault(code, 0));
    }
    return Integer.toString((int) Math.round(likely(code, year, facts.population())));
  }

  /** Immigrants of a municipality in 2020 before any adjustment. */
  double likely2020(String code) {
    Integer population = registers.facts(code, STRUCTURE).map(UnitFacts::population).orElse(null);
    return population == null ? Double.NaN : likely(code, STRUCTURE, population);
  }

  private double likely(String code, int year, int population) {
    LocalDate newYear = LocalDate.of(year, 1, 1);
    String then = registers.succession().inStructure(code, newYear, STRUCTURE).code();
    double share = shareBefore(code, newYear) * (1 + YEARLY_GROWTH * (year - LAST_KNOWN));
    double multiplied = share * multipliers.getOrDefault(then, 1.0);
    return Math.min(population * 0.6, population * multiplied);
  }

  private double shareBefore(String code, LocalDate day) {
    LocalDate known = LocalDate.of(LAST_KNOWN, 1, 1);
    double people = 0;
    double immigrants = 0;
    Set<String> parts = registers.succession().predecessors(code, day, known);
    for (String part : parts) {
      UnitFacts facts = registers.facts(part, LAST_KNOWN).orElse(null);
      if (facts != null) {
        Integer population = facts.population();
        Integer born = facts.immigrants();
        people += population == null ? 0 : population;
        immigrants += born == null ? 0 : born;
      }
    }
    return people == 0 ? COUNTRY : immigrants / people;
  }

  /** Refugees that may have been settled; empty where the registers know. */
  private String settled(String code, int year) {
    UnitFacts facts = registers.facts(code, year).orElse(null);
    if (facts == null || facts.refugeesSettled() != null) {
      return "";
    }
    boolean withheld = facts.refugeesSettledFlag() == RefugeesFlag.SUPPRESSED;
    boolean perhapsNone = year == STRUCTURE && noneReportedBefore(code);
    int few = 1 + draws.below(MOST_WITHHELD, "withheld", code, Integer.toString(year));
    return Integer.toString(withheld && !perhapsNone ? few : 0);
  }

  /** Whether no number of settled refugees is shown for either of the two years before 2020. */
  private boolean noneReportedBefore(String code) {
    LocalDate day = LocalDate.of(STRUCTURE, 1, 1);
    for (int year = STRUCTURE - 2; year < STRUCTURE; year++) {
      for (String part : registers.succession().predecessors(code, day, LocalDate.of(year, 1, 1))) {
        UnitFacts facts = registers.facts(part, year).orElse(null);
        if (facts != null && facts.refugeesSettledFlag() != RefugeesFlag.NOT_REPORTED) {
          return false;
        }
      }
    }
    return true;
  }

  /** A folder that holds the table alone. */
  private record OneFile(byte[] bytes) implements Folder {

    @Override
    public String name() {
      return "made-up facts";
    }

    @Override
    public List<String> list(String subFolder) {
      return List.of(PATH);
    }

    @Override
    public boolean exists(String path) {
      return path.equals(PATH);
    }

    @Override
    public long size(String path) throws IOException {
      return bytes.length;
    }

    @Override
    public InputStream open(String path) throws IOException {
      if (!exists(path)) {
        throw new FileNotFoundException(path);
      }
      return new ByteArrayInputStream(bytes);
    }
  }
}
