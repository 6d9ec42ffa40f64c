package no.kommunespeil.domain.mart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import no.kommunespeil.domain.link.Joint;
import no.kommunespeil.domain.link.Link;
import no.kommunespeil.domain.link.Side;
import no.kommunespeil.domain.survey.Comparability;
import no.kommunespeil.domain.survey.QuestionChange;
import no.kommunespeil.domain.survey.Text;
import no.kommunespeil.domain.survey.Wave;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Changes of a question with yes, no and don't know, asked of integration leads in 2019 and 2020,
 * and of the guidelines for interpreters, asked of directors from 2014 to 2020.
 */
class TrendChangesTest {

  private static final String LEAD = "integration_lead";
  private static final String DIRECTOR = "municipal_director";
  private static final String MEASURES = "primary_school_measures";
  private static final String NORA = "know_imdi_services.nora";
  private static final String GUIDELINES = "interpreter_guidelines";
  private static final Offset<Double> CLOSE = within(1e-6);

  @Test
  void the_standard_error_of_a_change_knows_of_the_units_that_answered_twice() throws IOException {
    Map<String, @Nullable Object> yes =
        rows(measures().panel(at("2019", MEASURES), at("2020", MEASURES), yesNo(40, 10, 0, 30)))
            .where("variable", MEASURES)
            .where("wave", "2020")
            .where("statistic", "share")
            .where("category", "yes")
            .only();

    // s1² = 100/99·.6·.4 = .2424242, s2² = 100/99·.5·.5 = .2525253, of 100 out of 200 each.
    // Of 80 in both 50 said yes before, 40 after, 40 both times: s12 = (40 − 50·40/80)/79 = 15/79.
    // V = (1/100 − 1/200)(s1² + s2²) − 2(80/100² − 1/200)·s12 = .00247475 − .00113924 = .00133551.
    assertThat(yes)
        .containsEntry("withheld", null)
        .containsEntry("panel_n", 80L)
        .containsEntry("panel_value_before", 0.625)
        .containsEntry("panel_value", 0.5)
        .containsEntry("panel_change", -0.125)
        .containsEntry("panel_agreed_n", 80L)
        .containsEntry("panel_agreed_change", -0.125);
    assertNumber(yes, "change", -0.1);
    assertNumber(yes, "change_se", 0.03654459);
    // 1.959964 · .03654459 = .07162609
    assertNumber(yes, "change_lower", -0.17162609);
    assertNumber(yes, "change_upper", -0.02837391);
    // 60..160 and 50..150 of 200 may have meant yes.
    assertNumber(yes, "change_bound_low", -0.55);
    assertNumber(yes, "change_bound_high", 0.45);
    // 2·Φ(−.1/.03654459) = 2·Φ(−2.736383)
    assertNumber(yes, "change_p", 0.00621186);
    assertThat(yes)
        .containsEntry("first_wave", "2019")
        .containsEntry("first_comparability", "same")
        .containsEntry("first_change", yes.get("change"))
        .containsEntry("first_change_se", yes.get("change_se"))
        .containsEntry("first_change_q", yes.get("change_q"));
  }

  @Test
  void q_values_are_those_of_every_change_of_the_wave_in_one_statistic() throws IOException {
    Rows rows =
        rows(
            measures()
                .all("2019", LEAD, NORA, 50, 50, 0)
                .all("2020", LEAD, NORA, 55, 45, 0)
                .panel(at("2019", MEASURES), at("2020", MEASURES), yesNo(40, 10, 0, 30))
                .panel(at("2019", NORA), at("2020", NORA), yesNo(35, 5, 10, 30)));

    Rows shares = rows.where("wave", "2020").where("sub_survey", LEAD).where("statistic", "share");
    double measures = number(shares, MEASURES, "change_p");
    double nora = number(shares, NORA, "change_p");
    assertThat(measures).isLessThan(nora);
    // Yes and no change alike, so p is a, a, b, b in order; nobody says don't know in either wave.
    // Benjamini and Hochberg: the first two get min(4a/1, 4a/2, 4b/3, 4b/4), the others 4b/4.
    assertThat(number(shares, MEASURES, "change_q")).isCloseTo(Math.min(2 * measures, nora), CLOSE);
    assertThat(number(shares, NORA, "change_q")).isCloseTo(nora, CLOSE);
    assertThat(shares.where("variable", MEASURES).where("category", "dont_know").only())
        .containsEntry("change", 0.0)
        .containsEntry("change_p", null)
        .containsEntry("change_q", null);
  }

