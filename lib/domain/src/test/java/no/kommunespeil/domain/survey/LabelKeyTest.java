package no.kommunespeil.domain.survey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelKeyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "svært god",
        "Svært God",
        "  SVÆRT\tGOD\r\n",
        "\ufeffsvært\u00a0god\u200b",
        "svært  \u2009 god"
      })
  void case_and_blanks_of_any_kind_do_not_matter(String text) {
    assertThat(LabelKey.of(text)).isEqualTo("svært god");
  }

  @Test
  void composed_and_decomposed_letters_are_the_same() {
    assertThat(LabelKey.of("A\u030alesund")).isEqualTo(LabelKey.of("Ålesund"));
    assertThat(LabelKey.of("Ka\u0301ra\u0301s\u030cjohka")).isEqualTo(LabelKey.of("kárášjohka"));
  }

  @Test
  void letters_and_marks_do_matter() {
    assertThat(LabelKey.of("Bø")).isNotEqualTo(LabelKey.of("Bo"));
    assertThat(LabelKey.of("ja.")).isNotEqualTo(LabelKey.of("ja"));
  }

  @Test
  void nothing_but_blanks_is_nothing() {
    assertThat(LabelKey.of(" \u00a0\ufeff\t")).isEmpty();
    assertThat(LabelKey.isBlank(" \u00a0\ufeff\t")).isTrue();
    assertThat(LabelKey.isBlank("")).isTrue();
    assertThat(LabelKey.isBlank(" .")).isFalse();
  }
}
