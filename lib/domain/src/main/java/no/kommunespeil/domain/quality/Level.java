package no.kommunespeil.domain.quality;

import java.util.Locale;

/** What a finding of a check brings about. */
public enum Level {
  /** Nothing; the check is not made. */
  OFF,
  /** It is told, and the marts are published. */
  WARN,
  /** It is told, and the marts that are published stay as they are. */
  STOP;

  /** What stands in marts and in the configuration. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
