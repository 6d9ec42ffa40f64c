package no.kommunespeil.domain.survey;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that may be asked, and of whom.
 *
 * @param elaboratedFromWords number of words from which an open answer counts as elaborated
 * @param themes label per theme key, in report order
 * @param questions in codebook order
 * @param variables in codebook order, every question's together
 */
public record Codebook(
    int elaboratedFromWords,
    Map<String, Text> themes,
    List<SubSurvey> subSurveys,
    List<Question> questions,
    List<Variable> variables) {

  public Optional<SubSurvey> subSurvey(String key) {
    return subSurveys.stream().filter(subSurvey -> subSurvey.key().equals(key)).findFirst();
  }

  public Optional<Question> question(String key) {
    return questions.stream().filter(question -> question.key().equals(key)).findFirst();
  }

  public Optional<Variable> variable(String key) {
    return variables.stream().filter(variable -> variable.key().equals(key)).findFirst();
  }

  /** The question's variables, in order. */
  public List<Variable> variablesOf(String questionKey) {
    return variables.stream()
        .filter(variable -> variable.question().key().equals(questionKey))
        .toList();
  }
}
