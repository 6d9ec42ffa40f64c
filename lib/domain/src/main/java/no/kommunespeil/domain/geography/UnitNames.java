package no.kommunespeil.domain.geography;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import no.kommunespeil.domain.config.Nearest;
import no.kommunespeil.domain.geography.UnitResolution.How;
import no.kommunespeil.domain.geography.UnitResolution.Reason;
import org.jspecify.annotations.Nullable;

/** What every name that was ever in use stands for on one day. */
final class UnitNames implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Where a name is from; of equally well matching names the first origin counts. */
  private enum Origin {
    CITY_BODY,
    CURRENT,
    FORMER,
    LATER
  }

  /** The units a name leads to, and whether it is one unit of then that leads to several of now. */
  private static final class Target implements Serializable {

    private static final long serialVersionUID = 1L;

    private final TreeSet<String> codes = new TreeSet<>();
    private final TreeSet<String> then = new TreeSet<>();

    /** Whether the later unit is not simply one of the day under another name. */
    private final TreeSet<String> unborn = new TreeSet<>();
  }

  /** By step of leniency, then by origin. */
  private final ArrayList<EnumMap<Origin, HashMap<String, Target>>> index = new ArrayList<>();

  private UnitNames() {
    for (int level = 0; level < NameKeys.LEVELS; level++) {
      EnumMap<Origin, HashMap<String, Target>> origins = new EnumMap<>(Origin.class);
      for (Origin origin : Origin.values()) {
        origins.put(origin, new HashMap<>());
      }
      index.add(origins);
    }
  }

  static UnitNames of(Registers registers, LocalDate day, List<String> cityNames) {
    UnitNames names = new UnitNames();
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
    return names;
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
            target.then.add(String.join("+", successors));
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
      Map<String, Target> targets = index.get(level).get(origin);
      change.accept(targets.computeIfAbsent(NameKeys.at(level, strict), key -> new Target()));
    }
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

  /** What a name stands for; the name has letters. */
  UnitCandidates find(String name) {
    String key = NameKeys.strict(name);
    UnitCandidates whole = lookup(key, UnitScope.ANY);
    if (whole != null) {
      return whole;
    }
    for (String inner :
        List.of(
            key,
            without(key, "oslo kommune"),
            without(key, "kommune oslo"),
            without(key, "oslo"))) {
      String district = without(without(inner, "bydelen"), "bydel");
      UnitCandidates found = district.equals(key) ? null : lookup(district, UnitScope.DISTRICT);
      if (found != null) {
        return found;
      }
    }
    String municipality = without(without(key, "kommunen"), "kommune");
    return orUnknown(
        municipality.equals(key) ? null : lookup(municipality, UnitScope.MUNICIPALITY));
  }

  private enum UnitScope {
    ANY,
    DISTRICT,
    MUNICIPALITY;

    boolean holds(String code) {
      return switch (this) {
        case ANY -> true;
        case DISTRICT -> Registers.isDistrict(code);
        case MUNICIPALITY -> !Registers.isDistrict(code);
      };
    }
  }

  /** The key without a word or words at its start or end. */
  private static String without(String key, String words) {
    if (key.startsWith(words + " ")) {
      return key.substring(words.length() + 1);
    }
    return key.endsWith(" " + words) ? key.substring(0, key.length() - words.length() - 1) : key;
  }

  private static UnitCandidates orUnknown(@Nullable UnitCandidates found) {
    return found == null ? UnitCandidates.none(Reason.UNKNOWN) : found;
  }

  private @Nullable UnitCandidates lookup(String strict, UnitScope scope) {
    int levels = index.size();
    for (int level = 0; level < levels; level++) {
      String key = NameKeys.at(level, strict);
      for (Map.Entry<Origin, HashMap<String, Target>> targets : index.get(level).entrySet()) {
        Target target = targets.getValue().get(key);
        if (target != null && target.codes.stream().anyMatch(scope::holds)) {
          return candidates(targets.getKey(), target, scope);
        }
      }
    }
    return null;
  }

  private static UnitCandidates candidates(Origin origin, Target target, UnitScope scope) {
    List<String> codes = target.codes.stream().filter(scope::holds).toList();
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
                  codes, target.then.size() == 1 ? Reason.SPLIT : Reason.AMBIGUOUS);
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

  /**
   * The units whose names of the day or before are most like a name that is nobody's, nearest
   * first.
   *
   * @param asked the units that may be proposed
   */
  List<String> similar(String name, Set<String> asked, int most) {
    String key =
        without(
            without(NameKeys.at(NameKeys.LEVELS - 1, NameKeys.strict(name)), "kommune"), "bydel");
    int limit = Math.max(1, key.length() / 3);
    Map<String, Integer> distances = new TreeMap<>();
    for (Origin origin : List.of(Origin.CURRENT, Origin.FORMER)) {
      index
          .get(NameKeys.LEVELS - 1)
          .get(origin)
          .forEach(
              (known, target) -> {
                int distance = distance(key, known, limit);
                if (distance <= limit) {
                  for (String code : target.codes) {
                    if (asked.contains(code)) {
                      distances.merge(code, distance, Math::min);
                    }
                  }
                }
              });
    }
    return distances.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .limit(most)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** A name that begins like the other is as near as the limit allows, however much is missing. */
  private static int distance(String key, String known, int limit) {
    if (Math.abs(key.length() - known.length()) <= limit) {
      return Nearest.distance(key, known);
    }
    boolean begins =
        key.length() >= 4 && known.startsWith(key) || known.length() >= 4 && key.startsWith(known);
    return begins ? limit : limit + 1;
  }
}
