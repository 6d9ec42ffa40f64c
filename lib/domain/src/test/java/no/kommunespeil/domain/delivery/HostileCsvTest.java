package no.kommunespeil.domain.delivery;

import static no.kommunespeil.domain.delivery.Deliveries.SEMICOLON;
import static no.kommunespeil.domain.delivery.Deliveries.SEMICOLON_1252;
import static no.kommunespeil.domain.delivery.Deliveries.WINDOWS_1252;
import static no.kommunespeil.domain.delivery.Deliveries.bytes;
import static no.kommunespeil.domain.delivery.Deliveries.join;
import static no.kommunespeil.domain.delivery.Deliveries.read;
import static no.kommunespeil.domain.delivery.Deliveries.refusal;
import static no.kommunespeil.domain.delivery.Deliveries.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import no.kommunespeil.domain.survey.Delivery;
import org.junit.jupiter.api.Test;

class HostileCsvTest {

  private static final String QUOTING =
      " Check the export's quoting: a line break or delimiter inside a cell must be within quotes.";
  private static final Limits SMALL = new Limits(1_000, 1_000, 10, 25, 4, 5, 1_000, 10, 100);

  @Test
  void an_empty_file() {
    String empty = "2020/svar: The file is empty. Export it again from the survey tool.";
    assertThat(refusal(utf8(""), SEMICOLON)).containsExactly(empty);
    assertThat(refusal(utf8("\n\r\n  \n"), SEMICOLON)).containsExactly(empty);
    assertThat(refusal(bytes(0xEF, 0xBB, 0xBF), SEMICOLON)).containsExactly(empty);
  }

  @Test
  void a_header_and_no_rows() {
    assertThat(refusal(utf8("a;b\n\n"), SEMICOLON))
        .containsExactly(
            "2020/svar: The file has a header but no rows. Export it again from the survey tool.");
  }

  @Test
  void an_empty_line_before_the_header() {
    assertThat(refusal(utf8("\na;b\n1;2\n"), SEMICOLON))
        .containsExactly(
            "2020/svar:1: The first line is empty; the header is expected there. Delete the empty"
                + " lines before the header.");
  }

  @Test
  void windows_1252_declared_as_utf_8() {
    assertThat(refusal("a;b\n1;2\n3;på\n".getBytes(WINDOWS_1252), SEMICOLON))
        .containsExactly(
            "2020/svar:3: Byte 0xE5 is not UTF-8; the file looks like windows-1252. Set charset:"
                + " windows-1252 for this file in the wave's manifest.");
  }

  @Test
  void a_byte_of_neither_charset() {
    assertThat(refusal(join(utf8("a;b\n1;"), bytes(0x81), utf8("\n")), SEMICOLON))
        .containsExactly(
            "2020/svar:2: Byte 0x81 is not UTF-8. The file is in another charset or damaged: save"
                + " it as CSV in UTF-8.");
    assertThat(refusal(join(utf8("a;b\r\n1;2\r\n3;"), bytes(0x8D), utf8("\n")), SEMICOLON_1252))
        .containsExactly(
            "2020/svar:3: Byte 0x8D does not exist in windows-1252. The file is in another charset"
                + " or damaged: save it as CSV in UTF-8 and set charset: UTF-8.");
  }

  @Test
  void overlong_and_surrogate_sequences_are_not_utf_8() {
    assertThat(refusal(join(utf8("a;b\n"), bytes(0xC0, 0xAF), utf8(";2\n")), SEMICOLON))
        .singleElement()
        .asString()
        .startsWith("2020/svar:2: Byte 0xC0 is not UTF-8");
    assertThat(refusal(join(utf8("a;b\n"), bytes(0xED, 0xA0, 0x80), utf8(";2\n")), SEMICOLON))
        .singleElement()
        .asString()
        .startsWith("2020/svar:2: Byte 0xED is not UTF-8");
  }

  @Test
  void a_file_cut_off_within_a_character() {
    assertThat(refusal(join(utf8("a;b\n1;2\n3;p"), bytes(0xC3)), SEMICOLON))
        .containsExactly(
            "2020/svar:3: The file ends in the middle of a character; it is cut off, or not UTF-8."
                + " Export it again from the survey tool.");
  }

  @Test
  void utf_8_declared_as_windows_1252_with_a_mark() {
    assertThat(refusal(join(bytes(0xEF, 0xBB, 0xBF), utf8("a;b\n1;2\n")), SEMICOLON_1252))
        .containsExactly(
            "2020/svar:1: The file is declared as windows-1252 but begins with the byte order mark"
                + " of UTF-8; it looks like UTF-8. Set charset: UTF-8 for this file in the wave's"
                + " manifest.");
  }

  @Test
  void utf_8_declared_as_windows_1252_by_its_header() {
    assertThat(refusal(utf8("Språk;b\n1;2\n"), SEMICOLON_1252))
        .containsExactly(
            "2020/svar:1: The file is declared as windows-1252 but the letters of its header look"
                + " like UTF-8. Set charset: UTF-8 for this file in the wave's manifest.");
  }

