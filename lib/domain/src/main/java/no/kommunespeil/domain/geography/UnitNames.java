package no.kommunespeil.domain.geography;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import no.kommunespeil.domain.config.Nearest;
import no.kommunespeil.domain.geography.UnitResolution.Reason;
import org.jspecify.annotations.Nullable;

/** What every name that was ever in use stands for on one day. */
final class UnitNames implements Serializable {

  private static final long serialVersionUID = 1L;

  /** By step of leniency; what a later step does not hold is as in the first one. */
  private final ArrayList<HashMap<String, UnitCandidates>> byLevel;

  /** The units that may be meant by a name like this one; by the most lenient key. */
  private final HashMap<String, ArrayList<String>> likely;

  UnitNames(
      ArrayList<HashMap<String, UnitCandidates>> byLevel,
      HashMap<String, ArrayList<String>> likely) {
    this.byLevel = byLevel;
    this.likely = likely;
  }

  static UnitNames of(Registers registers, LocalDate day, List<String> cityNames) {
    return UnitNamesBuilder.of(registers, day, cityNames);
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
    HashMap<String, UnitCandidates> first = byLevel.get(0);
    UnitCandidates found = first.get(strict);
    for (int level = 1; found == null && level < NameKeys.LEVELS; level++) {
      String key = NameKeys.at(level, strict);
      found = byLevel.get(level).get(key);
      if (found == null) {
        found = first.get(key);
      }
    }
    return found != null && found.codes().stream().allMatch(scope::holds) ? found : null;
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
    likely.forEach(
        (known, codes) -> {
          int distance = distance(key, known, limit);
          if (distance <= limit) {
            for (String code : codes) {
              if (asked.contains(code)) {
                distances.merge(code, distance, Math::min);
              }
            }
          }
        });
    return distances.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .limit(most)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** A name that begins like the other is as near as the limit allows, however much is missing. */
  private static int distance(String key, String known, int limit) {
    if (Math.abs(key.length() - known.length()) <= limit) {
      // One edit changes at most two of the letters a word holds; most names are settled by that.
      boolean near = Long.bitCount(letters(key) ^ letters(known)) <= 2 * limit;
      return near ? Nearest.distance(key, known) : limit + 1;
    }
    boolean begins =
        key.length() >= 4 && known.startsWith(key) || known.length() >= 4 && key.startsWith(known);
    return begins ? limit : limit + 1;
  }

  private static long letters(String word) {
    long letters = 0;
    for (int i = 0; i < word.length(); i++) {
      letters |= 1L << word.charAt(i);
    }
    return letters;
  }
}