  @Test
  void fewer_than_five_in_both_waves_say_nothing_of_a_change() throws IOException {
    Map<String, @Nullable Object> yes =
        rows(measures().panel(at("2019", MEASURES), at("2020", MEASURES), yesNo(2, 1, 0, 1)))
            .where("variable", MEASURES)
            .where("wave", "2020")
            .where("statistic", "share")
            .where("category", "yes")
            .only();

    assertThat(yes)
        .containsEntry("withheld", "small_panel")
        .containsEntry("first_withheld", "small_panel")
        .containsEntry("panel_n", 4L)
        .containsEntry("previous_value", 0.6)
        .containsEntry("value", 0.5);
    assertThat(yes.get("change")).isNull();
    assertThat(yes.get("change_bound_low")).isNull();
    assertThat(yes.get("change_q")).isNull();
    assertThat(yes.get("panel_value")).isNull();
    assertThat(yes.get("panel_change")).isNull();
  }

  @Test
  void a_merged_unit_whose_predecessors_disagreed_is_in_one_of_the_two_panels() throws IOException {
    // One of the ten who said yes before and no now speaks for predecessors of two minds.
    Map<String, @Nullable Object> yes =
        rows(measures()
                .panel(
                    Link.Kind.PANEL,
                    at("2019", MEASURES),
                    at("2020", MEASURES),
                    yesNo(20, 10, 0, 10))
                .panel(
                    Link.Kind.PANEL_AGREED,
                    at("2019", MEASURES),
                    at("2020", MEASURES),
                    yesNo(20, 9, 0, 10)))
            .where("variable", MEASURES)
            .where("wave", "2020")
            .where("statistic", "share")
            .where("category", "yes")
            .only();

    assertThat(yes).containsEntry("panel_n", 40L).containsEntry("panel_agreed_n", 39L);
    assertNumber(yes, "panel_change", -10.0 / 40);
    assertNumber(yes, "panel_agreed_change", -9.0 / 39);
  }

  @Test
  void where_all_answers_are_alike_there_is_an_interval_but_no_standard_error() throws IOException {
    SumsMade unanimous =
        new SumsMade()
            .responded("2019", LEAD, 18, 12)
            .responded("2020", LEAD, 18, 12)
            .all("2019", LEAD, MEASURES, 12, 0, 0)
            .all("2020", LEAD, MEASURES, 12, 0, 0)
            .panel(at("2019", MEASURES), at("2020", MEASURES), yesNo(10, 0, 0, 0));
    Map<String, @Nullable Object> yes =
        rows(unanimous)
            .where("variable", MEASURES)
            .where("wave", "2020")
            .where("statistic", "share")
            .where("category", "yes")
            .only();

    // The exact interval of 12 out of 12 among 18 is 16..18; so the change is from 16 − 18 on.
    assertThat(yes).containsEntry("change", 0.0).containsEntry("withheld", null);
    assertThat(yes.get("change_se")).isNull();
    assertThat(yes.get("change_p")).isNull();
    assertNumber(yes, "change_lower", -2.0 / 18);
    assertNumber(yes, "change_upper", 2.0 / 18);
  }

  @Test
  void where_everybody_answered_both_times_the_change_is_certain() throws IOException {
    SumsMade everybody =
        new SumsMade()
            .responded("2019", LEAD, 10, 10)
            .responded("2020", LEAD, 10, 10)
            .all("2019", LEAD, MEASURES, 6, 4, 0)
            .all("2020", LEAD, MEASURES, 5, 5, 0)
            .panel(at("2019", MEASURES), at("2020", MEASURES), yesNo(5, 1, 0, 4));
    Map<String, @Nullable Object> yes =
        rows(everybody)
            .where("variable", MEASURES)
            .where("wave", "2020")
            .where("statistic", "share")
            .where("category", "yes")
            .only();

    assertNumber(yes, "change", -0.1);
    assertNumber(yes, "change_se", 0);
    assertNumber(yes, "change_lower", -0.1);
    assertNumber(yes, "change_upper", -0.1);
    // Nothing is left to chance, so there is nothing to test.
    assertThat(yes.get("change_p")).isNull();
  }

