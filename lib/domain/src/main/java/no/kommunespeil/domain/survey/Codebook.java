package no.kommunespeil.domain.survey;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that may be asked, and of whom. */
public final class Codebook {

  private final int elaboratedFromWords;
  private final Map<String, Text> themes;
  private final List<SubSurvey> subSurveys;
  private final List<Question> questions;
  private final List<Variable> variables;
  private final Optional<SubSurvey> escalation;

  private final Map<String, Question> questionByKey = new HashMap<>();
  private final Map<String, Variable> variableByKey = new HashMap<>();
  private final Map<String, List<Variable>> variablesByQuestion = new HashMap<>();

  /**
   * @param elaboratedFromWords number of words from which an open answer counts as elaborated
   * @param themes label per theme key, in report order
   * @param questions in codebook order
   * @param variables in codebook order, every question's together
   * @param escalation the sub-survey whose respondent is turned to when another one is not answered
   */
  public Codebook(
      int elaboratedFromWords,
      Map<String, Text> themes,
      List<SubSurvey> subSurveys,
      List<Question> questions,
      List<Variable> variables,
      Optional<SubSurvey> escalation) {
    this.elaboratedFromWords = elaboratedFromWords;
    this.themes = Collections.unmodifiableMap(new LinkedHashMap<>(themes));
    this.subSurveys = List.copyOf(subSurveys);
    this.questions = List.copyOf(questions);
    this.variables = List.copyOf(variables);
    this.escalation = escalation;
    for (Question question : questions) {
      questionByKey.putIfAbsent(question.key(), question);
    }
    for (Variable variable : variables) {
      variableByKey.putIfAbsent(variable.key(), variable);
      variablesByQuestion
          .computeIfAbsent(variable.question().key(), key -> new ArrayList<>())
          .add(variable);
    }
    variablesByQuestion.replaceAll((key, own) -> List.copyOf(own));
  }

  /** Number of words from which an open answer counts as elaborated. */
  public int elaboratedFromWords() {
    return elaboratedFromWords;
  }

  /** Label per theme key, in report order. */
  public Map<String, Text> themes() {
    return themes;
  }

  public List<SubSurvey> subSurveys() {
    return subSurveys;
  }

  /** The sub-survey whose respondent is turned to when another one is not answered. */
  public Optional<SubSurvey> escalation() {
    return escalation;
  }

  /** In codebook order. */
  public List<Question> questions() {
    return questions;
  }

  /** In codebook order, every question's together. */
  public List<Variable> variables() {
    return variables;
  }

  public Optional<SubSurvey> subSurvey(String key) {
    for (SubSurvey subSurvey : subSurveys) {
      if (subSurvey.key().equals(key)) {
        return Optional.of(subSurvey);
      }
    }
    return Optional.empty();
  }

  public Optional<Question> question(String key) {
    return Optional.ofNullable(questionByKey.get(key));
  }

  public Optional<Variable> variable(String key) {
    return Optional.ofNullable(variableByKey.get(key));
  }

  /** The question's variables, in order; empty when there is no such question. */
  public List<Variable> variablesOf(String questionKey) {
    return variablesByQuestion.getOrDefault(questionKey, List.of());
  }
}
