package no.kommunespeil.domain.geography;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refugees settled, year by year, in what is one unit on a day: in the unit itself, or in the
 * municipalities that have become it. A municipality that was split counts whole where most of its
 * people went, and nowhere else.
 */
public final class Settlement {

  private final Registers registers;
  private final LocalDate day;

  private Settlement(Registers registers, LocalDate day) {
    this.registers = registers;
    this.day = day;
  }

  /**
   * @param day on which the units that are asked about are valid
   */
  public static Settlement on(Registers registers, LocalDate day) {
    return new Settlement(registers, day);
  }

  /** Whether anybody was settled. */
  public enum Answer {
    YES,
    NO,
    UNKNOWN
  }

  /**
   * Refugees settled in a year.
   *
   * @param people null when the number of any part is not known
   * @param isExact whether no part withholds some of them, and none was split
   * @param isSynthetic whether the number of any part is made up for a sample
   */
  public record Number(@Nullable Integer people, boolean isExact, boolean isSynthetic) {}

  /** The number of one calendar year. */
  public Number in(String unit, int year) {
    List<UnitFacts> parts = parts(unit, year);
    boolean exact = isWhole(unit, year);
    boolean synthetic = false;
    int people = 0;
    for (UnitFacts part : parts) {
      Integer settled = part.refugeesSettled();
      if (settled == null) {
        return new Number(null, false, false);
      }
      people += settled;
      exact &= part.refugeesSettledFlag() != RefugeesFlag.LOWER_BOUND;
      synthetic |= part.synthetic().contains(UnitFacts.Fact.REFUGEES_SETTLED);
    }
    return parts.isEmpty() ? new Number(null, false, false) : new Number(people, exact, synthetic);
  }

  /**
   * Whether any refugee was settled during the year. A withheld small number and a lower bound tell
   * that somebody was.
   */
  public Answer anyIn(String unit, int year) {
    List<UnitFacts> parts = parts(unit, year);
    boolean complete = !parts.isEmpty();
    for (UnitFacts part : parts) {
      RefugeesFlag flag = part.refugeesSettledFlag();
      boolean some = part.refugeesSettled() != null && part.refugeesSettled() > 0;
      if (some || flag == RefugeesFlag.SUPPRESSED || flag == RefugeesFlag.LOWER_BOUND) {
        return Answer.YES;
      }
      complete &= part.refugeesSettled() != null;
    }
    return complete ? Answer.NO : Answer.UNKNOWN;
  }

  /** Whether any refugee was settled in any of the years, the first and the last among them. */
  public Answer anyFrom(String unit, int firstYear, int lastYear) {
    Answer answer = firstYear > lastYear ? Answer.UNKNOWN : Answer.NO;
    for (int year = firstYear; year <= lastYear; year++) {
      switch (anyIn(unit, year)) {
        case YES -> {
          return Answer.YES;
        }
        case UNKNOWN -> answer = Answer.UNKNOWN;
        case NO -> {}
      }
    }
    return answer;
  }

  /** Whether what is known of the year was made up for a sample, for any part of the unit. */
  boolean isMadeUp(String unit, int year) {
    return parts(unit, year).stream()
        .anyMatch(part -> part.synthetic().contains(UnitFacts.Fact.REFUGEES_SETTLED));
  }

  /** What is known of the year about each municipality that has become the unit. */
  private List<UnitFacts> parts(String unit, int year) {
    LocalDate then = LocalDate.of(year, 1, 1);
    Set<String> units =
        then.isAfter(day) ? Set.of(unit) : registers.succession().predecessors(unit, day, then);
    List<UnitFacts> parts = new ArrayList<>();
    for (String part : units) {
      parts.add(registers.facts(part, year).orElse(UnitFacts.none(year, part)));
    }
    return parts;
  }

  /** Whether nothing of what is the unit now was split from, or went to, another one. */
  private boolean isWhole(String unit, int year) {
    LocalDate then = LocalDate.of(year, 1, 1);
    if (then.isAfter(day)) {
      return true;
    }
    for (String origin : registers.succession().origins(unit, day, then)) {
      if (!registers.succession().successors(origin, then, day).equals(Set.of(unit))) {
        return false;
      }
    }
    return true;
  }
}
