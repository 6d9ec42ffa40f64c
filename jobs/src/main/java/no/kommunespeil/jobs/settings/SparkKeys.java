package no.kommunespeil.jobs.settings;

import java.util.Optional;

/** Names of Spark settings. */
final class SparkKeys {

  private static final String PREFIX = "spark.";

  private SparkKeys() {}

  /** What to do about a key that can be none of Spark's. */
  static Optional<String> problem(String key) {
    if (key.startsWith(PREFIX) && key.length() > PREFIX.length()) {
      return Optional.empty();
    }
    return Optional.of(
        key.startsWith("fs.")
            ? "Did you mean '" + PREFIX + "hadoop." + key + "'?"
            : "Every Spark setting begins with '"
                + PREFIX
                + "'; options of the program are written under 'options'.");
  }
}
