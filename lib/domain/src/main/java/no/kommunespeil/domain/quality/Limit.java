package no.kommunespeil.domain.quality;

import java.util.List;

/**
 * A number that a check compares with.
 *
 * @param key name in the configuration
 * @param usual what holds where the configuration says nothing
 * @param least the lowest value that makes sense
 * @param most the highest
 */
public record Limit(String key, double usual, double least, double most) {

  static final String AT_LEAST = "at_least";
  static final String AT_MOST = "at_most";
  static final String STANDARD_ERRORS = "standard_errors";
  static final String UNITS = "units_at_least";
  static final String ITEMS = "items_at_least";
  static final String CATEGORIES = "categories_at_least";

  static final List<Limit> NONE = List.of();

  /** A share above which something is found. */
  static Limit mostShare(double usual) {
    return new Limit(AT_MOST, usual, 0, 1);
  }

  /** A number of units below which a check is not made. */
  static Limit units(int usual) {
    return new Limit(UNITS, usual, 1, 1_000_000);
  }
}
