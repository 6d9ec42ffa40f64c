package no.kommunespeil.domain.quality;

import java.util.Map;

/**
 * How a check is made of a sub-survey of a wave.
 *
 * @param limits by {@link Limit#key()}; every limit of the check is among them
 * @param reason why the wave or sub-survey is an exception; empty where it is none
 */
public record Setting(Level level, Map<String, Double> limits, String reason) {

  double limit(String key) {
    Double limit = limits.get(key);
    if (limit == null) {
      throw new IllegalArgumentException("The check has no limit " + key + ".");
    }
    return limit;
  }
}
