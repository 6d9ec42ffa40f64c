package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import no.kommunespeil.jobs.Main;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the command {@code export} writes of the sample. */
@ExtendWith(SampleRun.Shared.class)
class ExportTest {

  /** The marts a person would open, and which of their rows. */
  private static final Map<String, String> ROWS = new LinkedHashMap<>();

  static {
    ROWS.put("estimates", "breakdown = 'all'");
    ROWS.put("time_series", "breakdown = 'all'");
    ROWS.put("county_breakdown", "breakdown = 'county'");
    ROWS.put("response_rate", "true");
    ROWS.put("representativity", "true");
    ROWS.put("batteries", "true");
    ROWS.put("multiple_response", "breakdown = 'all'");
    ROWS.put("open_answers", "true");
    ROWS.put("role_agreement", "breakdown = 'all'");
    ROWS.put("adjusted_estimates", "true");
    ROWS.put("variables", "true");
    ROWS.put("categories", "true");
    ROWS.put("quality_findings", "true");
    ROWS.put("waves", "true");
  }

  private final SampleRun sample;

  ExportTest(SampleRun sample) {
    this.sample = sample;
  }

  @Test
  void a_folder_to_give_away_has_the_numbers_of_the_marts(@TempDir Path folder) throws Exception {
    Path to = folder.resolve("given");
    Ended ended = export("--to", to.toString());
    assertThat(ended.exitCode()).as(ended.output()).isZero();
    assertThat(ended.output()).contains("SYNTHETIC data");
    assertThat(files(to))
        .contains(
            "datapackage.json",
            "dictionary_nb.html",
            "dictionary_en.md",
            "ddi/2020.xml",
            "kommunespeil_nb.xlsx",
            "csv_nb/estimates.csv",
            "estimates.parquet")
        .noneMatch(name -> name.contains("linked_answers") || name.contains("reminders"));
    try (Stream<Path> siblings = Files.list(folder)) {
      assertThat(siblings).containsExactly(to);
    }
    assertThat(
            Files.mismatch(
                to.resolve("datapackage.json"), sample.marts().resolve("datapackage.json")))
        .isEqualTo(-1);
  }

  @Test
  void every_cell_of_the_workbook_and_of_the_files_is_the_value_of_the_mart(@TempDir Path folder)
      throws Exception {
    for (String language : List.of("nb", "en")) {
      Path to = folder.resolve(language);
      assertThat(export("--language", language, "--to", to.toString()).exitCode()).isZero();
      Path workbook = to.resolve("kommunespeil_" + language + ".xlsx");
      assertThat(sheets(workbook).stream().skip(1)).containsExactlyElementsOf(ROWS.keySet());
      assertThat(files(to.resolve("csv_" + language)))
          .containsExactlyInAnyOrderElementsOf(
              ROWS.keySet().stream().map(mart -> mart + ".csv").toList());
      for (String mart : ROWS.keySet()) {
        List<Map<String, String>> expected = mart(mart, language);
        assertThat(expected).as(mart).isNotEmpty();
        assertThat(sheet(workbook, mart)).as("sheet %s in %s", mart, language).isEqualTo(expected);
        assertThat(csv(to.resolve("csv_" + language + "/" + mart + ".csv"), language))
            .as("%s.csv in %s", mart, language)
            .isEqualTo(expected);
      }
    }
  }

  /** The rows of a mart, each value by its column in one spelling; without what is missing. */
  private List<Map<String, String>> mart(String mart, String language) throws Exception {
    List<String> columns =
        sample.query("describe select * from " + mart).stream()
            .map(row -> String.valueOf(row.get(0)))
            .toList();
    String other = language.equals("nb") ? "_en" : "_nb";
    List<Map<String, String>> rows = new ArrayList<>();
    for (List<@Nullable Object> row :
        sample.query("select * from " + mart + " where " + ROWS.get(mart))) {
      Map<String, String> values = new TreeMap<>();
      for (int i = 0; i < columns.size(); i++) {
        Object value = row.get(i);
        if (value != null && !value.equals("") && !columns.get(i).endsWith(other)) {
          values.put(
              columns.get(i), value instanceof Number ? number(value.toString()) : value + "");
        }
      }
      rows.add(values);
    }
    return rows;
  }

  private static String number(String written) {
    return new BigDecimal(written).stripTrailingZeros().toPlainString();
  }

  private static List<String> sheets(Path workbook) throws IOException {
    try (InputStream in = Files.newInputStream(workbook);
        ReadableWorkbook read = new ReadableWorkbook(in)) {
      return read.getSheets().map(Sheet::getName).toList();
    }
  }

