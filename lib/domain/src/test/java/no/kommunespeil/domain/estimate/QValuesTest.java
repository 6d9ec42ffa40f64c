package no.kommunespeil.domain.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QValuesTest {

  @Test
  void at_five_percent_the_first_four_of_the_paper_are_found() {
    // Y. Benjamini and Y. Hochberg 1995, section 3.2: 15 p values, of which Bonferroni's method
    // finds three and theirs four.
    double[] p = {
      .0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528,
      .7590, 1
    };
    double[] q = QValues.benjaminiHochberg(p);
    assertThat(Arrays.stream(q).filter(value -> value <= 0.05).count()).isEqualTo(4);
    // .0095 · 15/4
    assertThat(q[3]).isCloseTo(0.035625, within(1e-12));
  }

  @Test
  void they_keep_the_order_of_the_p_values_and_are_not_below_them() {
    Random random = new Random(15);
    for (int round = 0; round < 200; round++) {
      double[] p = random.doubles(1 + random.nextInt(30)).map(value -> value * value).toArray();
      double[] q = QValues.benjaminiHochberg(p);
      for (int i = 0; i < p.length; i++) {
        assertThat(q[i]).isBetween(p[i], 1.0);
        for (int j = 0; j < p.length; j++) {
          if (p[i] < p[j]) {
            assertThat(q[i]).isLessThanOrEqualTo(q[j]);
          }
        }
      }
    }
  }

  @Test
  void a_family_may_be_empty_or_of_one() {
    assertThat(QValues.benjaminiHochberg(new double[0])).isEmpty();
    assertThat(QValues.benjaminiHochberg(new double[] {0.04})).containsExactly(0.04);
  }

  @Test
  void what_is_no_p_value_is_refused() {
    assertThatThrownBy(() -> QValues.benjaminiHochberg(new double[] {0.5, Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("NaN is no p value.");
    assertThatThrownBy(() -> QValues.benjaminiHochberg(new double[] {1.1}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> QValues.benjaminiHochberg(new double[] {-0.1}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
