package no.kommunespeil.domain.survey;

/** How a question is answered. */
public enum QuestionKind {
  /** One answer of a scale. */
  SINGLE,
  /** One answer of a scale for each item. */
  GRID,
  /** Any number of options; each option is a variable, and so is the number of options ticked. */
  MULTIPLE,
  /**
   * Free text; what is counted is whether it was answered and elaborated and, where the question
   * has a code frame, which codes the answers were given by people who read them.
   */
  OPEN
}
