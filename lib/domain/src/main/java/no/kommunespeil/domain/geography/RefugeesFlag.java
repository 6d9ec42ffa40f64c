package no.kommunespeil.domain.geography;

import java.util.Locale;
import java.util.Optional;

/** What a published number of settled refugees, or its absence, means. */
public enum RefugeesFlag {
  /** The publisher withheld a small number. */
  SUPPRESSED,
  /** The publisher shows no figure; often a municipality that was not asked, so possibly zero. */
  NOT_REPORTED,
  /** At least one small part is withheld and left out of the number. */
  LOWER_BOUND,
  /** Published, but not in our registers. */
  NOT_OBTAINED;

  /** The word used in tables. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<RefugeesFlag> of(String key) {
    for (RefugeesFlag flag : values()) {
      if (flag.key().equals(key)) {
        return Optional.of(flag);
      }
    }
    return Optional.empty();
  }
}
