package no.kommunespeil.domain.response;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.survey.Category;
import no.kommunespeil.domain.survey.CategoryKind;
import no.kommunespeil.domain.survey.Delivery;
import no.kommunespeil.domain.survey.Filter;
import no.kommunespeil.domain.survey.Item;
import no.kommunespeil.domain.survey.Question;
import no.kommunespeil.domain.survey.Scale;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import org.jspecify.annotations.Nullable;

/** Turns the survey and a file's header into the steps that read a row, in codebook order. */
final class DecoderCompiler {

  /** What exports write in the tick column of an option that was not ticked. */
  private static final List<String> NOT_TICKED = List.of("0", "nei", "no", "false", "usann");

  /** What exports write for a tick, beside the option itself. */
  private static final List<String> TICKED = List.of("1", "x", "ja", "yes", "true", "sann");

  /** A lone dash or full stop in a tick column can only say that there is no tick. */
  private static final List<String> NOTHING = List.of("-", ".", "\u2013");

  private final WaveSubSurvey sub;
  private final Delivery delivery;
  private final int elaboratedFromWords;
  private final Codings codings;
  private final HeaderMatch match;
  private final Problems problems;
  private final Map<String, Integer> positions = new HashMap<>();
  private final IdentityHashMap<Scale, CellLookup> lookups = new IdentityHashMap<>();
  private final String[] holds;

  DecoderCompiler(
      WaveSubSurvey sub,
      Delivery delivery,
      int elaboratedFromWords,
      Codings codings,
      HeaderMatch match,
      int width,
      Problems problems) {
    this.sub = sub;
    this.delivery = delivery;
    this.elaboratedFromWords = elaboratedFromWords;
    this.codings = codings;
    this.match = match;
    this.problems = problems;
    this.holds = new String[width];
    for (int column = 0; column < width; column++) {
      holds[column] = "";
    }
    for (int position = 0; position < sub.asked().size(); position++) {
      positions.put(sub.asked().get(position).key(), position);
    }
  }

  AnswerStep[] steps() {
    refuseColumnsOfWhatIsNotAsked();
    List<AnswerStep> steps = new ArrayList<>();
    List<Variable> asked = sub.asked();
    int from = 0;
    while (from < asked.size()) {
      Question question = asked.get(from).question();
      int to = from + 1;
      while (to < asked.size() && asked.get(to).question().key().equals(question.key())) {
        to++;
      }
      addSteps(question, from, to, steps);
      from = to;
    }
    return steps.toArray(new AnswerStep[0]);
  }

  /** Per column, key of the variable or question it holds; empty when neither. */
  String[] holds() {
    return holds;
  }

  private void addSteps(Question question, int from, int to, List<AnswerStep> steps) {
    FilterStep filter = question.filter().map(rule -> filter(question, rule, from)).orElse(null);
    switch (question.kind()) {
      case SINGLE, GRID -> {
        for (int position = from; position < to; position++) {
          steps.add(scaleStep(filter, position));
        }
      }
      case MULTIPLE -> steps.add(optionsStep(filter, question, from, to));
      case OPEN ->
          // The answer stands before its codes, which are never asked for without it.
          steps.add(
              new OpenStep(
                  filter,
                  from,
                  answerColumn(from),
                  elaboratedFromWords,
                  codes(question, from + 1, to)));
    }
  }

  private AnswerCodes codes(Question question, int from, int to) {
    List<Integer> positions = new ArrayList<>();
    int countPosition = -1;
    for (int position = from; position < to; position++) {
      if (sub.asked().get(position).role() == Variable.Role.TICKED_COUNT) {
        countPosition = position;
      } else {
        positions.add(position);
      }
    }
    return new AnswerCodes(codings.question(question.key()), ints(positions), countPosition);
  }

  /** Null when the deciding variable is not asked here: then nobody was led past. */
  private @Nullable FilterStep filter(Question question, Filter filter, int from) {
    Integer position = positions.get(filter.variable());
    if (position == null) {
      return null;
    }
    if (position >= from) {
      problems.add(
          question.place(),
          "The question "
              + question.key()
              + " is put by the answer to "
              + filter.variable()
              + ", which comes after it.",
          "Move the question behind the one that decides who is asked.");
      return null;
    }
    Scale scale = sub.asked().get(position).scale();
    boolean[] leads = new boolean[scale.categories().size()];
    for (int i = 0; i < leads.length; i++) {
      leads[i] = filter.anyOf().contains(scale.categories().get(i).key());
    }
    return new FilterStep(position, leads);
  }

  private AnswerStep scaleStep(@Nullable FilterStep filter, int position) {
    Scale scale = sub.asked().get(position).scale();
    int column = answerColumn(position);
    if (column >= 0
        && delivery.coding() == Delivery.Coding.CODES
        && scale.categories().stream().allMatch(category -> category.code().isEmpty())) {
      problems.add(
          match.place(column),
          "The delivery gives answers as codes, but no category of the scale "
              + scale.key()
              + " has a code.",
          "Add the codes to the scale in the codebook, or set the answers of the delivery at "
              + delivery.place()
              + " to labels.");
    }
    boolean[] isDontKnow = new boolean[scale.categories().size()];
    for (int i = 0; i < isDontKnow.length; i++) {
      isDontKnow[i] = scale.categories().get(i).kind() == CategoryKind.DONT_KNOW;
    }
    CellLookup lookup = lookups.computeIfAbsent(scale, this::lookup);
    return new ScaleStep(filter, position, column, lookup, isDontKnow);
  }

