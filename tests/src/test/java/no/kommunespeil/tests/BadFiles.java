package no.kommunespeil.tests;

import static no.kommunespeil.tests.BadInput.notUnderstood;
import static no.kommunespeil.tests.BadInput.refused;
import static no.kommunespeil.tests.BadInput.warned;
import static no.kommunespeil.tests.SmallSurvey.DIRECTOR;
import static no.kommunespeil.tests.SmallSurvey.LEAD;
import static no.kommunespeil.tests.SmallSurvey.LEAD_2019;
import static no.kommunespeil.tests.SmallSurvey.SCHOOLS;
import static no.kommunespeil.tests.SmallSurvey.WAVE_2019;
import static no.kommunespeil.tests.SmallSurvey.WAVE_2020;
import static no.kommunespeil.tests.SmallSurvey.WINDOWS_1252;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Wave files that cannot be read, or are not what their manifest says. */
final class BadFiles {

  private static final String ROW_2019 = "Molde;kari.nordmann@molde.example;1;1";

  private BadFiles() {}

  static List<BadInput> csv() {
    return List.of(
        refused("an empty file", survey -> survey.write(LEAD, "")),
        refused(
            "a header without rows",
            survey -> survey.write(LEAD, survey.text(LEAD).lines().findFirst().orElseThrow())),
        refused("another delimiter", survey -> survey.edit(WAVE_2020, "\";\"", "\",\"")),
        refused(
            "Windows-1252 declared as UTF-8",
            survey -> survey.write(LEAD, survey.text(LEAD).getBytes(WINDOWS_1252))),
        refused(
            "UTF-8 declared as Windows-1252",
            survey ->
                survey.write(
                    DIRECTOR,
                    new String(bytes(survey, DIRECTOR), WINDOWS_1252)
                        .getBytes(StandardCharsets.UTF_8))),
        refused(
            "UTF-16",
            survey -> survey.write(LEAD, survey.text(LEAD).getBytes(StandardCharsets.UTF_16))),
        refused("a NUL byte", survey -> survey.edit(LEAD, "Hemmelig", "Hemmelig\0")),
        refused("two columns of one name", survey -> survey.edit(LEAD, "Nettleser", "Kommune")),
        refused("a blank header", survey -> survey.edit(LEAD, "Nettleser", "")),
        refused(
            "rows of several lengths",
            survey ->
                survey
                    .append(LEAD_2019, "Bergen;eva.berg@bergen.example\n")
                    .append(LEAD_2019, "Oslo;eva.berg@bergen.example;1;1;Hemmelig\n")),
        refused(
            "a quote that is never closed",
            survey -> survey.edit(LEAD, "over to linjer\"", "over to linjer")),
        refused(
            "a cell of fifty megabytes",
            survey -> survey.edit(LEAD, "Hemmelig mening om naboen", "h".repeat(50_000_000))),
        refused(
            "a million columns",
            survey -> survey.write(LEAD, "a;".repeat(999_999) + "a\n" + "1;".repeat(999_999))),
        refused(
            "an empty line before the header",
            survey -> survey.write(LEAD, "\n" + survey.text(LEAD))),
        refused(
            "a workbook with the name of a CSV file",
            survey -> survey.write(LEAD, BadWorkbook.whole())),
        refused(
            "a file cut off in the middle of a letter",
            survey -> survey.write(LEAD, cut(bytes(survey, LEAD)))),
        refused(
            "several files wrong in several ways",
            survey ->
                survey
                    .edit(LEAD, "Nettleser", "Kommune")
                    .append(LEAD_2019, "Bergen;eva.berg@bergen.example\n")
                    .edit(LEAD_2019, "Nyhetsbrev", "Nyheter")
                    .write(SCHOOLS, "Kommune;Svar\nMolde;Tja\n")
                    .write(DIRECTOR, "Nummer\tE-post\n1506\tliv.nordmann@molde.example\n")));
  }

