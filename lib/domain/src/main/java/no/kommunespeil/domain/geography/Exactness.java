package no.kommunespeil.domain.geography;

import java.util.Locale;

/**
 * How well a unit of one day corresponds to the unit it is carried to in another structure, from
 * the best to the worst; a chain of changes is as good as its worst link.
 */
public enum Exactness {
  SAME,
  RENAMED,
  /** One to one under a new number. */
  RENUMBERED,
  /** It is now part of a larger unit. */
  MERGED,
  /** It was split; this is the part where most of its people live. */
  SPLIT_LARGEST_SHARE,
  /**
   * The structure is older than the day: this is the predecessor most of the unit's people came
   * from.
   */
  BACKCAST_LARGEST;

  /** The word used in tables. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  Exactness worse(Exactness other) {
    return other.compareTo(this) > 0 ? other : this;
  }
}
