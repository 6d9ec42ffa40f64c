package no.kommunespeil.domain.response;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.survey.Category;
import no.kommunespeil.domain.survey.CategoryKind;
import no.kommunespeil.domain.survey.Codebook;
import no.kommunespeil.domain.survey.Delivery;
import no.kommunespeil.domain.survey.Delivery.Coding;
import no.kommunespeil.domain.survey.Delivery.MetaField;
import no.kommunespeil.domain.survey.Delivery.Target;
import no.kommunespeil.domain.survey.Direction;
import no.kommunespeil.domain.survey.Filter;
import no.kommunespeil.domain.survey.FrameRule;
import no.kommunespeil.domain.survey.Item;
import no.kommunespeil.domain.survey.Question;
import no.kommunespeil.domain.survey.QuestionKind;
import no.kommunespeil.domain.survey.Repetition;
import no.kommunespeil.domain.survey.Scale;
import no.kommunespeil.domain.survey.Sensitivity;
import no.kommunespeil.domain.survey.SubSurvey;
import no.kommunespeil.domain.survey.SubSurvey.RespondentRole;
import no.kommunespeil.domain.survey.Text;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import org.jspecify.annotations.Nullable;

/**
 * A survey small enough to know by heart: has_plan (yes, no, don't know) leads by "yes" to
 * plan_use, which leads by "good" to plan_effect and plan_topics; services is a grid of two rows;
 * grants lists options of which one excludes the others; comment is open.
 */
final class SmallSurvey {

  static final String FILE = "2020/integreringsansvarlig.csv";
  static final Place MANIFEST = Place.of("conf/waves/2020.yaml", 12);
  static final Place QUESTIONS = Place.of("conf/codebook/questions/small.yaml", 7);
  static final int ELABORATED_FROM_WORDS = 4;

  static final Scale YES_NO =
      scale(
          "yes_no_dont_know",
          category("yes", "Ja", "Yes", CategoryKind.SUBSTANTIVE, "1", "Ja, det har vi"),
          category("no", "Nei", "No", CategoryKind.SUBSTANTIVE, "2"),
          category("dont_know", "Vet ikke", "Don't know", CategoryKind.DONT_KNOW, "3"));

  static final Scale QUALITY =
      scale(
          "quality",
          category("good", "God", "Good", CategoryKind.SUBSTANTIVE, "1"),
          category("poor", "Dårlig", "Poor", CategoryKind.SUBSTANTIVE, "2"),
          category("dont_know", "Vet ikke", "Don't know", CategoryKind.DONT_KNOW, "3"));

  static final Scale OPTION =
      scale(
          Scale.OPTION,
          category(Variable.NOT_TICKED, "Ikke valgt", "Not ticked", CategoryKind.SUBSTANTIVE, ""),
          category(Variable.TICKED, "Valgt", "Ticked", CategoryKind.SUBSTANTIVE, ""));

  static final Scale OPEN =
      scale(
          Scale.OPEN,
          category(Variable.SHORT, "Kort", "Short", CategoryKind.SUBSTANTIVE, ""),
          category(Variable.ELABORATED, "Utdypet", "Elaborated", CategoryKind.SUBSTANTIVE, ""));

  static final Question HAS_PLAN =
      question("has_plan", QuestionKind.SINGLE, YES_NO, List.of(), Optional.empty(), "");
  static final Question PLAN_USE =
      question("plan_use", QuestionKind.SINGLE, QUALITY, List.of(), when("has_plan", "yes"), "");
  static final Question PLAN_EFFECT =
      question(
          "plan_effect", QuestionKind.SINGLE, QUALITY, List.of(), when("plan_use", "good"), "");
  static final Question PLAN_TOPICS =
      question(
          "plan_topics",
          QuestionKind.MULTIPLE,
          OPTION,
          List.of(item("work", "Arbeid", "Work", "1"), item("school", "Skole", "School", "2")),
          when("plan_use", "good"),
          "");
  static final Question PLAN_WORDS =
      question("plan_words", QuestionKind.OPEN, OPEN, List.of(), when("has_plan", "yes"), "");
  static final Question SERVICES =
      question(
          "services",
          QuestionKind.GRID,
          YES_NO,
          List.of(item("news", "Nyhetsbrev", "Newsletter", ""), item("nora", "Nora", "Nora", "")),
          Optional.empty(),
          "");
  static final Question GRANTS =
      question(
          "grants",
          QuestionKind.MULTIPLE,
          OPTION,
          List.of(
              item("budget", "Budsjett", "Budget", "1"),
              item("wages", "Lønn", "Wages", "2", "Lønn til ansatte"),
              item("both", "Lønn; husleie; strøm", "Wages; rent; power", "3"),
              item("none", "Brukes ikke", "Not used", "4")),
          Optional.empty(),
          "none");
  static final Question COMMENT =
      question("comment", QuestionKind.OPEN, OPEN, List.of(), Optional.empty(), "");

