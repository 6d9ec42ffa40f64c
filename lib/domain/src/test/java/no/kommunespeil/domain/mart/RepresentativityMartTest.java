package no.kommunespeil.domain.mart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.kommunespeil.domain.cube.Sums;
import no.kommunespeil.domain.geography.Placement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RepresentativityMartTest {

  private static final String LEAD = "integration_lead";

  @Test
  void groups_are_shown_by_their_share_of_those_asked_and_of_those_who_answered()
      throws IOException {
    // Of 60 asked 30 are municipalities and 30 districts; of 20 who answered 15 and 5 are.
    // Shares 1/2 and 3/4: difference 1/4, ratio 3/2, rate 15/30; the index is (1/4 + 1/4) / 2.
    SumsMade made = asked("2020", 30, 30);
    answered(made, "2020", 15, 5);
    Rows types = types(made, "2020");

    Rows composition = types.where("kind", "composition");
    assertThat(composition.values("group_key")).containsExactly("municipality", "district");
    assertThat(composition.values("frame_share")).containsExactly(0.5, 0.5);
    assertThat(composition.values("answered_share")).containsExactly(0.75, 0.25);
    assertThat(composition.values("value")).containsExactly(0.25, -0.25);
    assertThat(composition.values("ratio")).containsExactly(1.5, 0.5);
    assertThat(composition.values("rate")).containsExactly(0.5, 5.0 / 30);
    assertThat(composition.values("contribution")).containsExactly(0.125, 0.125);
    assertThat(composition.values("obs_status")).containsOnly("A");
    assertThat(types.where("kind", "dissimilarity").only())
        .containsEntry("value", 0.25)
        .containsEntry("frame_n", 60L)
        .containsEntry("answered_n", 20L)
        .containsEntry("group_key", "all");
  }

  @Test
  void when_all_answered_they_are_those_who_were_asked() throws IOException {
    SumsMade made = asked("2020", 30, 30);
    answered(made, "2020", 30, 30);
    Rows types = types(made, "2020");

    assertThat(types.where("kind", "composition").values("value")).containsOnly(0.0);
    assertThat(types.where("kind", "composition").values("ratio")).containsOnly(1.0);
    assertThat(types.where("kind", "dissimilarity").only())
        .containsEntry("value", 0.0)
        .containsEntry("obs_status", "A");
  }

  @Test
  void when_nobody_answered_there_is_nothing_to_compare() throws IOException {
    Rows types = types(asked("2020", 30, 30), "2020");

    assertThat(types.values("value")).hasSize(3).containsOnlyNulls();
    assertThat(types.values("obs_status")).containsOnly("M");
    assertThat(types.where("kind", "composition").values("rate")).containsOnly(0.0);
    assertThat(types.where("kind", "composition").values("frame_share")).containsOnly(0.5);
  }

  @Test
  void an_empty_frame_has_a_row_for_the_index_without_a_value() throws IOException {
    assertThat(types(new SumsMade().delivered("2020"), "2020").only())
        .containsEntry("kind", "dissimilarity")
        .containsEntry("value", null)
        .containsEntry("rate", null)
        .containsEntry("frame_n", 0L)
        .containsEntry("obs_status", "M");
  }

  @Test
  void the_wave_before_stands_beside() throws IOException {
    SumsMade made = asked("2019", 30, 30).frame("2020", LEAD, "unit_type", "municipality", 40);
    made.frame("2020", LEAD, "unit_type", "district", 40);
    answered(made, "2019", 15, 5);
    answered(made, "2020", 10, 10);
    Rows types = types(made, "2020");

    assertThat(types.where("group_key", "district").only())
        .containsEntry("previous_wave", "2019")
        .containsEntry("previous_value", -0.25)
        .containsEntry("previous_frame_share", 0.5)
        .containsEntry("previous_answered_share", 0.25)
        .containsEntry("previous_ratio", 0.5)
        .containsEntry("previous_rate", 5.0 / 30)
        .containsEntry("previous_contribution", 0.125)
        .containsEntry("value", 0.0)
        .containsEntry("change", 0.25);
    assertThat(types.where("kind", "dissimilarity").only())
        .containsEntry("previous_value", 0.25)
        .containsEntry("change", -0.25);
  }

  @Test
  void the_number_of_sub_surveys_answered_is_set_beside_what_registers_know() throws IOException {
    // Parts 0, 1, 3, 2 beside 1, 2, 3, 4: the deviations from the means 1.5 and 2.5 are
    // -1.5, -0.5, 1.5, 0.5 and -1.5, -0.5, 0.5, 1.5; r = (2.25 + 0.25 + 0.75 + 0.75) / 5 = 0.8.
    SumsMade made =
        populated("2020", Map.of("1106", 1, "1505", 2, "1506", 3, "1507", 4, "030101", 9));
    made.parts("2020", "1505", 1).parts("2020", "1506", 3).parts("2020", "1507", 2);
    Map<String, @Nullable Object> municipalities =
        correlation(made, "population", "municipalities").only();

    assertThat((Double) Objects.requireNonNull(municipalities.get("value")))
        .isCloseTo(0.8, within(1e-12));
    assertThat(municipalities)
        .containsEntry("frame_n", 356L)
        .containsEntry("answered_n", 3L)
        .containsEntry("known_n", 4L)
        .containsEntry("unknown_n", 352L)
        .containsEntry("made_up_n", 0L)
        .containsEntry("reliability", "small_base")
        .containsEntry("obs_status", "U");
    // With a district of 9 people that answered nothing the means are 1.2 and 3.8, and r is
    // (19 - 5 * 1.2 * 3.8) / sqrt((14 - 5 * 1.44) * (111 - 5 * 14.44)).
    assertThat((Double) correlation(made, "population", "eligible").values("value").get(0))
        .isCloseTo(-3.8 / Math.sqrt(6.8 * 38.8), within(1e-12));
    assertThat(correlation(made, "population", "eligible").values("known_n")).containsExactly(5L);
    assertThat(correlation(made, "population", "eligible").values("obs_status"))
        .containsExactly("A");
  }

  @Test
  void a_correlation_is_missing_when_all_answered_alike_or_nothing_is_known() throws IOException {
    SumsMade made = populated("2020", Map.of("1106", 1, "1505", 2));
    made.parts("2020", "1106", 3).parts("2020", "1505", 3);

    for (String variable : List.of("population", "immigrants")) {
      assertThat(correlation(made, variable, "municipalities").only())
          .containsEntry("value", null)
          .containsEntry("reliability", null)
          .containsEntry("obs_status", "M");
    }
    assertThat(correlation(made, "immigrants", "municipalities").only())
        .containsEntry("known_n", 0L)
        .containsEntry("unknown_n", 356L);
  }

  @Test
  void a_correlation_with_facts_of_a_sample_says_so() throws IOException {
    SumsMade made = populated("2020", Map.of("1106", 1, "1505", 2));
    made.place("2020", unit -> withFacts(unit, unit.population(), List.of("population")));

    assertThat(correlation(made, "population", "municipalities").only())
        .containsEntry("made_up_n", 2L)
        .containsEntry("synthetic", true);
    assertThat(correlation(made, "immigrants", "municipalities").only())
        .containsEntry("made_up_n", 0L)
        .containsEntry("synthetic", false);
  }

  @Test
  void a_correlation_stands_beside_that_of_the_wave_before() throws IOException {
    Map<String, Integer> people = Map.of("1106", 1, "1505", 2);
    SumsMade made = populated("2019", people).parts("2019", "1505", 3);
    populate(made, "2020", people).parts("2020", "1106", 3);

    assertThat(correlation(made, "population", "municipalities").where("wave", "2020").only())
        .containsEntry("value", -1.0)
        .containsEntry("previous_wave", "2019")
        .containsEntry("previous_value", 1.0)
        .containsEntry("change", -2.0);
  }

  private static SumsMade asked(String wave, long municipalities, long districts) {
    return new SumsMade()
        .delivered(wave)
        .frame(wave, LEAD, "unit_type", "municipality", municipalities)
        .frame(wave, LEAD, "unit_type", "district", districts);
  }

  private static void answered(SumsMade made, String wave, long municipalities, long districts) {
    made.sums(wave, LEAD, "response", "unit_type", "municipality", responses(municipalities))
        .sums(wave, LEAD, "response", "unit_type", "district", responses(districts));
  }

  private static Sums responses(long number) {
    return new Sums(new long[] {number}, 0, 0, 0);
  }

  private static SumsMade populated(String wave, Map<String, Integer> people) {
    return populate(new SumsMade(), wave, people);
  }

  /** Nothing is known of any unit but the people of some. */
  private static SumsMade populate(SumsMade made, String wave, Map<String, Integer> people) {
    return made.delivered(wave)
        .place(wave, unit -> withFacts(unit, people.get(unit.unit()), List.of()));
  }

  private static Placement withFacts(
      Placement unit, @Nullable Integer population, List<String> madeUp) {
    return new Placement(
        unit.unit(),
        unit.unitType(),
        unit.name(),
        unit.county(),
        unit.unitInStructure(),
        unit.countyInStructure(),
        unit.exactness(),
        population,
        null,
        null,
        null,
        null,
        null,
        null,
        unit.sizeClass(),
        unit.settlementClass(),
        null,
        unit.groups(),
        madeUp);
  }

  private static Rows types(SumsMade made, String wave) throws IOException {
    return mart(made).where("wave", wave).where("sub_survey", LEAD).where("breakdown", "unit_type");
  }

  private static Rows correlation(SumsMade made, String variable, String variant)
      throws IOException {
    return mart(made)
        .where("kind", "correlation")
        .where("register_variable", variable)
        .where("variant", variant);
  }

  private static Rows mart(SumsMade made) throws IOException {
    return Rows.of(
        Marts.of(made.inputs(), WholeCountry.contracts()).build(RepresentativityMart.NAME));
  }
}
