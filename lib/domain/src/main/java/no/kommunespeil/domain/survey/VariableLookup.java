package no.kommunespeil.domain.survey;

import java.util.List;
import java.util.Optional;
import no.kommunespeil.domain.config.Nearest;
import no.kommunespeil.domain.config.YamlScalar;
import no.kommunespeil.domain.problem.Problems;

/** Finds variables and questions by the names configuration gives them. */
public final class VariableLookup {

  private static final int MOST_PROPOSED = 12;

  private final Codebook codebook;
  private final boolean whole;
  private final Problems problems;

  /**
   * @param whole whether every question could be read; otherwise a name that is not known is no
   *     problem
   */
  public VariableLookup(Codebook codebook, boolean whole, Problems problems) {
    this.codebook = codebook;
    this.whole = whole;
    this.problems = problems;
  }

  /** Whether every question could be read. */
  boolean isWhole() {
    return whole;
  }

  /** The variable; empty after a problem. */
  public Optional<Variable> variable(YamlScalar reference) {
    String key = reference.text();
    Optional<Variable> variable = codebook.variable(key);
    if (variable.isEmpty() && whole) {
      problems.add(reference.place(), "Unknown variable '" + key + "'.", proposal(key));
    }
    return variable;
  }

  /** The question; empty after a problem. */
  public Optional<Question> question(YamlScalar reference) {
    String key = reference.text();
    Optional<Question> question = codebook.question(key);
    if (question.isEmpty() && whole) {
      problems.add(reference.place(), "Unknown question '" + key + "'.", proposalOfQuestion(key));
    }
    return question;
  }

  private String proposal(String key) {
    int dot = key.indexOf('.');
    String questionKey = dot < 0 ? key : key.substring(0, dot);
    Optional<Question> question = codebook.question(questionKey);
    if (question.isEmpty()) {
      return proposalOfQuestion(questionKey);
    }
    List<String> own = codebook.variablesOf(questionKey).stream().map(Variable::key).toList();
    if (own.size() == 1) {
      return "The question has no items; write '" + own.get(0) + "'.";
    }
    return Nearest.to(key, own)
        .map(nearest -> "Did you mean '" + nearest + "'?")
        .orElseGet(
            () ->
                "Name one of its items: "
                    + String.join(", ", own.subList(0, Math.min(own.size(), MOST_PROPOSED)))
                    + (own.size() > MOST_PROPOSED ? ", ..." : "")
                    + ".");
  }

  private String proposalOfQuestion(String key) {
    List<String> keys = codebook.questions().stream().map(Question::key).toList();
    return Nearest.to(key, keys)
        .map(nearest -> "Did you mean '" + nearest + "'?")
        .orElse("Add the question to the codebook, or correct the name.");
  }
}
