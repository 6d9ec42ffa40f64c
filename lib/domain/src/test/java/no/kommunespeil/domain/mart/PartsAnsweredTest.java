package no.kommunespeil.domain.mart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PartsAnsweredTest {

  private static final MartInputs INPUTS =
      new SumsMade().delivered("2020").parts("2020", "1505", 2).parts("2020", "0301", 2).inputs();

  @Test
  void units_are_asked_as_many_parts_as_ask_them() {
    // Municipalities three, districts not by school heads, the city not by integration leads.
    Map<Integer, List<String>> byAsked =
        PartsAnswered.of(INPUTS, INPUTS.waves().get(0)).stream()
            .collect(
                Collectors.groupingBy(
                    PartsAnswered.OfUnit::asked,
                    Collectors.mapping(unit -> unit.placement().unit(), Collectors.toList())));
    assertThat(byAsked).containsOnlyKeys(2, 3);
    assertThat(byAsked.get(2)).hasSize(16).contains("0301", "030101", "030115");
    assertThat(byAsked.get(3)).hasSize(355).contains("1505");
  }

  @Test
  void a_unit_that_answered_nothing_counts_as_none() {
    assertThat(unit("1506").units()).containsExactly(1, 0, 0, 0);
    assertThat(unit("1505").units()).containsExactly(0, 0, 1, 0);
    assertThat(unit("1505").part()).isEqualTo(1);
    assertThat(unit("1505").whole()).isZero();
    assertThat(unit("0301").whole()).isEqualTo(1);
    assertThat(unit("0301").part()).isZero();
  }

  @Test
  void copies_of_a_unit_are_counted_each() {
    // Of seven copies one answered nothing, two one part, four all three.
    PartsAnswered.OfUnit copies =
        new PartsAnswered.OfUnit(unit("1505").placement(), 3, new long[] {1, 2, 0, 4});
    assertThat(copies.copies()).isEqualTo(7);
    assertThat(copies.answered()).isEqualTo(6);
    assertThat(copies.part()).isEqualTo(2);
    assertThat(copies.whole()).isEqualTo(4);
  }

  private static PartsAnswered.OfUnit unit(String code) {
    return PartsAnswered.of(INPUTS, INPUTS.waves().get(0)).stream()
        .filter(unit -> unit.placement().unit().equals(code))
        .findFirst()
        .orElseThrow();
  }
}
