package no.kommunespeil.domain.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import no.kommunespeil.domain.problem.Place;
import org.junit.jupiter.api.Test;

class SurveyReaderTest {

  private final Survey survey = SurveyReader.read(SmallSurveyFiles.folder());
  private final Codebook codebook = survey.codebook();

  @Test
  void the_codebook_holds_questions_in_the_order_of_files_and_lines() {
    assertThat(codebook.elaboratedFromWords()).isEqualTo(8);
    assertThat(codebook.themes().keySet()).containsExactly("services", "schools");
    assertThat(codebook.subSurveys())
        .extracting(SubSurvey::key)
        .containsExactly("integration_lead", "municipal_director");
    assertThat(codebook.questions())
        .extracting(Question::key)
        .containsExactly("know_services", "data_use", "has_plan", "plan_quality", "plan_comment");
    assertThat(codebook.question("plan_comment").orElseThrow().place())
        .isEqualTo(Place.of(SmallSurveyFiles.SCHOOLS, 24));
  }

  @Test
  void each_item_and_option_is_a_variable_and_so_is_the_number_ticked() {
    assertThat(codebook.variables())
        .extracting(Variable::key)
        .containsExactly(
            "know_services.newsletter",
            "know_services.fees",
            "data_use.budget",
            "data_use.plan",
            "data_use.not_used",
            "data_use.#",
            "has_plan",
            "plan_quality",
            "plan_comment");
    for (int i = 0; i < codebook.variables().size(); i++) {
      assertThat(codebook.variables().get(i).order()).isEqualTo(i);
    }
  }

  @Test
  void built_in_scales_have_their_categories() {
    assertThat(categories("data_use.budget")).containsExactly("not_ticked", "ticked");
    assertThat(categories("plan_comment")).containsExactly("short", "elaborated");
    assertThat(categories("data_use.#")).containsExactly("0", "1", "2", "3");
    assertThat(codebook.variable("data_use.#").orElseThrow().scale().categories())
        .extracting(Category::score)
        .containsExactly(0, 1, 2, 3);
  }

  @Test
  void a_scale_written_in_a_question_is_called_like_it() {
    Scale scale = codebook.question("plan_quality").orElseThrow().scale();
    assertThat(scale.key()).isEqualTo("plan_quality");
    assertThat(scale.label().en()).isEqualTo("How is the plan");
  }

  @Test
  void combinations_are_in_the_order_of_the_scale() {
    Survey edited =
        SurveyReader.read(
            SmallSurveyFiles.folder()
                .edit(SmallSurveyFiles.SERVICES, "scale: yes_no", "scale: quality")
                .edit(SmallSurveyFiles.WAVE_2020, "[dont_know]", "[fair]"));
    assertThat(edited.codebook().question("know_services").orElseThrow().scale().combinations())
        .containsExactly(
            new Combination(
                "not_poor", new Text("Ikke dårlig", "Not poor"), List.of("good", "fair")));
  }

  @Test
  void an_item_without_direction_has_its_questions() {
    assertThat(codebook.question("know_services").orElseThrow().items())
        .extracting(Item::direction)
        .containsExactly(Direction.POSITIVE, Direction.NEGATIVE);
  }

  @Test
  void waves_are_in_the_order_of_their_register_days() {
    assertThat(survey.waves()).extracting(Wave::key).containsExactly("2019", "2020");
    assertThat(survey.waves()).extracting(Wave::order).containsExactly(0, 1);
    Wave wave = survey.wave("2019").orElseThrow();
    assertThat(wave.registerDay()).isEqualTo(LocalDate.of(2020, 1, 15));
    assertThat(wave.factsYear()).isEqualTo(2019);
  }

  @Test
  void what_is_asked_is_what_columns_hold_in_the_order_of_the_codebook() {
    assertThat(asked("2020", "integration_lead"))
        .containsExactly(
            "know_services.newsletter",
            "know_services.fees",
            "data_use.budget",
            "data_use.plan",
            "data_use.not_used",
            "data_use.#",
            "has_plan",
            "plan_quality");
    assertThat(asked("2020", "municipal_director")).containsExactly("know_services.newsletter");
  }

  @Test
  void the_number_ticked_is_asked_where_some_options_are() {
    assertThat(asked("2019", "integration_lead"))
        .containsExactly("know_services.newsletter", "data_use.budget", "data_use.#");
  }

  @Test
  void a_delivery_says_how_its_files_are_written() {
    WaveSubSurvey director =
        survey.wave("2020").orElseThrow().subSurvey("municipal_director").orElseThrow();
    Delivery delivery = director.deliveries().get(0);
    assertThat(delivery.format()).isEqualTo(new Delivery.Format.Csv("windows-1252", '\t'));
    assertThat(delivery.coding()).isEqualTo(Delivery.Coding.CODES);
    assertThat(delivery.columns())
        .containsEntry("Nummer", new Delivery.Target.Meta(Delivery.MetaField.UNIT_NUMBER))
        .containsEntry("Spørsmål 1a", new Delivery.Target.Answer("know_services.newsletter"));
    assertThat(director.frame())
        .isEqualTo(new FrameRule(FrameRule.Oslo.DISTRICTS_AND_CITY, List.of("Byrådsavdelingen")));
    WaveSubSurvey lead =
        survey.wave("2019").orElseThrow().subSurvey("integration_lead").orElseThrow();
    assertThat(lead.deliveries().get(0).format()).isEqualTo(new Delivery.Format.Xlsx("Svar"));
  }

  @Test
  void changes_are_read_with_what_they_added() {
    assertThat(survey.wave("2020").orElseThrow().changes())
        .containsExactly(
            new QuestionChange(
                "know_services",
                List.of(),
                Comparability.OPTION_CHANGED,
                List.of("dont_know"),
                List.of(),
                new Text("Vet ikke er nytt.", "Don't know is new.")));
  }

  private List<String> asked(String wave, String subSurvey) {
    return survey.wave(wave).orElseThrow().subSurvey(subSurvey).orElseThrow().asked().stream()
        .map(Variable::key)
        .toList();
  }

  private List<String> categories(String variable) {
    return codebook.variable(variable).orElseThrow().scale().categories().stream()
        .map(Category::key)
        .toList();
  }
}
