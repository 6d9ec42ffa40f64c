package no.kommunespeil.domain.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import no.kommunespeil.domain.config.LocalFolder;
import no.kommunespeil.domain.survey.Survey;
import no.kommunespeil.domain.survey.SurveyReader;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import org.junit.jupiter.api.Test;

/** Follows result targets, which the director answered until 2017 and the lead from 2018. */
class SeriesTest {

  private static final Survey SURVEY = SurveyReader.read(LocalFolder.of(Path.of("../../conf")));

  private static final Variable TARGETS =
      SURVEY.codebook().variable("intro_result_targets.no_targets").orElseThrow();

  private static final String DIRECTOR = "intro_result_targets.no_targets:municipal_director";
  private static final String LEAD = "intro_result_targets.no_targets:integration_lead";

  @Test
  void somebody_else_who_comes_to_answer_carries_the_series_on() {
    assertThat(lines(points(SURVEY.waves(), "2017", "2018", "2020")))
        .containsExactly(
            "2017 municipal_director in " + DIRECTOR,
            "2018 integration_lead in " + DIRECTOR + " after 2017: RESPONDENT_CHANGED",
            "2020 integration_lead in " + DIRECTOR + " after 2018: SAME");
  }

  @Test
  void somebody_else_who_answers_as_well_begins_a_series_beside_the_first() {
    List<Wave> waves = asking("2018", "municipal_director");
    assertThat(lines(points(waves, "2017", "2018")))
        .containsExactlyInAnyOrder(
            "2017 municipal_director in " + DIRECTOR,
            "2018 municipal_director in " + DIRECTOR + " after 2017: SAME",
            "2018 integration_lead in " + LEAD + " after 2017: RESPONDENT_CHANGED");
  }

  @Test
  void one_who_answers_again_after_another_has_taken_over_gets_a_series_of_its_own() {
    List<Wave> waves = asking("2019", "municipal_director");
    assertThat(lines(points(waves, "2017", "2018", "2019")))
        .containsExactly(
            "2017 municipal_director in " + DIRECTOR,
            "2018 integration_lead in " + DIRECTOR + " after 2017: RESPONDENT_CHANGED",
            "2019 integration_lead in " + DIRECTOR + " after 2018: SAME",
            "2019 municipal_director in " + DIRECTOR + ":2019 after 2017: SAME");
  }

  @Test
  void a_change_of_some_items_is_not_one_of_the_others() {
    Variable exit = SURVEY.codebook().variable("intro_result_targets.at_exit").orElseThrow();
    assertThat(lines(Series.of(SURVEY, SURVEY.waves(), exit)))
        .containsExactly(
            "2019 integration_lead in intro_result_targets.at_exit:integration_lead",
            "2020 integration_lead in intro_result_targets.at_exit:integration_lead"
                + " after 2019: WORDING_CHANGED");
  }

  @Test
  void the_first_of_a_series_is_compared_by_all_that_changed_since() {
    assertThat(
            points(SURVEY.waves(), "2016", "2017", "2018", "2020").stream()
                .map(
                    point ->
                        point
                            .sinceFirst()
                            .map(s -> s.before().wave().key() + " " + s.comparability())
                            .orElse("begins")))
        .containsExactly(
            "begins", "2016 SAME", "2016 RESPONDENT_CHANGED", "2016 RESPONDENT_CHANGED");
  }

  @Test
  void panels_are_asked_for_from_the_previous_and_from_the_first_once_each() {
    List<Wave> waves =
        SURVEY.waves().stream()
            .filter(wave -> List.of("2016", "2017", "2018").contains(wave.key()))
            .toList();
    assertThat(Series.links(SURVEY, waves))
        .doesNotHaveDuplicates()
        .filteredOn(link -> link.right().variable().equals(TARGETS.key()))
        .extracting(link -> link.kind() + " " + link.left().wave() + " " + link.right().wave())
        .containsExactly(
            "PANEL 2016 2017",
            "PANEL_AGREED 2016 2017",
            "PANEL 2017 2018",
            "PANEL_AGREED 2017 2018",
            "PANEL 2016 2018",
            "PANEL_AGREED 2016 2018");
  }

  @Test
  void a_variable_that_was_never_asked_has_no_points() {
    assertThat(points(SURVEY.waves())).isEmpty();
  }

  private static List<Point> points(List<Wave> waves, String... delivered) {
    return Series.of(
        new Survey(SURVEY.codebook(), waves),
        waves.stream().filter(wave -> List.of(delivered).contains(wave.key())).toList(),
        TARGETS);
  }

  private static List<String> lines(List<Point> points) {
    return points.stream()
        .map(
            point ->
                point.wave().key()
                    + " "
                    + point.subSurvey()
                    + " in "
                    + point.series()
                    + point
                        .sincePrevious()
                        .map(s -> " after " + s.before().wave().key() + ": " + s.comparability())
                        .orElse(""))
        .toList();
  }

  /** The waves, of which one asks result targets of a sub-survey too. */
  private static List<Wave> asking(String key, String subSurvey) {
    return SURVEY.waves().stream()
        .map(wave -> wave.key().equals(key) ? asking(wave, subSurvey) : wave)
        .toList();
  }

  private static Wave asking(Wave wave, String subSurvey) {
    List<WaveSubSurvey> subSurveys = new ArrayList<>();
    for (WaveSubSurvey asked : wave.subSurveys()) {
      List<Variable> variables = new ArrayList<>(asked.asked());
      if (asked.subSurvey().key().equals(subSurvey)) {
        variables.add(TARGETS);
      }
      subSurveys.add(
          new WaveSubSurvey(asked.subSurvey(), asked.frame(), asked.deliveries(), variables));
    }
    return new Wave(
        wave.key(),
        wave.order(),
        wave.label(),
        wave.fieldFrom(),
        wave.fieldTo(),
        wave.registerDay(),
        wave.factsYear(),
        subSurveys,
        wave.changes(),
        wave.place());
  }
}
