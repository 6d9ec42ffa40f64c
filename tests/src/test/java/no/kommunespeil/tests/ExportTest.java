package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import no.kommunespeil.jobs.Main;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the command {@code export} writes of the sample. */
@ExtendWith(SampleRun.Shared.class)
class ExportTest {

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
    sheetsHoldTheNumbers(to.resolve("kommunespeil_nb.xlsx"));
  }

  /** Sums over sheets, which Excel's numbers and DuckDB's add up to alike. */
  private void sheetsHoldTheNumbers(Path workbook) throws Exception {
    Map<String, String> sheets =
        new TreeMap<>(
            Map.of(
                "estimates", "breakdown = 'all'",
                "time_series", "breakdown = 'all'",
                "county_breakdown", "breakdown = 'county'",
                "response_rate", "true",
                "batteries", "true"));
    for (Map.Entry<String, String> sheet : sheets.entrySet()) {
      String measure =
          switch (sheet.getKey()) {
            case "response_rate" -> "rate";
            case "batteries" -> "value_mean";
            default -> "value";
          };
      List<@Nullable Double> expected = new ArrayList<>();
      for (List<@Nullable Object> row :
          sample.query(
              "select " + measure + " from " + sheet.getKey() + " where " + sheet.getValue())) {
        expected.add((Double) row.get(0));
      }
      assertThat(column(workbook, sheet.getKey(), measure)).isEqualTo(expected);
    }
  }

  private static List<@Nullable Double> column(Path workbook, String sheet, String name)
      throws IOException {
    List<@Nullable Double> values = new ArrayList<>();
    try (InputStream in = Files.newInputStream(workbook);
        ReadableWorkbook read = new ReadableWorkbook(in);
        Stream<Row> rows = read.findSheet(sheet).orElseThrow().openStream()) {
      int at = -1;
      for (Row row : (Iterable<Row>) rows::iterator) {
        if (at < 0) {
          at = row.stream().map(Cell::getRawValue).toList().indexOf(name);
        } else {
          Cell cell = at < row.getCellCount() ? row.getCell(at) : null;
          String raw = cell == null ? null : cell.getRawValue();
          values.add(raw == null || raw.isEmpty() ? null : Double.valueOf(raw));
        }
      }
    }
    return values;
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