  @Test
  void when_all_say_dont_know_there_is_no_value_without_it_and_no_change() throws IOException {
    SumsMade nobodyKnows =
        new SumsMade()
            .responded("2019", LEAD, 200, 100)
            .responded("2020", LEAD, 200, 100)
            .all("2019", LEAD, MEASURES, 60, 40, 0)
            .all("2020", LEAD, MEASURES, 0, 0, 100)
            .panel(at("2019", MEASURES), at("2020", MEASURES), Joint.empty(3, 3));
    Map<String, @Nullable Object> yes =
        rows(nobodyKnows)
            .where("variable", MEASURES)
            .where("wave", "2020")
            .where("statistic", "share_excl_dont_know")
            .where("category", "yes")
            .only();

    assertThat(yes)
        .containsEntry("value", null)
        .containsEntry("used_n", 0L)
        .containsEntry("obs_status", "M")
        .containsEntry("previous_value", 0.6)
        .containsEntry("withheld", "no_value")
        .containsEntry("change", null);
  }

  @Test
  void a_question_of_one_wave_has_a_value_and_nothing_to_compare_with() throws IOException {
    Rows rows =
        rows(
            new SumsMade()
                .responded("2020", LEAD, 200, 100)
                .all("2020", LEAD, MEASURES, 60, 40, 0));

    Map<String, @Nullable Object> yes =
        rows.where("variable", MEASURES)
            .where("statistic", "share")
            .where("category", "yes")
            .only();
    assertThat(yes)
        .containsEntry("value", 0.6)
        .containsEntry("comparability", "first")
        .containsEntry("first_comparability", null)
        .containsEntry("withheld", null)
        .containsEntry("first_withheld", null)
        .containsEntry("panel_n", null)
        .containsEntry("change", null);
  }

  @Test
  void a_wave_that_did_not_ask_says_so_and_a_year_without_a_wave_says_nothing() throws IOException {
    Rows rows =
        rows(
            measures()
                .delivered("2018", "2023")
                .responded("2021", LEAD, 370, 210)
                .responded("2023", LEAD, 370, 190)
                .panel(at("2019", MEASURES), at("2020", MEASURES), yesNo(40, 10, 0, 30)));

    Rows yes =
        rows.where("variable", MEASURES).where("statistic", "share").where("category", "yes");
    assertThat(yes.values("wave")).containsExactly("2019", "2020", "2021", "2023");
    assertThat(yes.values("comparability"))
        .containsExactly("first", "same", "not_asked", "not_asked");
    assertThat(yes.values("obs_status").subList(2, 4)).containsOnly("O");
    assertThat(yes.where("wave", "2021").only())
        .containsEntry("value", null)
        .containsEntry("used_n", 0L)
        .containsEntry("response_n", 210L)
        .containsEntry("frame_n", 370L)
        .containsEntry("bound_low", null)
        .containsEntry("previous_wave", null)
        .containsEntry("withheld", null)
        .containsEntry("series", MEASURES + ":" + LEAD);
  }

  @Test
  void a_series_goes_on_over_the_waves_that_did_not_ask() throws IOException {
    Rows rows =
        rows(
            new SumsMade()
                .delivered("2015")
                .all("2014", DIRECTOR, "settlement_obstacles.housing", 60, 40)
                .all("2023", LEAD, "settlement_obstacles.housing", 20, 80)
                .panel(
                    new Side("2014", DIRECTOR, "settlement_obstacles.housing"),
                    new Side("2023", LEAD, "settlement_obstacles.housing"),
                    yesNo(2, 10, 20, 30, 30)));

    Rows ticked =
        rows.where("variable", "settlement_obstacles.housing").where("statistic", "share");
    assertThat(ticked.values("series"))
        .containsOnly("settlement_obstacles.housing:municipal_director");
    assertThat(ticked.values("obs_status").subList(1, 3)).containsExactly("O", "B");
    assertThat(ticked.values("comparability").get(2)).isEqualTo("respondent_changed");
    assertThat(ticked.values("years_since_previous").get(2)).isEqualTo(9);
    // That somebody else answers is graded, and the change is shown.
    assertThat((Double) ticked.values("change").get(2)).isCloseTo(0.4, CLOSE);
  }

