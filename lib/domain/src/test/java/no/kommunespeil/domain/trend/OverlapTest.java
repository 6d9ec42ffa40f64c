package no.kommunespeil.domain.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.kommunespeil.domain.config.LocalFolder;
import no.kommunespeil.domain.estimate.EstimatePlan;
import no.kommunespeil.domain.estimate.Measure;
import no.kommunespeil.domain.estimate.Statistic;
import no.kommunespeil.domain.link.Joint;
import no.kommunespeil.domain.response.Missing;
import no.kommunespeil.domain.survey.SurveyReader;
import no.kommunespeil.domain.survey.Variable;
import org.junit.jupiter.api.Test;

/** Of a question with yes, no and don't know. */
class OverlapTest {

  private static final Variable VARIABLE =
      SurveyReader.read(LocalFolder.of(java.nio.file.Path.of("../../conf")))
          .codebook()
          .variable("primary_school_measures")
          .orElseThrow();

  private static final int CATEGORIES = VARIABLE.scale().categories().size();

  @Test
  void without_a_filter_every_unit_asked_both_times_is_stood_for() {
    Joint panel = Joint.empty(CATEGORIES, CATEGORIES);
    count(panel, 0, 0, 30);
    count(panel, 1, Missing.BLANK, 10);
    assertThat(Overlap.of(panel, panel, 100).population(share(), 30)).isEqualTo(100);
  }

  @Test
  void behind_a_filter_as_large_a_part_is_as_of_those_that_responded_both_times() {
    // 40 responded both times, of whom 30 were let through both times: 30/40 of 100.
    Joint panel = Joint.empty(CATEGORIES, CATEGORIES);
    count(panel, 0, 0, 30);
    count(panel, Missing.FILTERED_OUT, 1, 4);
    count(panel, 1, Missing.FILTERED_OUT, 6);
    assertThat(Overlap.of(panel, panel, 100).population(share(), 30)).isEqualTo(75);
  }

  @Test
  void without_dont_know_as_large_a_part_is_as_of_those_that_answered_both_times() {
    // 40 answered both times, 24 of them with yes or no both times: 24/40 of 100.
    Joint panel = Joint.empty(CATEGORIES, CATEGORIES);
    count(panel, 0, 0, 24);
    count(panel, 0, 2, 16);
    assertThat(Overlap.of(panel, panel, 100).population(withoutDontKnow(), 24)).isEqualTo(60);
  }

  @Test
  void it_is_never_less_than_the_units_that_answered_both_times() {
    Joint panel = Joint.empty(CATEGORIES, CATEGORIES);
    count(panel, 0, 0, 30);
    assertThat(Overlap.of(panel, panel, 0).population(share(), 30)).isEqualTo(30);
  }

  @Test
  void when_nobody_responded_both_times_all_asked_both_times_are_stood_for() {
    Joint panel = Joint.empty(CATEGORIES, CATEGORIES);
    assertThat(Overlap.of(panel, panel, 100).population(share(), 0)).isEqualTo(100);
    assertThat(Overlap.of(panel, panel, 100).population(withoutDontKnow(), 0)).isZero();
  }

  private static void count(Joint panel, int before, int after, long units) {
    panel.counts()[Joint.cell(CATEGORIES, before, after)] = units;
  }

  private static Measure share() {
    return measure(Statistic.SHARE);
  }

  private static Measure withoutDontKnow() {
    return measure(Statistic.SHARE_EXCL_DONT_KNOW);
  }

  private static Measure measure(Statistic statistic) {
    List<Measure> measures = EstimatePlan.of(VARIABLE);
    return measures.stream()
        .filter(measure -> measure.statistic() == statistic)
        .findFirst()
        .orElseThrow();
  }
}
