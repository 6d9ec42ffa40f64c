package no.kommunespeil.domain.mart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import no.kommunespeil.domain.link.Joint;
import no.kommunespeil.domain.link.Side;
import no.kommunespeil.domain.survey.Comparability;
import no.kommunespeil.domain.survey.QuestionChange;
import no.kommunespeil.domain.survey.Text;
import no.kommunespeil.domain.survey.Wave;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimeSeriesMartTest {

  private static final String GUIDELINES = "interpreter_guidelines";
  private static final String TARGETS = "intro_result_targets.no_targets";

  @Test
  void where_dont_know_came_to_be_offered_the_share_without_it_is_the_one_to_compare()
      throws IOException {
    Rows rows =
        rows(
            new SumsMade()
                .all("2019", "municipal_director", GUIDELINES, 60, 12, 28, 0)
                .all("2020", "municipal_director", GUIDELINES, 20, 14, 25, 85)
                .panel(director("2019"), director("2020"), both(4, 20, 5, 0, 0)));

    Rows has = rows.where("variable", GUIDELINES).where("category", "has_guidelines");
    Map<String, @Nullable Object> without =
        has.where("wave", "2020").where("statistic", "share_excl_dont_know").only();
    assertThat(without)
        .containsEntry("previous_wave", "2019")
        .containsEntry("previous_value", 0.72)
        .containsEntry("previous_used_n", 100L)
        .containsEntry("used_n", 59L)
        .containsEntry("count_n", 34L)
        .containsEntry("comparability", "option_changed")
        .containsEntry("comparable_variant", true)
        .containsEntry("obs_status", "B")
        .containsEntry("years_since_previous", 1)
        .containsEntry("is_headline", true);
    assertThat((Double) without.get("change")).isCloseTo(34.0 / 59 - 0.72, within(1e-15));
    assertThat(without.get("change_note_en")).asString().contains("compare without it");
    assertThat(has.where("wave", "2020").where("statistic", "share").only())
        .containsEntry("comparable_variant", false)
        .containsEntry("value", 34.0 / 144)
        .containsEntry("change", null)
        .containsEntry("withheld", "not_comparable")
        .containsEntry("is_headline", false);
    assertThat(has.where("wave", "2019").where("statistic", "share").only())
        .containsEntry("comparability", "first")
        .containsEntry("previous_wave", null)
        .containsEntry("change", null)
        .containsEntry("obs_status", "A");
  }

  @Test
  void the_previous_wave_is_the_last_that_asked_and_changes_between_are_not_forgotten()
      throws IOException {
    Rows rows =
        rows(
            new SumsMade()
                .all("2017", "municipal_director", GUIDELINES, 69, 0, 31, 0)
                .all("2020", "municipal_director", GUIDELINES, 20, 14, 25, 85)
                .change(with("2018", GUIDELINES, Comparability.OBJECT_CHANGED)));

    assertThat(
            rows.where("variable", GUIDELINES)
                .where("wave", "2020")
                .where("category", "no")
                .where("statistic", "share_excl_dont_know")
                .only())
        .containsEntry("previous_wave", "2017")
        .containsEntry("years_since_previous", 3)
        .containsEntry("comparability", "object_changed")
        .containsEntry("comparable_variant", true)
        .hasEntrySatisfying(
            "change_note_en", note -> assertThat(note).asString().startsWith("New. The answer"));
  }

  @Test
  void a_series_goes_on_with_the_sub_survey_that_came_to_answer() throws IOException {
    Rows rows =
        rows(
            new SumsMade()
                .all("2017", "municipal_director", TARGETS, 60, 40)
                .all("2018", "integration_lead", TARGETS, 68, 32)
                .all("2019", "integration_lead", TARGETS, 80, 20)
                .panel(
                    new Side("2017", "municipal_director", TARGETS),
                    new Side("2018", "integration_lead", TARGETS),
                    both(2, 30, 10)));

    Rows shares = rows.where("variable", TARGETS).where("statistic", "share_of_asked");
    assertThat(shares.values("series"))
        .containsOnly("intro_result_targets.no_targets:municipal_director");
    assertThat(shares.values("wave")).containsExactly("2017", "2018", "2019");
    assertThat(shares.values("comparability"))
        .containsExactly("first", "respondent_changed", "same");
    assertThat(shares.values("previous_sub_survey"))
        .containsExactly(null, "municipal_director", "integration_lead");
    assertThat((Double) shares.values("change").get(1)).isCloseTo(-0.08, within(1e-12));
    assertThat(shares.values("obs_status")).containsExactly("A", "B", "A");
  }

  @Test
  void a_change_between_what_cannot_be_compared_is_withheld() throws IOException {
    Rows rows =
        rows(
            new SumsMade()
                .all("2019", "municipal_director", GUIDELINES, 60, 12, 28, 0)
                .all("2020", "municipal_director", GUIDELINES, 20, 14, 25, 85)
                .change(with("2020", GUIDELINES, Comparability.NOT_COMPARABLE)));

    Rows now = rows.where("variable", GUIDELINES).where("wave", "2020");
    assertThat(now.values("change")).containsOnlyNulls();
    assertThat(now.values("panel_change")).containsOnlyNulls();
    assertThat(now.values("withheld")).containsOnly("not_comparable");
    assertThat(now.values("first_withheld")).containsOnly("not_comparable");
    assertThat(now.values("comparability")).containsOnly("not_comparable");
    assertThat(now.values("comparable_variant")).containsOnly(false);
    assertThat(now.values("previous_value")).doesNotContainNull();
  }

  @Test
  void a_wave_in_which_nobody_answered_has_rows_without_a_value() throws IOException {
    Rows rows =
        rows(
            new SumsMade()
                .delivered("2019")
                .all("2020", "municipal_director", GUIDELINES, 20, 14, 25, 85));

    Rows guidelines = rows.where("variable", GUIDELINES).where("category", "has_guidelines");
    assertThat(guidelines.where("wave", "2019").values("obs_status")).containsOnly("M");
    assertThat(guidelines.where("wave", "2020").values("change")).containsOnlyNulls();
    assertThat(guidelines.where("wave", "2020").values("previous_wave")).containsOnly("2019");
    assertThat(guidelines.where("wave", "2020").values("obs_status")).containsOnly("B");
  }

  private static Side director(String wave) {
    return new Side(wave, "municipal_director", GUIDELINES);
  }

  /** Units that gave the same category both times, by category. */
  private static Joint both(int categories, long... same) {
    Joint joint = Joint.empty(categories, categories);
    for (int i = 0; i < same.length; i++) {
      joint.counts()[Joint.cell(categories, i, i)] = same[i];
    }
    return joint;
  }

  private static Rows rows(SumsMade made) throws IOException {
    return Rows.of(Marts.of(made.inputs(), WholeCountry.contracts()).build(TimeSeriesMart.NAME));
  }

  private static UnaryOperator<Wave> with(String key, String question, Comparability grade) {
    return wave -> {
      if (!wave.key().equals(key)) {
        return wave;
      }
      List<QuestionChange> changes = new ArrayList<>(wave.changes());
      changes.add(
          new QuestionChange(
              question, List.of(), grade, List.of(), List.of(), new Text("Ny.", "New.")));
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
    };
  }
}