  @Test
  void where_dont_know_ceases_to_be_offered_the_share_without_it_compares() throws IOException {
    Rows now =
        rows(guidelines(option("2020", List.of(), List.of("dont_know"))))
            .where("variable", GUIDELINES)
            .where("wave", "2020")
            .where("category", "has_guidelines");

    assertThat(now.where("statistic", "share_excl_dont_know").only())
        .containsEntry("comparable_variant", true)
        .containsEntry("is_headline", true)
        .containsEntry("withheld", null);
    assertThat(now.where("statistic", "share").only())
        .containsEntry("comparable_variant", false)
        .containsEntry("is_headline", false)
        .containsEntry("withheld", "not_comparable");
  }

  @Test
  void an_option_that_came_and_went_leaves_the_ends_comparable() throws IOException {
    Rows now =
        rows(guidelines(
                option("2018", List.of("dont_know"), List.of()),
                option("2020", List.of(), List.of("dont_know"))))
            .where("variable", GUIDELINES)
            .where("wave", "2020")
            .where("category", "has_guidelines");

    assertThat(now.where("statistic", "share").only())
        .containsEntry("withheld", "not_comparable")
        .containsEntry("first_wave", "2017")
        .containsEntry("first_withheld", null);
    // One statistic is the one to follow all the way, and 2018 and 2019 need it without don't know.
    assertThat(now.where("statistic", "share").values("is_headline")).containsExactly(false);
  }

  @Test
  void where_an_answer_of_substance_comes_nothing_compares() throws IOException {
    Rows now =
        rows(guidelines(option("2020", List.of("with_register"), List.of())))
            .where("variable", GUIDELINES)
            .where("wave", "2020");

    assertThat(now.values("withheld")).containsOnly("not_comparable");
    assertThat(now.values("comparable_variant")).containsOnly(false);
    assertThat(now.where("statistic", "share").values("is_headline")).containsOnly(true);
    assertThat(now.where("statistic", "share_excl_dont_know").values("is_headline"))
        .containsOnly(false);
  }

  @Test
  void every_category_of_a_series_has_one_statistic_to_follow() throws IOException {
    Rows rows = rows(new WholeCountry().inputs());

    Rows followed = rows.where("is_headline", true).where("breakdown", "all");
    List<String> keys = followed.keys("series", "wave", "category_kind", "category");
    assertThat(keys).doesNotHaveDuplicates();
    assertThat(keys)
        .containsExactlyInAnyOrderElementsOf(
            rows
                .where("breakdown", "all")
                .keys("series", "wave", "category_kind", "category")
                .stream()
                .distinct()
                .toList());
  }

  @Test
  void a_county_has_a_series_of_its_own_and_one_that_is_new_has_nothing_before()
      throws IOException {
    String akershus = "32";
    String troms = "55";
    Rows rows =
        rows(
            measures()
                .responded("2019", LEAD, "county_structure", akershus, 20, 10)
                .responded("2020", LEAD, "county_structure", akershus, 20, 10)
                .responded("2020", LEAD, "county_structure", troms, 20, 10)
                .county("2019", LEAD, MEASURES, akershus, 6, 4, 0)
                .county("2020", LEAD, MEASURES, akershus, 5, 5, 0)
                .county("2020", LEAD, MEASURES, troms, 3, 7, 0)
                .countyPanel(
                    at("2019", MEASURES), at("2020", MEASURES), akershus, yesNo(4, 2, 0, 2)));

    Rows yes =
        rows.where("variable", MEASURES)
            .where("breakdown", "county_structure")
            .where("wave", "2020")
            .where("statistic", "share")
            .where("category", "yes");
    Map<String, @Nullable Object> there = yes.where("group_key", akershus).only();
    assertThat(there)
        .containsEntry("group_nb", "Akershus")
        .containsEntry("structure_year", 2024)
        .containsEntry("panel_n", 8L)
        .containsEntry("withheld", null);
    assertNumber(there, "change", -0.1);
    assertThat(yes.where("group_key", troms).only())
        .containsEntry("value", 0.3)
        .containsEntry("previous_value", null)
        .containsEntry("withheld", "no_value");
  }

