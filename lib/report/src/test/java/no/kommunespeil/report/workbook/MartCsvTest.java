package no.kommunespeil.report.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.kommunespeil.report.Language;
import no.kommunespeil.report.Made;
import no.kommunespeil.report.Table;
import no.kommunespeil.report.Tables;
import org.junit.jupiter.api.Test;

class MartCsvTest {

  @Test
  void norwegian_has_semicolons_and_decimal_commas_english_commas_and_points() throws IOException {
    Table rates =
        Made.table(
            "response_rate",
            List.of(Map.of("wave", "2020", "rate", 0.5849056603773585, "change", -1.0E-5)));
    String nb = write(Language.NB, rates);
    assertThat(nb)
        .startsWith("\uFEFFwave;")
        .contains(";0,5849056603773585;")
        .contains(";-0,000010;");
    String en = write(Language.EN, rates);
    assertThat(en)
        .startsWith("\uFEFFwave,")
        .contains(",0.5849056603773585,")
        .contains(",-0.000010,");
  }

  @Test
  void no_text_can_be_taken_for_a_formula_and_none_breaks_its_row() throws IOException {
    List<Map<String, ?>> rows = new ArrayList<>();
    Made.HOSTILE.forEach(text -> rows.add(Map.of("breakdown", "all", "question_nb", text)));
    List<List<String>> read = new ArrayList<>();
    try (CsvReader<de.siegmar.fastcsv.reader.CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(';')
            .ofCsvRecord(write(Language.NB, Made.table("estimates", rows)))) {
      reader.forEach(record -> read.add(record.getFields()));
    }
    int at = read.get(0).indexOf("question_nb");
    assertThat(read).hasSize(Made.HOSTILE.size() + 1);
    for (int i = 0; i < Made.HOSTILE.size(); i++) {
      String text = Made.HOSTILE.get(i);
      String cell = read.get(i + 1).get(at);
      if ("=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
        assertThat(cell).isEqualTo("'" + text);
      } else if (!text.startsWith("nul")) {
        assertThat(cell).isEqualTo(text);
      }
    }
  }

  @Test
  void an_empty_mart_is_a_header() throws IOException {
    assertThat(write(Language.EN, Made.table("waves", List.of())).lines()).hasSize(1);
  }

  private static String write(Language language, Table table) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new MartCsv(language).write(Tables.of(List.of(table)), table.name(), out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
