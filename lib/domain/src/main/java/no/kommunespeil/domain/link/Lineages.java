package no.kommunespeil.domain.link;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import no.kommunespeil.domain.geography.Breakdown;
import no.kommunespeil.domain.geography.District;
import no.kommunespeil.domain.geography.FrameUnit;
import no.kommunespeil.domain.geography.Municipality;
import no.kommunespeil.domain.geography.Placement;
import no.kommunespeil.domain.geography.Registers;
import no.kommunespeil.domain.geography.UnitChange;
import no.kommunespeil.domain.geography.UnitFacts;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import org.jspecify.annotations.Nullable;

/**
 * Which units of different waves belong together: units that follow each other through mergers,
 * splits and new numbers between the register days are one lineage. Districts follow themselves.
 *
 * <p>Built once; what is asked of it may be asked by several threads.
 */
public final class Lineages {

  private record Pair(String later, String earlier) {}

  private final Registers registers;
  private final Map<String, Map<String, Placement>> placements;
  private final Map<String, Wave> waves = new HashMap<>();

  /** Units of a wave, municipalities and districts, by number. */
  private final Map<String, Set<String>> units = new HashMap<>();

  private final Map<String, Map<String, String>> origins = new HashMap<>();
  private final Map<String, Map<String, String>> names = new HashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<Pair, Map<String, List<String>>> predecessors = new ConcurrentHashMap<>();

  private Lineages(Registers registers, Map<String, Map<String, Placement>> placements) {
    this.registers = registers;
    this.placements = placements;
  }

  /**
   * @param waves by register day
   * @param placements by wave, then by unit; they say how many people a unit has
   */
  public static Lineages of(
      Registers registers, List<Wave> waves, Map<String, Map<String, Placement>> placements) {
    Lineages lineages = new Lineages(registers, placements);
    Origins origins = new Origins(registers);
    for (Wave wave : waves) {
      Set<String> units = new TreeSet<>();
      registers.municipalities(wave.registerDay()).stream()
          .map(Municipality::code)
          .forEach(units::add);
      registers.districts(wave.registerDay()).stream().map(District::code).forEach(units::add);
      lineages.waves.put(wave.key(), wave);
      lineages.units.put(wave.key(), units);
      Map<String, String> ofWave = new HashMap<>();
      units.forEach(unit -> ofWave.put(unit, origins.of(unit, wave.registerDay())));
      lineages.origins.put(wave.key(), ofWave);
    }
    lineages.join(waves);
    return lineages;
  }

  /** Gives every lineage the first of its units' origins for a name, and a number by name. */
  private void join(List<Wave> ordered) {
    Map<String, String> parents = new HashMap<>();
    origins.values().stream()
        .flatMap(ofWave -> ofWave.values().stream())
        .forEach(origin -> parents.put(origin, origin));
    for (int i = 1; i < ordered.size(); i++) {
      String later = ordered.get(i).key();
      String earlier = ordered.get(i - 1).key();
      predecessors(later, earlier)
          .forEach(
              (unit, before) -> {
                for (String predecessor : before) {
                  String one = root(parents, origin(later, unit));
                  String other = root(parents, origin(earlier, predecessor));
                  // The lesser name stays, whatever the order in which lines are joined.
                  parents.put(one.compareTo(other) < 0 ? other : one, least(one, other));
                }
              });
    }
    Set<String> all = new TreeSet<>();
    origins.forEach(
        (wave, ofWave) -> {
          Map<String, String> named = new HashMap<>();
          ofWave.forEach((unit, origin) -> named.put(unit, root(parents, origin)));
          names.put(wave, named);
          all.addAll(named.values());
        });
    all.forEach(name -> numbers.put(name, numbers.size()));
  }

