package no.kommunespeil.domain.survey;

/** Whether a high score speaks well of what was asked about. */
public enum Direction {
  POSITIVE,
  NEGATIVE,
  NONE
}
