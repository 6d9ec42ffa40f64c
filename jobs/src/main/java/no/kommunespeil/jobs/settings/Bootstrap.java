package no.kommunespeil.jobs.settings;

import java.util.List;

/** Options that say where other values are read from, and so cannot be said just anywhere. */
final class Bootstrap {

  static final String CONF = "conf";
  static final String PROFILE = "profile";
  static final String SETTINGS = "settings";

  /** Spark settings have a place of their own in a file, and none in the environment. */
  static final String SPARK = "spark";

  private Bootstrap() {}

  /** Options that a layer cannot say. */
  static List<String> unsayable(Layer layer) {
    return switch (layer) {
      case PROFILE -> List.of(CONF, PROFILE, SETTINGS, SPARK);
      case SETTINGS -> List.of(SETTINGS, SPARK);
      case ENVIRONMENT -> List.of(SPARK);
      case DEFAULT, SPARK_SUBMIT, FLAG -> List.of();
    };
  }

  /** What to do instead. */
  static String remedy(String option) {
    return switch (option) {
      case SPARK -> "Write Spark settings under 'spark' in a profile or a settings file.";
      case SETTINGS -> "Name the file with --settings or in KOMMUNESPEIL_SETTINGS.";
      default ->
          "It says which profile is read: say it with a flag, in the environment or in a settings"
              + " file.";
    };
  }
}
