package no.kommunespeil.domain.survey;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import no.kommunespeil.domain.config.YamlMap;
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
    String pattern = pattern(map);
    Delivery.Format format = format(map, pattern);
    Delivery.Coding coding = map.requiredOneOf("answers", Delivery.Coding.class);
    String separator = map.text("list_separator");
    ColumnsReader columns = new ColumnsReader(subSurvey, coding, lookup, problems);
    List<YamlMap> maps = map.requiredMaps("columns");
    for (YamlMap column : maps) {
      columns.read(column);
    }
    List<String> ignored = columns.ignored(map);
    if (!maps.isEmpty()) {
      columns.checkWhole(map);
    }
    if (columns.lists() && separator.isEmpty()) {
      map.problem(
          "list_separator",
          "A column lists options, but 'list_separator' is missing.",
          "Say what separates the options, such as \"; \".");
    }
    if (format instanceof Delivery.Format.Csv csv && csv.charset().equals(WINDOWS_1252)) {
      columns.checkEncodable(csv.charset());
    }
    map.end();
    return new Read(
        new Delivery(pattern, format, coding, separator, columns.targets(), ignored, map.place()),
        columns.places());
  }

  static String pattern(YamlMap map) {
    String pattern = map.requiredText("file");
    FilePattern.problemWith(pattern)
        .ifPresent(
            what ->
                map.problem(
                    "file",
                    what,
                    "Name a file below the folder of wave files, such as '2020/leder*.csv'; '*'"
                        + " stands for any characters of the last part."));
    return pattern;
  }

  static Delivery.Format format(YamlMap delivery, String pattern) {
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
}
