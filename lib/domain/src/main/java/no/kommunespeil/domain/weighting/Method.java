package no.kommunespeil.domain.weighting;

import java.util.Locale;

/** How estimates are adjusted for non-response. */
public enum Method {
  /** Within cells of county and centrality. */
  CELLS,
  /** To the margins of county and of centrality, cells being too small. */
  RAKED,
  /** Not at all: no weights were found that fit both margins. */
  NOT_CONVERGED,
  /** Not at all: nobody responded, or nobody was asked. */
  NONE;

  private final String key = name().toLowerCase(Locale.ROOT);

  /** What stands in marts. */
  public String key() {
    return key;
  }
}
