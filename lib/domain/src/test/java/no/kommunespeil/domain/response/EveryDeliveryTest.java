package no.kommunespeil.domain.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import no.kommunespeil.domain.config.LocalFolder;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.survey.Category;
import no.kommunespeil.domain.survey.Delivery;
import no.kommunespeil.domain.survey.Delivery.Coding;
import no.kommunespeil.domain.survey.Delivery.Target;
import no.kommunespeil.domain.survey.Item;
import no.kommunespeil.domain.survey.Survey;
import no.kommunespeil.domain.survey.SurveyReader;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every delivery of the survey as it is described, each with a file that has just its columns. */
class EveryDeliveryTest {

  private static final Survey SURVEY = SurveyReader.read(LocalFolder.of(Path.of("../../conf")));

  record Described(
      Wave wave,
      WaveSubSurvey sub,
      Delivery delivery,
      List<String> header,
      ResponseDecoder decoder) {

    static Described of(Wave wave, WaveSubSurvey sub, Delivery delivery) {
      Problems problems = new Problems();
      List<String> header = List.copyOf(delivery.columns().keySet());
      ResponseDecoder decoder =
          ResponseDecoder.compile(
              wave,
              sub,
              delivery,
              SURVEY.codebook(),
              Codings.NONE,
              delivery.pattern(),
              header,
              problems);
      assertThat(problems.found()).isEmpty();
      assertThat(decoder.warnings()).isEmpty();
      return new Described(wave, sub, delivery, header, decoder);
    }

    byte[] decode(int column, String cell) {
      String[] cells = new String[header.size()];
      Arrays.fill(cells, "");
      cells[column] = cell;
      return decoder.decode(cells).answers();
    }

    int position(String variable) {
      return sub.asked().stream().map(Variable::key).toList().indexOf(variable);
    }

    @Override
    public String toString() {
      return wave.key() + " " + delivery.pattern();
    }
  }

  static Stream<Described> deliveries() {
    return SURVEY.waves().stream()
        .flatMap(
            wave ->
                wave.subSurveys().stream()
                    .flatMap(
                        sub ->
                            sub.deliveries().stream()
                                .map(delivery -> Described.of(wave, sub, delivery))));
  }

  @ParameterizedTest
  @MethodSource("deliveries")
  void every_label_or_code_of_every_scale_is_read_back_as_its_category(Described described) {
    List<String> header = described.header();
    for (int column = 0; column < header.size(); column++) {
      Target target = described.delivery().columns().get(header.get(column));
      if (target instanceof Target.Answer answer) {
        int position = described.position(answer.variable());
        Variable variable = described.sub().asked().get(position);
        if (variable.role() == Variable.Role.ANSWER) {
          List<Category> categories = variable.scale().categories();
          for (int code = 0; code < categories.size(); code++) {
            Category category = categories.get(code);
            for (String cell : cells(described.delivery().coding(), category)) {
              assertThat(described.decode(column, cell)[position])
                  .as(header.get(column) + ": " + cell)
                  .isEqualTo((byte) code);
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("deliveries")
  void every_option_of_every_list_is_ticked_alone_and_with_all_others(Described described) {
    List<String> header = described.header();
    for (int column = 0; column < header.size(); column++) {
      Target target = described.delivery().columns().get(header.get(column));
      if (target instanceof Target.OptionList list) {
        List<Item> options = SURVEY.codebook().question(list.question()).orElseThrow().items();
        for (Item option : options) {
          byte[] alone = described.decode(column, option.label().nb());
          for (Item other : options) {
            assertThat(alone[described.position(list.question() + "." + other.key())])
                .as(option.key() + " alone, " + other.key())
                .isEqualTo((byte) (other.equals(option) ? 1 : 0));
          }
        }
        List<String> labels = options.stream().map(option -> option.label().nb()).toList();
        byte[] all =
            described.decode(column, String.join(described.delivery().listSeparator(), labels));
        for (Item option : options) {
          assertThat(all[described.position(list.question() + "." + option.key())])
              .as(option.key())
              .isEqualTo((byte) 1);
        }
      }
    }
  }

  private static List<String> cells(Coding coding, Category category) {
    return switch (coding) {
      case CODES -> category.code().isEmpty() ? List.of() : List.of(category.code());
      case LABELS ->
          Stream.concat(
                  Stream.of(category.label().nb(), category.label().en()),
                  category.spellings().stream())
              .toList();
    };
  }
}
