package no.kommunespeil.domain.geography;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import no.kommunespeil.domain.geography.RegisterCheck.Findings;
import no.kommunespeil.domain.geography.UnitChange.Type;

/** Checks that the change register and the intervals tell the same story. */
final class ChangeChecks {

  /** Shares are written with three or four decimals. */
  private static final double SHARE_TOLERANCE = 0.0015;

  private final Registers registers;
  private final Findings findings;

  ChangeChecks(Registers registers, Findings findings) {
    this.registers = registers;
    this.findings = findings;
  }

  void run() {
    intervals();
    for (int year = registers.firstYear() + 1; year <= registers.newestYear(); year++) {
      continuity(year);
    }
    namesOfLinks();
    typesOfLinks();
    shares();
    reachability();
    counties();
  }

  private void intervals() {
    List<String> county = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<String> gaps = new ArrayList<>();
    Map<String, LocalDate> ends = new HashMap<>();
    for (Municipality unit : registers.allMunicipalities()) {
      String id = unit.code() + " from " + unit.validFrom();
      if (registers.county(unit.countyCode(), lastDay(unit)).isEmpty()
          || !unit.code().startsWith(unit.countyCode())) {
        county.add(id);
      }
      boolean several = unit.officialName().contains(" - ");
      boolean parted = unit.alternativeNames().contains(unit.name());
      if (!unit.officialName().contains(unit.name())
          || several == unit.alternativeNames().isEmpty()
          || several && !parted) {
        names.add(id);
      }
      LocalDate end = ends.put(unit.code(), lastDay(unit).plusDays(1));
      if (end != null && !end.equals(unit.validFrom())) {
        gaps.add(id);
      }
    }
    findings.none("Every municipality lies in the county its number begins with.", county);
    findings.none("Every name is part of its official name, in all its languages.", names);
    findings.none("The intervals of a number follow one another without gaps.", gaps);
  }

  private LocalDate lastDay(Municipality unit) {
    LocalDate end = unit.validTo();
    return end == null ? LocalDate.of(registers.newestYear(), 12, 31) : end.minusDays(1);
  }

  private void continuity(int year) {
    LocalDate day = LocalDate.of(year, 1, 1);
    Set<String> before = codes(day.minusDays(1));
    Set<String> now = codes(day);
    Set<String> from = new HashSet<>();
    Set<String> to = new HashSet<>();
    for (UnitChange change : registers.changes()) {
      if (change.date().equals(day) && change.type() != Type.RENAME) {
        from.add(change.oldCode());
        to.add(change.newCode());
      }
    }
    findings.none(
        "Every number that vanishes on " + day + " has a successor.",
        less(less(before, now), from));
    findings.none(
        "Every number that appears on " + day + " has a predecessor.", less(less(now, before), to));
  }

  private Set<String> codes(LocalDate day) {
    Set<String> codes = new TreeSet<>();
    registers.municipalities(day).forEach(unit -> codes.add(unit.code()));
    return codes;
  }

  private static Set<String> less(Set<String> all, Set<String> without) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(without);
    return rest;
  }

  private void namesOfLinks() {
    List<String> wrong = new ArrayList<>();
    for (UnitChange change : registers.changes()) {
      boolean fits =
          isNamed(change.oldCode(), change.date().minusDays(1), change.oldName())
              && isNamed(change.newCode(), change.date(), change.newName());
      if (!fits) {
        wrong.add(id(change));
      }
    }
    findings.none("Every link names both municipalities as they were called then.", wrong);
    List<String> silent = new ArrayList<>();
    for (Municipality unit : registers.allMunicipalities()) {
      LocalDate end = unit.validTo();
      if (end != null && goesOnSilently(unit.code(), end)) {
        silent.add(unit.code() + " on " + end);
      }
    }
    findings.none("Every new name under the same number has a link.", silent);
  }

  private boolean goesOnSilently(String code, LocalDate date) {
    return registers.municipality(code, date).isPresent()
        && registers.changes().stream()
            .noneMatch(
                change ->
                    change.date().equals(date)
                        && change.oldCode().equals(code)
                        && change.newCode().equals(code));
  }

  private boolean isNamed(String code, LocalDate day, String officialName) {
    return registers
        .municipality(code, day)
        .filter(unit -> unit.officialName().equals(officialName))
        .isPresent();
  }

  private static String id(UnitChange change) {
    return change.oldCode() + " to " + change.newCode() + " on " + change.date();
  }

  private void typesOfLinks() {
    Map<String, Integer> out = new HashMap<>();
    Map<String, Integer> in = new HashMap<>();
    for (UnitChange change : registers.changes()) {
      out.merge(change.date() + change.oldCode(), 1, Integer::sum);
      in.merge(change.date() + change.newCode(), 1, Integer::sum);
    }
    List<String> wrong = new ArrayList<>();
    for (UnitChange change : registers.changes()) {
      boolean splits = out.getOrDefault(change.date() + change.oldCode(), 0) > 1;
      boolean merges = in.getOrDefault(change.date() + change.newCode(), 0) > 1;
      boolean same = change.oldCode().equals(change.newCode());
      boolean fits =
          switch (change.type()) {
            case SPLIT -> splits;
            case MERGE -> merges && !splits;
            case RENUMBER, COUNTY_MOVE -> !merges && !splits && !same;
            case RENAME -> !merges && !splits && same && !change.oldName().equals(change.newName());
          };
      boolean based = (change.type() == Type.SPLIT) == (change.populationShareBasis() != null);
      if (!fits || !based) {
        wrong.add(id(change));
      }
    }
    findings.none("The type of every change follows from its links.", wrong);
  }

  private void shares() {
    Map<String, Double> sums = new TreeMap<>();
    for (UnitChange change : registers.changes()) {
      sums.merge(change.oldCode() + " on " + change.date(), change.populationShare(), Double::sum);
    }
    sums.values().removeIf(sum -> Math.abs(sum - 1) < SHARE_TOLERANCE);
    findings.none("The shares of every municipality's people add up to one.", sums.keySet());
  }

  private void reachability() {
    LocalDate start = LocalDate.of(registers.firstYear(), 1, 1);
    LocalDate end = LocalDate.of(registers.newestYear(), 1, 1);
    Set<String> reached = new TreeSet<>();
    for (String code : codes(start)) {
      reached.addAll(registers.succession().successors(code, start, end));
    }
    findings.none(
        "Following the changes from " + start + " leads only to units of " + end + ".",
        less(reached, codes(end)));
    findings.none(
        "Following the changes from " + start + " leads to every unit of " + end + ".",
        less(codes(end), reached));
  }

  private void counties() {
    Set<String> crossed = new TreeSet<>();
    for (UnitChange change : registers.changes()) {
      String from = change.oldCode().substring(0, 2);
      String to = change.newCode().substring(0, 2);
      if (!from.equals(to)) {
        crossed.add(from + " to " + to + " on " + change.date());
      }
    }
    Set<String> linked = new TreeSet<>();
    for (CountyChange change : registers.countyChanges()) {
      linked.add(change.oldCode() + " to " + change.newCode() + " on " + change.date());
    }
    Set<String> differing = less(crossed, linked);
    differing.addAll(less(linked, crossed));
    findings.none(
        "Counties are linked exactly where municipalities cross between them.", differing);
  }
}
