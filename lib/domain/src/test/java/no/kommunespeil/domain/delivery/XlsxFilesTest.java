package no.kommunespeil.domain.delivery;

import static no.kommunespeil.domain.delivery.Deliveries.ONLY_SHEET;
import static no.kommunespeil.domain.delivery.Deliveries.cell;
import static no.kommunespeil.domain.delivery.Deliveries.parts;
import static no.kommunespeil.domain.delivery.Deliveries.read;
import static no.kommunespeil.domain.delivery.Deliveries.row;
import static no.kommunespeil.domain.delivery.Deliveries.sheet;
import static no.kommunespeil.domain.delivery.Deliveries.strings;
import static no.kommunespeil.domain.delivery.Deliveries.utf8;
import static no.kommunespeil.domain.delivery.Deliveries.workbookOf;
import static no.kommunespeil.domain.delivery.Deliveries.written;
import static no.kommunespeil.domain.delivery.Deliveries.zip;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

class XlsxFilesTest {

  private static final String HEADER = row(1, "a", "b");

  @Test
  void text_numbers_and_truth_values_are_read_as_a_person_sees_them() {
    byte[] file =
        written(
            workbook -> {
              Worksheet sheet = workbook.newWorksheet("Svar");
              sheet.value(0, 0, "Kommunenummer");
              sheet.value(0, 1, "Svar");
              sheet.value(0, 2, "Tall");
              sheet.value(0, 3, 2020);
              sheet.value(1, 0, "0301");
              sheet.value(1, 1, "Ja, «æøå» 👍 & <b>");
              sheet.value(1, 2, 301);
              sheet.value(1, 3, true);
              sheet.value(2, 0, 123456789012345678L);
              sheet.value(2, 1, "=1+1");
              sheet.value(2, 2, 0.1 + 0.2);
              sheet.value(2, 3, -2.50);
            });
    assertThat(read(file, ONLY_SHEET))
        .containsExactly(
            "1@1: Kommunenummer|Svar|Tall|2020",
            "2@2: 0301|Ja, «æøå» 👍 & <b>|301|TRUE",
            "3@3: 123456789012345678|=1+1|0.3|-2.5");
  }

  @Test
  void dates_are_told_by_the_style_of_the_cell() {
    byte[] file =
        written(
            workbook -> {
              Worksheet sheet = workbook.newWorksheet("Svar");
              String[] headers = {"dag", "tid", "tall", "klokke", "andel"};
              for (int i = 0; i < headers.length; i++) {
                sheet.value(0, i, headers[i]);
              }
              sheet.value(1, 0, LocalDate.of(2020, 12, 17));
              sheet.style(1, 0).format("dd.mm.yyyy").set();
              sheet.value(1, 1, LocalDateTime.of(2021, 1, 17, 23, 59, 58));
              sheet.style(1, 1).format("yyyy-MM-dd H:mm:ss").set();
              sheet.value(1, 2, 44182);
              sheet.value(1, 3, 0.5);
              sheet.style(1, 3).format("h:mm").set();
              sheet.value(1, 4, 0.45);
              sheet.style(1, 4).format("[Red]0.00\" day\"").set();
            });
    assertThat(read(file, ONLY_SHEET))
        .containsExactly(
            "1@1: dag|tid|tall|klokke|andel",
            "2@2: 2020-12-17T00:00:00|2021-01-17T23:59:58|44182|0.5|0.45");
  }

  @Test
  void numbered_formats_and_workbooks_that_count_from_1904_are_dates_too() {
    Map<String, byte[]> parts =
        parts(HEADER + "<row r=\"2\">" + cell("B2", " s=\"1\"", "<v>42720.5</v>") + "</row>", "");
    parts.put(
        "xl/styles.xml",
        utf8(
            "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"));
    assertThat(read(zip(parts), ONLY_SHEET)).endsWith("2@2: |2016-12-16T12:00:00");
    String workbook = new String(parts.get("xl/workbook.xml"), StandardCharsets.UTF_8);
    parts.put(
        "xl/workbook.xml",
        utf8(workbook.replace("<sheets>", "<workbookPr date1904=\"1\"/><sheets>")));
    assertThat(read(zip(parts), ONLY_SHEET)).endsWith("2@2: |2020-12-17T12:00:00");
  }

