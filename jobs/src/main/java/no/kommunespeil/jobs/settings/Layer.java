package no.kommunespeil.jobs.settings;

import java.util.Locale;

/** Where a value was said. Of two layers the later one holds. */
public enum Layer {
  DEFAULT,
  PROFILE,
  SETTINGS,
  ENVIRONMENT,
  /** What spark-submit was told, of Spark settings only. */
  SPARK_SUBMIT,
  FLAG;

  /** As people read it: {@code spark-submit}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
