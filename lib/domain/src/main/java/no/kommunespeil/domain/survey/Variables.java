package no.kommunespeil.domain.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the variables of questions. */
final class Variables {

  /** Of every option of every multiple-response question. */
  static final Scale OPTION_SCALE =
      new Scale(
          Scale.OPTION,
          new Text("Valgt eller ikke", "Ticked or not"),
          List.of(
              category(Variable.NOT_TICKED, "Ikke valgt", "Not ticked", "0"),
              category(Variable.TICKED, "Valgt", "Ticked", "1")),
          List.of());

  /** Of every open question. */
  static final Scale OPEN_SCALE =
      new Scale(
          Scale.OPEN,
          new Text("Åpent svar", "Open answer"),
          List.of(
              category(Variable.SHORT, "Kort svar", "Short answer", "0"),
              category(Variable.ELABORATED, "Utdypende svar", "Elaborated answer", "1")),
          List.of());

  /** Of every code of an open question. */
  static final Scale CODE_SCALE =
      new Scale(
          Scale.CODE,
          new Text("Nevnt eller ikke", "Mentioned or not"),
          List.of(
              category(Variable.NOT_TICKED, "Ikke nevnt", "Not mentioned", "0"),
              category(Variable.TICKED, "Nevnt", "Mentioned", "1")),
          List.of());

  private Variables() {}

  /** In the order of the questions, every question's together. */
  static List<Variable> of(List<Question> questions) {
    List<Variable> variables = new ArrayList<>();
    for (Question question : questions) {
      switch (question.kind()) {
        case SINGLE -> add(variables, question, Variable.Role.ANSWER);
        case OPEN -> {
          add(variables, question, Variable.Role.OPEN);
          if (!question.items().isEmpty()) {
            addItems(variables, question, Variable.Role.OPTION, CODE_SCALE);
            addCount(variables, question, new Text("Antall koder", "Number of codes"));
          }
        }
        case GRID -> addItems(variables, question, Variable.Role.ANSWER, question.scale());
        case MULTIPLE -> {
          addItems(variables, question, Variable.Role.OPTION, question.scale());
          addCount(variables, question, new Text("Antall valgte", "Number ticked"));
        }
      }
    }
    return variables;
  }

  private static void add(List<Variable> variables, Question question, Variable.Role role) {
    variables.add(
        new Variable(
            question.key(), variables.size(), role, question, Optional.empty(), question.scale()));
  }

  private static void addCount(List<Variable> variables, Question question, Text label) {
    variables.add(
        new Variable(
            question.key() + "." + Variable.TICKED_COUNT_ITEM,
            variables.size(),
            Variable.Role.TICKED_COUNT,
            question,
            Optional.empty(),
            countScale(question, label)));
  }

  private static void addItems(
      List<Variable> variables, Question question, Variable.Role role, Scale scale) {
    for (Item item : question.items()) {
      variables.add(
          new Variable(
              question.key() + "." + item.key(),
              variables.size(),
              role,
              question,
              Optional.of(item),
              scale));
    }
  }

  private static Scale countScale(Question question, Text label) {
    List<Category> counts = new ArrayList<>();
    for (int ticked = 0; ticked <= question.items().size(); ticked++) {
      String key = Integer.toString(ticked);
      counts.add(
          new Category(
              key, new Text(key, key), CategoryKind.SUBSTANTIVE, ticked, key, List.of(), false));
    }
    return new Scale(question.key() + "." + Variable.TICKED_COUNT_ITEM, label, counts, List.of());
  }

  private static Category category(String key, String nb, String en, String code) {
    return new Category(
        key, new Text(nb, en), CategoryKind.SUBSTANTIVE, null, code, List.of(), false);
  }
}