  @Test
  void a_format_of_zeros_gives_municipality_numbers_their_first_digit() {
    byte[] file =
        written(
            workbook -> {
              Worksheet sheet = workbook.newWorksheet("Svar");
              sheet.value(0, 0, "nr");
              sheet.value(1, 0, 301);
              sheet.style(1, 0).format("0000").set();
              sheet.value(2, 0, 3001);
              sheet.style(2, 0).format("0000").set();
            });
    assertThat(read(file, ONLY_SHEET)).containsExactly("1@1: nr", "2@2: 0301", "3@3: 3001");
  }

  @Test
  void the_sheet_is_chosen_by_name() {
    byte[] file =
        written(
            workbook -> {
              workbook.newWorksheet("Om").value(0, 0, "Les dette");
              Worksheet sheet = workbook.newWorksheet("Svar på alt");
              sheet.value(0, 0, "a");
              sheet.value(1, 0, "x");
            });
    assertThat(read(file, sheet("Svar på alt"))).containsExactly("1@1: a", "2@2: x");
  }

  @Test
  void shared_rich_and_inline_strings_and_results_as_text_are_read() {
    Map<String, byte[]> parts =
        parts(
            "<row r=\"1\">"
                + cell("A1", " t=\"s\"", "<v>0</v>")
                + cell("B1", " t=\"inlineStr\"", "<is><t>b</t></is>")
                + "</row><row r=\"2\">"
                + cell("A2", " t=\"s\"", "<v>1</v>")
                + cell("B2", " t=\"str\"", "<v>fast</v>")
                + "</row>",
            "");
    parts.put(
        "xl/sharedStrings.xml",
        strings(
            "<si><t>a</t></si><si><r><t xml:space=\"preserve\">rik </t></r><r><rPr/><t>tekst"
                + "_x000D_\nto _x005F_x000D_ _xyz_</t></r></si>"));
    assertThat(read(zip(parts), ONLY_SHEET))
        .containsExactly("1@1: a|b", "2@2: rik tekst⏎to _x000D_ _xyz_|fast");
  }

  @Test
  void blank_cells_and_short_rows_are_filled_to_the_width_of_the_header() {
    assertThat(
            read(
                workbookOf(
                    row(1, "a", "b", "c")
                        + "<row r=\"2\">"
                        + cell("B2", "", "<v>2</v>")
                        + "</row>"
                        + row(3, "x")),
                ONLY_SHEET))
        .containsExactly("1@1: a|b|c", "2@2: |2|", "3@3: x||");
  }

  @Test
  void blank_rows_between_rows_are_kept_and_those_at_the_ends_are_not() {
    assertThat(
            read(
                workbookOf(
                    "<row r=\"1\"/>"
                        + row(2, "a", "b", " ")
                        + row(3, "", " ")
                        + row(5, "x", "y")
                        + row(6, "", "")
                        + "<row r=\"7\">"
                        + cell("XFD7", " s=\"3\"", "")
                        + "</row><row r=\"1048576\" hidden=\"1\"/>"),
                ONLY_SHEET))
        .containsExactly("1@2: a|b", "2@3: | ", "3@5: x|y");
  }

  @Test
  void many_ampersands_are_no_bomb() {
    String many = "R&amp;D ".repeat(10_000);
    String rows = HEADER;
    for (int i = 2; i < 32; i++) {
      rows += row(i, many, "x");
    }
    assertThat(read(workbookOf(rows), ONLY_SHEET))
        .hasSize(31)
        .element(30)
        .asString()
        .hasSize(40_009);
  }

  @Test
  void a_workbook_without_row_and_cell_references_is_read_in_order() {
    assertThat(
            read(
                workbookOf(
                    "<row><c t=\"inlineStr\"><is><t>a</t></is></c><c t=\"inlineStr\"><is><t>b</t></is>"
                        + "</c></row><row><c><v>1</v></c><c><v>2</v></c></row>"),
                ONLY_SHEET))
        .containsExactly("1@1: a|b", "2@2: 1|2");
  }

  @Test
  void many_tasks_read_workbooks_at_once() {
    byte[] file = workbookOf(HEADER + row(2, "å", "1") + row(3, "x", "y"));
    assertThat(
            IntStream.range(0, 200)
                .parallel()
                .mapToObj(i -> read(file, ONLY_SHEET))
                .distinct()
                .toList())
        .containsExactly(List.of("1@1: a|b", "2@2: å|1", "3@3: x|y"));
  }
}
