package no.kommunespeil.domain.survey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.kommunespeil.domain.config.Nearest;
import no.kommunespeil.domain.config.YamlScalar;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problems;

/** Things that can be referred to by a unique key, in the order they were read. */
final class Named<T> {

  private final String one;
  private final Map<String, T> byKey = new LinkedHashMap<>();
  private final Map<String, Place> places = new HashMap<>();
  private boolean whole = true;

  /**
   * @param one what one of them is called in messages: "scale"
   */
  Named(String one) {
    this.one = one;
  }

  /**
   * Says that some could not be read, so that a reference to one that is not known is no problem of
   * the reference.
   */
  void notWhole() {
    whole = false;
  }

  boolean isWhole() {
    return whole;
  }

  /** Adds one unless its key is blank, which has been told already, or taken. */
  boolean add(String key, T value, Place place, Problems problems) {
    if (key.isBlank()) {
      notWhole();
      return false;
    }
    Place first = places.putIfAbsent(key, place);
    if (first != null) {
      problems.add(
          place,
          "The key '" + key + "' is given to two " + plural() + ".",
          "Rename one; the first is at " + first + ".");
      return false;
    }
    byKey.put(key, value);
    return true;
  }

  List<T> values() {
    return new ArrayList<>(byKey.values());
  }

  Map<String, T> byKey() {
    return byKey;
  }

  Optional<T> find(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /** The one referred to; a problem when there is none. */
  Optional<T> find(YamlScalar reference, Problems problems) {
    T value = byKey.get(reference.text());
    // That there is none at all has been told where they should be.
    if (value == null && whole && !byKey.isEmpty()) {
      problems.add(
          reference.place(),
          "Unknown " + one + " '" + reference.text() + "'.",
          Nearest.proposal(reference.text(), byKey.keySet()));
    }
    return Optional.ofNullable(value);
  }

  /** The keys referred to that are known, once each; problems for the others. */
  List<String> findAll(List<YamlScalar> references, Problems problems) {
    List<String> keys = new ArrayList<>();
    for (YamlScalar reference : references) {
      boolean known = find(reference, problems).isPresent();
      if (keys.contains(reference.text())) {
        problems.add(
            reference.place(),
            "The " + one + " '" + reference.text() + "' is given twice.",
            "Remove one.");
      } else if (known || !whole) {
        keys.add(reference.text());
      }
    }
    return keys;
  }

  private String plural() {
    return one.endsWith("ry") ? one.substring(0, one.length() - 1) + "ies" : one + "s";
  }
}
