package no.kommunespeil.domain.survey;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import no.kommunespeil.domain.config.YamlMap;
import no.kommunespeil.domain.config.YamlScalar;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problems;

/** Reads what each column of one delivery holds. */
final class ColumnsReader {

  private final String subSurvey;
  private final Delivery.Coding coding;
  private final Map<String, Delivery.Target> targets = new LinkedHashMap<>();
  private final Map<String, Place> places = new HashMap<>();
  private final Map<String, Place> headerPlaces = new HashMap<>();
  private final List<YamlScalar> headers = new ArrayList<>();
  private final Map<Delivery.MetaField, Place> metaPlaces = new EnumMap<>(Delivery.MetaField.class);
  private final Map<String, Place> listPlaces = new HashMap<>();
  private final Map<String, Place> tickPlaces = new HashMap<>();
  private final Map<String, Scale> withoutCodes = new LinkedHashMap<>();
  private final VariableLookup lookup;
  private final Problems problems;

  /**
   * @param subSurvey key of the sub-survey that was delivered, empty when it is not known
   */
  ColumnsReader(
      String subSurvey, Delivery.Coding coding, VariableLookup lookup, Problems problems) {
    this.subSurvey = subSurvey;
    this.coding = coding;
    this.lookup = lookup;
    this.problems = problems;
  }

  /** What each column holds, by header. */
  Map<String, Delivery.Target> targets() {
    return targets;
  }

  /** Where each variable, or question with listed options, is mapped. */
  Map<String, Place> places() {
    return places;
  }

  /** Whether any column lists options. */
  boolean lists() {
    return !listPlaces.isEmpty();
  }

  void read(YamlMap map) {
    map.requiredText("header");
    Optional<YamlScalar> header = map.scalar("header");
    boolean isNew = header.isPresent() && claim(header.get());
    Optional<Delivery.MetaField> meta = map.oneOf("meta", Delivery.MetaField.class);
    Optional<YamlScalar> variable = map.scalar("variable");
    Optional<YamlScalar> optionsOf = map.scalar("options_of");
    int given = count(map, "meta") + count(map, "variable") + count(map, "options_of");
    map.end();
    if (given != 1) {
      problems.add(
          map.place(),
          given == 0 ? "The column leads nowhere." : "The column leads to more than one thing.",
          "Give one of meta, variable and options_of, or name the header under 'ignored'.");
      return;
    }
    Optional<Delivery.Target> target =
        meta.isPresent()
            ? meta(meta.get(), map)
            : variable.isPresent()
                ? answer(variable.get())
                : optionsOf.isPresent() ? optionList(optionsOf.get()) : Optional.empty();
    if (isNew && target.isPresent()) {
      targets.put(header.get().text(), target.get());
    }
  }

  private static int count(YamlMap map, String key) {
    return map.has(key) ? 1 : 0;
  }

  private boolean claim(YamlScalar header) {
    // Headers that differ in case only do occur side by side in exports.
    String key = header.text().strip();
    if (key.isEmpty()) {
      return false;
    }
    headers.add(header);
    Place first = headerPlaces.putIfAbsent(key, header.place());
    if (first != null) {
      problems.add(
          header.place(),
          "The header '" + header.text() + "' is given twice.",
          "Remove one; the first is on line " + first.line() + ".");
    }
    return first == null;
  }

  private Optional<Delivery.Target> meta(Delivery.MetaField field, YamlMap map) {
    Place first = metaPlaces.putIfAbsent(field, map.at("meta"));
    if (first != null) {
      String name = field.name().toLowerCase(Locale.ROOT);
      map.problem(
          "meta",
          "Two columns hold the " + name + ".",
          "Keep one; the first is on line " + first.line() + ".");
    }
    return Optional.of(new Delivery.Target.Meta(field));
  }

