package no.kommunespeil.domain.geography;

import java.util.Locale;

/** What kind of body answers. */
public enum UnitType {
  MUNICIPALITY,
  /** A district of Oslo. */
  DISTRICT,
  /** A department or agency that answers for Oslo as a whole, number 0301. */
  CITY;

  /** The word used in tables and as key of the breakdown's group. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
