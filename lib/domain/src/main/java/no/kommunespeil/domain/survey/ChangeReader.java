package no.kommunespeil.domain.survey;

import java.util.List;
import java.util.Optional;
import no.kommunespeil.domain.config.Nearest;
import no.kommunespeil.domain.config.YamlMap;
import no.kommunespeil.domain.config.YamlScalar;
import no.kommunespeil.domain.problem.Problems;

/** Reads how the questions of a wave differ from the last wave that asked them. */
final class ChangeReader {

  private final VariableLookup lookup;
  private final boolean allInOrder;
  private final Problems problems;

  /**
   * @param allInOrder whether every wave and its day is known; otherwise a question that none of
   *     them asked is no problem
   */
  ChangeReader(VariableLookup lookup, boolean allInOrder, Problems problems) {
    this.lookup = lookup;
    this.allInOrder = allInOrder;
    this.problems = problems;
  }

  List<QuestionChange> read(WaveDraft draft, List<WaveDraft> earlier) {
    Named<QuestionChange> changes = new Named<>("change");
    for (YamlMap map : draft.map().maps("changes")) {
      String key = map.requiredText("question");
      Comparability comparability = map.requiredOneOf("comparability", Comparability.class);
      List<YamlScalar> added = map.scalars("added_options");
      Text note = Text.read(map, "note");
      map.end();
      Optional<Question> question =
          key.isBlank() ? Optional.empty() : map.scalar("question").flatMap(lookup::question);
      if (question.isPresent()) {
        checkAsked(map, question.get(), draft, earlier);
        checkAdded(question.get(), added);
      }
      if (comparability == Comparability.SAME && map.has("comparability") && !added.isEmpty()) {
        map.problem(
            "added_options",
            "Options were added, yet the question is called the same.",
            "Write comparability: option_changed, or another grade.");
      }
      changes.add(
          key,
          new QuestionChange(
              key, comparability, added.stream().map(YamlScalar::text).toList(), note),
          map.at("question"),
          problems);
    }
    return changes.values();
  }

  private void checkAsked(
      YamlMap map, Question question, WaveDraft draft, List<WaveDraft> earlier) {
    String key = question.key();
    if (!draft.asks(key)) {
      map.problem(
          "question",
          "The wave '" + draft.wave().key() + "' does not ask '" + key + "'.",
          "Remove the change, or map the columns of the question.");
    } else if (allInOrder && earlier.stream().noneMatch(wave -> wave.asks(key))) {
      map.problem(
          "question",
          "No wave before '" + draft.wave().key() + "' asks '" + key + "'.",
          "Remove the change; there is nothing to compare with.");
    }
  }

  private void checkAdded(Question question, List<YamlScalar> added) {
    List<String> known =
        question.kind() == QuestionKind.MULTIPLE
            ? question.items().stream().map(Item::key).toList()
            : question.scale().categories().stream().map(Category::key).toList();
    if (known.isEmpty()) {
      return;
    }
    for (YamlScalar option : added) {
      if (!known.contains(option.text())) {
        problems.add(
            option.place(),
            "'" + option.text() + "' is no answer to '" + question.key() + "'.",
            Nearest.proposal(option.text(), known));
      }
    }
  }
}
