package no.kommunespeil.domain.delivery;

import static no.kommunespeil.domain.delivery.Deliveries.SEMICOLON;
import static no.kommunespeil.domain.delivery.Deliveries.SEMICOLON_1252;
import static no.kommunespeil.domain.delivery.Deliveries.WINDOWS_1252;
import static no.kommunespeil.domain.delivery.Deliveries.bytes;
import static no.kommunespeil.domain.delivery.Deliveries.join;
import static no.kommunespeil.domain.delivery.Deliveries.read;
import static no.kommunespeil.domain.delivery.Deliveries.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import no.kommunespeil.domain.survey.Delivery;
import org.junit.jupiter.api.Test;

class CsvFilesTest {

  @Test
  void rows_come_in_order_with_their_number_and_line() {
    assertThat(read(utf8("Kommune;Svar\n0301;Ja\n3001;Nei\n"), SEMICOLON))
        .containsExactly("1@1: Kommune|Svar", "2@2: 0301|Ja", "3@3: 3001|Nei");
  }

  @Test
  void delimiters_quotes_and_line_breaks_within_quotes_are_text() {
    String file = "a;b\n\"x;y\";\"he said \"\"no\"\"\"\n\"one\ntwo\r\nthree\";4\n5;6\n";
    assertThat(read(utf8(file), SEMICOLON))
        .containsExactly("1@1: a|b", "2@2: x;y|he said \"no\"", "3@3: one⏎two⏎three|4", "4@6: 5|6");
  }

  @Test
  void a_quote_in_the_middle_of_an_unquoted_cell_is_text() {
    assertThat(read(utf8("a;b\nTo 5\" skjermer;2\n"), SEMICOLON))
        .containsExactly("1@1: a|b", "2@2: To 5\" skjermer|2");
  }

  @Test
  void all_kinds_of_line_breaks_end_rows_also_mixed_and_missing_at_the_end() {
    assertThat(read(utf8("a;b\r\n1;2\n3;4\r5;6"), SEMICOLON))
        .containsExactly("1@1: a|b", "2@2: 1|2", "3@3: 3|4", "4@4: 5|6");
  }

  @Test
  void a_byte_order_mark_is_no_part_of_the_first_header() {
    assertThat(read(join(bytes(0xEF, 0xBB, 0xBF), utf8("a;b\n1;2\n")), SEMICOLON))
        .containsExactly("1@1: a|b", "2@2: 1|2");
  }

  @Test
  void norwegian_and_sami_letters_are_read_in_both_charsets() {
    String file = "Kommune;Språk\nMålselv;Nynorsk\nBærum;«æøå» – ja\nKárášjohka;š ž\n";
    String[] expected = {
      "1@1: Kommune|Språk", "2@2: Målselv|Nynorsk", "3@3: Bærum|«æøå» – ja", "4@4: Kárášjohka|š ž"
    };
    assertThat(read(utf8(file), SEMICOLON)).containsExactly(expected);
    assertThat(read(file.getBytes(WINDOWS_1252), SEMICOLON_1252)).containsExactly(expected);
  }

  @Test
  void emoji_and_right_to_left_text_are_kept_as_they_are() {
    assertThat(read(utf8("a;b\n👍🏽 bra;مرحبا بكم\nשלום;e\u0301\n"), SEMICOLON))
        .containsExactly("1@1: a|b", "2@2: 👍🏽 bra|مرحبا بكم", "3@3: שלום|e\u0301");
  }

  @Test
  void leading_zeros_blanks_and_what_looks_like_a_formula_are_kept() {
    assertThat(read(utf8("a;b;c\n0301; x ;=1+1\n"), SEMICOLON))
        .containsExactly("1@1: a|b|c", "2@2: 0301| x |=1+1");
  }

  @Test
  void rows_of_blank_cells_are_rows_and_empty_lines_at_the_end_are_not() {
    assertThat(read(utf8("a;b\n;\n1;2\n;\n\n  \n\r\n"), SEMICOLON))
        .containsExactly("1@1: a|b", "2@2: |", "3@3: 1|2", "4@4: |");
  }

  @Test
  void in_a_table_of_one_column_an_empty_line_between_rows_is_a_blank_cell() {
    assertThat(read(utf8("a\n\n\n1\n\n"), SEMICOLON))
        .containsExactly("1@1: a", "2@2: ", "3@3: ", "4@4: 1");
  }

  @Test
  void comma_and_tab_are_delimiters_too() {
    assertThat(read(utf8("a,b\n\"1,5\",2\n"), new Delivery.Format.Csv("utf-8", ',')))
        .containsExactly("1@1: a|b", "2@2: 1,5|2");
    assertThat(read(utf8("a\tb\n1\t2\n"), new Delivery.Format.Csv("UTF-8", '\t')))
        .containsExactly("1@1: a|b", "2@2: 1|2");
  }

  @Test
  void characters_and_line_breaks_across_the_edges_of_buffers_are_not_torn() {
    StringBuilder file = new StringBuilder("a;b\r\n");
    for (int i = 0; i < 60_000; i++) {
      file.append("æ".repeat(i % 7)).append("👍;\"x\r\ny\"\r\n");
    }
    byte[] bytes = file.toString().getBytes(StandardCharsets.UTF_8);
    assertThat(read(bytes, SEMICOLON))
        .hasSize(60_001)
        .endsWith("60001@120000: " + "æ".repeat(59_999 % 7) + "👍|x⏎y");
  }

  @Test
  void a_stream_that_gives_one_byte_at_a_time_is_read_as_any_other() {
    byte[] file = utf8("a;b\nå;👍\n");
    InputStream slow =
        new ByteArrayInputStream(file) {
          @Override
          public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, 1));
          }
        };
    try (RowReader reader =
        DeliveredFiles.open("svar", slow, file.length, SEMICOLON, Limits.standard())) {
      assertThat(Stream.of(reader.next(), reader.next()).map(FileRow::cells))
          .containsExactly(new String[] {"a", "b"}, new String[] {"å", "👍"});
      assertThat(reader.next()).isNull();
    }
  }

  @Test
  void format_and_limits_cross_to_other_machines() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(SEMICOLON);
      out.writeObject(Deliveries.sheet("Svar"));
      out.writeObject(Limits.standard());
      out.writeObject(Deliveries.error(utf8(""), SEMICOLON, Limits.standard()));
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(SEMICOLON);
      assertThat(in.readObject()).isEqualTo(Deliveries.sheet("Svar"));
      assertThat(in.readObject()).isEqualTo(Limits.standard());
      assertThat(in.readObject())
          .hasToString(
              "no.kommunespeil.domain.problem.UserError: Stopped while reading 2020/svar: 1"
                  + " problem.\n  2020/svar: The file is empty. Export it again from the survey"
                  + " tool.");
    }
  }

  @Test
  void the_checksum_is_the_published_one_for_known_text() throws IOException {
    // FIPS 180-2, appendix B.1.
    assertThat(Checksums.sha256(new ByteArrayInputStream(utf8("abc"))))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }
}
