package no.kommunespeil.domain.geography;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the registers know about a municipality or district in a year. Null is not known, and is
 * never filled by a guess.
 *
 * @param code the number valid on 1 January of the year
 * @param population people on 1 January
 * @param immigrants people born abroad of foreign-born parents, on 1 January
 * @param refugeesSettled refugees settled during the year
 * @param refugeesSettledFlag why the number is missing, or that it is a lower bound; null where it
 *     is as published
 * @param centralityClass 1 (most central) to 6
 * @param centralityIndex 0-1000
 * @param centralityVersion the year of Statistics Norway's version, for example "2020"
 * @param synthetic the facts that are made up for a sample, not from a register
 */
public record UnitFacts(
    int year,
    String code,
    @Nullable Integer population,
    @Nullable Integer immigrants,
    @Nullable Integer refugeesSettled,
    @Nullable RefugeesFlag refugeesSettledFlag,
    @Nullable Integer centralityClass,
    @Nullable Integer centralityIndex,
    @Nullable String centralityVersion,
    Set<Fact> synthetic) {

  /** The kinds of fact. */
  public enum Fact {
    POPULATION,
    IMMIGRANTS,
    REFUGEES_SETTLED,
    CENTRALITY;

    /** The word used in tables. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static UnitFacts none(int year, String code) {
    return new UnitFacts(year, code, null, null, null, null, null, null, null, Set.of());
  }
}
