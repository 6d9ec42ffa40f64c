package no.kommunespeil.domain.mart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.kommunespeil.domain.link.Lineages;
import no.kommunespeil.domain.link.LinkCounter;
import no.kommunespeil.domain.link.LinkLayout;
import no.kommunespeil.domain.link.LinkedAnswers;
import no.kommunespeil.domain.link.UnitResponse;
import no.kommunespeil.domain.response.Missing;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.trend.Series;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Panels from responses of units, across the reform of 2020, and what holds for every panel. */
class TrendPanelsTest {

  private static final String LEAD = "integration_lead";
  private static final String NEWSLETTER = "know_imdi_services.newsletter";
  private static final byte YES = 0;
  private static final byte NO = 1;

  @Test
  void a_merged_municipality_is_compared_with_the_largest_of_its_predecessors() throws IOException {
    MartInputs frame = new SumsMade().inputs();
    List<Wave> waves =
        frame.survey().waves().stream()
            .filter(wave -> List.of("2018", "2019").contains(wave.key()))
            .toList();
    LinkLayout layout =
        LinkLayout.of(
            waves,
            Lineages.of(frame.registers(), waves, frame.placements()),
            frame.placements(),
            frame.breakdowns().keys(),
            Series.links(frame.survey(), waves));
    // Drammen (0602), Nedre Eiker (0625) and Svelvik (0711), which did not answer, became Drammen
    // (3005) in 2020; Halden, Sarpsborg, Fredrikstad, Eigersund and Haugesund stayed what they
    // were.
    LinkedAnswers linked =
        linked(
            layout,
            new Response(waves.get(0), "0602", YES),
            new Response(waves.get(0), "0625", NO),
            new Response(waves.get(0), "0101", YES),
            new Response(waves.get(0), "0105", YES),
            new Response(waves.get(0), "0106", YES),
            new Response(waves.get(0), "1101", NO),
            new Response(waves.get(0), "1106", YES),
            new Response(waves.get(1), "3005", YES),
            new Response(waves.get(1), "3001", YES),
            new Response(waves.get(1), "3003", YES),
            new Response(waves.get(1), "3004", YES),
            new Response(waves.get(1), "1101", YES),
            new Response(waves.get(1), "1106", YES));

    Map<String, @Nullable Object> yes =
        rows(new SumsMade()
                .linked(linked)
                .responded("2018", LEAD, 437, 7)
                .responded("2019", LEAD, 370, 6)
                .all("2018", LEAD, NEWSLETTER, 5, 2, 0)
                .all("2019", LEAD, NEWSLETTER, 6, 0, 0)
                .inputs())
            .where("variable", NEWSLETTER)
            .where("sub_survey", LEAD)
            .where("breakdown", "all")
            .where("wave", "2019")
            .where("statistic", "share")
            .where("category", "yes")
            .only();

    // Six linked units, of which Drammen speaks with the voice of the old Drammen: 5 of 6 said yes,
    // then 6 of 6. Without it, because Nedre Eiker said no: 4 of 5, then 5 of 5.
    assertThat(yes)
        .containsEntry("panel_n", 6L)
        .containsEntry("panel_value_before", 5.0 / 6)
        .containsEntry("panel_value", 1.0)
        .containsEntry("panel_agreed_n", 5L)
        .containsEntry("previous_used_n", 7L);
    assertThat((Double) yes.get("panel_agreed_change")).isCloseTo(0.2, within(1e-12));
    assertThat((Double) yes.get("change")).isCloseTo(1 - 5.0 / 7, within(1e-12));
  }

  @Test
  void what_is_said_of_a_change_never_contradicts_itself() throws IOException {
    Rows rows = rows(new WholeCountry().inputs());

    int told = 0;
    for (Rows row : rows.where("comparability", "same").each()) {
      Map<String, @Nullable Object> cells = row.only();
      for (String kind : List.of("", "first_")) {
        Double change = number(cells, kind + "change");
        Long panel = (Long) cells.get(kind + "panel_n");
        if (panel == null) {
          assertThat(cells.get("breakdown")).isNotNull();
          continue;
        }
        assertThat(change == null).isEqualTo(cells.get(kind + "withheld") != null);
        if (change == null) {
          assertThat(cells.get(kind + "change_q")).isNull();
          assertThat(cells.get(kind + "panel_change")).isNull();
          continue;
        }
        told++;
        assertThat(panel).isBetween(5L, (Long) cells.get("used_n"));
        Double lower = number(cells, kind + "change_lower");
        Double upper = number(cells, kind + "change_upper");
        if (lower != null && upper != null) {
          assertThat(change).isBetween(lower - 1e-9, upper + 1e-9);
          assertThat(lower).isGreaterThanOrEqualTo(number(cells, kind + "change_bound_low"));
          assertThat(upper).isLessThanOrEqualTo(number(cells, kind + "change_bound_high"));
        }
        Double p = number(cells, kind + "change_p");
        Double q = number(cells, kind + "change_q");
        assertThat(p == null).isEqualTo(q == null);
        if (p != null) {
          assertThat(q).isBetween(p, 1.0);
        }
      }
    }
    assertThat(told).isGreaterThan(1000);
  }

  private static @Nullable Double number(Map<String, @Nullable Object> cells, String column) {
    return (Double) cells.get(column);
  }

  private record Response(Wave wave, String unit, byte answer) {}

  private static LinkedAnswers linked(LinkLayout layout, Response... responses) {
    Map<Integer, List<UnitResponse>> byLineage = new TreeMap<>();
    for (Response response : responses) {
      int block = layout.block(response.wave().key(), LEAD);
      List<Variable> asked = response.wave().subSurvey(LEAD).orElseThrow().asked();
      byte[] answers = new byte[asked.size()];
      Arrays.fill(answers, Missing.BLANK);
      for (int i = 0; i < answers.length; i++) {
        if (asked.get(i).key().equals(NEWSLETTER)) {
          answers[i] = response.answer();
        }
      }
      byLineage
          .computeIfAbsent(layout.lineage(block, response.unit()), line -> new ArrayList<>())
          .add(new UnitResponse(block, response.unit(), 0, UnitResponse.NO_DAY, true, answers));
    }
    LinkCounter counter = new LinkCounter(layout);
    byLineage.values().forEach(counter::add);
    return layout.answers(counter.part());
  }

  private static Rows rows(MartInputs inputs) throws IOException {
    return Rows.of(Marts.of(inputs, WholeCountry.contracts()).build(TimeSeriesMart.NAME));
  }
}