  static List<BadInput> content() {
    return List.of(
        notUnderstood(
            "a column that is missing", survey -> survey.edit(LEAD, "4 Kvalitet", "4 Kvaliteten")),
        notUnderstood(
            "two columns that are alike",
            survey ->
                survey.edit(LEAD, ";Kommune;", ";KOMMUNE;").edit(LEAD, "Nettleser", "kommune")),
        notUnderstood(
            "columns missing in several files",
            survey ->
                survey
                    .edit(LEAD, "1a Nyhetsbrev", "1 Nyhetsbrev")
                    .edit(LEAD_2019, "Budsjett", "B")),
        warned(
            "a column nobody speaks of",
            survey ->
                survey
                    .edit(LEAD_2019, "Budsjett", "Budsjett;Ny")
                    .edit(LEAD_2019, ";1;1\n", ";1;1;Tja\n")
                    .edit(LEAD_2019, ";2;0\n", ";2;0;\n")
                    .edit(LEAD_2019, ";3;1\n", ";3;1;\n")),
        warned("a unit that does not exist", survey -> row2019(survey, "Målde")),
        warned(
            "a number that no unit has", survey -> survey.edit(LEAD, "1506;Molde", "1596;Molde")),
        warned("a unit of another year", survey -> survey.edit(LEAD, "1506;Molde", "1580;")),
        warned(
            "a unit that was split", survey -> survey.edit(LEAD, "1506;Molde", "5012;Snillfjord")),
        warned(
            "a number and a name of two units",
            survey -> survey.edit(LEAD, "1506;Molde", "1506;Bergen")),
        warned("a name that two units have", survey -> row2019(survey, "Herøy")),
        warned(
            "a row that says nothing of its unit", survey -> survey.edit(LEAD, "1506;Molde", ";")),
        warned(
            "a district where the city answers",
            survey ->
                survey.write(
                    SCHOOLS,
                    BadWorkbook.of(
                        BadWorkbook.ROWS
                            + BadWorkbook.row(5, "Gamle Oslo", "eva.berg@oslo.example", "Ja"),
                        ""))),
        warned(
            "the whole city where the districts answer",
            survey -> survey.edit(LEAD, "030101;Gamle Oslo", "0301;Oslo")),
        warned(
            "an answer that is not on the scale",
            survey ->
                survey
                    .edit(LEAD, "10:00;Ja;Nei", "10:00;Tja;Nei")
                    .edit(LEAD, ";Nei;Vet ikke;", ";Nå ja;Vet ikke;")),
        warned(
            "codes declared as labels",
            survey -> survey.edit(WAVE_2019, "answers: codes", "answers: labels")),
        refused(
            "labels declared as codes of a scale without codes",
            survey -> survey.edit(WAVE_2020, "answers: labels", "answers: codes")),
        refused("a link that leads out of the folder", survey -> survey.linkOut(LEAD)),
        warned(
            "a day that cannot be read", survey -> survey.edit(LEAD, "2020-12-20 10:00", "i går")),
        warned("a role that nobody has", survey -> survey.edit(LEAD, "Enhetsleder", "Tja, sjefen")),
        warned(
            "more rejected rows than anyone reads",
            survey -> {
              for (int i = 10; i < 35; i++) {
                survey.append(LEAD_2019, "Ukjent " + i + ";eva.berg@bergen.example;1;1\n");
              }
            }),
        warned(
            "a file that no manifest speaks of",
            survey -> survey.write("waves/2020/skolesjef (kopi).xlsx", BadWorkbook.whole())),
        warned("a part of a wave that is not there", survey -> survey.remove(SCHOOLS)));
  }

  static List<BadInput> workbooks() {
    return List.of(
        refused(
            "merged cells",
            survey ->
                survey.write(
                    SCHOOLS,
                    BadWorkbook.of(
                        BadWorkbook.ROWS, "<mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>"))),
        refused(
            "formulas",
            survey ->
                survey.write(
                    SCHOOLS,
                    workbookWith(BadWorkbook.rowOf(5, "C", "", "<f>IF(A2=\"\",1,2)</f><v>2</v>")))),
        refused(
            "cells that hold errors",
            survey ->
                survey.write(
                    SCHOOLS, workbookWith(BadWorkbook.rowOf(5, "C", " t=\"e\"", "<v>#REF!</v>")))),
        refused(
            "two sheets and neither named",
            survey ->
                survey
                    .edit(WAVE_2020, ", sheet: \"Svar\"", "")
                    .write(SCHOOLS, twoSheets("Svar", "Om undersøkelsen"))),
        refused(
            "a sheet that is not there",
            survey -> survey.write(SCHOOLS, twoSheets("svar", "Ark1"))),
        refused(
            "text with the name of a workbook",
            survey -> survey.write(SCHOOLS, "Kommune;Svar\nMolde;Tja\n")),
        refused(
            "a workbook of before 2007", survey -> survey.write(SCHOOLS, BadWorkbook.ole("Book"))),
        refused(
            "a workbook with a password",
            survey -> survey.write(SCHOOLS, BadWorkbook.ole("EncryptedPackage"))),
        refused("a zip bomb", survey -> survey.write(SCHOOLS, BadWorkbook.bomb())),
        refused(
            "entities that expand",
            survey ->
                survey.write(
                    SCHOOLS,
                    workbookOf(
                        "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
                            + BadWorkbook.sheetXml(BadWorkbook.ROWS, "")))),
        refused(
            "parts that lead out of the file",
            survey -> {
              Map<String, byte[]> parts = BadWorkbook.parts(BadWorkbook.ROWS, "");
              parts.put("../../.bashrc", BadWorkbook.utf8("Hemmelig"));
              survey.write(SCHOOLS, BadWorkbook.zip(parts));
            }),
        refused(
            "a workbook that is cut off",
            survey -> survey.write(SCHOOLS, Arrays.copyOf(BadWorkbook.whole(), 700))),
        refused(
            "a title above the table",
            survey ->
                survey.write(
                    SCHOOLS,
                    BadWorkbook.of(
                        BadWorkbook.row(1, "Kommuneundersøkelsen")
                            + BadWorkbook.row(2, "Kommune", "E-post", "Nyhetsbrev")
                            + BadWorkbook.row(3, "Molde", "tor.nordmann@molde.example", "Ja"),
                        ""))));
  }

  private static void row2019(SmallSurvey survey, String unit) {
    survey.edit(LEAD_2019, ROW_2019, ROW_2019.replace("Molde", unit));
  }

  private static byte[] workbookWith(String row) {
    return BadWorkbook.of(BadWorkbook.ROWS + row, "");
  }

  private static byte[] workbookOf(String sheet) {
    return BadWorkbook.zip(BadWorkbook.sheets(sheet, "Svar"));
  }

  private static byte[] twoSheets(String one, String other) {
    return BadWorkbook.zip(
        BadWorkbook.sheets(BadWorkbook.sheetXml(BadWorkbook.ROWS, ""), one, other));
  }

  private static byte[] bytes(SmallSurvey survey, String path) {
    return survey.bytes(path);
  }

  /** Without the last letters of a row that ends in the middle of an å. */
  private static byte[] cut(byte[] text) {
    String whole = new String(text, StandardCharsets.UTF_8) + "1507;Å";
    byte[] longer = whole.getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOf(longer, longer.length - 1);
  }
}