  private Optional<Delivery.Target> answer(YamlScalar reference) {
    Optional<Variable> found = lookup.variable(reference);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Variable variable = found.get();
    if (variable.role() == Variable.Role.TICKED_COUNT) {
      problems.add(
          reference.place(),
          "'" + variable.key() + "' is counted from the options and not read.",
          "Name the header under 'ignored'.");
      return Optional.empty();
    }
    if (variable.isCoded()) {
      problems.add(
          reference.place(),
          "'" + variable.key() + "' is a code that answers are given when they are read.",
          "Map the column of the answers to '"
              + variable.question().key()
              + "', and name the file with the codes under 'codings'.");
      return Optional.empty();
    }
    mayAsk(variable.question(), reference);
    Place first = places.putIfAbsent(variable.key(), reference.place());
    if (first != null) {
      problems.add(
          reference.place(),
          "Two columns hold '" + variable.key() + "'.",
          "Keep one; the first is on line " + first.line() + ".");
    }
    if (variable.role() == Variable.Role.OPTION) {
      String question = variable.question().key();
      tickPlaces.putIfAbsent(question, reference.place());
      refuseBoth(question, reference);
    }
    if (variable.role() == Variable.Role.ANSWER && coding == Delivery.Coding.CODES) {
      withoutCodes.putIfAbsent(variable.scale().key(), variable.scale());
    }
    return Optional.of(new Delivery.Target.Answer(variable.key()));
  }

  private Optional<Delivery.Target> optionList(YamlScalar reference) {
    Optional<Question> found = lookup.question(reference);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Question question = found.get();
    if (question.kind() != QuestionKind.MULTIPLE) {
      if (lookup.isWhole()) {
        problems.add(
            reference.place(),
            "'" + question.key() + "' is not a multiple-response question.",
            "Map the column with 'variable'.");
      }
      return Optional.empty();
    }
    mayAsk(question, reference);
    Place first = listPlaces.putIfAbsent(question.key(), reference.place());
    if (first != null) {
      problems.add(
          reference.place(),
          "Two columns list the options of '" + question.key() + "'.",
          "Keep one; the first is on line " + first.line() + ".");
    }
    places.putIfAbsent(question.key(), reference.place());
    refuseBoth(question.key(), reference);
    if (coding == Delivery.Coding.CODES) {
      checkCodes(
          question.items().stream().filter(item -> item.code().isEmpty()).map(Item::key).toList(),
          "the options of '" + question.key() + "'",
          reference.place());
    }
    return Optional.of(new Delivery.Target.OptionList(question.key()));
  }

  private void refuseBoth(String question, YamlScalar reference) {
    if (listPlaces.containsKey(question) && tickPlaces.containsKey(question)) {
      problems.add(
          reference.place(),
          "The options of '" + question + "' are both listed in a cell and ticked in columns.",
          "Keep one way and name the other headers under 'ignored'.");
    }
  }

  private void mayAsk(Question question, YamlScalar reference) {
    if (!subSurvey.isEmpty() && !question.askedOf().contains(subSurvey)) {
      problems.add(
          reference.place(),
          "The question '" + question.key() + "' is not asked of " + subSurvey + ".",
          "Add " + subSurvey + " to its asked_of, or map the column to another variable.");
    }
  }

  List<String> ignored(YamlMap delivery) {
    List<String> ignored = new ArrayList<>();
    for (YamlScalar header : delivery.scalars("ignored")) {
      if (claim(header)) {
        ignored.add(header.text());
      }
    }
    return ignored;
  }

  void checkWhole(YamlMap delivery) {
    if (!metaPlaces.containsKey(Delivery.MetaField.UNIT_NUMBER)
        && !metaPlaces.containsKey(Delivery.MetaField.UNIT_NAME)) {
      delivery.problem(
          "columns",
          "No column says which unit answered.",
          "Map a column to meta: unit_number or meta: unit_name.");
    }
    for (Scale scale : withoutCodes.values()) {
      checkCodes(
          scale.categories().stream()
              .filter(category -> category.code().isEmpty())
              .map(Category::key)
              .toList(),
          "the scale '" + scale.key() + "'",
          delivery.at("answers"));
    }
  }

  private void checkCodes(List<String> without, String of, Place place) {
    if (!without.isEmpty()) {
      problems.add(
          place,
          "The answers are codes, but "
              + String.join(", ", without)
              + " of "
              + of
              + (without.size() == 1 ? " has none." : " have none."),
          "Give each a code in the codebook.");
    }
  }

  void checkEncodable(String charset) {
    CharsetEncoder encoder = Charset.forName(charset).newEncoder();
    for (YamlScalar header : headers) {
      if (!encoder.canEncode(header.text())) {
        problems.add(
            header.place(),
            "The header '" + header.text() + "' cannot be written in " + charset + ".",
            "Correct the header, or the charset of the format.");
      }
    }
  }
}