  private CellLookup lookup(Scale scale) {
    CellLookup.Builder meanings = new CellLookup.Builder();
    for (int i = 0; i < scale.categories().size(); i++) {
      Category category = scale.categories().get(i);
      switch (delivery.coding()) {
        case CODES -> meanings.add(category.code(), i);
        case LABELS -> meanings.add(category.label().nb(), i).add(category.label().en(), i);
      }
    }
    // Spellings come last, so that they never take a text from the label of another category.
    if (delivery.coding() == Delivery.Coding.LABELS) {
      for (int i = 0; i < scale.categories().size(); i++) {
        for (String spelling : scale.categories().get(i).spellings()) {
          meanings.add(spelling, i);
        }
      }
    }
    return meanings.build(Missing.UNREADABLE);
  }

  private AnswerStep optionsStep(@Nullable FilterStep filter, Question question, int from, int to) {
    List<Integer> optionPositions = new ArrayList<>();
    List<Item> options = new ArrayList<>();
    int countPosition = -1;
    for (int position = from; position < to; position++) {
      Variable variable = sub.asked().get(position);
      if (variable.role() == Variable.Role.TICKED_COUNT) {
        countPosition = position;
      } else {
        optionPositions.add(position);
        options.add(variable.item().orElseThrow());
      }
    }
    int[] columns = new int[options.size()];
    CellLookup[] ticks = new CellLookup[options.size()];
    int exclusive = -1;
    for (int i = 0; i < columns.length; i++) {
      columns[i] = answerColumn(optionPositions.get(i));
      ticks[i] = ticks(options.get(i));
      if (options.get(i).key().equals(question.exclusive())) {
        exclusive = i;
      }
    }
    int[] listColumns = ints(match.optionLists(question.key()));
    for (int column : listColumns) {
      holds[column] = question.key();
    }
    return new OptionsStep(
        filter,
        ints(optionPositions),
        columns,
        ticks,
        listColumns,
        new OptionList(options(options), delivery.listSeparator()),
        countPosition,
        exclusive);
  }

  /** What a tick column says: the option's own text is a tick even where it reads "no". */
  private static CellLookup ticks(Item option) {
    CellLookup.Builder meanings = new CellLookup.Builder();
    addTexts(meanings, option, OptionsStep.TICKED);
    NOT_TICKED.forEach(text -> meanings.add(text, OptionsStep.NOT_TICKED));
    NOTHING.forEach(text -> meanings.add(text, Missing.BLANK));
    TICKED.forEach(text -> meanings.add(text, OptionsStep.TICKED));
    return meanings.build(OptionsStep.TICKED);
  }

  private CellLookup options(List<Item> options) {
    CellLookup.Builder meanings = new CellLookup.Builder();
    if (delivery.coding() == Delivery.Coding.CODES) {
      addCodes(meanings, options);
    }
    for (int i = 0; i < options.size(); i++) {
      addTexts(meanings, options.get(i), i);
    }
    addCodes(meanings, options);
    return meanings.build(Missing.UNREADABLE);
  }

  private static void addTexts(CellLookup.Builder meanings, Item option, int meaning) {
    meanings.add(option.label().nb(), meaning).add(option.label().en(), meaning);
    option.spellings().forEach(spelling -> meanings.add(spelling, meaning));
  }

  private static void addCodes(CellLookup.Builder meanings, List<Item> options) {
    for (int i = 0; i < options.size(); i++) {
      meanings.add(options.get(i).code(), i);
    }
  }

  private int answerColumn(int position) {
    String variable = sub.asked().get(position).key();
    int column = match.answer(variable);
    if (column >= 0) {
      holds[column] = variable;
    }
    return column;
  }

  private void refuseColumnsOfWhatIsNotAsked() {
    match.variables().stream()
        .sorted()
        .filter(variable -> !isAsked(variable))
        .forEach(variable -> refuse(match.answer(variable), variable));
    match.questions().stream()
        .sorted()
        .filter(
            question ->
                sub.asked().stream()
                    .noneMatch(
                        variable ->
                            variable.role() == Variable.Role.OPTION
                                && variable.question().key().equals(question)))
        .forEach(question -> refuse(match.optionLists(question).get(0), question));
  }

  /** The number of ticks is derived from the options and never read. */
  private boolean isAsked(String variable) {
    Integer position = positions.get(variable);
    return position != null && sub.asked().get(position).role() != Variable.Role.TICKED_COUNT;
  }

  private void refuse(int column, String key) {
    problems.add(
        match.place(column),
        "The column is to hold "
            + key
            + ", which "
            + sub.subSurvey().key()
            + " of this wave does not ask.",
        "Correct the column's meaning in " + delivery.place() + ", or list it as ignored.");
  }

  private static int[] ints(List<Integer> values) {
    return values.stream().mapToInt(Integer::intValue).toArray();
  }
}
