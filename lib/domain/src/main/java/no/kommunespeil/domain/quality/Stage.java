package no.kommunespeil.domain.quality;

import java.util.Locale;

/** The stage of a run whose outcome a check looks at. */
public enum Stage {
  /** The files as they were delivered. */
  INGEST,
  /** Units and the responses that stand for them. */
  RESOLVE,
  /** The answers as they were counted. */
  COUNT,
  /** The values that are to be published. */
  PUBLISH;

  /** What stands in marts. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