  @Test
  void utf_8_declared_as_windows_1252_by_its_rows() {
    assertThat(refusal(utf8("a;b\nBærum;Nei – aldri\n"), SEMICOLON_1252))
        .containsExactly(
            "2020/svar: The file is declared as windows-1252 but all its letters beyond ASCII look"
                + " like UTF-8. Set charset: UTF-8 for this file in the wave's manifest.");
  }

  @Test
  void utf_16() {
    String mark =
        "2020/svar:1: The file begins with the byte order mark of UTF-16. Save it as CSV in UTF-8"
            + " and set charset: UTF-8.";
    byte[] big = "a;b\n1;2\n".getBytes(StandardCharsets.UTF_16BE);
    byte[] little = "a;b\n1;2\n".getBytes(StandardCharsets.UTF_16LE);
    assertThat(refusal(join(bytes(0xFE, 0xFF), big), SEMICOLON)).containsExactly(mark);
    assertThat(refusal(join(bytes(0xFF, 0xFE), little), SEMICOLON_1252)).containsExactly(mark);
    assertThat(refusal(little, SEMICOLON))
        .containsExactly(
            "2020/svar:1: The line holds a NUL byte, which text never does; the file is damaged or"
                + " UTF-16. Save it as CSV in UTF-8 and set charset: UTF-8.");
  }

  @Test
  void a_nul_byte() {
    assertThat(refusal(utf8("a;b\n1;2\n3;\0\n"), SEMICOLON))
        .containsExactly(
            "2020/svar:3: The line holds a NUL byte, which text never does; the file is damaged or"
                + " UTF-16. Save it as CSV in UTF-8 and set charset: UTF-8.");
  }

  @Test
  void a_charset_that_is_not_supported() {
    assertThat(refusal(utf8("a;b\n1;2\n"), new Delivery.Format.Csv("latin1", ';')))
        .containsExactly(
            "2020/svar: The charset latin1 is not supported. Use UTF-8 or windows-1252.");
  }

  @Test
  void a_quote_never_closed() {
    assertThat(refusal(utf8("a;b\n1;2\n3;\"hemmelig\n5;6\n"), SEMICOLON))
        .containsExactly(
            "2020/svar:3 [b]: A quote is opened in the row that begins here and never closed."
                + " Close the quote, or double quotes that belong to the text.");
  }

  @Test
  void text_after_a_closing_quote() {
    assertThat(refusal(utf8("a;b\n\"1\n1\";\"x\" hemmelig;\n"), SEMICOLON))
        .containsExactly(
            "2020/svar:2 [b]: A quoted cell of the row that begins here goes on after its closing"
                + " quote. Double quotes that belong to the text, and close each quote.");
  }

  @Test
  void quotes_in_the_header_that_are_not_in_order() {
    assertThat(refusal(utf8("a;\"b\"c\n1;2\n"), SEMICOLON))
        .containsExactly(
            "2020/svar:1 [2]: A quoted cell of the row that begins here goes on after its closing"
                + " quote. Double quotes that belong to the text, and close each quote.");
  }

  @Test
  void every_row_with_another_number_of_cells() {
    assertThat(refusal(utf8("a;b\n1;2;3\n1;2\n\"1\n\"\n1;2\n4;5;;\n"), SEMICOLON))
        .containsExactly(
            "2020/svar:2: The row has 3 cells, the header 2." + QUOTING,
            "2020/svar:4: The row has 1 cell, the header 2." + QUOTING,
            "2020/svar:7: The row has 4 cells, the header 2." + QUOTING);
  }

  @Test
  void many_such_rows_are_counted() {
    assertThat(refusal(utf8("a;b\n" + "1;2;3\n".repeat(1_020)), SEMICOLON))
        .hasSize(21)
        .contains("2020/svar:21: The row has 3 cells, the header 2." + QUOTING)
        .endsWith(
            "2020/svar: 1000 more rows have another number of cells than the header. They are of"
                + " the same kind as those named.");
  }

  @Test
  void problems_of_several_kinds_are_told_together() {
    assertThat(refusal(join(utf8("a; a ;\n1;2\n"), bytes(0xE5), utf8("\n")), SEMICOLON))
        .containsExactly(
            "2020/svar:1 [a]: Columns 1 and 2 have the same header. Give each column a header of"
                + " its own.",
            "2020/svar:1 [3]: Column 3 has no header. Give it a header, or delete the column when"
                + " it is empty.",
            "2020/svar:2: The row has 2 cells, the header 3." + QUOTING,
            "2020/svar:3: Byte 0xE5 is not UTF-8; the file looks like windows-1252. Set charset:"
                + " windows-1252 for this file in the wave's manifest.");
  }

  @Test
  void an_empty_line_between_rows() {
    assertThat(refusal(utf8("a;b\n1;2\n\n \n3;4\n\n"), SEMICOLON))
        .containsExactly(
            "2020/svar:3: The line is empty, but rows follow it. Delete the line." + QUOTING,
            "2020/svar:4: The line is empty, but rows follow it. Delete the line." + QUOTING);
  }

