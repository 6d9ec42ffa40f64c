package no.kommunespeil.domain.geography;

import static no.kommunespeil.domain.geography.RegistersTest.REGISTERS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import no.kommunespeil.domain.config.TextFolder;
import no.kommunespeil.domain.geography.Settlement.Answer;
import no.kommunespeil.domain.geography.Settlement.Number;
import org.junit.jupiter.api.Test;

class SettlementTest {

  private static final LocalDate DAY = LocalDate.of(2020, 12, 17);

  private static final Number NOT_KNOWN = new Number(null, false, false);

  /** What the registers lack of 2019, made up: Klæbu, Agdenes, Meldal and Snillfjord. */
  private static final Registers FILLED =
      REGISTERS.withSyntheticFacts(
          new TextFolder()
              .with(
                  "f.csv",
                  String.join(",", FactRows.COLUMNS)
                      + ",synthetic\n"
                      + "2019,5030,,,7,,,,,,ja\n"
                      + "2019,5016,,,1,,,,,,ja\n"
                      + "2019,5023,,,2,,,,,,ja\n"
                      + "2019,5012,,,4,,,,,,ja\n"),
          List.of("f.csv"));

  @Test
  void what_was_settled_in_the_parts_of_a_unit_is_added_up_though_one_of_them_had_its_number() {
    // Trondheim 5001 settled 159 in 2019; Klæbu 5030 joined it under that number in 2020.
    assertThat(Settlement.on(FILLED, DAY).in("5001", 2019)).isEqualTo(new Number(166, true, true));
    assertThat(Settlement.on(REGISTERS, DAY).in("5001", 2019)).isEqualTo(NOT_KNOWN);
    // On a day before that, Trondheim is itself alone.
    assertThat(Settlement.on(FILLED, LocalDate.of(2019, 6, 1)).in("5001", 2019))
        .isEqualTo(new Number(159, true, false));
  }

  @Test
  void
      a_part_that_was_split_counts_whole_where_most_of_its_people_went_and_is_said_not_to_be_exact() {
    // Orkland 5059 is Agdenes 1, Meldal 2, Orkdal 15 and half of Snillfjord, which had 4.
    assertThat(Settlement.on(FILLED, DAY).in("5059", 2019)).isEqualTo(new Number(22, false, true));
    // Hitra 5056 took a third of Snillfjord; of its larger part nothing is known.
    assertThat(Settlement.on(FILLED, DAY).in("5056", 2019)).isEqualTo(NOT_KNOWN);
  }

  @Test
  void a_year_that_begins_after_the_day_is_the_units_own() {
    // Fielded in December 2019: what Trondheim settled in 2020 is looked up under its number.
    Integer own = REGISTERS.facts("5001", 2020).orElseThrow().refugeesSettled();
    assertThat(Settlement.on(REGISTERS, LocalDate.of(2019, 12, 1)).in("5001", 2020).people())
        .isEqualTo(own);
  }

  @Test
  void a_year_or_a_unit_nobody_knows_of_gives_no_number() {
    assertThat(Settlement.on(REGISTERS, DAY).in("5001", 1999)).isEqualTo(NOT_KNOWN);
    assertThat(Settlement.on(REGISTERS, DAY).in("030101", 2019)).isEqualTo(NOT_KNOWN);
    assertThat(Settlement.on(REGISTERS, DAY).anyIn("030101", 2019)).isEqualTo(Answer.UNKNOWN);
  }

  @Test
  void whether_anybody_was_settled_is_known_when_any_year_has_some_or_all_are_known() {
    Registers made =
        REGISTERS.withSyntheticFacts(
            new TextFolder()
                .with(
                    "f.csv",
                    String.join(",", FactRows.COLUMNS) + ",synthetic\n" + "2018,0301,,,,,,,,,ja\n"),
            List.of("f.csv"));
    Settlement settlement = Settlement.on(made, DAY);
    // Trondheim settled 159 in 2019 by itself, so nothing need be known of Klæbu.
    assertThat(settlement.anyIn("5001", 2019)).isEqualTo(Answer.YES);
    assertThat(settlement.anyFrom("5001", 1990, 2020)).isEqualTo(Answer.YES);
    assertThat(settlement.anyFrom("5001", 1990, 1991)).isEqualTo(Answer.UNKNOWN);
    assertThat(settlement.anyFrom("5001", 2020, 2019)).isEqualTo(Answer.UNKNOWN);
  }
}
