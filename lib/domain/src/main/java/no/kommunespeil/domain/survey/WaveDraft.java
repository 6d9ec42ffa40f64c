package no.kommunespeil.domain.survey;

import java.util.List;
import no.kommunespeil.domain.config.YamlMap;

/**
 * A wave as read, with the lines it came from, before its place among the waves is known.
 *
 * @param wave with order 0 and no changes yet
 */
record WaveDraft(Wave wave, YamlMap map) {

  Wave placed(int order, List<QuestionChange> changes) {
    return new Wave(
        wave.key(),
        order,
        wave.label(),
        wave.fieldFrom(),
        wave.fieldTo(),
        wave.registerDay(),
        wave.factsYear(),
        wave.subSurveys(),
        changes,
        wave.place());
  }

  boolean asks(String questionKey) {
    for (WaveSubSurvey sub : wave.subSurveys()) {
      for (Variable variable : sub.asked()) {
        if (variable.question().key().equals(questionKey)) {
          return true;
        }
      }
    }
    return false;
  }
}
