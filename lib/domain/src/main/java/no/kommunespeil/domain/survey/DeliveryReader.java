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

/** Reads how the files of one sub-survey of one wave are to be read. */
final class DeliveryReader {

  private static final String UTF_8 = "UTF-8";
  private static final String WINDOWS_1252 = "windows-1252";

  private final VariableLookup lookup;
  private final Problems problems;

  DeliveryReader(VariableLookup lookup, Problems problems) {
    this.lookup = lookup;
    this.problems = problems;
  }

  /**
   * @param delivery what was read
   * @param columns where each variable, or question with listed options, is mapped
   */
  record Read(Delivery delivery, Map<String, Place> columns) {}

  Read read(YamlMap map, String subSurvey) {
    String pattern = map.requiredText("file");
    FilePattern.problemWith(pattern)
        .ifPresent(
            what ->
                map.problem(
                    "file",
                    what,
                    "Name a file below the folder of wave files, such as '2020/leder*.csv'; '*'"
                        + " stands for any characters of the last part."));
    Delivery.Format format = format(map, pattern);
    Delivery.Coding coding = map.requiredOneOf("answers", Delivery.Coding.class);
    String separator = map.text("list_separator");
    Columns columns = new Columns(subSurvey, coding);
    List<YamlMap> maps = map.requiredMaps("columns");
    for (YamlMap column : maps) {
      columns.read(column);
    }
    List<String> ignored = columns.ignored(map);
    if (!maps.isEmpty()) {
      columns.checkWhole(map);
    }
    if (columns.lists && separator.isEmpty()) {
      map.problem(
          "list_separator",
          "A column lists options, but 'list_separator' is missing.",
          "Say what separates the options, such as \"; \".");
    }
    if (format instanceof Delivery.Format.Csv csv && csv.charset().equals(WINDOWS_1252)) {
      columns.checkEncodable();
    }
    map.end();
    return new Read(
        new Delivery(pattern, format, coding, separator, columns.targets, ignored, map.place()),
        columns.places);
  }

  private static Delivery.Format format(YamlMap delivery, String pattern) {
    Optional<YamlMap> given = delivery.requiredMap("format");
    if (given.isEmpty()) {
      return new Delivery.Format.Csv(UTF_8, ';');
    }
    YamlMap map = given.get();
    boolean workbook = pattern.toLowerCase(Locale.ROOT).endsWith(".xlsx");
    String type = map.requiredText("type");
    Delivery.Format format = new Delivery.Format.Csv(UTF_8, ';');
    switch (type) {
      case "csv" -> {
        format = new Delivery.Format.Csv(charset(map), delimiter(map));
        refuse(map, "sheet", "CSV files have no sheets.");
        if (workbook) {
          map.problem("type", "The file '" + pattern + "' is no CSV file.", "Write type: xlsx.");
        }
      }
      case "xlsx" -> {
        format = new Delivery.Format.Xlsx(map.text("sheet"));
        refuse(map, "charset", "XLSX files say themselves how their text is written.");
        refuse(map, "delimiter", "XLSX files have cells, not delimiters.");
        if (!workbook) {
          map.problem(
              "type",
              "The file '" + pattern + "' is no XLSX file.",
              "Write type: csv, or name a file ending in '.xlsx'.");
        }
      }
      case "" -> {}
      default ->
          map.problem(
              "type", "'" + type + "' is not a known value of 'type'.", "Known are csv, xlsx.");
    }
    if (type.equals("csv") || type.equals("xlsx")) {
      map.end();
    }
    return format;
  }

  private static String charset(YamlMap map) {
    String charset = map.requiredText("charset");
    if (charset.equalsIgnoreCase(WINDOWS_1252)) {
      return WINDOWS_1252;
    }
    if (!charset.isBlank() && !charset.equalsIgnoreCase(UTF_8)) {
      map.problem(
          "charset",
          "'" + charset + "' is not a known value of 'charset'.",
          "Known are UTF-8, windows-1252.");
    }
    return UTF_8;
  }

  private static char delimiter(YamlMap map) {
    Optional<String> delimiter = map.optionalText("delimiter");
    if (delimiter.isEmpty()) {
      map.requiredText("delimiter");
      return ';';
    }
    String text = delimiter.get();
    if (text.equals(";") || text.equals(",") || text.equals("\t")) {
      return text.charAt(0);
    }
    map.problem(
        "delimiter",
        "'" + text + "' is not a known value of 'delimiter'.",
        "Known are \";\", \",\" and \"\\t\" (tab).");
    return ';';
  }

  private static void refuse(YamlMap map, String key, String why) {
    if (map.node(key).isPresent()) {
      map.problem(key, "'" + key + "' does not belong here.", why);
    }
  }

  /** The columns of one delivery. */
  private final class Columns {

    private final String subSurvey;
    private final Delivery.Coding coding;
    private final Map<String, Delivery.Target> targets = new LinkedHashMap<>();
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, Place> headerPlaces = new HashMap<>();
    private final List<YamlScalar> headers = new ArrayList<>();
    private final Map<Delivery.MetaField, Place> metaPlaces =
        new EnumMap<>(Delivery.MetaField.class);
    private final Map<String, Place> listPlaces = new HashMap<>();
    private final Map<String, Place> tickPlaces = new HashMap<>();
    private final Map<String, Scale> withoutCodes = new LinkedHashMap<>();
    private boolean lists;

    Columns(String subSurvey, Delivery.Coding coding) {
      this.subSurvey = subSurvey;
      this.coding = coding;
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
      lists = true;
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
                + of
                + " has no code for "
                + String.join(", ", without)
                + ".",
            "Give each a code in the codebook.");
      }
    }

    void checkEncodable() {
      CharsetEncoder encoder = Charset.forName(WINDOWS_1252).newEncoder();
      for (YamlScalar header : headers) {
        if (!encoder.canEncode(header.text())) {
          problems.add(
              header.place(),
              "The header '" + header.text() + "' cannot be written in windows-1252.",
              "Correct the header, or the charset of the format.");
        }
      }
    }
  }
}
