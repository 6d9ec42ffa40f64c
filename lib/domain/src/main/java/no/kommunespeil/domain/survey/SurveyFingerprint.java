package no.kommunespeil.domain.survey;

import no.kommunespeil.domain.config.ContentHash;

/**
 * Tells whether anything of the survey has changed that published tables may show: all of codebook
 * and waves, labels included. Only the lines on which it is written do not matter.
 */
public final class SurveyFingerprint {

  private SurveyFingerprint() {}

  /** 64 hexadecimal digits. */
  public static String of(Survey survey) {
    ContentHash hash = new ContentHash();
    codebook(hash, survey.codebook());
    hash.add(survey.waves().size());
    for (Wave wave : survey.waves()) {
      hash.add(WaveFingerprint.of(wave, survey.codebook()));
      text(hash, wave.label());
      hash.add(wave.changes().size());
      for (QuestionChange change : wave.changes()) {
        hash.add(change.question())
            .addAll(change.items())
            .add(change.comparability().name())
            .addAll(change.addedOptions())
            .addAll(change.removedOptions());
        text(hash, change.note());
      }
    }
    return hash.hex();
  }

  private static void codebook(ContentHash hash, Codebook codebook) {
    hash.add(codebook.elaboratedFromWords()).add(codebook.themes().size());
    codebook
        .themes()
        .forEach(
            (key, label) -> {
              hash.add(key);
              text(hash, label);
            });
    hash.add(codebook.subSurveys().size());
    for (SubSurvey subSurvey : codebook.subSurveys()) {
      hash.add(subSurvey.key());
      text(hash, subSurvey.label());
      text(hash, subSurvey.respondent());
      hash.add(subSurvey.roles().size());
      for (SubSurvey.RespondentRole role : subSurvey.roles()) {
        hash.add(role.key()).addAll(role.spellings());
        text(hash, role.label());
      }
    }
    hash.add(codebook.questions().size());
    codebook.questions().forEach(question -> question(hash, question));
  }

  private static void question(ContentHash hash, Question question) {
    hash.add(question.key()).add(question.kind().name());
    text(hash, question.label());
    hash.add(question.theme()).add(question.repetition().name()).add(question.sensitivity().name());
    text(hash, question.purpose());
    hash.addAll(question.figures()).addAll(question.askedOf());
    scale(hash, question.scale());
    hash.add(question.direction().name()).add(question.items().size());
    for (Item item : question.items()) {
      hash.add(item.key()).add(item.code()).addAll(item.spellings());
      text(hash, item.label());
      hash.add(item.direction().name()).add(Boolean.toString(item.inferred()));
    }
    WaveFingerprint.filter(hash, question.filter());
    hash.add(question.exclusive()).addAll(question.inferred());
  }

  private static void scale(ContentHash hash, Scale scale) {
    hash.add(scale.key());
    text(hash, scale.label());
    hash.add(scale.categories().size());
    for (Category category : scale.categories()) {
      hash.add(category.key());
      text(hash, category.label());
      hash.add(category.kind().name())
          .add(String.valueOf(category.score()))
          .add(category.code())
          .addAll(category.spellings())
          .add(Boolean.toString(category.inferred()));
    }
    hash.add(scale.combinations().size());
    for (Combination combination : scale.combinations()) {
      hash.add(combination.key()).addAll(combination.categories());
      text(hash, combination.label());
    }
  }

  private static void text(ContentHash hash, Text text) {
    hash.add(text.nb()).add(text.en());
  }
}