  private static final List<Question> ALL =
      List.of(HAS_PLAN, PLAN_USE, PLAN_EFFECT, PLAN_TOPICS, PLAN_WORDS, SERVICES, GRANTS, COMMENT);

  private static final SubSurvey LEAD =
      new SubSurvey(
          "integration_lead",
          new Text("Integreringsansvarlig", "Integration lead"),
          new Text("Den integreringsansvarlige", "The integration lead"),
          List.of(
              new RespondentRole(
                  "unit_manager",
                  new Text("Enhetsleder", "Unit manager"),
                  List.of("Leder flyktningtjenesten")),
              new RespondentRole("adviser", new Text("Rådgiver", "Adviser"), List.of())));

  private final List<Question> questions;
  private final Map<String, Target> columns = new LinkedHashMap<>();
  private final List<String> ignored = new ArrayList<>();
  private Coding coding = Coding.LABELS;
  private String separator = "; ";
  private Codings codings = Codings.NONE;

  private SmallSurvey(List<Question> questions) {
    this.questions = questions;
    meta("Svar-ID", MetaField.RESPONSE_ID);
    meta("Kommunenummer", MetaField.UNIT_NUMBER);
    meta("Kommune", MetaField.UNIT_NAME);
    meta("Stilling", MetaField.ROLE);
    meta("Sendt", MetaField.SUBMITTED_AT);
    meta("Kopi", MetaField.REPLICA);
    meta("Syntetisk", MetaField.SYNTHETIC);
  }

  /** The whole survey, no column of an answer described yet. */
  static SmallSurvey small() {
    return new SmallSurvey(ALL);
  }

  /** Other questions in the order given. */
  static SmallSurvey of(Question... questions) {
    return new SmallSurvey(List.of(questions));
  }

  /** The whole survey with every answer in the column named by its variable, grants as a list. */
  static SmallSurvey complete() {
    SmallSurvey survey = small();
    for (Variable variable : survey.asked()) {
      if (variable.role() != Variable.Role.TICKED_COUNT
          && !variable.question().key().equals("grants")) {
        survey.answer(variable.key(), variable.key());
      }
    }
    return survey.list("grants", "grants");
  }

  SmallSurvey answer(String header, String variable) {
    columns.put(header, new Target.Answer(variable));
    return this;
  }

  SmallSurvey list(String header, String question) {
    columns.put(header, new Target.OptionList(question));
    return this;
  }

  SmallSurvey meta(String header, MetaField field) {
    columns.put(header, new Target.Meta(field));
    return this;
  }

  SmallSurvey ignore(String header) {
    ignored.add(header);
    return this;
  }

  SmallSurvey codes() {
    coding = Coding.CODES;
    return this;
  }

  SmallSurvey coded(Codings given) {
    codings = given;
    return this;
  }

  SmallSurvey separatedBy(String listSeparator) {
    separator = listSeparator;
    return this;
  }

  List<String> header() {
    return List.copyOf(columns.keySet());
  }

  int position(String variable) {
    List<Variable> asked = asked();
    for (int i = 0; i < asked.size(); i++) {
      if (asked.get(i).key().equals(variable)) {
        return i;
      }
    }
    throw new AssertionError("The small survey does not ask " + variable);
  }

  ResponseDecoder decoder() {
    Problems problems = new Problems();
    ResponseDecoder decoder = compile(header(), problems);
    problems.throwIfAny("fitting the small survey's file");
    return decoder;
  }

