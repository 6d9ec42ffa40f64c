package no.kommunespeil.domain.survey;

import java.util.List;
import java.util.Optional;
import no.kommunespeil.domain.config.YamlMap;
import no.kommunespeil.domain.config.YamlNode;
import no.kommunespeil.domain.config.YamlScalar;
import no.kommunespeil.domain.problem.Problems;

/** Reads one question, and checks what can be checked without the other questions. */
final class QuestionReader {

  /** The number of options ticked must itself fit a scale. */
  private static final int MOST_OPTIONS = ScaleReader.MOST_CATEGORIES - 1;

  private static final String CODES = "codes";

  /** Stands for every answer where codes are published, so no code may be called so. */
  private static final String ALL = "all";

  /** Stands for a scale that could not be read; checks against it are left out. */
  static final Scale UNREAD_SCALE = new Scale("", new Text("", ""), List.of(), List.of());

  private final Named<Scale> scales;
  private final Named<SubSurvey> subSurveys;
  private final Named<Text> themes;
  private final ScaleReader scaleReader;
  private final Problems problems;

  QuestionReader(
      Named<Scale> scales,
      Named<SubSurvey> subSurveys,
      Named<Text> themes,
      ScaleReader scaleReader,
      Problems problems) {
    this.scales = scales;
    this.subSurveys = subSurveys;
    this.themes = themes;
    this.scaleReader = scaleReader;
    this.problems = problems;
  }

  /**
   * Reads a question.
   *
   * @param questions told when the question's variables cannot be known
   */
  QuestionDraft read(YamlMap map, Named<QuestionDraft> questions) {
    String key = map.requiredName("key");
    Optional<QuestionKind> kind = kind(map);
    Text label = Text.read(map, "label");
    String theme = map.requiredText("theme");
    if (!theme.isBlank()) {
      map.scalar("theme").ifPresent(reference -> themes.find(reference, problems));
    }
    Repetition repetition = map.requiredOneOf("repetition", Repetition.class);
    Sensitivity sensitivity = map.requiredOneOf("sensitivity", Sensitivity.class);
    Text purpose = Text.read(map, "purpose");
    List<String> figures = map.texts("figures");
    List<String> askedOf = subSurveys.findAll(map.requiredScalars("asked_of"), problems);
    Scale scale = scale(map, key, label, kind);
    Direction direction = map.oneOf("direction", Direction.NONE);
    List<Item> items = items(map, kind, direction);
    if (kind.isEmpty() || (items.isEmpty() && (hasItems(kind.get()) || map.has(CODES)))) {
      questions.notWhole();
    }
    String exclusive = exclusive(map, kind, items);
    Optional<Filter> filter = filter(map);
    List<String> inferred = map.texts("inferred");
    map.end();
    Question question =
        new Question(
            key,
            kind.orElse(QuestionKind.SINGLE),
            label,
            theme,
            repetition,
            sensitivity,
            purpose,
            figures,
            askedOf,
            scale,
            direction,
            items,
            filter,
            exclusive,
            inferred,
            map.place());
    return new QuestionDraft(question, map);
  }

  private static Optional<QuestionKind> kind(YamlMap map) {
    if (!map.has("kind")) {
      map.requiredText("kind");
      return Optional.empty();
    }
    return map.oneOf("kind", QuestionKind.class);
  }

  private Scale scale(YamlMap map, String key, Text label, Optional<QuestionKind> kind) {
    Optional<YamlNode> node = map.node("scale");
    if (kind.isEmpty()) {
      return UNREAD_SCALE;
    }
    return switch (kind.get()) {
      case SINGLE, GRID -> {
        if (node.isEmpty()) {
          problems.add(
              map.place(),
              "'scale' is missing.",
              "Name a scale or write its categories; single and grid questions have one.");
          yield UNREAD_SCALE;
        }
        yield node.get() instanceof YamlMap inline
            ? inlineScale(inline, key, label)
            : map.scalar("scale")
                .flatMap(reference -> scales.find(reference, problems))
                .orElse(UNREAD_SCALE);
      }
      case MULTIPLE -> {
        refuse(map, "scale", "Multiple-response questions have items and a built-in scale.");
        yield Variables.OPTION_SCALE;
      }
      case OPEN -> {
        refuse(map, "scale", "Open questions have a built-in scale.");
        yield Variables.OPEN_SCALE;
      }
    };
  }

