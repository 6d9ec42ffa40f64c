package no.kommunespeil.domain.mart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Map;
import no.kommunespeil.domain.survey.Direction;
import no.kommunespeil.domain.survey.Item;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import org.junit.jupiter.api.Test;

class BatteriesMartTest {

  private static final String LEAD = "integration_lead";
  private static final String GENERAL = "grant_management_statements";
  private static final String BURDEN = "grant_application_burden";

  @Test
  void a_battery_has_the_range_of_its_items_shares() throws IOException {
    // Of ten each agree 8, 7, 7, 9; the fifth item got no answer.
    SumsMade made =
        lead()
            .all("2020", LEAD, GENERAL + ".right_grant", 4, 4, 2, 0, 0, 0)
            .all("2020", LEAD, GENERAL + ".clear_advice", 7, 0, 2, 0, 0, 1)
            .all("2020", LEAD, GENERAL + ".clear_rules", 0, 7, 2, 1, 0, 0)
            .all("2020", LEAD, GENERAL + ".processing_time", 9, 0, 1, 0, 0, 0);
    Rows battery = batteries(made).where("question", GENERAL);

    Map<String, ?> agree = battery.where("statistic", "share").where("category", "top_two").only();
    assertThat(agree.get("direction")).isEqualTo("positive");
    assertThat(agree.get("value_low")).isEqualTo(0.7);
    assertThat(agree.get("low_items")).isEqualTo("clear_advice clear_rules");
    assertThat(agree.get("low_items_en"))
        .isEqualTo("Gives clear advice and guidance; The rules are easy to understand");
    assertThat(agree.get("value_high")).isEqualTo(0.9);
    assertThat(agree.get("high_items")).isEqualTo("processing_time");
    assertThat((Double) agree.get("value_mean")).isCloseTo(3.1 / 4, within(1e-12));
    assertThat(agree.get("items_n")).isEqualTo(5);
    assertThat(agree.get("items_with_value")).isEqualTo(4);
    assertThat(agree.get("used_n_low")).isEqualTo(0L);
    assertThat(agree.get("used_n_high")).isEqualTo(10L);
  }

  @Test
  void means_of_negative_statements_are_turned_round_so_that_batteries_compare()
      throws IOException {
    // Statements 32 say that applying takes much time: all agree fully (5, so 1), all agree partly
    // (4, so 2), all are neutral (3). Statements 31 speak well, and all agree partly.
    SumsMade made =
        lead()
            .all("2020", LEAD, BURDEN + ".disability", 10, 0, 0, 0, 0, 0)
            .all("2020", LEAD, BURDEN + ".unaccompanied_minors", 0, 10, 0, 0, 0, 0)
            .all("2020", LEAD, BURDEN + ".integration_grant", 0, 0, 10, 0, 0, 0);
    for (String item :
        new String[] {
          "right_grant", "clear_advice", "clear_rules", "processing_time", "overview"
        }) {
      made.all("2020", LEAD, GENERAL + "." + item, 0, 10, 0, 0, 0, 0);
    }
    Rows means = batteries(made).where("statistic", "mean");

    assertThat(means.where("question", BURDEN).only())
        .containsEntry("direction", "negative_recoded")
        .containsEntry("value_mean", 2.0)
        .containsEntry("value_low", 1.0)
        .containsEntry("low_items", "disability")
        .containsEntry("value_high", 3.0)
        .containsEntry("high_items", "integration_grant");
    assertThat(means.where("question", GENERAL).only())
        .containsEntry("direction", "positive")
        .containsEntry("value_mean", 4.0)
        .containsEntry(
            "low_items", "right_grant clear_advice clear_rules processing_time overview");
    // Shares are not turned round: the row says that a high one is bad.
    assertThat(
            batteries(made)
                .where("question", BURDEN)
                .where("statistic", "share")
                .where("category", "top_two")
                .only())
        .containsEntry("direction", "negative")
        .containsEntry("value_high", 1.0)
        .containsEntry("high_items", "unaccompanied_minors disability");
  }