  private static String least(String one, String other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static String root(Map<String, String> parents, String origin) {
    String root = origin;
    for (String above = parents.get(root);
        above != null && !above.equals(root);
        above = parents.get(root)) {
      root = above;
    }
    return root;
  }

  /** How many lineages there are; their numbers are from 0. */
  public int count() {
    return numbers.size();
  }

  /**
   * Number of the lineage a unit belongs to. It depends on which waves there are.
   *
   * @throws IllegalArgumentException when the wave or the unit is not known
   */
  public int number(String wave, String unit) {
    return numbers.getOrDefault(name(wave, unit), -1);
  }

  /**
   * Name of the lineage: the first of its units' {@link #origin origins}.
   *
   * @throws IllegalArgumentException when the wave or the unit is not known
   */
  public String name(String wave, String unit) {
    return known(names, wave, unit);
  }

  /**
   * Where a unit's line began: the municipality of the registers' first day that has become it, of
   * several the one with the most people then, or where and when it was split off. A unit and the
   * one that follows it have the same origin, and no two units of a wave have; it depends on the
   * registers only.
   *
   * @throws IllegalArgumentException when the wave or the unit is not known
   */
  public String origin(String wave, String unit) {
    return known(origins, wave, unit);
  }

  private static String known(Map<String, Map<String, String>> byWave, String wave, String unit) {
    String found = byWave.getOrDefault(wave, Map.of()).get(unit);
    if (found == null) {
      throw new IllegalArgumentException(
          "There is no unit " + unit + " in wave " + wave + " as far as lineages go.");
    }
    return found;
  }

  /**
   * The units of the earlier wave that have become each unit of the later one, the one with most
   * people first; of equal ones the smallest number. None for a part that was split off.
   *
   * @throws IllegalArgumentException when a wave is not known
   */
  public Map<String, List<String>> predecessors(String laterWave, String earlierWave) {
    return predecessors.computeIfAbsent(new Pair(laterWave, earlierWave), this::follow);
  }

  private Map<String, List<String>> follow(Pair pair) {
    LocalDate day = wave(pair.later).registerDay();
    LocalDate earlier = wave(pair.earlier).registerDay();
    Set<String> before = units.getOrDefault(pair.earlier, Set.of());
    Map<String, Placement> then = placements.getOrDefault(pair.earlier, Map.of());
    Comparator<String> mostPeople =
        Comparator.<String>comparingInt(unit -> people(then.get(unit)))
            .reversed()
            .thenComparing(Comparator.naturalOrder());
    Map<String, List<String>> found = new TreeMap<>();
    for (String unit : units.getOrDefault(pair.later, Set.of())) {
      Collection<String> predecessors =
          registers.municipality(unit, day).isPresent()
              ? registers.succession().predecessors(unit, day, earlier)
              : List.of(unit);
      List<String> known = new ArrayList<>(predecessors);
      known.retainAll(before);
      known.sort(mostPeople);
      found.put(unit, List.copyOf(known));
    }
    return found;
  }

  private static int people(@Nullable Placement placement) {
    Integer people = placement == null ? null : placement.population();
    return people == null ? 0 : people;
  }

  private Wave wave(String key) {
    Wave wave = waves.get(key);
    if (wave == null) {
      throw new IllegalArgumentException("There is no wave " + key + " as far as lineages go.");
    }
    return wave;
  }

  /**
   * How many units of the later frame have a predecessor in the earlier frame, by the later unit's
   * group; groups without any are not in it. Registers alone tell; it is the same whoever answers.
   * In enlarged samples there are as many times more as there are copies.
   *
   * @throws IllegalArgumentException when a wave is not known
   */
  public Map<String, Long> framesOverlap(
      Wave earlier,
      WaveSubSurvey earlierAsked,
      Wave later,
      WaveSubSurvey laterAsked,
      Breakdown.Kind breakdown) {
    Set<String> before = new HashSet<>();
    for (FrameUnit unit : registers.frame(earlierAsked.frame(), earlier.registerDay())) {
      before.add(unit.code());
    }
    Map<String, List<String>> predecessorsOf = predecessors(later.key(), earlier.key());
    Map<String, Placement> now = placements.getOrDefault(later.key(), Map.of());
    Map<String, Long> overlap = new TreeMap<>();
    for (FrameUnit unit : registers.frame(laterAsked.frame(), later.registerDay())) {
      Placement placement = now.get(unit.code());
      boolean followsOneAsked =
          predecessorsOf.getOrDefault(unit.code(), List.of()).stream().anyMatch(before::contains);
      if (placement != null && followsOneAsked) {
        overlap.merge(placement.groups().get(breakdown.ordinal()), 1L, Long::sum);
      }
    }
    return overlap;
  }

  /** Follows units back to where their lines began. */
  private static final class Origins {

    private final Registers registers;
    private final Set<LocalDate> days = new TreeSet<>();

    Origins(Registers registers) {
      this.registers = registers;
      LocalDate first = LocalDate.of(Math.max(1, registers.firstYear()), 1, 1);
      days.add(first);
      registers.changes().stream().map(UnitChange::date).filter(first::isBefore).forEach(days::add);
    }

    String of(String unit, LocalDate day) {
      if (registers.municipality(unit, day).isPresent()) {
        for (LocalDate begin : days) {
          if (!begin.isAfter(day)) {
            Set<String> before = registers.succession().predecessors(unit, day, begin);
            if (!before.isEmpty()) {
              return before.stream().min(mostPeople(begin.getYear())).orElseThrow() + " " + begin;
            }
          }
        }
      }
      return unit;
    }

    private Comparator<String> mostPeople(int year) {
      return Comparator.<String>comparingInt(
              unit -> registers.facts(unit, year).map(UnitFacts::population).orElse(0))
          .reversed()
          .thenComparing(Comparator.naturalOrder());
    }
  }
}
