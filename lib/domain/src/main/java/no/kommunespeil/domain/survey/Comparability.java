package no.kommunespeil.domain.survey;

import java.util.Locale;

/** How well a question can be compared with itself in the previous wave that asked it. */
public enum Comparability {
  SAME,
  WORDING_CHANGED,
  /** An answer option was added or removed; compare without it. */
  OPTION_CHANGED,
  RESPONDENT_CHANGED,
  OBJECT_CHANGED,
  NOT_COMPARABLE;

  /** What stands in tables. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
