package no.kommunespeil.domain.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import no.kommunespeil.domain.problem.Place;
import org.junit.jupiter.api.Test;

class DeliveryTest {

  @Test
  void a_star_stands_for_any_characters_of_a_name_but_not_for_a_folder() {
    Delivery delivery = delivery("2020/leder*_del*.csv");

    assertThat(delivery.matches("2020/leder_del.csv")).isTrue();
    assertThat(delivery.matches("2020/leder_svar_del_002.csv")).isTrue();
    assertThat(delivery.matches("2020/leder_svar.csv")).isFalse();
    assertThat(delivery.matches("2020/gammelt/leder_del.csv")).isFalse();
    assertThat(delivery.matches("2019/leder_del.csv")).isFalse();
    assertThat(delivery.matches("leder_del.csv")).isFalse();
  }

  @Test
  void a_pattern_without_a_star_is_one_file_and_its_characters_mean_themselves() {
    Delivery delivery = delivery("2020/svar [1].csv");

    assertThat(delivery.matches("2020/svar [1].csv")).isTrue();
    assertThat(delivery.matches("2020/svar 1.csv")).isFalse();
    assertThat(delivery.matches("2020/svar [1]xcsv")).isFalse();
  }

  @Test
  void the_parts_around_a_star_do_not_overlap() {
    assertThat(delivery("a*ab.csv").matches("ab.csv")).isFalse();
    assertThat(delivery("a*ab.csv").matches("aab.csv")).isTrue();
  }

  private static Delivery delivery(String pattern) {
    return new Delivery(
        pattern,
        new Delivery.Format.Csv("UTF-8", ';'),
        Delivery.Coding.LABELS,
        "; ",
        Map.of(),
        List.of(),
        Place.of("waves/2020.yaml"));
  }
}
