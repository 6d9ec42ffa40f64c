package no.kommunespeil.domain.mart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import no.kommunespeil.domain.geography.Placement;
import no.kommunespeil.domain.geography.RefugeesFlag;
import no.kommunespeil.domain.geography.Registers;
import no.kommunespeil.domain.geography.Settlement;
import no.kommunespeil.domain.survey.Wave;

/**
 * A register variable of one year, of all units of a wave: those of which it is known, by value.
 */
final class RegisterColumn {

  private final RegisterVariable variable;
  private final int year;
  private final int[] units;
  private final double[] ascending;
  private final boolean[] madeUp;
  private final boolean[] inexact;

  /** What is known of one unit. */
  private record Known(int unit, int value, boolean isMadeUp, boolean isExact) {}

  private RegisterColumn(RegisterVariable variable, int year, List<Known> known) {
    this.variable = variable;
    this.year = year;
    List<Known> sorted =
        known.stream()
            .sorted(Comparator.comparingInt(Known::value).thenComparingInt(Known::unit))
            .toList();
    this.units = sorted.stream().mapToInt(Known::unit).toArray();
    this.ascending = sorted.stream().mapToDouble(Known::value).toArray();
    this.madeUp = new boolean[units.length];
    this.inexact = new boolean[units.length];
    for (int i = 0; i < units.length; i++) {
      madeUp[i] = sorted.get(i).isMadeUp();
      inexact[i] = !sorted.get(i).isExact();
    }
  }

  /**
   * Every register variable of the wave's facts year, and the refugees settled in the year before,
   * which is the last whole one when a wave is fielded at the end of a year.
   *
   * @param units whose positions are what is asked about
   */
  static List<RegisterColumn> of(Wave wave, Registers registers, List<Placement> units) {
    List<RegisterColumn> columns = new ArrayList<>();
    for (RegisterVariable variable : RegisterVariable.values()) {
      if (variable == RegisterVariable.REFUGEES_SETTLED) {
        columns.add(settledBefore(wave, registers, units));
      }
      columns.add(ofFactsYear(wave, variable, units));
    }
    return List.copyOf(columns);
  }

  private static RegisterColumn ofFactsYear(
      Wave wave, RegisterVariable variable, List<Placement> units) {
    List<Known> known = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      Placement unit = units.get(i);
      Integer value = variable.of(unit);
      if (value != null) {
        boolean exact =
            variable != RegisterVariable.REFUGEES_SETTLED
                || !RefugeesFlag.LOWER_BOUND.key().equals(unit.refugeesSettledFlag());
        known.add(new Known(i, value, variable.isMadeUp(unit), exact));
      }
    }
    return new RegisterColumn(variable, wave.factsYear(), known);
  }

  private static RegisterColumn settledBefore(
      Wave wave, Registers registers, List<Placement> units) {
    int year = wave.factsYear() - 1;
    Settlement settlement = Settlement.on(registers, wave.registerDay());
    List<Known> known = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      Settlement.Number settled = settlement.in(units.get(i).unit(), year);
      Integer people = settled.people();
      if (people != null) {
        known.add(new Known(i, people, settled.isSynthetic(), settled.isExact()));
      }
    }
    return new RegisterColumn(RegisterVariable.REFUGEES_SETTLED, year, known);
  }

  RegisterVariable variable() {
    return variable;
  }

  /** Calendar year it is about. */
  int year() {
    return year;
  }

  /** The values in order. */
  double[] ascending() {
    return ascending;
  }

  /** How often each value in order counts. */
  long[] counts(long[] byUnit) {
    long[] counts = new long[units.length];
    for (int i = 0; i < units.length; i++) {
      counts[i] = byUnit[units[i]];
    }
    return counts;
  }

  /** How many of those counted are made up for a sample. */
  long madeUp(long[] counts) {
    return total(counts, madeUp);
  }

  /** How many of those counted are too low, or not of the whole unit. */
  long inexact(long[] counts) {
    return total(counts, inexact);
  }

  private static long total(long[] counts, boolean[] among) {
    long total = 0;
    for (int i = 0; i < counts.length; i++) {
      total += among[i] ? counts[i] : 0;
    }
    return total;
  }
}