  @Test
  void a_county_says_when_a_municipality_split_since_counts_where_most_of_it_went()
      throws IOException {
    // Ålesund was one municipality from 2020 and was split in Ålesund and Haram on 1 January 2024;
    // until 2019 the five that made it up were apart, Haram among them.
    Rows rows =
        rows(
            measures()
                .responded("2018", LEAD, "county_structure", "15", 36, 10)
                .responded("2020", LEAD, "county_structure", "15", 26, 10)
                .all("2018", LEAD, "combine_language_school", 5, 5, 0)
                .all("2020", LEAD, "combine_language_school", 5, 5, 0));

    Rows there =
        rows.where("variable", "combine_language_school")
            .where("group_key", "15")
            .where("statistic", "share")
            .where("category", "yes");
    assertThat(there.where("wave", "2020").only())
        .containsEntry("exactness", "split_largest_share")
        .containsEntry("inexact_units_n", 1);
  }

  private static SumsMade measures() {
    return new SumsMade()
        .responded("2019", LEAD, 200, 100)
        .responded("2020", LEAD, 200, 100)
        .all("2019", LEAD, MEASURES, 60, 40, 0)
        .all("2020", LEAD, MEASURES, 50, 50, 0);
  }

  /** Guidelines in 2017, 2018 and 2020, with changes of its options only. */
  private static SumsMade guidelines(Option... options) {
    SumsMade made = new SumsMade().change(TrendChangesTest::withoutChanges);
    for (Option option : options) {
      made.change(option.edit());
    }
    for (String wave : List.of("2017", "2018", "2020")) {
      made.responded(wave, DIRECTOR, 200, 100).all(wave, DIRECTOR, GUIDELINES, 40, 20, 30, 10);
    }
    Joint panel = Joint.empty(4, 4);
    for (int i = 0; i < 3; i++) {
      panel.counts()[Joint.cell(4, i, i)] = 10;
    }
    return made.panel(director("2017"), director("2018"), panel)
        .panel(director("2018"), director("2020"), panel)
        .panel(director("2017"), director("2020"), panel);
  }

  private record Option(UnaryOperator<Wave> edit) {}

  private static Option option(String wave, List<String> added, List<String> removed) {
    QuestionChange change =
        new QuestionChange(
            GUIDELINES,
            List.of(),
            Comparability.OPTION_CHANGED,
            added,
            removed,
            new Text("Ny.", "New."));
    return new Option(w -> w.key().equals(wave) ? with(w, List.of(change)) : w);
  }

  private static Wave withoutChanges(Wave wave) {
    return with(wave, List.of());
  }

  private static Wave with(Wave wave, List<QuestionChange> changes) {
    return new Wave(
        wave.key(),
        wave.order(),
        wave.label(),
        wave.fieldFrom(),
        wave.fieldTo(),
        wave.registerDay(),
        wave.factsYear(),
        wave.subSurveys(),
        changes,
        wave.place());
  }

  private static Side at(String wave, String variable) {
    return new Side(wave, LEAD, variable);
  }

  private static Side director(String wave) {
    return new Side(wave, DIRECTOR, GUIDELINES);
  }

  /** Of a scale whose first two categories are yes and no, before and after. */
  private static Joint yesNo(long yesYes, long yesNo, long noYes, long noNo) {
    return yesNo(3, yesYes, yesNo, noYes, noNo);
  }

  private static Joint yesNo(int categories, long yesYes, long yesNo, long noYes, long noNo) {
    Joint joint = Joint.empty(categories, categories);
    joint.counts()[Joint.cell(categories, 0, 0)] = yesYes;
    joint.counts()[Joint.cell(categories, 0, 1)] = yesNo;
    joint.counts()[Joint.cell(categories, 1, 0)] = noYes;
    joint.counts()[Joint.cell(categories, 1, 1)] = noNo;
    return joint;
  }

  private static double number(Rows shares, String variable, String column) {
    Object number = shares.where("variable", variable).where("category", "yes").only().get(column);
    assertThat(number).isInstanceOf(Double.class);
    return number instanceof Double found ? found : -1;
  }

  private static void assertNumber(
      Map<String, @Nullable Object> row, String column, double expected) {
    assertThat((Double) row.get(column)).as(column).isCloseTo(expected, CLOSE);
  }

  private static Rows rows(SumsMade made) throws IOException {
    return rows(made.inputs());
  }

  private static Rows rows(MartInputs inputs) throws IOException {
    return Rows.of(Marts.of(inputs, WholeCountry.contracts()).build(TimeSeriesMart.NAME));
  }
}
