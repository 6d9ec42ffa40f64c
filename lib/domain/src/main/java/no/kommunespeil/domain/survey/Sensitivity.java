package no.kommunespeil.domain.survey;

/** Disclosure policy of a question in the public tier. */
public enum Sensitivity {
  /** Answers of a public body, as published. */
  OPEN,
  /** Values on small bases are withheld. */
  MIN_BASE,
  /** Primary and secondary suppression. */
  FULL
}
