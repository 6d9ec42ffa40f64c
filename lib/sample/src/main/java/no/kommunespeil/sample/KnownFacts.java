package no.kommunespeil.sample;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.kommunespeil.domain.geography.Registers;
import no.kommunespeil.domain.geography.UnitFacts;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.sample.SampleTargets.Fact;
import org.jspecify.annotations.Nullable;

/** What the registers know of the units of a wave; what they do not know is not a number. */
final class KnownFacts {

  private static final int YEARS_OF_SETTLEMENT = 5;

  private final Registers registers;
  private final LocalDate day;
  private final int year;
  private final Map<String, Double> cache = new HashMap<>();

  KnownFacts(Registers registers, Wave wave) {
    this.registers = registers;
    this.day = wave.registerDay();
    this.year = wave.factsYear();
  }

  double[] values(Fact fact, List<SampleUnit> units) {
    return units.stream().mapToDouble(unit -> value(fact, unit.code())).toArray();
  }

  double value(Fact fact, String code) {
    return cache.computeIfAbsent(fact + code, key -> find(fact, code));
  }

  private double find(Fact fact, String code) {
    return switch (fact) {
      case POPULATION -> number(code, UnitFacts::population);
      case IMMIGRANTS -> number(code, UnitFacts::immigrants);
      case CENTRALITY_CLASS -> number(code.substring(0, 4), UnitFacts::centralityClass);
      case SETTLED_LAST_YEAR -> settled(code, year - 1);
      case SETTLEMENT_YEARS -> yearsWithSettlement(code, YEARS_OF_SETTLEMENT);
      case SETTLED_IN_THREE_YEARS -> Math.min(1, yearsWithSettlement(code, 3));
      case SETTLED_IN_FOUR_YEARS -> Math.min(1, yearsWithSettlement(code, 4));
    };
  }

  private interface Number {
    @Nullable Integer of(UnitFacts facts);
  }

  private double number(String code, Number number) {
    Integer known = registers.facts(code, year).map(number::of).orElse(null);
    return known == null ? Double.NaN : known;
  }

  /** Not a number unless something is known of at least one of the years. */
  private double yearsWithSettlement(String code, int years) {
    double with = Double.NaN;
    for (int back = 0; back < years; back++) {
      double settled = settled(code, year - back);
      if (!Double.isNaN(settled)) {
        with = (Double.isNaN(with) ? 0 : with) + (settled > 0 ? 1 : 0);
      }
    }
    return with;
  }

  /** Refugees settled in a year in what is now the unit, over those of its parts that are known. */
  private double settled(String code, int inYear) {
    LocalDate newYear = LocalDate.of(inYear, 1, 1);
    List<String> parts =
        newYear.isAfter(day)
            ? List.of(code)
            : List.copyOf(registers.succession().predecessors(code, day, newYear));
    List<Integer> known =
        parts.stream()
            .map(part -> registers.facts(part, inYear).map(UnitFacts::refugeesSettled).orElse(null))
            .filter(Objects::nonNull)
            .toList();
    return known.isEmpty() ? Double.NaN : known.stream().mapToInt(Integer::intValue).sum();
  }
}