  private List<Map<String, String>> sheet(Path workbook, String name) throws Exception {
    Map<String, String> types = types(name);
    try (InputStream in = Files.newInputStream(workbook);
        ReadableWorkbook read = new ReadableWorkbook(in)) {
      List<Row> rows = read.findSheet(name).orElseThrow().read();
      List<String> columns = rows.get(0).stream().map(Cell::getRawValue).toList();
      List<Map<String, String>> found = new ArrayList<>();
      for (Row row : rows.subList(1, rows.size())) {
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i < row.getCellCount(); i++) {
          Cell cell = row.getCell(i);
          if (cell != null && cell.getRawValue() != null && !cell.getRawValue().isEmpty()) {
            values.put(columns.get(i), value(cell, "DATE".equals(types.get(columns.get(i)))));
          }
        }
        found.add(values);
      }
      return found;
    }
  }

  private static String value(Cell cell, boolean isDay) {
    return switch (cell.getType()) {
      case BOOLEAN -> String.valueOf(cell.asBoolean());
      // Days are numbers to a spreadsheet, counted from this one.
      case NUMBER ->
          isDay
              ? LocalDate.of(1899, 12, 30)
                  .plusDays(new BigDecimal(cell.getRawValue()).longValueExact())
                  .toString()
              : number(cell.getRawValue());
      case STRING, FORMULA, ERROR, EMPTY -> cell.asString();
    };
  }

  private Map<String, String> types(String mart) throws Exception {
    Map<String, String> types = new TreeMap<>();
    for (List<@Nullable Object> column : sample.query("describe select * from " + mart)) {
      types.put(String.valueOf(column.get(0)), String.valueOf(column.get(1)));
    }
    return types;
  }

  /** As the mart's, once numbers are read with the language's decimal mark. */
  private List<Map<String, String>> csv(Path file, String language) throws Exception {
    String mart = file.getFileName().toString().replace(".csv", "");
    Map<String, String> types = types(mart);
    List<Map<String, String>> rows = new ArrayList<>();
    String text = Files.readString(file).replaceFirst("^\uFEFF", "");
    try (CsvReader<NamedCsvRecord> records =
        CsvReader.builder()
            .fieldSeparator(language.equals("nb") ? ';' : ',')
            .ofNamedCsvRecord(text)) {
      for (NamedCsvRecord record : records) {
        Map<String, String> values = new TreeMap<>();
        record
            .getFieldsAsMap()
            .forEach(
                (column, value) -> {
                  String type = String.valueOf(types.get(column));
                  if (value.isEmpty()) {
                    return;
                  }
                  values.put(
                      column,
                      switch (type) {
                        case "DOUBLE" ->
                            number(language.equals("nb") ? value.replace(',', '.') : value);
                        case "INTEGER", "BIGINT" -> number(value);
                        default -> value;
                      });
                });
        rows.add(values);
      }
    }
    return rows;
  }

  @Test
  void an_export_takes_the_place_of_the_one_before_and_of_nothing_else(@TempDir Path folder)
      throws IOException {
    Path to = Files.createDirectory(folder.resolve("given"));
    Files.writeString(to.resolve("letter.txt"), "Not of an export.");
    Ended refused = export("--to", to.toString());
    assertThat(refused.exitCode()).isOne();
    assertThat(refused.output())
        .contains("The folder holds files that are not of an export.")
        .contains("Name a new folder, an empty one or that of an export with --to.");
    assertThat(files(to)).containsExactly("letter.txt");

    Files.delete(to.resolve("letter.txt"));
    Files.writeString(to.resolve("datapackage.json"), "{}");
    assertThat(export("--language", "en", "--to", to.toString()).exitCode()).isZero();
    assertThat(files(to)).contains("kommunespeil_en.xlsx", "csv_en/waves.csv");
  }

  @Test
  void the_export_before_is_back_in_place_after_one_that_was_stopped_between_them(
      @TempDir Path folder) throws IOException {
    Path to = folder.resolve("given");
    Path before = Files.createDirectory(folder.resolve(".given.old"));
    Files.writeString(before.resolve("datapackage.json"), "{}");
    Files.writeString(before.resolve("waves.parquet"), "The one before.");
    Path after = Files.createDirectory(folder.resolve(".given.writing"));
    Files.writeString(after.resolve("datapackage.json"), "{}");

    Ended failed = exportOf(folder.resolve("nothing"), "--to", to.toString());
    assertThat(failed.exitCode()).isOne();
    assertThat(failed.output())
        .contains("What it was to replace is back in place.")
        .contains("No marts are published there.");
    assertThat(to.resolve("waves.parquet")).hasContent("The one before.");

    Ended ended = export("--to", to.toString());
    assertThat(ended.exitCode()).isZero();
    assertThat(ended.output()).doesNotContain("back in place");
    assertThat(files(to)).contains("kommunespeil_nb.xlsx");
    assertThat(to.resolve("waves.parquet"))
        .hasSameBinaryContentAs(sample.marts().resolve("waves.parquet"));
    try (Stream<Path> siblings = Files.list(folder)) {
      assertThat(siblings).containsExactly(to);
    }
  }

  @Test
  void an_export_that_was_stopped_after_it_took_the_place_leaves_nothing_to_the_next(
      @TempDir Path folder) throws IOException {
    Path to = Files.createDirectory(folder.resolve("given"));
    Files.writeString(to.resolve("datapackage.json"), "{}");
    Files.writeString(to.resolve("newer.txt"), "The one after.");
    Path before = Files.createDirectory(folder.resolve(".given.old"));
    Files.writeString(before.resolve("datapackage.json"), "{}");

    assertThat(exportOf(folder.resolve("nothing"), "--to", to.toString()).output())
        .doesNotContain("back in place");
    assertThat(files(to)).containsExactly("datapackage.json", "newer.txt");

    assertThat(export("--to", to.toString()).exitCode()).isZero();
    try (Stream<Path> siblings = Files.list(folder)) {
      assertThat(siblings).containsExactly(to);
    }
  }

  private Ended export(String... options) {
    return exportOf(sample.out(), options);
  }

  private static Ended exportOf(Path out, String... options) {
    List<String> arguments = new ArrayList<>(List.of("export", "--out", out.toString()));
    arguments.addAll(List.of("--conf", "../conf"));
    arguments.addAll(List.of(options));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int code =
        Main.run(
            new PrintStream(said, true, StandardCharsets.UTF_8), arguments.toArray(String[]::new));
    return new Ended(code, said.toString(StandardCharsets.UTF_8));
  }

  private record Ended(int exitCode, String output) {}

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      return found
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }
}