  @Test
  void items_of_different_directions_are_never_put_together_as_they_are() throws IOException {
    // Means 5, 4 and, of the reversed statement, 2, which turned round is 4: (5 + 4 + 4)/3.
    // The other two say neither well nor badly: 3 and 1.
    SumsMade made =
        lead()
            .change(
                wave ->
                    directed(
                        wave,
                        Map.of(
                            GENERAL + ".clear_rules",
                            Direction.NEGATIVE,
                            GENERAL + ".processing_time",
                            Direction.NONE,
                            GENERAL + ".overview",
                            Direction.NONE)))
            .all("2020", LEAD, GENERAL + ".right_grant", 10, 0, 0, 0, 0, 0)
            .all("2020", LEAD, GENERAL + ".clear_advice", 0, 10, 0, 0, 0, 0)
            .all("2020", LEAD, GENERAL + ".clear_rules", 0, 0, 0, 10, 0, 0)
            .all("2020", LEAD, GENERAL + ".processing_time", 0, 0, 10, 0, 0, 0)
            .all("2020", LEAD, GENERAL + ".overview", 0, 0, 0, 0, 10, 0);
    Rows battery = batteries(made).where("question", GENERAL);

    Rows means = battery.where("statistic", "mean");
    assertThat(means.values("direction")).containsExactly("mixed_recoded", "none");
    assertThat(means.values("value_mean")).containsExactly(13.0 / 3, 2.0);
    assertThat(means.values("low_items")).containsExactly("clear_advice clear_rules", "overview");
    Rows agree = battery.where("statistic", "share").where("category", "top_two");
    assertThat(agree.values("direction")).containsExactly("negative", "none", "positive");
    assertThat(agree.values("value_mean")).containsExactly(0.0, 0.0, 1.0);
    assertThat(agree.values("items_n")).containsExactly(1, 2, 2);
  }

  @Test
  void a_battery_nobody_answered_has_every_row_without_value() throws IOException {
    Rows battery = batteries(lead()).where("question", BURDEN);

    assertThat(battery.size()).isPositive();
    assertThat(battery.values("obs_status")).containsOnly("M");
    assertThat(battery.values("value_mean")).containsOnlyNulls();
    assertThat(battery.values("low_items")).containsOnlyNulls();
    assertThat(battery.values("items_with_value")).containsOnly(0);
  }

  private static SumsMade lead() {
    return new SumsMade().frame("2020", LEAD, "all", "all", 370).all("2020", LEAD, "response", 10);
  }

  private static Wave directed(Wave wave, Map<String, Direction> directions) {
    return new Wave(
        wave.key(),
        wave.order(),
        wave.label(),
        wave.fieldFrom(),
        wave.fieldTo(),
        wave.registerDay(),
        wave.factsYear(),
        wave.subSurveys().stream().map(asked -> directed(asked, directions)).toList(),
        wave.changes(),
        wave.place());
  }

  private static WaveSubSurvey directed(WaveSubSurvey asked, Map<String, Direction> directions) {
    return new WaveSubSurvey(
        asked.subSurvey(),
        asked.frame(),
        asked.deliveries(),
        asked.asked().stream().map(variable -> directed(variable, directions)).toList());
  }

  private static Variable directed(Variable variable, Map<String, Direction> directions) {
    Direction direction = directions.get(variable.key());
    return direction == null
        ? variable
        : new Variable(
            variable.key(),
            variable.order(),
            variable.role(),
            variable.question(),
            variable.item().map(item -> directed(item, direction)),
            variable.scale());
  }

  private static Item directed(Item item, Direction direction) {
    return new Item(
        item.key(), item.label(), item.code(), item.spellings(), direction, item.inferred());
  }

  private static Rows batteries(SumsMade made) throws IOException {
    return Rows.of(Marts.of(made.inputs(), WholeCountry.contracts()).build(BatteriesMart.NAME));
  }
}
