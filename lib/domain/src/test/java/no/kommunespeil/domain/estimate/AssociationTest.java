package no.kommunespeil.domain.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AssociationTest {

  @Test
  void a_square_of_four_has_the_phi_coefficient() {
    // |ad − bc| / √(r₁r₂c₁c₂) = |6·3 − 2·1| / √(8·4·7·5).
    assertThat(Association.cramersV(new long[][] {{6, 2}, {1, 3}}))
        .isCloseTo(16 / Math.sqrt(8 * 4 * 7 * 5), within(1e-12));
  }

  @Test
  void hair_and_eyes_of_592_students_go_together_as_published() {
    // R's data set HairEyeColor over both sexes (Snee 1974): χ² = 138.2898 of 592, V = .2790.
    // chisq.test(apply(HairEyeColor, c(1, 2), sum))
    Double v =
        Association.cramersV(
            new long[][] {{68, 20, 15, 5}, {119, 84, 54, 29}, {26, 17, 14, 14}, {7, 94, 10, 16}});
    assertThat(v).isCloseTo(Math.sqrt(138.2898 / (592 * 3)), within(1e-6));
  }

  @Test
  void one_goes_with_one_fully_and_alike_rows_go_with_nothing() {
    assertThat(Association.cramersV(new long[][] {{0, 4, 0}, {3, 0, 0}, {0, 0, 2}})).isOne();
    assertThat(Association.cramersV(new long[][] {{2, 4}, {3, 6}})).isCloseTo(0, within(1e-12));
  }

  @Test
  void empty_rows_and_columns_do_not_count() {
    assertThat(Association.cramersV(new long[][] {{6, 0, 2}, {0, 0, 0}, {1, 0, 3}}))
        .isEqualTo(Association.cramersV(new long[][] {{6, 2}, {1, 3}}));
  }

  @Test
  void where_one_row_or_column_is_left_it_is_not_defined() {
    assertThat(Association.cramersV(new long[][] {{6, 2}, {0, 0}})).isNull();
    assertThat(Association.cramersV(new long[][] {{6, 0}, {2, 0}})).isNull();
    assertThat(Association.cramersV(new long[][] {{0, 0}, {0, 0}})).isNull();
    assertThat(Association.cramersV(new long[0][0])).isNull();
  }
}
