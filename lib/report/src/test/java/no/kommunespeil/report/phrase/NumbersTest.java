package no.kommunespeil.report.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import no.kommunespeil.report.Language;
import org.junit.jupiter.api.Test;

class NumbersTest {

  private final Numbers nb = new Numbers(Language.NB);
  private final Numbers en = new Numbers(Language.EN);

  @Test
  void percentages_have_the_decimal_mark_of_the_language() {
    assertThat(nb.percent(0.585)).isEqualTo("58,5\u202f%");
    assertThat(en.percent(0.585)).isEqualTo("58.5%");
    assertThat(nb.wholePercent(0.585)).isEqualTo("59\u202f%");
    assertThat(en.percent(1)).isEqualTo("100.0%");
    assertThat(nb.percentRange(0.526, 0.64)).isEqualTo("52,6–64,0\u202f%");
  }

  @Test
  void halves_of_decimal_digits_round_up() {
    // 0.285 is stored a little below; its digits say a half.
    assertThat(en.wholePercent(0.285)).isEqualTo("29%");
    assertThat(en.percent(0.1445)).isEqualTo("14.5%");
    assertThat(en.decimal(3.585, 2)).isEqualTo("3.59");
  }

  @Test
  void points_have_their_sign_and_nothing_has_none() {
    assertThat(nb.points(0.0524)).isEqualTo("+5,2");
    assertThat(nb.points(-0.003)).isEqualTo("−0,3");
    assertThat(nb.points(-0.0001)).isEqualTo("0,0");
    assertThat(nb.points(0)).isEqualTo("0,0");
  }

  @Test
  void counts_have_their_thousands_apart() {
    assertThat(nb.count(14586)).isEqualTo("14\u202f586");
    assertThat(en.count(1234567)).isEqualTo("1,234,567");
    assertThat(nb.count(371)).isEqualTo("371");
    assertThat(nb.countRange(213, 216)).isEqualTo("213–216");
    assertThat(nb.countRange(7, 7)).isEqualTo("7");
    assertThat(nb.decimal(-1234.56, 1)).isEqualTo("−1\u202f234,6");
  }

  @Test
  void days_are_written_in_words() {
    LocalDate day = LocalDate.of(2021, 1, 7);
    assertThat(new Numbers(Language.NB).day(day)).isEqualTo("7. januar 2021");
    assertThat(new Numbers(Language.EN).day(day)).isEqualTo("7 January 2021");
  }
}
