package no.kommunespeil.domain.delivery;

import static no.kommunespeil.domain.delivery.Deliveries.ONLY_SHEET;
import static no.kommunespeil.domain.delivery.Deliveries.bytes;
import static no.kommunespeil.domain.delivery.Deliveries.cell;
import static no.kommunespeil.domain.delivery.Deliveries.join;
import static no.kommunespeil.domain.delivery.Deliveries.parts;
import static no.kommunespeil.domain.delivery.Deliveries.refusal;
import static no.kommunespeil.domain.delivery.Deliveries.row;
import static no.kommunespeil.domain.delivery.Deliveries.sheet;
import static no.kommunespeil.domain.delivery.Deliveries.strings;
import static no.kommunespeil.domain.delivery.Deliveries.utf8;
import static no.kommunespeil.domain.delivery.Deliveries.workbookOf;
import static no.kommunespeil.domain.delivery.Deliveries.written;
import static no.kommunespeil.domain.delivery.Deliveries.zip;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.zip.Deflater;
import no.kommunespeil.domain.problem.UserError;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

class HostileXlsxTest {

  private static final String TABLE = row(1, "a", "b") + row(2, "x", "y");
  private static final byte[] OLE = bytes(0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1);
  private static final String SAVE_AS_XLSX = " Save it as an Excel workbook (.xlsx).";
  private static final String SAVE_AGAIN = " Open it in Excel and save it again as .xlsx.";
  private static final String NOT_FORMED =
      "2020/svar: The workbook is damaged: one of its parts is not well-formed." + SAVE_AGAIN;
  private static final Limits SMALL = new Limits(1_000, 4_000, 10, 25, 4, 5, 100_000, 10, 100);

  @Test
  void an_empty_file() {
    assertThat(refusal(new byte[0], ONLY_SHEET))
        .containsExactly("2020/svar: The file is empty. Export it again from the survey tool.");
  }

  @Test
  void a_workbook_of_before_2007() {
    assertThat(refusal(join(OLE, new byte[600]), ONLY_SHEET))
        .containsExactly(
            "2020/svar: The file is an Excel workbook of before 2007 (.xls)." + SAVE_AS_XLSX);
  }

  @Test
  void a_workbook_with_a_password() {
    byte[] directory = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    assertThat(refusal(join(OLE, new byte[600], directory, new byte[80]), ONLY_SHEET))
        .containsExactly(
            "2020/svar: The workbook is protected by a password. Save it without a password, in a"
                + " place where that is allowed.");
  }

  @Test
  void files_that_are_something_else() {
    assertThat(refusal(utf8("Kommune;Svar\n0301;Ja\n"), ONLY_SHEET))
        .containsExactly(
            "2020/svar: The file is text, not an Excel workbook. If it is CSV, set format type csv"
                + " in the wave's manifest.");
    assertThat(refusal(utf8("<HTML><body><table>"), ONLY_SHEET))
        .containsExactly(
            "2020/svar: The file is a web page with the name of a workbook." + SAVE_AS_XLSX);
    assertThat(refusal(bytes(0x89, 'P', 'N', 'G', 0, 0), ONLY_SHEET))
        .containsExactly("2020/svar: The file is not an Excel workbook." + SAVE_AS_XLSX);
    assertThat(refusal(zip(Map.of("word/document.xml", utf8("<w/>"))), ONLY_SHEET))
        .containsExactly(
            "2020/svar: The file is a zip file but not an Excel workbook. Check that it is the"
                + " right file, and save it as an Excel workbook (.xlsx).");
    assertThat(refusal(zip(Map.of("mimetype", utf8("x"), "content.xml", utf8("<c/>"))), ONLY_SHEET))
        .containsExactly("2020/svar: The file is an OpenDocument file." + SAVE_AS_XLSX);
    assertThat(refusal(zip(Map.of("xl/workbook.bin", utf8("x"))), ONLY_SHEET))
        .containsExactly(
            "2020/svar: The file is a binary Excel workbook (.xlsb). Save it as an ordinary Excel"
                + " workbook (.xlsx).");
    assertThat(refusal(zip(Map.of()), ONLY_SHEET))
        .containsExactly("2020/svar: The workbook is an empty zip file." + SAVE_AGAIN);
  }

