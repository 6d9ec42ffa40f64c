package no.kommunespeil.domain.survey;

import java.util.ArrayList;
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
      List<YamlScalar> items = map.scalars("items");
      Comparability comparability = map.requiredOneOf("comparability", Comparability.class);
      List<YamlScalar> added = map.scalars("added_options");
      List<YamlScalar> removed = map.scalars("removed_options");
      Text note = Text.read(map, "note");
      map.end();
      Optional<Question> question =
          key.isBlank() ? Optional.empty() : map.scalar("question").flatMap(lookup::question);
      if (question.isPresent()) {
        checkAsked(map, question.get(), draft, earlier);
        checkItems(question.get(), items);
        checkOptions(question.get(), added);
        checkOptions(question.get(), removed);
      }
      if (map.has("comparability")) {
        checkGrade(map, comparability, added, removed);
      }
      QuestionChange change =
          new QuestionChange(key, texts(items), comparability, texts(added), texts(removed), note);
      // A question may change twice in a wave, each time in other items.
      String name = items.isEmpty() ? key : key + "." + String.join(",", change.items());
      changes.add(name, change, map.at("question"), problems);
    }
    return changes.values();
  }

  private static List<String> texts(List<YamlScalar> scalars) {
    return scalars.stream().map(YamlScalar::text).toList();
  }

  private static void checkGrade(
      YamlMap map, Comparability comparability, List<YamlScalar> added, List<YamlScalar> removed) {
    if (comparability == Comparability.SAME && !added.isEmpty()) {
      map.problem(
          "added_options",
          "Options were added, yet the question is called the same.",
          "Write comparability: option_changed, or another grade.");
    }
    if (comparability == Comparability.SAME && !removed.isEmpty()) {
      map.problem(
          "removed_options",
          "Options were removed, yet the question is called the same.",
          "Write comparability: option_changed, or another grade.");
    }
    if (comparability == Comparability.OPTION_CHANGED && added.isEmpty() && removed.isEmpty()) {
      map.problem(
          "comparability",
          "Which options changed is not said.",
          "List them as added_options or removed_options; what leaves them out can be compared.");
    }
    for (YamlScalar option : removed) {
      if (texts(added).contains(option.text())) {
        map.problem(
            "removed_options",
            "'" + option.text() + "' was both added and removed.",
            "Remove it from one of the two.");
      }
    }
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

  private void checkItems(Question question, List<YamlScalar> items) {
    List<String> known = new ArrayList<>(question.items().stream().map(Item::key).toList());
    if (question.kind() == QuestionKind.MULTIPLE) {
      known.add(Variable.TICKED_COUNT_ITEM);
    }
    for (YamlScalar item : items) {
      if (!known.contains(item.text())) {
        problems.add(
            item.place(),
            "'" + item.text() + "' is no item of '" + question.key() + "'.",
            known.isEmpty()
                ? "The question has no items; leave 'items' out."
                : Nearest.proposal(item.text(), known));
      }
    }
  }

  private void checkOptions(Question question, List<YamlScalar> options) {
    List<String> known =
        question.kind() == QuestionKind.MULTIPLE
            ? question.items().stream().map(Item::key).toList()
            : question.scale().categories().stream().map(Category::key).toList();
    if (known.isEmpty()) {
      return;
    }
    for (YamlScalar option : options) {
      if (!known.contains(option.text())) {
        problems.add(
            option.place(),
            "'" + option.text() + "' is no answer to '" + question.key() + "'.",
            Nearest.proposal(option.text(), known));
      }
    }
  }
}
