package no.kommunespeil.domain.geography;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import no.kommunespeil.domain.geography.RegisterCheck.CentralityLimit;
import no.kommunespeil.domain.geography.RegisterCheck.Findings;
import no.kommunespeil.domain.geography.RegisterCheck.NationalFigure;
import org.jspecify.annotations.Nullable;

/** Checks that what is known about the units adds up to what is known about the country. */
final class FigureChecks {

  static final String MEASURES =
      "municipalities, counties, population, immigrants, refugees_settled and centrality_1 to"
          + " centrality_6";

  private static final double LEAST_OF_OSLO = 0.97;

  private final Registers registers;
  private final List<NationalFigure> figures;
  private final List<CentralityLimit> limits;
  private final Findings findings;

  FigureChecks(
      Registers registers,
      List<NationalFigure> figures,
      List<CentralityLimit> limits,
      Findings findings) {
    this.registers = registers;
    this.figures = figures;
    this.limits =
        limits.stream()
            .sorted(Comparator.comparingInt(CentralityLimit::indexFrom).reversed())
            .toList();
    this.findings = findings;
  }

  static boolean knows(String measure) {
    return switch (measure) {
      case "municipalities", "counties", "population", "immigrants", "refugees_settled" -> true;
      default -> centralityClass(measure) != 0;
    };
  }

  /** The class in "centrality_3", or 0. */
  private static int centralityClass(String measure) {
    String prefix = "centrality_";
    boolean fits =
        measure.length() == prefix.length() + 1
            && measure.startsWith(prefix)
            && measure.charAt(prefix.length()) >= '1'
            && measure.charAt(prefix.length()) <= '6';
    return fits ? measure.charAt(prefix.length()) - '0' : 0;
  }

  void run() {
    for (NationalFigure figure : figures) {
      compare(figure);
    }
    for (int year = registers.firstYear(); year <= registers.newestYear(); year++) {
      Set<String> covered = new TreeSet<>();
      figures.stream().filter(hasYear(year)).forEach(figure -> covered.add(figure.measure()));
      Set<String> missing = new TreeSet<>(Set.of("municipalities", "counties", "population"));
      missing.removeAll(covered);
      findings.none("There are national figures to check " + year + " against.", missing);
      factsOf(year);
      districts(year);
    }
    centrality();
    refugees();
  }

  private static Predicate<NationalFigure> hasYear(int year) {
    return figure -> figure.year() == year;
  }

  private void compare(NationalFigure figure) {
    int year = figure.year();
    LocalDate day = LocalDate.of(year, 1, 1);
    int value = figure.value();
    switch (figure.measure()) {
      case "municipalities" ->
          findings.equal(
              "There are " + value + " municipalities on " + day + ".",
              registers.municipalities(day).size(),
              value);
      case "counties" ->
          findings.equal(
              "There are " + value + " counties on " + day + ".",
              registers.counties(day).size(),
              value);
      case "population" ->
          findings.equal(
              "The municipalities' populations of " + year + " add up to the country's.",
              sum(year, UnitFacts::population),
              value);
      case "immigrants" ->
          findings.equal(
              "The municipalities' immigrants of " + year + " add up to the country's.",
              sum(year, UnitFacts::immigrants),
              value);
      case "refugees_settled" ->
          findings.equal(
              "The published numbers of refugees settled in " + year + " have their known sum.",
              sum(year, UnitFacts::refugeesSettled),
              value);
      default -> {
        int wanted = centralityClass(figure.measure());
        findings.equal(
            "In " + year + ", " + value + " municipalities have centrality " + wanted + ".",
            municipalityFacts(year).stream()
                .filter(f -> f.centralityClass() != null && f.centralityClass() == wanted)
                .count(),
            value);
      }
    }
  }

  private List<UnitFacts> municipalityFacts(int year) {
    return registers.allFacts().values().stream()
        .filter(facts -> facts.year() == year && !Registers.isDistrict(facts.code()))
        .toList();
  }

  private long sum(int year, Function<UnitFacts, @Nullable Integer> fact) {
    long sum = 0;
    for (UnitFacts facts : municipalityFacts(year)) {
      Integer number = fact.apply(facts);
      sum += number == null ? 0 : number;
    }
    return sum;
  }

  private void factsOf(int year) {
    LocalDate day = LocalDate.of(year, 1, 1);
    List<String> missing = new ArrayList<>();
    for (Municipality unit : registers.municipalities(day)) {
      if (registers.facts(unit.code(), year).map(UnitFacts::population).isEmpty()) {
        missing.add(unit.code());
      }
    }
    findings.none("Every municipality of " + day + " has a population.", missing);
  }

  private void districts(int year) {
    long people = 0;
    List<String> missing = new ArrayList<>();
    for (District district : registers.districts(LocalDate.of(year, 1, 1))) {
      Optional<Integer> population =
          registers.facts(district.code(), year).map(UnitFacts::population);
      if (population.isEmpty()) {
        missing.add(district.code());
      }
      people += population.orElse(0);
    }
    findings.none("Every district of Oslo has a population in " + year + ".", missing);
    int oslo = registers.facts(Registers.OSLO, year).map(UnitFacts::population).orElse(0);
    boolean fits = people <= oslo && people >= LEAST_OF_OSLO * oslo;
    findings.none(
        "Oslo's districts hold 97-100 % of its people in " + year + ".",
        fits ? List.of() : List.of(people + " of " + oslo));
  }

  private void centrality() {
    List<String> wrong = new ArrayList<>();
    for (UnitFacts facts : registers.allFacts().values()) {
      Integer index = facts.centralityIndex();
      Integer expected = index == null ? null : classOf(index);
      boolean whole = (index == null) == (facts.centralityVersion() == null);
      if (!whole || !Objects.equals(expected, facts.centralityClass())) {
        wrong.add(facts.code() + " in " + facts.year());
      }
    }
    findings.none("Every class of centrality follows from the index and has a version.", wrong);
  }

  private @Nullable Integer classOf(int index) {
    return limits.stream()
        .filter(limit -> index >= limit.indexFrom())
        .findFirst()
        .map(CentralityLimit::centralityClass)
        .orElse(null);
  }

  private void refugees() {
    List<String> wrong = new ArrayList<>();
    for (UnitFacts facts : registers.allFacts().values()) {
      RefugeesFlag flag = facts.refugeesSettledFlag();
      boolean valueDue = flag == null || flag == RefugeesFlag.LOWER_BOUND;
      if (valueDue != (facts.refugeesSettled() != null)) {
        wrong.add(facts.code() + " in " + facts.year());
      }
    }
    findings.none("Settled refugees are either a number or a reason why there is none.", wrong);
  }
}
