package no.kommunespeil.report.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import no.kommunespeil.report.Language;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhrasesTest {

  private final Phrases nb = new Phrases(Language.NB);
  private final Phrases en = new Phrases(Language.EN);

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0; ingen; none",
        "0.0001; nesten ingen; almost none",
        "0.025; nesten ingen; almost none",
        "0.0251; 3 prosent; 3 per cent",
        "0.074; 7 prosent; 7 per cent",
        "0.075; 1 av 10; 1 in 10",
        "0.125; 1 av 10; 1 in 10",
        "0.1251; 13 prosent; 13 per cent",
        "0.2; 2 av 10; 2 in 10",
        "0.239; 24 prosent; 24 per cent",
        "0.24; en av fire; one in four",
        "0.25; en av fire; one in four",
        "0.26; en av fire; one in four",
        "0.2601; 26 prosent; 26 per cent",
        "0.27; 27 prosent; 27 per cent",
        "0.3; 3 av 10; 3 in 10",
        "0.3233; 3 av 10; 3 in 10",
        "0.3234; en av tre; one in three",
        "0.3333333333333333; en av tre; one in three",
        "0.3433; en av tre; one in three",
        "0.3434; 34 prosent; 34 per cent",
        "0.45; 45 prosent; 45 per cent",
        "0.489; om lag halvparten; about half",
        "0.525; om lag halvparten; about half",
        "0.5251; 53 prosent; 53 per cent",
        "0.49; halvparten; half",
        "0.5; halvparten; half",
        "0.51; halvparten; half",
        "0.55; 55 prosent; 55 per cent",
        "0.5849; 6 av 10; 6 in 10",
        "0.6666666666666666; to av tre; two in three",
        "0.6564; 66 prosent; 66 per cent",
        "0.73; 73 prosent; 73 per cent",
        "0.75; tre av fire; three in four",
        "0.775; 8 av 10; 8 in 10",
        "0.8136; 8 av 10; 8 in 10",
        "0.825; 8 av 10; 8 in 10",
        "0.8251; 83 prosent; 83 per cent",
        "0.9; 9 av 10; 9 in 10",
        "0.96; 96 prosent; 96 per cent",
        "0.9749; 97 prosent; 97 per cent",
        "0.975; nesten alle; almost all",
        "0.9999; nesten alle; almost all",
        "1; alle; all",
      })
  void a_share_is_said_by_the_nearest_words_that_may_be_used(
      double share, String norwegian, String english) {
    assertThat(nb.share(share, 100, 200)).isEqualTo(norwegian);
    assertThat(en.share(share, 100, 200)).isEqualTo(english);
  }

  @Test
  void few_responses_are_said_as_counts() {
    assertThat(nb.share(0.5, 4, 8)).isEqualTo("4 av 8");
    assertThat(nb.share(1, 19, 19)).isEqualTo("19 av 19");
    assertThat(en.share(0, 0, 1)).isEqualTo("0 of 1");
    assertThat(nb.share(0.5, 10, 20)).isEqualTo("halvparten");
  }

  private static Movement of(
      @Nullable Double change,
      @Nullable Double q,
      String comparability,
      @Nullable String withheld) {
    return new Movement("2019", comparability, change, q, withheld);
  }

  @Test
  void a_change_is_named_when_it_can_be_told_from_none() {
    assertThat(nb.change(of(0.052, 0.01, "same", null)))
        .isEqualTo("Det er 5 prosentpoeng opp fra 2019.");
    assertThat(nb.change(of(-0.144, 0.001, "same", null)))
        .isEqualTo("Det er 14 prosentpoeng ned fra 2019.");
    assertThat(en.change(of(0.01, 0.049, "same", null)))
        .isEqualTo("That is up 1 percentage point from 2019.");
    assertThat(en.change(of(-0.05, 0.0, "same", null)))
        .isEqualTo("That is down 5 percentage points from 2019.");
  }

  @Test
  void a_change_that_may_be_none_is_not_named() {
    String none = "Endringen fra 2019 kan ikke skilles fra null.";
    assertThat(nb.change(of(0.052, 0.05, "same", null))).isEqualTo(none);
    assertThat(nb.change(of(0.052, null, "same", null))).isEqualTo(none);
    assertThat(nb.change(of(0.004, 0.001, "same", null))).isEqualTo(none);
    assertThat(nb.change(of(null, null, "same", null))).isEqualTo(none);
  }

  @Test
  void a_change_of_a_changed_question_is_not_named() {
    String not = "Svaret kan ikke uten videre settes ved siden av 2019.";
    for (String comparability :
        new String[] {
          "wording_changed",
          "option_changed",
          "respondent_changed",
          "object_changed",
          "not_comparable"
        }) {
      assertThat(nb.change(of(0.2, 0.0001, comparability, null))).isEqualTo(not);
      assertThat(Phrases.isNamed(of(0.2, 0.0001, comparability, null))).isFalse();
    }
    assertThat(nb.change(of(null, null, "same", "not_comparable"))).isEqualTo(not);
  }

  @Test
  void a_withheld_change_is_not_given() {
    assertThat(nb.change(of(null, null, "same", "small_panel")))
        .isEqualTo("Endringen fra 2019 oppgis ikke.");
    assertThat(en.change(of(0.2, 0.001, "same", "no_value")))
        .isEqualTo("The change from 2019 is not given.");
  }

  @Test
  void words_at_the_start_have_a_capital() {
    assertThat(Phrases.atStart("en av fire")).isEqualTo("En av fire");
    assertThat(Phrases.atStart("8 av 10")).isEqualTo("8 av 10");
    assertThat(Phrases.atStart("")).isEmpty();
  }
}