  @Test
  void a_workbook_cut_off_anywhere() {
    byte[] whole = workbookOf(TABLE);
    for (int length = 2; length < whole.length; length += 7) {
      assertThat(refusal(Arrays.copyOf(whole, length), ONLY_SHEET))
          .containsExactly(
              "2020/svar: The workbook is damaged: it cannot be unzipped. Export it again from the"
                  + " survey tool.");
    }
  }

  @Test
  void a_workbook_with_flipped_bytes_never_ends_in_anything_but_rows_or_a_user_error() {
    byte[] whole = workbookOf(TABLE);
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
      try {
        Deliveries.read(damaged, ONLY_SHEET);
      } catch (UserError e) {
        assertThat(e.problems()).isNotEmpty();
      }
    }
  }

  @Test
  void a_gigabyte_of_zeros_that_says_it_is_nothing() {
    byte[] bomb = bomb(1_024);
    assertThat(bomb).hasSizeLessThan(2 << 20);
    long bytesBefore = allocatedBytes();
    long cpuBefore = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    assertThat(refusal(bomb, ONLY_SHEET))
        .containsExactly(
            "2020/svar: The workbook unzips to more than 100 times its size. Copy the cells with"
                + " answers alone to a new workbook, or deliver the wave as CSV.");
    long cpuNanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpuBefore;
    assertThat(Duration.ofNanos(cpuNanos)).isLessThan(Duration.ofSeconds(2));
    assertThat(allocatedBytes() - bytesBefore).isLessThan(16 << 20);
  }

  /** A zip file of one sheet of so many mebibytes of zeros, whose sizes are given as nought. */
  private static byte[] bomb(int mebibytes) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(new byte[1 << 20]);
    byte[] buffer = new byte[1 << 20];
    int length = deflater.deflate(buffer, 0, buffer.length, Deflater.FULL_FLUSH);
    deflater.end();
    byte[] name = utf8("xl/worksheets/sheet1.xml");
    ByteBuffer zip = ByteBuffer.allocate(mebibytes * length + 200).order(ByteOrder.LITTLE_ENDIAN);
    zip.putInt(0x04034b50).putShort((short) 20).putShort((short) 0).putShort((short) 8);
    zip.put(new byte[16]).putShort((short) name.length).putShort((short) 0).put(name);
    for (int i = 0; i < mebibytes; i++) {
      zip.put(buffer, 0, length);
    }
    int list = zip.position();
    zip.putInt(0x02014b50).putInt(20 << 16 | 20).putShort((short) 0).putShort((short) 8);
    zip.put(new byte[16]).putShort((short) name.length).put(new byte[16]).put(name);
    int listLength = zip.position() - list;
    zip.putInt(0x06054b50).putInt(0).putShort((short) 1).putShort((short) 1);
    zip.putInt(listLength).putInt(list).putShort((short) 0);
    return Arrays.copyOf(zip.array(), zip.position());
  }

  private static long allocatedBytes() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  @Test
  void more_than_may_be_unzipped() {
    Map<String, byte[]> parts = parts(TABLE, "");
    byte[] noise = new byte[200_000];
    new Random(1).nextBytes(noise);
    parts.put("xl/media/image1.png", noise);
    Limits limits = new Limits(1_000, 1 << 20, 10, 25, 4, 5, 100_000, 10, 100);
    assertThat(refusal(zip(parts), ONLY_SHEET, limits))
        .containsExactly(
            "2020/svar: The workbook unzips to more than 100000 bytes. Copy the cells with answers"
                + " alone to a new workbook, or deliver the wave as CSV.");
  }

  @Test
  void too_large_a_file() {
    assertThat(refusal(join(bytes('P', 'K'), new byte[4_000]), ONLY_SHEET, SMALL))
        .containsExactly(
            "2020/svar: The file is larger than 4000 bytes. Check that it is the right file; a"
                + " large delivery may be split into several files.");
  }

  @Test
  void too_many_parts() {
    Map<String, byte[]> parts = parts(TABLE, "");
    for (int i = 0; i < 6; i++) {
      parts.put("xl/media/" + i, new byte[0]);
    }
    assertThat(refusal(zip(parts), ONLY_SHEET, SMALL))
        .containsExactly(
            "2020/svar: The workbook has more than 10 parts. Copy the sheet alone to a new"
                + " workbook.");
  }

  @Test
  void a_part_that_would_leave_the_file() {
    String leaves =
        "2020/svar: The workbook holds a part whose name leads outside the file. It was not made by"
            + " a spreadsheet program; ask where it comes from.";
    for (String name : new String[] {"../../etc/passwd", "xl/..\\..\\x", "/etc/x", "C:\\x"}) {
      assertThat(refusal(zip(Map.of(name, utf8("x"))), ONLY_SHEET)).containsExactly(leaves);
    }
  }

  @Test
  void two_parts_of_one_name() {
    Map<String, byte[]> parts = parts(TABLE, "");
    parts.put("XL/worksheets/Sheet1.xml", utf8("<other/>"));
    assertThat(refusal(zip(parts), ONLY_SHEET))
        .containsExactly("2020/svar: The workbook holds two parts of the same name." + SAVE_AGAIN);
  }

  @Test
  void entities_that_expand() {
    String bomb =
        "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c"
            + " \"&b;&b;&b;&b;\">]>";
    String refused =
        "2020/svar: The workbook's XML declares a document type, which may expand without bound."
            + " It was not made by a spreadsheet program; ask where it comes from.";
    Map<String, byte[]> parts = parts(TABLE, "");
    String sheet = Deliveries.sheetXml(row(1, "a") + row(2, "&c;"), "");
    parts.put("xl/worksheets/sheet1.xml", utf8(bomb + sheet));
    assertThat(refusal(zip(parts), ONLY_SHEET)).containsExactly(refused);
    parts.put("xl/worksheets/sheet1.xml", (bomb + sheet).getBytes(StandardCharsets.UTF_16));
    assertThat(refusal(zip(parts), ONLY_SHEET)).containsExactly(refused);
    parts.put("xl/worksheets/sheet1.xml", utf8(sheet));
    assertThat(refusal(zip(parts), ONLY_SHEET)).containsExactly(NOT_FORMED);
  }

  @Test
  void xml_that_is_not_well_formed() {
    assertThat(refusal(workbookOf(TABLE + "</row>"), ONLY_SHEET)).containsExactly(NOT_FORMED);
    Map<String, byte[]> parts = parts(TABLE, "");
    parts.put("xl/workbook.xml", utf8("<workbook"));
    assertThat(refusal(zip(parts), ONLY_SHEET)).containsExactly(NOT_FORMED);
    parts = parts(TABLE, "");
    parts.put("xl/styles.xml", utf8("<styleSheet"));
    assertThat(refusal(zip(parts), ONLY_SHEET)).containsExactly(NOT_FORMED);
    parts = parts(TABLE, "");
    parts.remove("xl/worksheets/sheet1.xml");
    assertThat(refusal(zip(parts), ONLY_SHEET)).containsExactly(NOT_FORMED);
  }

  @Test
  void several_sheets_and_none_named() {
    byte[] file =
        written(
            workbook -> {
              workbook.newWorksheet("Om").value(0, 0, "x");
              workbook.newWorksheet("Svar").value(0, 0, "x");
            });
    assertThat(refusal(file, ONLY_SHEET))
        .containsExactly(
            "2020/svar: The workbook has 2 sheets: \"Om\", \"Svar\". Name the one with answers as"
                + " sheet in the wave's manifest.");
  }

  @Test
  void a_sheet_that_is_not_there() {
    assertThat(refusal(workbookOf(TABLE), sheet("svar")))
        .containsExactly(
            "2020/svar: The workbook has no sheet \"svar\"; its sheets are \"Svar\". Correct the"
                + " sheet in the wave's manifest.");
    Map<String, byte[]> parts = parts(TABLE, "");
    parts.put("xl/workbook.xml", utf8(Deliveries.workbook("")));
    assertThat(refusal(zip(parts), ONLY_SHEET))
        .containsExactly(
            "2020/svar: The workbook has no sheet with cells. Export it again from the survey"
                + " tool.");
  }

  @Test
  void an_empty_sheet_and_a_header_without_rows() {
    assertThat(refusal(workbookOf("<row r=\"1\"/>"), ONLY_SHEET))
        .containsExactly("2020/svar: The sheet is empty. Export it again from the survey tool.");
    assertThat(refusal(workbookOf(row(1, "a") + row(2, "")), ONLY_SHEET))
        .containsExactly(
            "2020/svar: The sheet has a header but no rows. Export it again from the survey tool.");
  }

  @Test
  void merged_cells() {
    String merges = "<mergeCells><mergeCell ref=\"B2:C3\"/><mergeCell ref=\"A5:A9\"/></mergeCells>";
    assertThat(refusal(zip(parts(TABLE, merges)), ONLY_SHEET))
        .containsExactly(
            "2020/svar:2 [B2:C3]: The sheet has merged cells: B2:C3, A5:A9. Unmerge them, so that each"
                + " cell holds its own value.");
  }

  @Test
  void formulas() {
    byte[] file =
        written(
            workbook -> {
              Worksheet sheet = workbook.newWorksheet("Svar");
              sheet.value(0, 0, "a");
              for (int i = 1; i <= 30; i++) {
                sheet.formula(i, 0, "1+1");
              }
            });
    assertThat(refusal(file, ONLY_SHEET))
        .first()
        .asString()
        .startsWith(
            "2020/svar:2 [A2]: The sheet has formulas, whose values depend on who opened it last:"
                + " A2, A3, A4, ")
        .endsWith("A20, A21 and 10 more. Copy the sheet and paste it as values.");
  }

  @Test
  void a_formula_shared_with_another_cell() {
    String shared = "<f t=\"shared\" si=\"0\"/><v>4</v>";
    assertThat(
            refusal(
                workbookOf(row(1, "a", "b") + "<row r=\"2\">" + cell("B2", "", shared) + "</row>"),
                ONLY_SHEET))
        .containsExactly(
            "2020/svar:2 [B2]: The sheet has formulas, whose values depend on who opened it last:"
                + " B2. Copy the sheet and paste it as values.");
  }

  @Test
  void cells_that_hold_errors() {
    assertThat(
            refusal(
                workbookOf(
                    row(1, "a", "b")
                        + "<row r=\"2\">"
                        + cell("A2", "", "<v>1</v>")
                        + cell("B2", " t=\"e\"", "<v>#REF!</v>")
                        + "</row>"),
                ONLY_SHEET))
        .containsExactly(
            "2020/svar:2 [B2]: The sheet has cells that hold errors such as #REF! or #N/A: B2."
                + " Correct them, or empty the cells.");
  }

  @Test
  void dates_of_the_strict_variant() {
    assertThat(
            refusal(
                workbookOf(
                    row(1, "a")
                        + "<row r=\"2\">"
                        + cell("A2", " t=\"d\"", "<v>2020-12-17</v>")
                        + "</row>"),
                ONLY_SHEET))
        .containsExactly(
            "2020/svar:2 [A2]: The sheet is in the strict variant of the format, with dates as"
                + " text: A2. Save it as an ordinary Excel workbook (.xlsx).");
  }

  @Test
  void cells_that_no_program_writes() {
    String[] cells = {
      cell("A2", "", "<v>hemmelig</v>"),
      cell("A2", "", "<v>1E+999999999</v>"),
      cell("A2", "", "<v>" + "9".repeat(100_000) + "</v>"),
      cell("A2", " t=\"b\"", "<v>2</v>"),
      cell("A2", " t=\"s\"", "<v>7</v>"),
      cell("A2", " t=\"s\"", "<v>-1</v>"),
      cell("A2", " t=\"q\"", "<v>1</v>")
    };
    for (String cell : cells) {
      assertThat(refusal(workbookOf(row(1, "a") + "<row r=\"2\">" + cell + "</row>"), ONLY_SHEET))
          .containsExactly(
              "2020/svar:2 [A2]: The sheet is damaged: it has cells that no spreadsheet program"
                  + " writes: A2."
                  + SAVE_AGAIN);
    }
  }

  @Test
  void rows_and_cells_out_of_order_or_out_of_bounds() {
    for (String rows :
        new String[] {
          row(2, "a") + row(1, "x"),
          row(1, "a") + row(1, "x"),
          row(1, "a") + row(1_048_577, "x"),
          row(1, "a") + "<row r=\"2\">" + cell("B2", "", "") + cell("A2", "", "") + "</row>",
          row(1, "a") + "<row r=\"2\">" + cell("XFE2", "", "<v>1</v>") + "</row>",
          row(1, "a") + "<row r=\"2\">" + cell("ZZZZZZZZ2", "", "<v>1</v>") + "</row>",
          row(1, "a") + "<row r=\"2\">" + cell("A9999999999", "", "<v>1</v>") + "</row>",
          row(1, "a") + "<row r=\"2\">" + cell("A3", "", "<v>1</v>") + "</row>",
          row(1, "a") + "<row r=\"-2\">" + cell("A3", "", "<v>1</v>") + "</row>"
        }) {
      assertThat(refusal(workbookOf(rows), ONLY_SHEET))
          .singleElement()
          .asString()
          .contains("The sheet is damaged: it has cells that no spreadsheet program writes: a ");
    }
  }

  @Test
  void a_cell_of_fifty_megabytes() {
    String long1 = "h".repeat(50_000_000);
    Limits limits =
        new Limits(1 << 30, 1 << 30, 100_000, 4_000_000, 4_000, 1_000, 1 << 29, 2_000, 5_000);
    String refused =
        "2020/svar:2 [B2]: The sheet has cells longer than 100000 characters: B2. Check that they"
            + " are answers, and shorten them.";
    byte[] inline = workbookOf(row(1, "a", "b") + row(2, "x", long1));
    long before = allocatedBytes();
    assertThat(refusal(inline, ONLY_SHEET, limits)).containsExactly(refused);
    assertThat(allocatedBytes() - before).isLessThan(16 << 20);
    Map<String, byte[]> parts =
        parts(
            row(1, "a", "b") + "<row r=\"2\">" + cell("B2", " t=\"s\"", "<v>1</v>") + "</row>", "");
    parts.put("xl/sharedStrings.xml", strings("<si><t>x</t></si><si><t>" + long1 + "</t></si>"));
    assertThat(refusal(zip(parts), ONLY_SHEET, limits)).containsExactly(refused);
  }

  @Test
  void a_long_text_that_only_another_sheet_uses() {
    Map<String, byte[]> parts = parts(TABLE, "");
    parts.put("xl/sharedStrings.xml", strings("<si><t>" + "h".repeat(11) + "</t></si>"));
    assertThat(refusal(zip(parts), ONLY_SHEET, SMALL))
        .containsExactly(
            "2020/svar: Another sheet of the workbook has texts that are too long or too many. Copy"
                + " the sheet alone to a new workbook.");
  }

  @Test
  void one_long_text_shared_by_all_cells_of_a_row() {
    String ten = " t=\"s\"";
    Map<String, byte[]> parts =
        parts(
            row(1, "a", "b", "c")
                + "<row r=\"2\">"
                + cell("A2", ten, "<v>0</v>")
                + cell("B2", ten, "<v>0</v>")
                + cell("C2", ten, "<v>0</v>")
                + "</row>",
            "");
    parts.put("xl/sharedStrings.xml", strings("<si><t>" + "h".repeat(10) + "</t></si>"));
    assertThat(refusal(zip(parts), ONLY_SHEET, SMALL))
        .containsExactly(
            "2020/svar:2: The row has more than 25 characters, or the sheet so far more than"
                + " 100000. Check that the cells hold answers.");
  }

  @Test
  void headers_that_are_blank_or_twice_and_cells_right_of_them() {
    assertThat(
            refusal(
                workbookOf(row(1, "a", "", "a ") + row(2, "1", "2", "3", "hemmelig")), ONLY_SHEET))
        .containsExactly(
            "2020/svar:1 [2]: Column 2 has no header. Give it a header, or delete the column when it"
                + " is empty.",
            "2020/svar:1 [a]: Columns 1 and 3 have the same header. Give each column a header of its"
                + " own.",
            "2020/svar:2 [D2]: The cell stands right of the header, which ends in C1. Give its"
                + " column a header or empty the cell; delete titles above the table.");
  }

  @Test
  void everything_that_is_wrong_is_told_together() {
    String rows =
        row(1, "a", "b")
            + "<row r=\"2\">"
            + cell("B2", " t=\"e\"", "<v>#N/A</v>")
            + cell("C2", "", "<v>2</v>")
            + "</row>";
    String merges = "<mergeCells><mergeCell ref=\"A3:B3\"/></mergeCells>";
    assertThat(refusal(zip(parts(rows, merges)), ONLY_SHEET))
        .extracting(problem -> problem.substring(0, problem.indexOf("]:") + 1))
        .containsExactly("2020/svar:3 [A3:B3]", "2020/svar:2 [B2]", "2020/svar:2 [C2]");
  }

  @Test
  void too_many_columns_and_too_many_rows() {
    assertThat(
            refusal(workbookOf(row(1, "a", "b", "c", "d", "e") + row(2, "1")), ONLY_SHEET, SMALL))
        .containsExactly(
            "2020/svar:1: The header has 5 columns; at most 4 are read. Check that it is the right"
                + " file and sheet.");
    String rows = row(1, "a");
    for (int i = 2; i <= 6; i++) {
      rows += row(i, "x");
    }
    assertThat(refusal(workbookOf(rows), ONLY_SHEET, SMALL))
        .containsExactly(
            "2020/svar:6: The sheet has more than 5 rows. Check that it is the right file and"
                + " sheet.");
  }

  @Test
  void two_workbooks_in_one_file() {
    byte[] twoInOne = join(workbookOf(TABLE), workbookOf(row(1, "other") + row(2, "z")));
    assertThat(refusal(twoInOne, ONLY_SHEET))
        .containsExactly(
            "2020/svar: The workbook is damaged: it cannot be unzipped. Export it again from the"
                + " survey tool.");
  }

  @Test
  void styles_that_no_program_writes() {
    Map<String, byte[]> parts =
        parts(row(1, "a") + "<row r=\"2\">" + cell("A2", " s=\"0\"", "<v>1</v>") + "</row>", "");
    parts.put(
        "xl/styles.xml", utf8("<styleSheet><cellXfs><xf numFmtId=\"x\"/></cellXfs></styleSheet>"));
    assertThat(Deliveries.read(zip(parts), ONLY_SHEET)).containsExactly("1@1: a", "2@2: 1");
    assertThat(
            refusal(
                workbookOf(
                    row(1, "a") + "<row r=\"2\">" + cell("A2", " s=\"x\"", "<v>1</v>") + "</row>"),
                ONLY_SHEET))
        .containsExactly(
            "2020/svar:2 [A2]: The sheet is damaged: it has cells that no spreadsheet program"
                + " writes: A2."
                + SAVE_AGAIN);
  }
}
