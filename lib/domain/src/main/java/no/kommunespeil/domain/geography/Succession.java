package no.kommunespeil.domain.geography;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * Follows municipalities through the change register. A merger goes to the successor; a split goes
 * to the successor with the largest share of the people, never divided; districts stay districts.
 */
public final class Succession {

  private final Registers registers;
  private final TreeMap<LocalDate, Links> links = new TreeMap<>();

  /** The changes of one day, by the number before and by the number after. */
  private record Links(Map<String, List<UnitChange>> from, Map<String, List<UnitChange>> to) {

    List<UnitChange> out(String oldCode) {
      return from.getOrDefault(oldCode, List.of());
    }

    List<UnitChange> in(String newCode) {
      return to.getOrDefault(newCode, List.of());
    }

    void add(UnitChange change) {
      from.computeIfAbsent(change.oldCode(), code -> new ArrayList<>(1)).add(change);
      to.computeIfAbsent(change.newCode(), code -> new ArrayList<>(1)).add(change);
    }
  }

  Succession(Registers registers) {
    this.registers = registers;
    for (UnitChange change : registers.changes()) {
      links
          .computeIfAbsent(change.date(), date -> new Links(new HashMap<>(), new HashMap<>()))
          .add(change);
    }
  }

  /**
   * The unit that stands for a unit of a day in the structure of 1 January of a year.
   *
   * @param code a municipality or district valid on the day
   * @param structureYear from {@link Registers#firstYear()} to {@link Registers#newestYear()}
   * @throws IllegalArgumentException when the code is not valid on the day, or the year is outside
   */
  public Successor inStructure(String code, LocalDate day, int structureYear) {
    if (structureYear < registers.firstYear() || structureYear > registers.newestYear()) {
      throw new IllegalArgumentException(
          "The registers know the structures of "
              + registers.firstYear()
              + "-"
              + registers.newestYear()
              + ", not of "
              + structureYear);
    }
    return follow(code, day, LocalDate.of(structureYear, 1, 1));
  }

  /** The unit that stands for a unit of a day on another day, earlier or later. */
  Successor follow(String code, LocalDate day, LocalDate target) {
    if (registers.name(code, day).isEmpty()) {
      throw new IllegalArgumentException("There is no unit " + code + " on " + day);
    }
    Successor now = new Successor(code, Exactness.SAME);
    if (Registers.isDistrict(code)) {
      return now;
    }
    if (!target.isBefore(day)) {
      for (Links passed : links.subMap(day, false, target, true).values()) {
        now = forward(now, passed);
      }
    } else {
      for (Links passed : links.subMap(target, false, day, true).descendingMap().values()) {
        now = backward(now, passed);
      }
    }
    return now;
  }

  private static Successor forward(Successor from, Links links) {
    List<UnitChange> out = links.out(from.code());
    if (out.isEmpty()) {
      return from;
    }
    UnitChange taken = out.stream().max(BY_SHARE).orElseThrow();
    return new Successor(taken.newCode(), from.exactness().worse(exactness(taken)));
  }

  private Successor backward(Successor from, Links links) {
    List<UnitChange> in = links.in(from.code());
    if (in.isEmpty()) {
      return from;
    }
    UnitChange taken = in.stream().max(Comparator.comparingDouble(this::people)).orElseThrow();
    boolean oneToOne = in.size() == 1 && taken.type() != UnitChange.Type.SPLIT;
    Exactness link = oneToOne ? exactness(taken) : Exactness.BACKCAST_LARGEST;
    return new Successor(taken.oldCode(), from.exactness().worse(link));
  }

  /** People who came to the new municipality through the link, in the last year before it. */
  private double people(UnitChange change) {
    return registers
            .facts(change.oldCode(), change.date().getYear() - 1)
            .map(UnitFacts::population)
            .orElse(0)
        * change.populationShare();
  }

  private static Exactness exactness(UnitChange change) {
    return switch (change.type()) {
      case SPLIT -> Exactness.SPLIT_LARGEST_SHARE;
      case MERGE -> Exactness.MERGED;
      case RENUMBER, COUNTY_MOVE -> Exactness.RENUMBERED;
      case RENAME -> Exactness.RENAMED;
    };
  }

  /** The largest share first; of equal ones the smallest number, so that the choice is total. */
  private static final Comparator<UnitChange> BY_SHARE =
      Comparator.comparingDouble(UnitChange::populationShare)
          .thenComparing(UnitChange::newCode, Comparator.reverseOrder());

  /**
   * The municipalities valid on an earlier day whose successor on the day is this one, by number: a
   * part of a split municipality counts only where most of its people went. Empty for a part that
   * was split off.
   *
   * @param earlier not after the day
   */
  public Set<String> predecessors(String code, LocalDate day, LocalDate earlier) {
    return walk(
        Set.of(code),
        links.subMap(earlier, false, day, true).descendingMap().values(),
        (unit, passed) ->
            passed.in(unit).isEmpty()
                ? List.of(unit)
                : passed.in(unit).stream()
                    .map(UnitChange::oldCode)
                    .filter(
                        old ->
                            forward(new Successor(old, Exactness.SAME), passed).code().equals(unit))
                    .toList());
  }

  /** Every municipality of the later day that took over people of this one, by number. */
  Set<String> successors(String code, LocalDate day, LocalDate later) {
    return walk(
        Set.of(code),
        links.subMap(day, false, later, true).values(),
        (unit, passed) ->
            passed.out(unit).isEmpty()
                ? List.of(unit)
                : passed.out(unit).stream().map(UnitChange::newCode).toList());
  }

  /** Every municipality of the earlier day that gave people to this one, by number. */
  Set<String> origins(String code, LocalDate day, LocalDate earlier) {
    return walk(
        Set.of(code),
        links.subMap(earlier, false, day, true).descendingMap().values(),
        (unit, passed) ->
            passed.in(unit).isEmpty()
                ? List.of(unit)
                : passed.in(unit).stream().map(UnitChange::oldCode).toList());
  }

  private static Set<String> walk(
      Set<String> start, Collection<Links> passed, BiFunction<String, Links, List<String>> step) {
    Set<String> now = new TreeSet<>(start);
    for (Links links : passed) {
      Set<String> next = new TreeSet<>();
      for (String unit : now) {
        next.addAll(step.apply(unit, links));
      }
      now = next;
    }
    return now;
  }
}
