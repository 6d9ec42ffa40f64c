package no.kommunespeil.domain.mart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import no.kommunespeil.domain.cube.Sums;
import org.junit.jupiter.api.Test;

class ResponseRateMartTest {

  private static final String LEAD = "integration_lead";

  /**
   * In 2020 a municipality is asked three parts, a district two (not the one of school heads) and
   * the city of Oslo two (not the one of integration leads). One of each answers two; another
   * municipality answers three, and another district one.
   */
  private static SumsMade units() {
    SumsMade made = new SumsMade();
    made.parts("2020", "1106", 2)
        .parts("2020", "1505", 3)
        .parts("2020", "0301", 2)
        .parts("2020", "030101", 2)
        .parts("2020", "030102", 1);
    made.frame("2020", "any", "all", "all", 371)
        .frame("2020", "any", "unit_type", "municipality", 355)
        .frame("2020", "any", "unit_type", "city", 1)
        .frame("2020", "any", "unit_type", "district", 15)
        .all("2020", "any", "response", 1, 3, 1)
        .sums("2020", "any", "response", "unit_type", "municipality", answers(0, 1, 1))
        .sums("2020", "any", "response", "unit_type", "city", answers(0, 1, 0))
        .sums("2020", "any", "response", "unit_type", "district", answers(1, 1, 0));
    return made;
  }

  @Test
  void a_unit_answered_the_whole_when_it_answered_every_part_it_was_asked() throws IOException {
    Rows whole = mart(units()).where("sub_survey", "whole").where("variant", "eligible");
    assertThat(whole.where("breakdown", "all").only())
        .containsEntry("answered_n", 3L)
        .containsEntry("frame_n", 371L)
        .containsEntry("rate", 3.0 / 371);
    assertThat(whole.where("breakdown", "unit_type").values("group_key"))
        .containsExactly("municipality", "district", "city");
    assertThat(whole.where("breakdown", "unit_type").values("answered_n"))
        .containsExactly(1L, 1L, 1L);
    assertThat(whole.where("group_key", "city").values("rate")).containsExactly(1.0);
  }

  @Test
  void a_unit_answered_in_part_when_it_left_out_one_it_was_asked() throws IOException {
    Rows part = mart(units()).where("sub_survey", "part").where("variant", "eligible");
    assertThat(part.where("breakdown", "all").values("answered_n")).containsExactly(2L);
    assertThat(part.where("breakdown", "unit_type").values("answered_n"))
        .containsExactly(1L, 1L, 0L);
    assertThat(part.where("group_key", "city").only())
        .containsEntry("rate", 0.0)
        .containsEntry("obs_status", "A");
  }

  @Test
  void the_reports_denominators_differ_from_who_was_asked_and_say_so() throws IOException {
    Rows rows = mart(units()).where("breakdown", "all");
    for (String answered : new String[] {"any", "whole", "part"}) {
      Rows of = rows.where("sub_survey", answered);
      assertThat(of.values("variant")).containsExactly("all_units", "eligible", "municipalities");
      assertThat(of.values("frame_n")).containsExactly(371L, 371L, 356L);
      assertThat(of.values("obs_status")).containsExactly("D", "U", "D");
      assertThat(of.values("reliability")).containsExactly(null, "low_response", null);
    }
    assertThat(rows.where("variant", "municipalities").values("answered_n"))
        .containsExactly(3L, 1L, 2L);
  }

  @Test
  void too_few_responses_make_what_is_said_of_the_group_unreliable() throws IOException {
    // 59 and 60 of 100, with 60 percent as the least that will do.
    SumsMade made = new SumsMade().delivered("2020");
    made.frame("2020", LEAD, "county", "11", 100)
        .frame("2020", LEAD, "county", "15", 100)
        .sums("2020", LEAD, "response", "county", "11", answers(59))
        .sums("2020", LEAD, "response", "county", "15", answers(60));
    Rows rows = mart(made).where("sub_survey", LEAD).where("breakdown", "county");

    assertThat(rows.values("group_key")).containsExactly("11", "15");
    assertThat(rows.values("obs_status")).containsExactly("U", "A");
    assertThat(rows.values("reliability")).containsExactly("low_response", null);
  }

  @Test
  void the_wave_before_stands_beside_with_its_bases() throws IOException {
    SumsMade made = new SumsMade();
    made.frame("2019", LEAD, "all", "all", 200)
        .frame("2020", LEAD, "all", "all", 400)
        .all("2019", LEAD, "response", 150)
        .all("2020", LEAD, "response", 200);
    assertThat(
            mart(made)
                .where("wave", "2020")
                .where("sub_survey", LEAD)
                .where("variant", "eligible")
                .only())
        .containsEntry("previous_wave", "2019")
        .containsEntry("previous_frame_n", 200L)
        .containsEntry("previous_answered_n", 150L)
        .containsEntry("previous_rate", 0.75)
        .containsEntry("change", -0.25);
  }

  @Test
  void questions_are_answered_by_a_share_of_those_they_were_put_to() throws IOException {
    // Of 10 responses all are put the first question and 8 answer it, don't know among the
    // answers; 4 are put the second and 1 leaves it blank, the other 6 are led past it. An open
    // question, and each option of a question with options, is not counted: 11 of 14.
    SumsMade made = new SumsMade().delivered("2020");
    made.frame("2020", LEAD, "all", "all", 20)
        .all("2020", LEAD, "response", 10)
        .sums("2020", LEAD, "more_online_teaching", "all", "all", sums(0, 2, 4, 3, 1))
        .sums("2020", LEAD, "corona_info_measures", "all", "all", sums(6, 1, 2, 1, 0))
        .sums("2020", LEAD, "corona_info_measures_desc", "all", "all", sums(6, 4, 0, 0))
        .sums("2020", LEAD, "grant_data_use.not_used", "all", "all", sums(0, 0, 5, 5));
    Rows rows = mart(made).where("sub_survey", LEAD).where("breakdown", "all");

    assertThat(rows.where("variant", "eligible").only())
        .containsEntry("items_asked_n", 14L)
        .containsEntry("items_answered_n", 11L)
        .containsEntry("item_response", 11.0 / 14);
    assertThat(rows.where("variant", "all_units").values("item_response")).containsOnlyNulls();
  }

  @Test
  void a_group_where_nobody_answered_or_nobody_is_asked_has_a_row_with_a_status()
      throws IOException {
    SumsMade made = new SumsMade().delivered("2020");
    made.frame("2020", LEAD, "all", "all", 20);
    Rows rows = mart(made).where("breakdown", "all");
    assertThat(rows.where("sub_survey", LEAD).where("variant", "eligible").only())
        .containsEntry("rate", 0.0)
        .containsEntry("items_asked_n", 0L)
        .containsEntry("item_response", null)
        .containsEntry("obs_status", "U");
    assertThat(rows.where("sub_survey", "any").where("variant", "municipalities").only())
        .containsEntry("frame_n", 0L)
        .containsEntry("rate", null)
        .containsEntry("obs_status", "M");
  }

  private static Sums answers(long... counts) {
    return new Sums(counts, 0, 0, 0);
  }

  private static Sums sums(long filteredOut, long blank, long... counts) {
    return new Sums(counts, filteredOut, blank, 0);
  }

  private static Rows mart(SumsMade made) throws IOException {
    return Rows.of(Marts.of(made.inputs(), WholeCountry.contracts()).build(ResponseRateMart.NAME));
  }
}
