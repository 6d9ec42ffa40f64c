package no.kommunespeil.domain.response;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.kommunespeil.domain.config.Nearest;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problem;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.survey.Delivery;
import no.kommunespeil.domain.survey.Delivery.MetaField;
import no.kommunespeil.domain.survey.Delivery.Target;
import no.kommunespeil.domain.survey.LabelKey;

/**
 * Which column of a file holds what, by its headers. A header is found as written, else by what
 * {@link LabelKey} leaves of it.
 */
final class HeaderMatch {

  private final Delivery delivery;
  private final String file;
  private final List<String> header;
  private final Map<MetaField, Integer> meta = new EnumMap<>(MetaField.class);
  private final Map<String, Integer> answers = new HashMap<>();
  private final Map<String, List<Integer>> optionLists = new LinkedHashMap<>();
  private int codedQuestion = -1;
  private int codes = -1;
  private final Set<Integer> spokenOf = new HashSet<>();
  private final List<Problem> warnings = new ArrayList<>();

  private HeaderMatch(Delivery delivery, String file, List<String> header) {
    this.delivery = delivery;
    this.file = file;
    this.header = header;
  }

  static HeaderMatch of(Delivery delivery, String file, List<String> header, Problems problems) {
    HeaderMatch match = new HeaderMatch(delivery, file, header);
    List<String> absent = new ArrayList<>();
    delivery
        .columns()
        .forEach(
            (name, target) -> {
              List<Integer> columns = match.find(name);
              match.spokenOf.addAll(columns);
              if (columns.isEmpty()) {
                absent.add(name);
              } else if (columns.size() > 1) {
                problems.add(match.place(name), match.isThere(columns), match.keepOne());
              } else {
                match.take(name, target, columns.get(0), problems);
              }
            });
    for (String name : delivery.ignored()) {
      match.spokenOf.addAll(match.find(name));
    }
    List<String> unknown = match.headersNotSpokenOf();
    for (String name : absent) {
      problems.add(match.place(name), "The file has no such column.", match.remedy(name, unknown));
    }
    match.warnOfColumnsNotSpokenOf();
    return match;
  }

  /** The column that holds it, or -1. */
  int meta(MetaField field) {
    return meta.getOrDefault(field, -1);
  }

  /** The column with the variable's answer, or -1. */
  int answer(String variable) {
    return answers.getOrDefault(variable, -1);
  }

  /** The columns that list the question's options. */
  List<Integer> optionLists(String question) {
    return optionLists.getOrDefault(question, List.of());
  }

  /** The column of a coding file that names the question, or -1. */
  int codedQuestion() {
    return codedQuestion;
  }

  /** The column of a coding file that lists codes, or -1. */
  int codes() {
    return codes;
  }

  Set<String> variables() {
    return Set.copyOf(answers.keySet());
  }

  Set<String> questions() {
    return Set.copyOf(optionLists.keySet());
  }

  /** Where a problem with a column is. */
  Place place(int column) {
    return place(header.get(column));
  }

  List<Problem> warnings() {
    return List.copyOf(warnings);
  }

  private Place place(String name) {
    return Place.of(file, 1, name.strip());
  }

  private List<Integer> find(String name) {
    List<Integer> asWritten = new ArrayList<>();
    List<Integer> alike = new ArrayList<>();
    String key = LabelKey.of(name);
    for (int column = 0; column < header.size(); column++) {
      String there = header.get(column);
      if (there.equals(name)) {
        asWritten.add(column);
      } else if (LabelKey.of(there).equals(key) && !isSpokenOfAsWritten(there)) {
        alike.add(column);
      }
    }
    return asWritten.isEmpty() ? alike : asWritten;
  }

  private boolean isSpokenOfAsWritten(String there) {
    return delivery.columns().containsKey(there) || delivery.ignored().contains(there);
  }

  private void take(String name, Target target, int column, Problems problems) {
    Integer other = null;
    if (target instanceof Target.Meta field) {
      other = meta.putIfAbsent(field.field(), column);
    } else if (target instanceof Target.Answer answer) {
      other = answers.putIfAbsent(answer.variable(), column);
    } else if (target instanceof Target.OptionList list) {
      optionLists.computeIfAbsent(list.question(), question -> new ArrayList<>()).add(column);
    } else if (target instanceof Target.CodedQuestion) {
      codedQuestion = column;
    } else if (target instanceof Target.Codes) {
      codes = column;
    }
    if (other != null) {
      problems.add(
          place(name),
          "The description gives this column and the column \""
              + header.get(other).strip()
              + "\" the same meaning.",
          "Keep the one that holds it in " + delivery.place() + " and list the other as ignored.");
    }
  }

  private String isThere(List<Integer> columns) {
    StringBuilder numbers = new StringBuilder();
    for (int i = 0; i < columns.size(); i++) {
      numbers.append(i == 0 ? "" : i == columns.size() - 1 ? " and " : ", ");
      numbers.append(columns.get(i) + 1);
    }
    return "The file has "
        + columns.size()
        + " columns of this name, the columns "
        + numbers
        + ", and which one is meant cannot be told.";
  }

  private String keepOne() {
    return "Give each column of the export a name of its own and describe them in "
        + delivery.place()
        + ".";
  }

  private String remedy(String name, List<String> unknown) {
    String correct = "Correct the header in " + delivery.place();
    return Nearest.to(name.strip(), unknown)
        .map(near -> correct + "; did you mean \"" + near + "\"?")
        .orElse(correct + ", or export the file again with the column.");
  }

  private List<String> headersNotSpokenOf() {
    List<String> names = new ArrayList<>();
    for (int column = 0; column < header.size(); column++) {
      if (!spokenOf.contains(column) && !LabelKey.isBlank(header.get(column))) {
        names.add(header.get(column).strip());
      }
    }
    return names;
  }

  private void warnOfColumnsNotSpokenOf() {
    for (int column = 0; column < header.size(); column++) {
      if (spokenOf.contains(column)) {
        continue;
      }
      if (LabelKey.isBlank(header.get(column))) {
        warnings.add(
            new Problem(
                Place.of(file, 1, Integer.toString(column + 1)),
                "This column has no header and is not read.",
                "If it holds answers, give it a header in the export."));
      } else {
        warnings.add(
            new Problem(
                place(column),
                "The description of the file does not speak of this column, and it is not read.",
                "Say in " + delivery.place() + " which variable it holds, or list it as ignored."));
      }
    }
  }
}
