package no.kommunespeil.domain.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import no.kommunespeil.domain.config.TextFolder;
import no.kommunespeil.domain.problem.Problem;
import no.kommunespeil.domain.problem.UserError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HostileRegistersTest {

  private static final String UNITS = "registers/municipality.csv";
  private static final String CHANGES = "registers/municipality_change.csv";
  private static final String FACTS = "registers/municipality_facts.csv";
  private static final String COUNTIES = "registers/county.csv";

  private TextFolder conf = new TextFolder();

  @BeforeEach
  void startFromTheRealRegisters() throws IOException {
    conf = RegisterTexts.real();
  }

  private List<String> problems() {
    UserError error = catchThrowableOfType(UserError.class, () -> Registers.read(conf));
    assertThat(error).hasMessageStartingWith("Stopped while reading the registers: ");
    return error.problems().stream().map(Problem::toString).toList();
  }

  @Test
  void a_missing_table_is_named() {
    conf.without("registers/county_change.csv");

    assertThat(problems())
        .containsExactly(
            "registers/county_change.csv: The table is missing in conf. Put it there, or name the"
                + " folder that has it.");
  }

  @Test
  void an_empty_table_is_named() {
    conf.with(CHANGES, "");

    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith("registers/municipality_change.csv: The table is empty. Its first line must");
  }

  @Test
  void a_header_with_another_column_is_named_with_what_it_should_be() {
    conf.edit(COUNTIES, "valid_from", "from");

    assertThat(problems())
        .contains(
            "registers/county.csv:1: The header has the unknown column 'from'. The columns are"
                + " code,name,valid_from,valid_to,sami_or_alt_names.",
            "registers/county.csv:1: The header lacks the column 'valid_from'. The columns are"
                + " code,name,valid_from,valid_to,sami_or_alt_names.")
        .hasSize(2);
  }

  @Test
  void a_column_that_stands_twice_is_named() {
    conf.edit("registers/oslo_district.csv", "code,name", "code,name,name");

    assertThat(problems())
        .contains(
            "registers/oslo_district.csv:1: The header has the column 'name' twice. Keep one of"
                + " them.");
  }

  @Test
  void a_table_with_semicolons_is_named() {
    conf.with(COUNTIES, "code;name;valid_from;valid_to;sami_or_alt_names\n01;Østfold;;;\n");

    assertThat(problems())
        .containsExactly(
            "registers/county.csv:1: The table is separated by semicolons. Save it as"
                + " comma-separated UTF-8.");
  }

  @Test
  void a_table_that_is_not_utf8_is_named() {
    conf.with(COUNTIES, new byte[] {'c', 'o', (byte) 0xF8, '\n'});

    assertThat(problems())
        .containsExactly(
            "registers/county.csv: The table is not UTF-8 text. Save it as comma-separated"
                + " UTF-8.");
  }

  @Test
  void a_byte_order_mark_and_windows_line_ends_do_no_harm() throws IOException {
    String text = new String(conf.open(COUNTIES).readAllBytes(), StandardCharsets.UTF_8);
    conf.with(COUNTIES, "\uFEFF" + text.replace("\n", "\r\n"));

    assertThat(Registers.read(conf).allCounties()).hasSize(33);
  }

  @Test
  void an_open_quote_is_named() {
    conf.edit(CHANGES, "part of the old municipality; joins 0704 in the new one", "\"part");

    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith("registers/municipality_change.csv:")
        .contains("a quote is not closed");
  }

  @Test
  void every_bad_cell_of_every_table_is_reported_at_once() {
    conf.edit(UNITS, "1506,Molde,2020-01-01", "156,Molde,2020-13-01")
        .edit(COUNTIES, "30,Viken,2020-01-01", "30,,1.1.2020")
        .edit(CHANGES, "2017-01-01,SPLIT,0720,0704,0.192", "2017-01-01,DIVIDE,0720,0704,19.2")
        .edit(FACTS, "2014,0101,30132,2985,22,", "2014,0101,30 132,-1,22,secret")
        .edit("registers/oslo_district_facts.csv", "2014,030101,48417", "x,30101,48417")
        .edit("registers/county_change.csv", "2018-01-01,MERGE,16", "2018-02-30,MERGE,1B");

    int molde = conf.lineOf(UNITS, "156,Molde,2020-13-01");
    int stokke = conf.lineOf(CHANGES, "DIVIDE");
    assertThat(problems())
        .containsExactly(
            "registers/county.csv:21 [name]: The cell is empty. Fill it in.",
            "registers/county.csv:21 [valid_from]: '1.1.2020' is not a day. Write it as in"
                + " 2020-01-31.",
            "registers/county_change.csv:2 [date]: '2018-02-30' is not a day. Write it as in"
                + " 2020-01-31.",
            "registers/county_change.csv:2 [old_code]: '1B' is not a code of 2 digits. Write the"
                + " code as text, with its leading zero.",
            "registers/municipality.csv:"
                + molde
                + " [code]: '156' is not a code of 4 digits. Write the code as text, with its"
                + " leading zero.",
            "registers/municipality.csv:"
                + molde
                + " [valid_from]: '2020-13-01' is not a day. Write it as in 2020-01-31.",
            "registers/municipality_change.csv:"
                + stokke
                + " [change_type]: 'DIVIDE' is not a type of change. The types are SPLIT, MERGE,"
                + " RENUMBER, COUNTY_MOVE, RENAME.",
            "registers/municipality_change.csv:"
                + stokke
                + " [population_share]: '19.2' is not a number from 0.0 to 1.0. Write it with a"
                + " decimal point.",
            "registers/municipality_facts.csv:2 [population]: '30 132' is not a whole number from"
                + " 0 to 10000000. Write digits only, or leave the cell empty where the number is"
                + " not known.",
            "registers/municipality_facts.csv:2 [immigrants]: '-1' is not a whole number from 0 to"
                + " 10000000. Write digits only, or leave the cell empty where the number is not"
                + " known.",
            "registers/municipality_facts.csv:2 [refugees_settled_flag]: 'secret' is not a flag."
                + " The flags are suppressed, not_reported, lower_bound and not_obtained.",
            "registers/oslo_district_facts.csv:2 [year]: 'x' is not a whole number from 1970 to"
                + " 2100. Write digits only, or leave the cell empty where the number is not"
                + " known.",
            "registers/oslo_district_facts.csv:2 [code]: '30101' is not a code of 6 digits. Write"
                + " the code as text, with its leading zero.");
  }

  @Test
  void overlapping_and_reversed_intervals_are_named() {
    conf.edit(UNITS, "1514,Sande,2020-01-01,", "1514,Sande,2019-06-01,")
        .edit(COUNTIES, "30,Viken,2020-01-01,2024-01-01", "30,Viken,2024-01-01,2020-01-01");

    assertThat(problems())
        .contains(
            "registers/municipality.csv:"
                + conf.lineOf(UNITS, "1514,Sande,2019")
                + " [valid_from]: The interval of 1514 overlaps another of its intervals. A code is"
                + " valid once on each day; end one interval where the next begins.",
            "registers/county.csv:21 [valid_to]: The interval of 30 ends before it begins. valid_to"
                + " is the first day on which the unit is no longer valid.")
        .hasSize(2);
  }

  @Test
  void duplicate_rows_are_named() {
    conf.edit(FACTS, "2014,0104,", "2014,0101,")
        .edit(CHANGES, "0720,0710,0.808", "0720,0704,0.808");

    assertThat(problems())
        .contains(
            "registers/municipality_facts.csv:3 [code]: The facts of 0101 in 2014 stand twice."
                + " Keep one of the rows.",
            "registers/municipality_change.csv:"
                + conf.lineOf(CHANGES, "0720,0704,0.808")
                + " [old_code]: The change from 0720 to 0704 on 2017-01-01 stands twice. Keep one"
                + " of the rows.")
        .hasSize(2);
  }

  @Test
  void codes_nobody_has_on_the_day_are_named() {
    conf.edit(FACTS, "2014,0104,", "2014,3001,")
        .edit(CHANGES, "0720,0710,0.808", "0999,3804,0.808")
        .edit(UNITS, "1506,Molde,2020-01-01,,15", "1506,Molde,2020-01-01,,99")
        .edit("registers/oslo_district.csv", "030115", "110315");

    assertThat(problems())
        .contains(
            "registers/municipality.csv:"
                + conf.lineOf(UNITS, "1506,Molde,2020")
                + " [county_code]: There is no county 99. Add it to county.csv, or correct the"
                + " code.",
            "registers/oslo_district.csv:16 [code]: The district 110315 does not lie in Oslo. Its"
                + " code must begin with 0301.")
        .hasSize(2);

    conf.edit(UNITS, "1506,Molde,2020-01-01,,99", "1506,Molde,2020-01-01,,15")
        .edit("registers/oslo_district.csv", "110315", "030115");

    assertThat(problems())
        .contains(
            "registers/municipality_facts.csv:3 [code]: 3001 is not valid on 1 January 2014. Use"
                + " the number that was valid on that day.",
            "registers/municipality_change.csv:"
                + conf.lineOf(CHANGES, "0999,3804")
                + " [old_code]: 0999 is not valid on the day before 2017-01-01. Correct the code or"
                + " the date, or the unit's interval.",
            "registers/municipality_change.csv:"
                + conf.lineOf(CHANGES, "0999,3804")
                + " [new_code]: 3804 is not valid on 2017-01-01. Correct the code or the date, or"
                + " the unit's interval.")
        .hasSize(3);
  }

  @Test
  void a_row_with_too_few_cells_is_named() {
    conf.edit(COUNTIES, "11,Rogaland,1919-01-01,,", "11,Rogaland");

    assertThat(problems())
        .contains(
            "registers/county.csv:12: The row has 2 cells where the header has 5. Give every column"
                + " a cell, and quote cells that hold a comma.");
  }

  @Test
  void a_spoilt_fact_fails_the_checks_with_what_was_found() {
    conf.edit(FACTS, "2014,0101,30132,", "2014,0101,30133,")
        .edit(CHANGES, "0720,0710,0.808", "0720,0710,0.708");

    assertThat(RegisterCheck.run(conf))
        .filteredOn(result -> !result.passed())
        .containsExactly(
            new RegisterCheck.Result(
                "The shares of every municipality's people add up to one.",
                false,
                "0720 on 2017-01-01"),
            new RegisterCheck.Result(
                "The municipalities' populations of 2014 add up to the country's.",
                false,
                "5109057 instead of 5109056"));
  }

  @Test
  void figures_nobody_can_check_are_refused() {
    conf.edit("registers/national_figures.csv", "counties,2014,19,", "shires,2014,19,");

    UserError error = catchThrowableOfType(UserError.class, () -> RegisterCheck.run(conf));
    assertThat(error)
        .hasMessageContaining("registers/national_figures.csv:15 [measure]: 'shires' is not a")
        .hasMessageContaining("centrality_1 to centrality_6");
  }
}
