package no.kommunespeil.domain.survey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.kommunespeil.domain.config.Nearest;
import no.kommunespeil.domain.config.YamlMap;
import no.kommunespeil.domain.config.YamlScalar;
import no.kommunespeil.domain.problem.Problems;

/** Checks filters against the rest of the codebook. */
final class FilterCheck {

  private final Codebook codebook;
  private final VariableLookup lookup;
  private final Problems problems;
  private final Set<String> inCycle = new HashSet<>();

  FilterCheck(Codebook codebook, VariableLookup lookup, Problems problems) {
    this.codebook = codebook;
    this.lookup = lookup;
    this.problems = problems;
  }

  void check(List<QuestionDraft> drafts) {
    findCycles(drafts);
    for (QuestionDraft draft : drafts) {
      Optional<YamlMap> filter = draft.map().map("filter");
      if (filter.isPresent() && draft.question().filter().isPresent()) {
        check(draft.question(), filter.get());
      }
    }
  }

  private void check(Question question, YamlMap filter) {
    Optional<Variable> variable = filter.scalar("variable").flatMap(lookup::variable);
    if (variable.isEmpty()) {
      return;
    }
    String key = variable.get().key();
    Question deciding = variable.get().question();
    List<Variable> own = codebook.variablesOf(question.key());
    if (!inCycle.contains(question.key())
        && !own.isEmpty()
        && variable.get().order() > own.get(0).order()) {
      filter.problem(
          "variable",
          "The filter variable '" + key + "' comes after the question '" + question.key() + "'.",
          "Move the question after it.");
    }
    for (String subSurvey : question.askedOf()) {
      if (!deciding.askedOf().contains(subSurvey)) {
        filter.problem(
            "variable",
            "The filter variable '" + key + "' is not asked of " + subSurvey + ".",
            "Add " + subSurvey + " to its asked_of, or filter by a variable of " + subSurvey + ".");
      }
    }
    checkCategories(filter, variable.get());
  }

  private void checkCategories(YamlMap filter, Variable variable) {
    if (variable.scale().categories().isEmpty()) {
      return;
    }
    Set<String> seen = new HashSet<>();
    for (YamlScalar category : filter.scalars("any_of")) {
      if (variable.scale().indexOf(category.text()) < 0) {
        problems.add(
            category.place(),
            "'" + category.text() + "' is no category of '" + variable.key() + "'.",
            Nearest.proposal(
                category.text(),
                variable.scale().categories().stream().map(Category::key).toList()));
      } else if (!seen.add(category.text())) {
        problems.add(
            category.place(),
            "The category '" + category.text() + "' is given twice.",
            "Remove one.");
      }
    }
  }

  /** Follows every question to the one that decides on it; each has at most one. */
  private void findCycles(List<QuestionDraft> drafts) {
    Map<String, String> deciding = new HashMap<>();
    Map<String, QuestionDraft> byKey = new HashMap<>();
    for (QuestionDraft draft : drafts) {
      byKey.put(draft.key(), draft);
      draft
          .question()
          .filter()
          .flatMap(filter -> codebook.variable(filter.variable()))
          .ifPresent(variable -> deciding.put(draft.key(), variable.question().key()));
    }
    Set<String> done = new HashSet<>();
    for (QuestionDraft draft : drafts) {
      List<String> path = new ArrayList<>();
      String at = draft.key();
      while (at != null && done.add(at)) {
        path.add(at);
        at = deciding.get(at);
      }
      QuestionDraft first = at == null ? null : byKey.get(at);
      int start = path.indexOf(at);
      if (first != null && start >= 0) {
        List<String> cycle = new ArrayList<>(path.subList(start, path.size()));
        inCycle.addAll(cycle);
        cycle.add(at);
        problems.add(
            first.map().at("filter"),
            "The filters go in a circle: " + String.join(" \u2192 ", cycle) + ".",
            "Remove one of these filters.");
      }
    }
  }
}
