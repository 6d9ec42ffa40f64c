package no.kommunespeil.report.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import no.kommunespeil.domain.mart.ColumnType;
import no.kommunespeil.domain.mart.MartColumn;
import no.kommunespeil.report.Language;
import no.kommunespeil.report.Made;
import no.kommunespeil.report.Table;
import no.kommunespeil.report.Tables;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MartWorkbookTest {

  private static final Table ESTIMATES =
      Made.table(
          "estimates",
          List.of(
              estimate("share", 0.584905660377358, 106L),
              estimate("mean", 3.5, 106L),
              estimate("share_excl_dont_know", 1.0 / 3.0, 9_007_199_254_740_991L),
              Map.of("wave", "2020", "breakdown", "county", "statistic", "share")));

  private static Map<String, ?> estimate(String statistic, double value, long used) {
    return Map.of(
        "wave",
        "2020",
        "breakdown",
        "all",
        "statistic",
        statistic,
        "value",
        value,
        "used_n",
        used,
        "is_mode",
        true,
        "question_nb",
        "Hvor fornøyd?",
        "question_en",
        "How satisfied?");
  }

  @Test
  void a_sheet_has_the_rows_of_all_units_with_the_very_numbers_of_the_mart() throws IOException {
    List<Row> rows = sheet(write(Language.NB, ESTIMATES), "estimates");
    assertThat(rows).hasSize(4);
    Table all = ESTIMATES.where(Map.of("breakdown", "all"));
    List<String> header = header(rows);
    for (int r = 0; r < all.rows().size(); r++) {
      for (MartColumn column : all.contract().columns()) {
        int at = header.indexOf(column.name());
        if (at >= 0) {
          assertSame(all.rows().get(r)[all.column(column.name())], rows.get(r + 1), at, column);
        }
      }
    }
  }

  private static void assertSame(@Nullable Object value, Row row, int at, MartColumn column) {
    Cell cell = at < row.getCellCount() ? row.getCell(at) : null;
    if (value == null) {
      assertThat(cell == null || cell.getType() == CellType.EMPTY).isTrue();
    } else if (cell == null) {
      throw new AssertionError(column.name() + " is missing.");
    } else if (column.type() == ColumnType.BOOLEAN) {
      assertThat(cell.asBoolean()).isEqualTo(value);
    } else if (value instanceof Double number) {
      assertThat(cell.asNumber().doubleValue()).isEqualTo(number);
    } else if (value instanceof Number number) {
      assertThat(cell.asNumber().longValueExact()).isEqualTo(number.longValue());
    } else {
      assertThat(cell.asString()).isEqualTo(value);
    }
  }

  @Test
  void the_wave_and_words_come_first_and_only_in_one_language() throws IOException {
    List<String> nb = header(sheet(write(Language.NB, ESTIMATES), "estimates"));
    assertThat(nb.subList(0, 3)).containsExactly("wave", "sub_survey_nb", "theme_nb");
    assertThat(nb).contains("question_nb", "value").doesNotContain("question_en");
    List<String> en = header(sheet(write(Language.EN, ESTIMATES), "estimates"));
    assertThat(en).contains("question_en").doesNotContain("question_nb").hasSameSizeAs(nb);
  }

  @Test
  void shares_are_shown_as_percent_and_means_as_decimals() throws IOException {
    List<Row> rows = sheet(write(Language.EN, ESTIMATES), "estimates");
    int value = header(rows).indexOf("value");
    assertThat(rows.get(1).getCell(value).getDataFormatString()).isEqualTo("0.0%");
    assertThat(rows.get(2).getCell(value).getDataFormatString()).isEqualTo("0.00");
    assertThat(rows.get(3).getCell(value).getDataFormatString()).isEqualTo("0.0%");
  }

  @Test
  void headers_stay_in_sight_can_be_filtered_and_say_what_they_are() throws IOException {
    Map<String, String> files = unzip(write(Language.EN, ESTIMATES));
    String sheet = files.getOrDefault("xl/worksheets/sheet2.xml", "");
    assertThat(sheet)
        .contains("ySplit=\"1\"")
        .contains("state=\"frozen\"")
        .contains("<autoFilter ref=\"A1:");
    assertThat(files.getOrDefault("xl/comments2.xml", ""))
        .contains("The wave, named after the year it is about.");
  }

  @Test
  void hostile_texts_are_texts_and_there_is_no_formula() throws IOException {
    List<Map<String, ?>> rows = new ArrayList<>();
    for (String text : Made.HOSTILE) {
      rows.add(Map.of("wave", "2020", "breakdown", "all", "question_nb", text, "item", text));
    }
    byte[] written = write(Language.NB, Made.table("estimates", rows));
    for (Map.Entry<String, String> file : unzip(written).entrySet()) {
      if (file.getKey().startsWith("xl/worksheets/sheet")) {
        assertThat(file.getValue()).doesNotContain("<f>").doesNotContain("<f ");
      }
    }
    List<Row> read = sheet(written, "estimates");
    int at = header(read).indexOf("question_nb");
    for (int i = 0; i < Made.HOSTILE.size(); i++) {
      Cell cell = read.get(i + 1).getCell(at);
      assertThat(cell.getType()).isEqualTo(CellType.STRING);
      assertThat(decoded(cell.asString())).isEqualTo(expected(Made.HOSTILE.get(i)));
    }
  }

  /**
   * As a spreadsheet shows it; XML turns a carriage return into a new line unless it is escaped.
   */
  private static String decoded(String text) {
    return text.replace("_x005F_", "_").replace('\r', '\n');
  }

  private static String expected(String text) {
    if (text.length() > 32_767) {
      return text.substring(0, 32_766) + "…";
    }
    return text.replaceAll("[\u0000\u0007\u001B\uFFFE]", "\uFFFD")
        .replace("\uD800 ", "\uFFFD ")
        .replace('\r', '\n');
  }

  @Test
  void a_cell_is_cut_between_characters() {
    String cut = CellText.ofSheet("a" + "😀".repeat(20_000));
    assertThat(cut).hasSizeLessThanOrEqualTo(32_767).endsWith("😀…");
  }

  @Test
  void empty_marts_have_sheets_of_a_header() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new MartWorkbook(Made.INFO, Language.EN).write(Made.empty(), out);
    assertThat(names(out.toByteArray()))
        .containsExactly(
            "Read me",
            "estimates",
            "time_series",
            "county_breakdown",
            "response_rate",
            "representativity",
            "batteries",
            "multiple_response",
            "open_answers",
            "role_agreement",
            "adjusted_estimates",
            "variables",
            "categories",
            "quality_findings",
            "waves")
        .allSatisfy(name -> assertThat(name).hasSizeLessThanOrEqualTo(31));
    assertThat(sheet(out.toByteArray(), "time_series")).hasSize(1);
  }

  @Test
  void a_mart_of_more_rows_than_a_sheet_has_goes_on_in_the_next() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new MartWorkbook(Made.INFO, Language.EN, 3).write(Tables.of(List.of(ESTIMATES)), out);
    assertThat(names(out.toByteArray())).containsExactly("Read me", "estimates", "estimates_2");
    assertThat(sheet(out.toByteArray(), "estimates")).hasSize(3);
    assertThat(sheet(out.toByteArray(), "estimates_2")).hasSize(2);
  }

  @Test
  void the_first_sheet_warns_of_synthetic_data_and_names_sources() throws IOException {
    Table made = Made.table("waves", List.of(Map.of("wave", "2020", "synthetic", true)));
    String readMe = texts(sheet(write(Language.NB, made), "Les meg"));
    assertThat(readMe)
        .contains("SYNTETISKE DATA")
        .contains("Statistisk sentralbyrå, kommuner (KLASS 131)")
        .contains("NLOD-2.0")
        .contains("Brudd i serien")
        .contains("frivillig undersøkelse ikke love");
    assertThat(texts(sheet(write(Language.NB, ESTIMATES), "Les meg"))).doesNotContain("SYNTETISKE");
  }

  @Test
  void the_same_tables_give_the_same_bytes() throws IOException, InterruptedException {
    byte[] first = write(Language.NB, ESTIMATES);
    // Zip files tell times to two seconds.
    Thread.sleep(2_100);
    assertThat(write(Language.NB, ESTIMATES)).isEqualTo(first);
  }

  private static byte[] write(Language language, Table... tables) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new MartWorkbook(Made.INFO, language).write(Tables.of(List.of(tables)), out);
    return out.toByteArray();
  }

  private static List<String> names(byte[] workbook) throws IOException {
    try (ReadableWorkbook read = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
      return read.getSheets().map(sheet -> sheet.getName()).toList();
    }
  }

  private static List<Row> sheet(byte[] workbook, String name) throws IOException {
    try (ReadableWorkbook read =
        new ReadableWorkbook(
            new ByteArrayInputStream(workbook),
            new org.dhatim.fastexcel.reader.ReadingOptions(true, true))) {
      return read.findSheet(name).orElseThrow().read();
    }
  }

  private static List<String> header(List<Row> rows) {
    return rows.get(0).stream().map(Cell::asString).toList();
  }

  private static String texts(List<Row> rows) {
    StringBuilder texts = new StringBuilder();
    rows.forEach(
        row -> row.forEach(cell -> texts.append(cell == null ? "" : cell.getText()).append('\n')));
    return texts.toString();
  }

  private static Map<String, String> unzip(byte[] bytes) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }
}
