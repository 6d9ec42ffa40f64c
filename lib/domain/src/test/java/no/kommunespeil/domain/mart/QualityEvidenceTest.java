package no.kommunespeil.domain.mart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import no.kommunespeil.domain.cube.Sums;
import no.kommunespeil.domain.link.Joint;
import no.kommunespeil.domain.link.LinkedAnswers;
import no.kommunespeil.domain.link.Side;
import no.kommunespeil.domain.quality.Evidence;
import no.kommunespeil.domain.quality.Evidence.Answers;
import no.kommunespeil.domain.quality.Evidence.Battery;
import no.kommunespeil.domain.quality.Evidence.DeliveredFile;
import no.kommunespeil.domain.quality.Evidence.Earlier;
import no.kommunespeil.domain.quality.Evidence.Move;
import no.kommunespeil.domain.quality.Evidence.Part;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What checks look at, from sums written here. */
class QualityEvidenceTest {

  private static final String LEAD = "integration_lead";

  /** Yes, no and don't know, asked in the same way in 2019 and 2020. */
  private static final String MEASURES = "primary_school_measures";

  @Test
  void a_share_is_set_beside_the_last_wave_with_the_standard_error_of_its_change() {
    Joint panel = Joint.empty(3, 3);
    panel.counts()[Joint.cell(3, 0, 0)] = 40;
    panel.counts()[Joint.cell(3, 0, 1)] = 10;
    panel.counts()[Joint.cell(3, 1, 1)] = 30;
    SumsMade made =
        new SumsMade()
            .responded("2019", LEAD, 200, 100)
            .responded("2020", LEAD, 200, 100)
            .all("2019", LEAD, MEASURES, 60, 40, 0)
            .all("2020", LEAD, MEASURES, 50, 50, 0)
            .panel(new Side("2019", LEAD, MEASURES), new Side("2020", LEAD, MEASURES), panel);

    Evidence lead = of(made, "2020", LEAD);

    assertThat(lead.moves())
        .filteredOn(move -> move.variable().equals(MEASURES))
        .extracting(Move::category, Move::before, Move::now, Move::earlierWave)
        .contains(tuple("yes", 0.6, 0.5, "2019"));
    // The variance is reckoned in TrendChangesTest: .00133551.
    assertThat(lead.moves().get(0).standardError()).isCloseTo(0.03654459, within(1e-6));
    assertThat(lead.earlier()).contains(new Earlier("2019", 200, 100));
    assertThat(of(made, "2019", LEAD).moves()).isEmpty();
    assertThat(of(made, "2019", LEAD).earlier()).isEmpty();
  }

  @Test
  void answers_come_with_the_sums_over_the_groups_of_every_breakdown() {
    SumsMade made =
        new SumsMade()
            .responded("2020", LEAD, 200, 100)
            .sums("2020", LEAD, MEASURES, "all", "all", sums(60, 30, 5, 2, 3, 0))
            .sums("2020", LEAD, MEASURES, "county", "03", sums(20, 10, 5, 1, 3, 0))
            .sums("2020", LEAD, MEASURES, "county", "11", sums(40, 19, 0, 1, 0, 0));

    Answers answers =
        of(made, "2020", LEAD).questions().stream()
            .filter(one -> one.variable().key().equals(MEASURES))
            .findFirst()
            .orElseThrow();

    assertThat(answers.all()).isEqualTo(sums(60, 30, 5, 2, 3, 0));
    assertThat(answers.used()).isEqualTo(95);
    assertThat(answers.parts())
        .contains(new Part("county", sums(60, 29, 5, 2, 3, 0)))
        .contains(new Part("centrality", sums(0, 0, 0, 0, 0, 0)));
  }

  @Test
  void a_unit_gave_all_items_the_same_answer_when_it_answered_all_of_them() {
    LinkedAnswers linked = new LinkedAnswers();
    List<String> items =
        of(new SumsMade().responded("2020", LEAD, 200, 100), "2020", LEAD).questions().stream()
            .map(answers -> answers.variable().key())
            .filter(key -> key.startsWith("intro_quality."))
            .toList();
    assertThat(items).hasSize(5);
    for (String item : items) {
      boolean isFirst = item.equals(items.get(0));
      Side side = new Side("2020", LEAD, item);
      linked.add(side, "1506", category(1));
      linked.add(side, "1507", category(isFirst ? 0 : 1));
      linked.add(side, "4601", isFirst ? new Sums(new long[6], 0, 1, 0) : category(1));
    }

    Evidence lead = of(new SumsMade().responded("2020", LEAD, 200, 3).linked(linked), "2020", LEAD);

    assertThat(lead.batteries())
        .filteredOn(battery -> battery.question().equals("intro_quality"))
        .extracting(Battery::items, Battery::categories, Battery::units, Battery::same)
        .containsExactly(tuple(5, 5, 2L, 1L));
  }

  @Test
  void files_come_with_what_became_of_their_rows() {
    MartInputs inputs = new WholeCountry().inputs();
    Evidence schools =
        evidence(inputs).stream()
            .filter(one -> one.wave().equals("2020"))
            .filter(one -> one.subSurvey().key().equals("school_head"))
            .findFirst()
            .orElseThrow();

    assertThat(schools.files())
        .containsExactly(
            new DeliveredFile("skole.csv", "ab12", Evidence.Content.RESPONSES, 12, 9, 2, 1));
    assertThat(schools.frame()).isEqualTo(356);
    assertThat(schools.dated().within()).isEqualTo(schools.responses());
  }

  @Test
  void the_mart_has_a_row_for_every_check_and_one_for_every_finding() throws IOException {
    Rows rows =
        Rows.of(
                Marts.of(new WholeCountry().inputs(), WholeCountry.contracts())
                    .build(QualityFindingsMart.NAME))
            .where("wave", "2020")
            .where("sub_survey", "school_head");

    assertThat(rows.where("finding_no", 0).size()).isEqualTo(12);
    // The only file says that 9 rows count, of some two hundred that were counted.
    Map<String, @Nullable Object> found =
        rows.where("check_key", "reconciliation").where("finding_no", 1).only();
    assertThat(found)
        .containsEntry("outcome", "stopped")
        .containsEntry("stage", "count")
        .containsEntry("limit_value", 9.0)
        .containsEntry("synthetic", true);
    assertThat(rows.where("check_key", "reconciliation").where("finding_no", 0).only())
        .containsEntry("findings_n", 1L)
        .containsEntry("what_en", "1 finding, and nothing is published.");
  }

  private static Sums category(int position) {
    long[] counts = new long[6];
    counts[position] = 1;
    return new Sums(counts, 0, 0, 0);
  }

  private static Sums sums(
      long yes, long no, long dontKnow, long filteredOut, long blank, long unreadable) {
    return new Sums(new long[] {yes, no, dontKnow}, filteredOut, blank, unreadable);
  }

  private static Evidence of(SumsMade made, String wave, String subSurvey) {
    return evidence(made.inputs()).stream()
        .filter(one -> one.wave().equals(wave) && one.subSurvey().key().equals(subSurvey))
        .findFirst()
        .orElseThrow();
  }

  private static List<Evidence> evidence(MartInputs inputs) {
    Measures measures = new Measures(inputs.survey().codebook());
    return new QualityEvidence(inputs, new SumsIndex(inputs), measures).all();
  }
}
