package no.kommunespeil.domain.survey;

import no.kommunespeil.domain.config.YamlMap;

/** A question as read, with the lines it came from, for checks against the rest of the codebook. */
record QuestionDraft(Question question, YamlMap map) {

  String key() {
    return question.key();
  }
}
