package no.kommunespeil.domain.mart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import no.kommunespeil.domain.cube.Sums;
import no.kommunespeil.domain.survey.CodingFile;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import org.junit.jupiter.api.Test;

class OpenAnswersMartTest {

  private static final String SCHOOLS = "school_head";
  private static final String AGENCIES = "formal_coop_nsk_agencies";

  /** Mentions per agency in the report on 2020, in 44 answers. */
  private static final long[] MENTIONS = {26, 19, 9, 8, 7, 5, 5, 4, 4, 3, 2, 1, 1};

  @Test
  void agencies_come_with_counts_shares_and_ranks() throws IOException {
    Rows rows = rows(agencies(44));

    assertThat(rows.where("code", "all").only())
        .containsEntry("asked_n", 55L)
        .containsEntry("answered_n", 44L)
        .containsEntry("share_answered", 0.8)
        .containsEntry("elaborated_n", 11L)
        .containsEntry("share_elaborated", 0.25)
        .containsEntry("coded_n", 44L)
        .containsEntry("share_coded", 1.0)
        .containsEntry("mentions_n", 94L)
        .containsEntry("codes_mean", 94.0 / 44)
        .containsEntry("count_n", null)
        .containsEntry("obs_status", "A");
    assertThat(rows.where("code", "police").only())
        .containsEntry("count_n", 26L)
        .containsEntry("share_of_coded", 26.0 / 44)
        .containsEntry("share_of_answered", 26.0 / 44)
        .containsEntry("code_nb", "Politiet")
        .containsEntry("code_rank", 1);
    // 26 19 9 8 7 5 5 4 4 3 2 1 1: as many share the better rank.
    assertThat(rows.values("code_rank"))
        .containsExactly(null, 1, 2, 3, 4, 5, 6, 6, 8, 8, 10, 11, 12, 12);
  }

  @Test
  void answers_not_coded_are_in_the_share_of_answers_and_not_of_the_coded() throws IOException {
    Rows rows = rows(agencies(26));

    assertThat(rows.where("code", "rvts").only())
        .containsEntry("share_of_coded", 19.0 / 26)
        .containsEntry("share_of_answered", 19.0 / 44);
  }

  @Test
  void answers_nobody_has_coded_have_no_shares_by_code_and_no_rank() throws IOException {
    SumsMade sums = asked();
    sums.all("2020", SCHOOLS, "response", 60);
    sums.sums("2020", SCHOOLS, AGENCIES, "all", "all", new Sums(new long[] {33, 11}, 5, 11, 0));
    Rows rows = rows(sums);

    assertThat(rows.where("code", "all").only())
        .containsEntry("answered_n", 44L)
        .containsEntry("coded_n", 0L)
        .containsEntry("codes_mean", null)
        .containsEntry("obs_status", "A");
    assertThat(rows.where("code", "police").only())
        .containsEntry("count_n", 0L)
        .containsEntry("share_of_coded", null)
        .containsEntry("code_rank", null)
        .containsEntry("obs_status", "M");
  }

  @Test
  void a_group_where_nobody_answered_the_sub_survey_is_there_with_its_status() throws IOException {
    Rows rows = rows(asked());

    assertThat(rows.where("code", "all").only())
        .containsEntry("asked_n", 0L)
        .containsEntry("share_answered", null)
        .containsEntry("share_elaborated", null)
        .containsEntry("obs_status", "M");
  }

  @Test
  void a_wave_that_names_no_coding_file_has_no_rows_by_code() throws IOException {
    SumsMade sums =
        asked()
            .change(
                wave ->
                    new Wave(
                        wave.key(),
                        wave.order(),
                        wave.label(),
                        wave.fieldFrom(),
                        wave.fieldTo(),
                        wave.registerDay(),
                        wave.factsYear(),
                        wave.subSurveys().stream().map(OpenAnswersMartTest::uncoded).toList(),
                        wave.changes(),
                        wave.place()));

    assertThat(rows(sums).values("code")).containsExactly("all");
  }

  @Test
  void no_column_could_hold_what_anybody_wrote() throws IOException {
    assertThat(rows(agencies(44)).values("question")).containsOnly(AGENCIES);
    assertThat(OpenAnswersMart.COLUMNS).doesNotContain("text", "answer");
  }

  private static WaveSubSurvey uncoded(WaveSubSurvey sub) {
    return new WaveSubSurvey(
        sub.subSurvey(),
        sub.frame(),
        sub.deliveries(),
        List.<CodingFile>of(),
        sub.asked().stream().filter(variable -> !variable.isCoded()).toList());
  }

  private static SumsMade asked() {
    return new SumsMade().delivered("2020").frame("2020", SCHOOLS, "all", "all", 356);
  }

  private static SumsMade agencies(long coded) {
    SumsMade sums = asked().all("2020", SCHOOLS, "response", 60);
    sums.sums("2020", SCHOOLS, AGENCIES, "all", "all", new Sums(new long[] {33, 11}, 5, 11, 0));
    List<String> codes =
        List.of(
            "police",
            "rvts",
            "child_welfare",
            "bufetat",
            "minority_advisers",
            "county_governor",
            "imdi",
            "county_authority",
            "competence_team",
            "school_health_service",
            "intermunicipal",
            "crisis_centre",
            "nav");
    for (int i = 0; i < MENTIONS.length; i++) {
      sums.sums(
          "2020",
          SCHOOLS,
          AGENCIES + "." + codes.get(i),
          "all",
          "all",
          new Sums(new long[] {coded - MENTIONS[i], MENTIONS[i]}, 5, 55 - coded, 0));
    }
    return sums;
  }

  private static Rows rows(SumsMade sums) throws IOException {
    MartTable table = Marts.of(sums.inputs(), WholeCountry.contracts()).build(OpenAnswersMart.NAME);
    return Rows.of(table).where("question", AGENCIES).where("breakdown", "all");
  }
}
