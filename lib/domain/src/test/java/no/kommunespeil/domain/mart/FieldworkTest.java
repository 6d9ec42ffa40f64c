package no.kommunespeil.domain.mart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import no.kommunespeil.domain.cube.Sums;
import no.kommunespeil.domain.link.LinkedAnswers;
import no.kommunespeil.domain.link.Side;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FieldworkTest {

  private static final String LEAD = "integration_lead";
  private static final String DIRECTOR = "municipal_director";

  /** Days of the field periods of 2020, 17 December to 17 January, and of 2021 and 2023. */
  private static final int DAYS_2020 = 32;

  private static final int DAYS_2021 = 47;
  private static final int DAYS_2023 = 54;

  private static final MartInputs WHOLE = new WholeCountry().inputs();

  @Test
  void on_the_last_day_have_answered_all_that_the_cube_has_counted() throws IOException {
    Rows fieldwork = fieldwork(WHOLE);
    Rows rates = Rows.of(marts(WHOLE).build(ResponseRateMart.NAME)).where("variant", "eligible");

    for (String subSurvey : List.of(LEAD, DIRECTOR, "school_head", "any")) {
      for (String breakdown : List.of("all", "county", "county_structure")) {
        Rows last =
            fieldwork
                .where("wave", "2020")
                .where("sub_survey", subSurvey)
                .where("breakdown", breakdown)
                .where("day", DAYS_2020);
        Rows rate =
            rates
                .where("wave", "2020")
                .where("sub_survey", subSurvey)
                .where("breakdown", breakdown);
        assertThat(last.size()).isPositive();
        assertThat(last.values("group_key")).isEqualTo(rate.values("group_key"));
        assertThat(last.values("answered_n")).isEqualTo(rate.values("answered_n"));
        assertThat(last.values("frame_n")).isEqualTo(rate.values("frame_n"));
        assertThat(last.values("rate")).isEqualTo(rate.values("rate"));
      }
    }
  }

  @Test
  void each_day_has_those_who_answered_by_then_beside_the_same_day_of_the_waves_before()
      throws IOException {
    LinkedAnswers linked = new LinkedAnswers();
    days(linked, "2020", "3401", DAYS_2020, 0);
    days(linked, "2020", "5059", DAYS_2020, 4);
    days(linked, "2020", "1507", DAYS_2020, 31);
    days(linked, "2021", "3401", DAYS_2021, 1);
    days(linked, "2023", "3401", DAYS_2023, 0);
    days(linked, "2023", "5059", DAYS_2023, 53);
    Rows all = fieldwork(with(linked)).where("sub_survey", LEAD).where("breakdown", "all");

    assertThat(all.where("wave", "2020").values("answered_n").subList(0, 6))
        .containsExactly(1L, 1L, 1L, 1L, 2L, 2L);
    assertThat(all.where("wave", "2020").values("new_n").subList(0, 6))
        .containsExactly(1L, 0L, 0L, 0L, 1L, 0L);
    Map<String, @Nullable Object> second = all.where("wave", "2023").where("day", 2).only();
    // 355 municipalities and 15 districts are asked.
    assertThat(second)
        .containsEntry("date", LocalDate.of(2023, 11, 21))
        .containsEntry("answered_n", 1L)
        .containsEntry("frame_n", 370L)
        .containsEntry("previous_wave", "2021")
        .containsEntry("before_previous_wave", "2020")
        .containsEntry("obs_status", "A")
        .containsEntry("in_field", false)
        .containsEntry("last_answer_on", LocalDate.of(2024, 1, 12));
    assertThat((Double) second.get("rate")).isCloseTo(1.0 / 370, within(1e-15));
    assertThat((Double) second.get("previous_rate")).isCloseTo(1.0 / 370, within(1e-15));
    assertThat((Double) second.get("before_previous_rate")).isCloseTo(1.0 / 370, within(1e-15));
    // The field period of 2020 was over by then, so its last day stands.
    assertThat(
            (Double) all.where("wave", "2023").where("day", 50).only().get("before_previous_rate"))
        .isCloseTo(3.0 / 370, within(1e-15));
  }

  @Test
  void while_the_newest_wave_is_in_the_field_nothing_is_said_of_the_days_to_come()
      throws IOException {
    LinkedAnswers linked = new LinkedAnswers();
    days(linked, "2021", "3401", DAYS_2021, 3);
    days(linked, "2023", "3401", DAYS_2023, 3);
    Rows all = fieldwork(with(linked)).where("sub_survey", LEAD).where("breakdown", "all");

    assertThat(all.where("wave", "2023").values("in_field")).containsOnly(true);
    assertThat(all.where("wave", "2023").values("answered_n").subList(0, 6))
        .containsExactly(0L, 0L, 0L, 1L, null, null);
    assertThat(all.where("wave", "2023").values("obs_status").subList(2, 6))
        .containsExactly("A", "A", "M", "M");
    // A wave that a later one has followed is over, whoever answered last.
    assertThat(all.where("wave", "2021").values("in_field")).containsOnly(false);
    assertThat(all.where("wave", "2021").values("answered_n")).doesNotContainNull();
  }

  @Test
  void answers_of_unknown_days_are_told_and_on_no_day() throws IOException {
    LinkedAnswers linked = new LinkedAnswers();
    days(linked, "2020", "3401", DAYS_2020, DAYS_2020);
    days(linked, "2021", "3401", DAYS_2021, DAYS_2021);
    days(linked, "2021", "5059", DAYS_2021, 0);
    Rows all = fieldwork(with(linked)).where("sub_survey", LEAD).where("breakdown", "all");

    assertThat(all.where("wave", "2020").values("undated_n")).containsOnly(1L);
    assertThat(all.where("wave", "2020").values("answered_n")).containsOnlyNulls();
    assertThat(all.where("wave", "2020").values("obs_status")).containsOnly("M");
    assertThat(all.where("wave", "2021").values("undated_n")).containsOnly(1L);
    assertThat(all.where("wave", "2021").values("answered_n")).containsOnly(1L);
    assertThat(all.where("wave", "2021").values("previous_rate")).containsOnlyNulls();
  }

  @Test
  void who_has_not_answered_is_listed_with_what_was_answered_and_whom_to_turn_to()
      throws IOException {
    LinkedAnswers linked = new LinkedAnswers();
    responds(linked, DIRECTOR, "3401");
    responds(linked, "school_head", "5059");
    responds(linked, LEAD, "5059");
    responds(linked, DIRECTOR, "5059");
    Rows reminders = Rows.of(marts(with(linked)).build(RemindersMart.NAME)).where("wave", "2020");

    assertThat(reminders.where("sub_survey", LEAD).size()).isEqualTo(370 - 1);
    assertThat(reminders.where("sub_survey", DIRECTOR).size()).isEqualTo(371 - 2);
    assertThat(reminders.where("sub_survey", "school_head").size()).isEqualTo(356 - 1);
    assertThat(reminders.where("unit", "5059").size()).isZero();
    assertThat(reminders.where("unit", "3401").where("sub_survey", LEAD).only())
        .containsEntry("name", "Kongsvinger")
        .containsEntry("county_name", "Innlandet")
        .containsEntry("missing_n", 1L)
        .containsEntry("asked_parts_n", 3)
        .containsEntry("answered_parts_n", 1)
        .containsEntry("answered_parts", DIRECTOR)
        .containsEntry("answered_parts_en", "Municipal director")
        .containsEntry("escalate_to", DIRECTOR)
        .containsEntry("escalation_answered", true);
    assertThat(reminders.where("unit", "030105").where("sub_survey", LEAD).only())
        .containsEntry("asked_parts_n", 2)
        .containsEntry("answered_parts", "")
        .containsEntry("escalation_answered", false);
    assertThat(reminders.where("unit", "030105").where("sub_survey", "school_head").size())
        .isZero();
  }

  private static void days(LinkedAnswers linked, String wave, String unit, int days, int answered) {
    for (String subSurvey : List.of(LEAD, "any")) {
      linked.add(
          wave,
          subSurvey,
          unit,
          IntStream.rangeClosed(0, days).mapToLong(day -> day == answered ? 1 : 0).toArray());
    }
  }

  private static void responds(LinkedAnswers linked, String subSurvey, String unit) {
    linked.add(new Side("2020", subSurvey, "response"), unit, new Sums(new long[] {1}, 0, 0, 0));
  }

  private static Rows fieldwork(MartInputs inputs) throws IOException {
    return Rows.of(marts(inputs).build(FieldworkMart.NAME));
  }

  private static Marts marts(MartInputs inputs) throws IOException {
    return Marts.of(inputs, WholeCountry.contracts());
  }

  private static MartInputs with(LinkedAnswers linked) {
    return new MartInputs(
        WHOLE.survey(),
        WHOLE.registers(),
        WHOLE.breakdowns(),
        WHOLE.structureYear(),
        WHOLE.placements(),
        WHOLE.sums(),
        linked,
        WHOLE.frames(),
        WHOLE.replicas(),
        WHOLE.rules(),
        WHOLE.crosstabs(),
        WHOLE.quality(),
        WHOLE.deliveries(),
        WHOLE.syntheticWaves());
  }
}
