package no.kommunespeil.domain.survey;

/** Why a question is in a wave. */
public enum Repetition {
  CORE,
  THEME,
  TOPICAL
}
