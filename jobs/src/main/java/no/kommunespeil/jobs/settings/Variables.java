package no.kommunespeil.jobs.settings;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import no.kommunespeil.domain.config.Nearest;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problems;

/** Reads what variables of the environment say of options. */
final class Variables {

  static final String PREFIX = "KOMMUNESPEIL_";

  /**
   * Variables that are no option of a command: the secret, and what the launcher and tests read.
   */
  static final List<String> OTHERS =
      List.of(
          PREFIX + "ALL_TESTS",
          PREFIX + "JAVA_OPTIONS",
          PREFIX + "LOG",
          PREFIX + "PSEUDONYM_KEY",
          PREFIX + "TRAINING");

  private Variables() {}

  /**
   * Reads them. A variable that is empty counts as not set, since that is how some schedulers leave
   * one out.
   *
   * @param problems receives every variable that begins like ours and is none
   */
  static Map<Key, Said> read(
      Map<String, String> environment, Commands commands, Problems problems) {
    SortedMap<String, Key> known = commands.variables();
    SortedSet<String> sayable = new TreeSet<>(known.keySet());
    sayable.removeIf(name -> isUnsayable(known.get(name)));
    sayable.addAll(OTHERS);
    Map<Key, Said> said = new TreeMap<>(OptionValues.ORDER);
    new TreeMap<>(environment)
        .forEach(
            (name, value) -> {
              if (!name.startsWith(PREFIX) || OTHERS.contains(name) || value.isEmpty()) {
                return;
              }
              Key key = known.get(name);
              Place place = Place.of(name);
              if (key == null) {
                problems.add(
                    place,
                    "No option is set by a variable of this name.",
                    Nearest.to(name, sayable)
                        .map(near -> "Did you mean '" + near + "'?")
                        .orElse(
                            "Take it out of the environment; 'kommunespeil config show' lists the"
                                + " options."));
              } else if (isUnsayable(key)) {
                problems.add(
                    place, "Spark settings have no variable.", Bootstrap.remedy(key.option()));
              } else {
                said.put(key, Said.of(value, Layer.ENVIRONMENT, place));
              }
            });
    return said;
  }

  private static boolean isUnsayable(@org.jspecify.annotations.Nullable Key key) {
    return key != null && Bootstrap.unsayable(Layer.ENVIRONMENT).contains(key.option());
  }
}
