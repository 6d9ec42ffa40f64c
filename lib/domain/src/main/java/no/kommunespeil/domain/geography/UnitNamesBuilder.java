package no.kommunespeil.domain.geography;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import no.kommunespeil.domain.geography.UnitResolution.How;
import no.kommunespeil.domain.geography.UnitResolution.Reason;

/** Gathers every name that was ever in use, and what it leads to on one day. */
final class UnitNamesBuilder {

  /** Where a name is from; of equally well matching names the first origin counts. */
  private enum Origin {
    CITY_BODY,
    CURRENT,
    FORMER,
    LATER
  }

  /** What all units that have or had a name lead to. */
  private static final class Target {

    /** The units of the day. */
    private final TreeSet<String> codes = new TreeSet<>();

    /** What each former unit leads to; of a single split one there is one element. */
    private final TreeSet<String> successions = new TreeSet<>();

    /** Later units that are not simply one of the day under another name. */
    private final TreeSet<String> unborn = new TreeSet<>();
  }

  /** By step of leniency and, within it, by origin. */
  private final List<Map<String, Target>> targets = new ArrayList<>();

  private UnitNamesBuilder() {
    for (int i = 0; i < NameKeys.LEVELS * Origin.values().length; i++) {
      targets.add(new HashMap<>());
    }
  }

  static UnitNames of(Registers registers, LocalDate day, List<String> cityNames) {
    UnitNamesBuilder names = new UnitNamesBuilder();
    for (String cityName : cityNames) {
      names.target(Origin.CITY_BODY, cityName, target -> target.codes.add(Registers.OSLO));
    }
    for (District district : registers.districts(day)) {
      names.target(Origin.CURRENT, district.name(), target -> target.codes.add(district.code()));
    }
    for (Municipality interval : registers.allMunicipalities()) {
      if (interval.validOn(day)) {
        names.current(interval);
      } else if (interval.validFrom().isAfter(day)) {
        names.later(registers, interval, day);
      } else {
        names.former(registers, interval, day);
      }
    }
    return names.build();
  }

  private void current(Municipality unit) {
    for (String form : forms(unit)) {
      target(Origin.CURRENT, form, target -> target.codes.add(unit.code()));
    }
  }

  private void former(Registers registers, Municipality unit, LocalDate day) {
    LocalDate last = Objects.requireNonNull(unit.validTo()).minusDays(1);
    Set<String> successors = registers.succession().successors(unit.code(), last, day);
    for (String form : forms(unit)) {
      target(
          Origin.FORMER,
          form,
          target -> {
            target.codes.addAll(successors);
            target.successions.add(String.join("+", successors));
          });
    }
  }

  private void later(Registers registers, Municipality unit, LocalDate day) {
    List<String> origins = UnitNumbers.origins(registers, unit.code(), unit.validFrom(), day);
    boolean same =
        origins.size() == 1
            && registers
                .succession()
                .successors(origins.get(0), day, unit.validFrom())
                .equals(Set.of(unit.code()));
    for (String form : forms(unit)) {
      target(
          Origin.LATER,
          form,
          target -> {
            target.codes.addAll(origins);
            if (!same) {
              target.unborn.add(unit.code());
            }
          });
    }
  }

  private void target(Origin origin, String form, Consumer<Target> change) {
    String strict = NameKeys.strict(form);
    for (int level = 0; level < NameKeys.LEVELS; level++) {
      Map<String, Target> targets = found(level, origin);
      change.accept(targets.computeIfAbsent(NameKeys.at(level, strict), key -> new Target()));
    }
  }

  private Map<String, Target> found(int level, Origin origin) {
    return targets.get(level * Origin.values().length + origin.ordinal());
  }

  /**
   * Every way to write the unit's name: with Statistics Norway's suffix, without it, or as "Våler i
   * Østfold"; a name in several languages also by each part, and by its parts in any order.
   */
  private static Set<String> forms(Municipality unit) {
    Set<String> forms = new LinkedHashSet<>();
    forms.add(unit.name());
    forms.add(unit.officialName());
    int suffix = unit.name().indexOf(" (");
    if (suffix > 0 && unit.name().endsWith(")")) {
      String plain = unit.name().substring(0, suffix);
      forms.add(plain);
      forms.add(plain + " i " + unit.name().substring(suffix + 2, unit.name().length() - 1));
    }
    arrange("", unit.alternativeNames(), forms);
    return forms;
  }

  private static void arrange(String start, List<String> parts, Set<String> forms) {
    for (String part : parts) {
      String longer = start.isEmpty() ? part : start + " " + part;
      forms.add(longer);
      List<String> rest = new ArrayList<>(parts);
      rest.remove(part);
      arrange(longer, rest, forms);
    }
  }

  private UnitNames build() {
    ArrayList<HashMap<String, UnitCandidates>> byLevel = new ArrayList<>();
    for (int level = 0; level < NameKeys.LEVELS; level++) {
      HashMap<String, UnitCandidates> candidates = new HashMap<>();
      for (Origin origin : Origin.values()) {
        found(level, origin)
            .forEach((key, target) -> candidates.putIfAbsent(key, candidates(origin, target)));
      }
      if (level > 0) {
        // What a lenient step says no more about than the strict one need not be carried twice.
        candidates.entrySet().removeIf(e -> e.getValue().equals(byLevel.get(0).get(e.getKey())));
      }
      byLevel.add(candidates);
    }
    HashMap<String, ArrayList<String>> likely = new HashMap<>();
    for (Origin origin : List.of(Origin.CURRENT, Origin.FORMER)) {
      found(NameKeys.LEVELS - 1, origin)
          .forEach(
              (key, target) ->
                  likely.computeIfAbsent(key, k -> new ArrayList<>(1)).addAll(target.codes));
    }
    return new UnitNames(byLevel, likely);
  }

  private static UnitCandidates candidates(Origin origin, Target target) {
    List<String> codes = List.copyOf(target.codes);
    boolean one = codes.size() == 1;
    return switch (origin) {
      case CITY_BODY -> UnitCandidates.one(Registers.OSLO, How.CITY_BODY);
      case CURRENT ->
          one
              ? UnitCandidates.one(codes.get(0), How.NAME)
              : UnitCandidates.several(codes, Reason.AMBIGUOUS);
      case FORMER ->
          one
              ? UnitCandidates.one(codes.get(0), How.FORMER_NAME)
              : UnitCandidates.several(
                  codes, target.successions.size() == 1 ? Reason.SPLIT : Reason.AMBIGUOUS);
      case LATER -> {
        if (!target.unborn.isEmpty()) {
          yield UnitCandidates.several(codes, Reason.LATER_UNIT);
        }
        yield one
            ? UnitCandidates.one(codes.get(0), How.LATER_NAME)
            : UnitCandidates.several(codes, Reason.AMBIGUOUS);
      }
    };
  }
}
