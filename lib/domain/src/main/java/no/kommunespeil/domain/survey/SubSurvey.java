package no.kommunespeil.domain.survey;

import java.util.List;

/**
 * One of the questionnaires of a wave.
 *
 * @param key stable identifier: integration_lead, municipal_director, school_head
 * @param respondent who is meant to answer
 * @param roles positions a respondent may state, from the one with most overall knowledge of the
 *     field to the one with least; the first criterion of the counting response
 */
public record SubSurvey(String key, Text label, Text respondent, List<RespondentRole> roles) {

  /**
   * A position.
   *
   * @param spellings texts exports write for it, beside the labels
   */
  public record RespondentRole(String key, Text label, List<String> spellings) {}
}
