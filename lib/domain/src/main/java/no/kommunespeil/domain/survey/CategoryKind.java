package no.kommunespeil.domain.survey;

/** What kind of answer a category is. */
public enum CategoryKind {
  /** An answer to what was asked. */
  SUBSTANTIVE,
  /** "Vet ikke": in the base by default, out of it in the variant without don't know. */
  DONT_KNOW,
  /** "Ikke aktuelt": treated as don't know in bases, told apart in the data. */
  NOT_APPLICABLE
}
