package no.kommunespeil.jobs.settings;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.spark.session.Sessions;
import org.jspecify.annotations.Nullable;

/** Spark settings of all layers. */
final class SparkSettings {

  private static final String PREFIX = "spark.";

  private SparkSettings() {}

  /** The settings that hold, by key. */
  static Map<String, Said> merged(
      SettingsText.Content profile,
      SettingsText.Content settings,
      @Nullable Said flags,
      Problems problems) {
    Map<String, Said> merged = new TreeMap<>();
    Sessions.ALWAYS.forEach(
        (key, value) -> merged.put(key, Said.of(value, Layer.DEFAULT, Place.of("kommunespeil"))));
    merged.putAll(profile.spark());
    merged.putAll(settings.spark());
    Properties submitted = System.getProperties();
    for (String key : submitted.stringPropertyNames()) {
      if (key.startsWith(PREFIX)) {
        merged.put(
            key, Said.of(submitted.getProperty(key), Layer.SPARK_SUBMIT, Place.of("spark-submit")));
      }
    }
    if (flags != null) {
      flags.values().forEach(flag -> add(flag, merged, problems));
    }
    return merged;
  }

  /** What is known before the profile is read. */
  static Map<String, String> toReach(SettingsText.Content settings, @Nullable Said flags) {
    Map<String, String> known = new TreeMap<>();
    // What is wrong with them is told when all are put together.
    merged(SettingsText.Content.nothing(), settings, flags, new Problems())
        .forEach((key, said) -> known.put(key, said.text()));
    return known;
  }

  private static void add(String flag, Map<String, Said> merged, Problems problems) {
    int equals = flag.indexOf('=');
    if (equals < 0) {
      // Told when the command line is read.
      return;
    }
    String key = flag.substring(0, equals);
    Place place = Place.of(Commands.DASHES + Bootstrap.SPARK);
    SparkKeys.problem(key)
        .ifPresent(remedy -> problems.add(place, "'" + key + "' is no Spark setting.", remedy));
    if (Secrets.isSecret(key)) {
      problems.add(
          place,
          "'" + key + "' is a secret, and everybody on the machine can read a command line.",
          "Write it in a settings file that only its owner can read, or in the properties file of"
              + " spark-submit.");
    }
    merged.put(key, Said.of(flag.substring(equals + 1), Layer.FLAG, place));
  }

  /** What is to be given to the session beside what it knows from spark-submit, as flags. */
  static List<String> flags(Map<String, Said> spark) {
    return spark.entrySet().stream()
        .filter(
            entry ->
                entry.getValue().layer() == Layer.PROFILE
                    || entry.getValue().layer() == Layer.SETTINGS)
        .map(
            entry ->
                Commands.DASHES
                    + Bootstrap.SPARK
                    + "="
                    + entry.getKey()
                    + "="
                    + entry.getValue().text())
        .toList();
  }
}
