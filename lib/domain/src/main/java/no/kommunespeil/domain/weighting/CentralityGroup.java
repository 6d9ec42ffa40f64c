package no.kommunespeil.domain.weighting;

import org.jspecify.annotations.Nullable;

/** Statistics Norway's six classes of centrality by twos, neighbours next to each other. */
public enum CentralityGroup {
  /** Classes 1 and 2. */
  CENTRAL,
  /** Classes 3 and 4. */
  MIDDLE,
  /** Classes 5 and 6. */
  REMOTE,
  /** The class is not known. */
  UNKNOWN;

  private static final int SECOND = 2;
  private static final int FOURTH = 4;

  /**
   * The group of a class.
   *
   * @param centralityClass 1-6, null when it is not known
   */
  public static CentralityGroup of(@Nullable Integer centralityClass) {
    if (centralityClass == null) {
      return UNKNOWN;
    }
    return centralityClass <= SECOND ? CENTRAL : centralityClass <= FOURTH ? MIDDLE : REMOTE;
  }
}