  ResponseDecoder compile(List<String> header, Problems problems) {
    WaveSubSurvey sub =
        new WaveSubSurvey(
            LEAD, new FrameRule(FrameRule.Oslo.DISTRICTS, List.of()), List.of(delivery()), asked());
    Wave wave =
        new Wave(
            "2020",
            0,
            new Text("2020", "2020"),
            LocalDate.of(2020, 12, 17),
            LocalDate.of(2021, 1, 17),
            LocalDate.of(2020, 12, 17),
            2020,
            List.of(sub),
            List.of(),
            MANIFEST);
    Codebook codebook =
        new Codebook(
            ELABORATED_FROM_WORDS, Map.of(), List.of(LEAD), questions, asked(), Optional.empty());
    return ResponseDecoder.compile(
        wave, sub, delivery(), codebook, codings, FILE, header, problems);
  }

  /** A row with the cells given as header, text, header, text, ...; the others are empty. */
  String[] row(String... headersAndCells) {
    List<String> header = header();
    String[] row = new String[header.size()];
    Arrays.fill(row, "");
    for (int i = 0; i < headersAndCells.length; i += 2) {
      int column = header.indexOf(headersAndCells[i]);
      if (column < 0) {
        throw new AssertionError("The small survey has no column " + headersAndCells[i]);
      }
      row[column] = headersAndCells[i + 1];
    }
    return row;
  }

  DecodedResponse decode(String... headersAndCells) {
    return decoder().decode(row(headersAndCells));
  }

  /** What a response with these cells has for a variable. */
  byte code(DecodedResponse response, String variable) {
    return response.answers()[position(variable)];
  }

  private Delivery delivery() {
    return new Delivery(
        "2020/integreringsansvarlig*.csv",
        new Delivery.Format.Csv("UTF-8", ';'),
        coding,
        separator,
        columns,
        ignored,
        MANIFEST);
  }

  private List<Variable> asked() {
    List<Variable> variables = new ArrayList<>();
    for (Question question : questions) {
      switch (question.kind()) {
        case SINGLE -> add(variables, question.key(), Variable.Role.ANSWER, question, null);
        case OPEN -> {
          add(variables, question.key(), Variable.Role.OPEN, question, null);
          addItems(variables, question, Variable.Role.OPTION);
          if (!question.items().isEmpty()) {
            add(variables, question.key() + ".#", Variable.Role.TICKED_COUNT, question, null);
          }
        }
        case GRID -> addItems(variables, question, Variable.Role.ANSWER);
        case MULTIPLE -> {
          addItems(variables, question, Variable.Role.OPTION);
          add(variables, question.key() + ".#", Variable.Role.TICKED_COUNT, question, null);
        }
      }
    }
    return variables;
  }

  private static void addItems(List<Variable> variables, Question question, Variable.Role role) {
    for (Item item : question.items()) {
      add(variables, question.key() + "." + item.key(), role, question, item);
    }
  }

  private static void add(
      List<Variable> variables,
      String key,
      Variable.Role role,
      Question question,
      @Nullable Item item) {
    Scale scale =
        switch (role) {
          case TICKED_COUNT -> counts(question);
          case OPTION -> OPTION;
          case ANSWER, OPEN -> question.scale();
        };
    variables.add(
        new Variable(key, variables.size(), role, question, Optional.ofNullable(item), scale));
  }

  private static Scale counts(Question question) {
    Category[] categories = new Category[question.items().size() + 1];
    for (int i = 0; i < categories.length; i++) {
      String number = Integer.toString(i);
      categories[i] = category(number, number, number, CategoryKind.SUBSTANTIVE, "");
    }
    return scale(question.key() + ".#", categories);
  }

  static Optional<Filter> when(String variable, String category) {
    return Optional.of(new Filter(variable, List.of(category)));
  }

  static Question question(
      String key,
      QuestionKind kind,
      Scale scale,
      List<Item> items,
      Optional<Filter> filter,
      String exclusive) {
    return new Question(
        key,
        kind,
        new Text(key, key),
        "theme",
        Repetition.CORE,
        Sensitivity.OPEN,
        new Text("", ""),
        List.of(),
        List.of("integration_lead"),
        scale,
        Direction.NONE,
        items,
        filter,
        exclusive,
        List.of(),
        QUESTIONS);
  }

  static Item item(String key, String nb, String en, String code, String... spellings) {
    return new Item(key, new Text(nb, en), code, List.of(spellings), Direction.NONE, false);
  }

  static Scale scale(String key, Category... categories) {
    return new Scale(key, new Text(key, key), List.of(categories), List.of());
  }

  static Category category(
      String key, String nb, String en, CategoryKind kind, String code, String... spellings) {
    return new Category(key, new Text(nb, en), kind, null, code, List.of(spellings), false);
  }
}