  @Test
  void another_delimiter_than_declared() {
    assertThat(refusal(utf8("\"a; ja\",b,c\n1,2,3\n"), SEMICOLON))
        .containsExactly(
            "2020/svar:1: The header has one column with delimiter semicolon, but 3 with comma."
                + " Set delimiter to comma for this file in the wave's manifest.");
    assertThat(refusal(utf8("a\tb\n1\t2\n"), SEMICOLON))
        .containsExactly(
            "2020/svar:1: The header has one column with delimiter semicolon, but 2 with tab."
                + " Set delimiter to tab for this file in the wave's manifest.");
  }

  @Test
  void another_delimiter_where_the_declared_one_stands_in_the_headers() {
    assertThat(refusal(utf8("a, ja;b;c\n1;2;3\n"), new Delivery.Format.Csv("UTF-8", ',')))
        .containsExactly(
            "2020/svar:2: The row has 1 cell, the header 2."
                + QUOTING
                + " The delimiter may also be semicolon.");
  }

  @Test
  void an_instruction_to_excel_in_place_of_the_header() {
    assertThat(refusal(utf8("sep=;\na;b\n1;2\n"), SEMICOLON))
        .containsExactly(
            "2020/svar:1: The first line is an instruction to Excel (sep=), not a header. Delete"
                + " the first line.");
  }

  @Test
  void a_cell_over_the_limit() {
    assertThat(refusal(utf8("a;b\n1;" + "h".repeat(11) + "\n2;3;4\n"), SEMICOLON, SMALL))
        .containsExactly(
            "2020/svar:2 [b]: The cell is longer than 10 characters, or the row longer than 25."
                + QUOTING,
            "2020/svar:3: The row has 3 cells, the header 2." + QUOTING);
  }

  @Test
  void a_row_over_the_limit() {
    String ten = "h".repeat(10);
    assertThat(refusal(utf8("a;b;c\n" + ten + ";" + ten + ";" + ten + "\n"), SEMICOLON, SMALL))
        .containsExactly(
            "2020/svar:2 [c]: The cell is longer than 10 characters, or the row longer than 25."
                + QUOTING);
  }

  @Test
  void a_cell_of_fifty_million_characters() {
    byte[] file = join(utf8("a;b\n1;\""), "h".repeat(50_000_000).getBytes(WINDOWS_1252));
    assertThat(refusal(join(file, utf8("\"\n")), SEMICOLON))
        .containsExactly(
            "2020/svar:2 [b]: A cell of the row that begins here is longer than 100000 characters,"
                + " or the row longer than 4000000. Perhaps a quote is never closed: close it, or"
                + " double quotes that belong to the text.");
  }

  @Test
  void too_many_columns() {
    assertThat(refusal(utf8("a;b;c;d;e\n1;2;3;4;5\n"), SEMICOLON, SMALL))
        .containsExactly(
            "2020/svar:1: The header has 5 columns; at most 4 are read. Check the delimiter and"
                + " that it is the right file.");
  }

  @Test
  void a_header_that_is_too_long() {
    assertThat(refusal(utf8("a;" + "b".repeat(11) + "\n1;2\n"), SEMICOLON, SMALL))
        .containsExactly(
            "2020/svar:1 [2]: The header of column 2 is longer than 10 characters, or the row"
                + " longer than 25."
                + QUOTING);
  }

  @Test
  void too_many_rows() {
    assertThat(read(utf8("a;b\n" + "1;2\n".repeat(4)), SEMICOLON, SMALL)).hasSize(5);
    assertThat(refusal(utf8("a;b\n" + "1;2\n".repeat(5)), SEMICOLON, SMALL))
        .containsExactly(
            "2020/svar:6: The file has more than 5 rows. Check that it is the right file; a large"
                + " delivery may be split into several files.");
  }

  @Test
  void too_many_bytes_also_when_the_size_is_not_told() {
    String tooMany =
        "2020/svar: The file is larger than 1000 bytes. Check that it is the right file; a large"
            + " delivery may be split into several files.";
    byte[] file = utf8("a;b\n" + "1;2\n".repeat(300));
    assertThat(refusal(file, SEMICOLON, SMALL)).containsExactly(tooMany);
    assertThatThrownBy(
            () ->
                DeliveredFiles.open(
                    "2020/svar", new ByteArrayInputStream(file), 8, SEMICOLON, SMALL))
        .hasMessage("Stopped while reading 2020/svar: 1 problem.\n  " + tooMany);
  }

  @Test
  void a_workbook_declared_as_csv() {
    assertThat(refusal(Deliveries.workbookOf(Deliveries.row(1, "a")), SEMICOLON))
        .containsExactly(
            "2020/svar:1: The file is a zip file, such as an Excel workbook, not text. Set format"
                + " type xlsx in the wave's manifest, or save it as CSV.");
  }

  @Test
  void a_stream_that_fails_is_no_mistake_of_the_user() {
    InputStream failing =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("disk gone");
          }
        };
    assertThatThrownBy(() -> DeliveredFiles.open("svar", failing, 8, SEMICOLON, Limits.standard()))
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseMessage("disk gone");
  }
}
