package no.kommunespeil.domain.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MissingTest {

  @Test
  void every_reason_has_a_code_below_every_answer_and_a_name_of_its_own() {
    assertThat(Missing.kinds())
        .extracting(Missing.Kind::code)
        .containsExactly((byte) -1, (byte) -2, (byte) -3, (byte) -4);
    assertThat(Missing.kinds())
        .extracting(Missing.Kind::key)
        .containsExactly("filtered_out", "blank", "unreadable", "not_asked");
    assertThat(Missing.kinds()).extracting(kind -> kind.label().nb()).doesNotHaveDuplicates();
    assertThat(Missing.kinds()).extracting(kind -> kind.label().en()).doesNotHaveDuplicates();
  }

  @Test
  void a_code_is_known_by_its_reason() {
    for (Missing.Kind kind : Missing.kinds()) {
      assertThat(Missing.kind(kind.code())).isEqualTo(kind);
    }
  }

  @Test
  void an_answer_has_no_reason_to_be_missing() {
    assertThatThrownBy(() -> Missing.kind((byte) 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Code 0 is not a reason for a missing answer.");
  }
}