  private Scale inlineScale(YamlMap inline, String key, Text label) {
    if (scales.find(key).isPresent()) {
      problems.add(
          inline.place(),
          "The question's own scale takes the question's key '" + key + "', which is a scale's.",
          "Rename the question or the scale of " + ScaleReader.FILE + ".");
    }
    Scale scale = scaleReader.read(inline, key, label);
    inline.end();
    return scale;
  }

  private List<Item> items(YamlMap map, Optional<QuestionKind> kind, Direction direction) {
    if (kind.isPresent() && kind.get() == QuestionKind.OPEN) {
      refuse(map, "items", "Only grid and multiple questions have items.");
      return codes(map);
    }
    refuse(map, CODES, "Only open questions have codes.");
    boolean hasItems = kind.isPresent() && hasItems(kind.get());
    boolean multiple = kind.isPresent() && kind.get() == QuestionKind.MULTIPLE;
    if (kind.isPresent() && !hasItems) {
      refuse(map, "items", "Only grid and multiple questions have items.");
    }
    Named<Item> items = new Named<>(multiple ? "option" : "item");
    Spellings spellings = new Spellings("one option", problems);
    List<YamlMap> maps = hasItems ? map.requiredMaps("items") : map.maps("items");
    for (YamlMap element : maps) {
      Item item = item(element, direction);
      if (items.add(item.key(), item, element.at("key"), problems) && multiple) {
        spellings.add(item.key(), item.label(), item.spellings(), item.code(), element.place());
      }
    }
    if (multiple && maps.size() > MOST_OPTIONS) {
      map.problem(
          "items",
          "The question has " + maps.size() + " options.",
          "Give at most " + MOST_OPTIONS + ".");
    }
    return items.values();
  }

  /** The code frame of an open question; most have none. */
  private List<Item> codes(YamlMap map) {
    Named<Item> codes = new Named<>("code");
    Spellings spellings = new Spellings("one code", problems);
    List<YamlMap> maps = map.has(CODES) ? map.requiredMaps(CODES) : List.of();
    for (YamlMap element : maps) {
      Item code = item(element, Direction.NONE);
      if (code.key().equals(ALL)) {
        element.problem("key", "'" + ALL + "' stands for all answers.", "Choose another key.");
      }
      if (codes.add(code.key(), code, element.at("key"), problems)) {
        spellings.add(code.key(), code.label(), code.spellings(), code.code(), element.place());
      }
    }
    if (maps.size() > MOST_OPTIONS) {
      map.problem(
          CODES,
          "The question has " + maps.size() + " codes.",
          "Give at most " + MOST_OPTIONS + ".");
    }
    return codes.values();
  }

  private static boolean hasItems(QuestionKind kind) {
    return kind == QuestionKind.GRID || kind == QuestionKind.MULTIPLE;
  }

  private static Item item(YamlMap map, Direction direction) {
    Item item =
        new Item(
            map.requiredName("key"),
            Text.read(map, "label"),
            map.text("code"),
            map.texts("spellings"),
            map.oneOf("direction", direction),
            map.flag("inferred"));
    map.end();
    return item;
  }

  private String exclusive(YamlMap map, Optional<QuestionKind> kind, List<Item> items) {
    Optional<YamlScalar> reference = map.scalar("exclusive");
    if (reference.isEmpty() || kind.isEmpty()) {
      return "";
    }
    if (kind.get() != QuestionKind.MULTIPLE) {
      refuse(map, "exclusive", "Only an option of a multiple question excludes others.");
      return "";
    }
    Named<Item> options = new Named<>("option");
    items.forEach(item -> options.add(item.key(), item, map.place(), problems));
    return options.find(reference.get(), problems).map(Item::key).orElse("");
  }

  private static Optional<Filter> filter(YamlMap map) {
    Optional<YamlMap> filter = map.map("filter");
    if (filter.isEmpty()) {
      return Optional.empty();
    }
    String variable = filter.get().requiredText("variable");
    List<YamlScalar> anyOf = filter.get().requiredScalars("any_of");
    filter.get().end();
    return variable.isBlank()
        ? Optional.empty()
        : Optional.of(new Filter(variable, anyOf.stream().map(YamlScalar::text).toList()));
  }

  private static void refuse(YamlMap map, String key, String why) {
    if (map.node(key).isPresent()) {
      map.problem(key, "'" + key + "' does not belong here.", why);
    }
  }
}
