package no.kommunespeil.report.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.kommunespeil.report.unit.LinkedCounts.UnitCount;
import no.kommunespeil.report.unit.SimilarUnits.Width;
import org.junit.jupiter.api.Test;

class SimilarUnitsTest {

  private static final List<String> SIZES = List.of("small", "middle", "large", "huge");
  private static final Standing UNIT = new Standing("46", "2", "middle");

  private static Optional<SimilarUnits> similar(Standing unit, long same, long next, long far) {
    return SimilarUnits.of(
        unit,
        SIZES,
        List.of(
            new UnitCount(new Standing("46", "2", "middle"), same),
            new UnitCount(new Standing("11", "2", "large"), next),
            new UnitCount(new Standing("11", "2", "huge"), far),
            new UnitCount(new Standing("46", "3", "middle"), 100)),
        1,
        10);
  }

  @Test
  void the_same_centrality_and_size_will_do_when_ten_others_answered() {
    assertThat(similar(UNIT, 11, 50, 50))
        .hasValue(new SimilarUnits(Width.SAME_SIZE, "2", Set.of("middle"), 10));
  }

  @Test
  void neighbouring_sizes_come_next() {
    assertThat(similar(UNIT, 10, 1, 50))
        .hasValue(
            new SimilarUnits(
                Width.NEIGHBOURING_SIZES, "2", Set.of("small", "middle", "large"), 10));
  }

  @Test
  void then_centrality_alone() {
    assertThat(similar(UNIT, 3, 2, 7))
        .hasValue(new SimilarUnits(Width.ANY_SIZE, "2", Set.copyOf(SIZES), 11));
  }

  @Test
  void there_is_no_group_when_even_that_is_too_small() {
    assertThat(similar(UNIT, 3, 2, 5)).isEmpty();
  }

  @Test
  void there_is_no_group_of_what_registers_do_not_know() {
    assertThat(similar(new Standing("46", Standing.UNKNOWN, "middle"), 50, 50, 50)).isEmpty();
    assertThat(similar(new Standing("46", "2", Standing.UNKNOWN), 50, 50, 50)).isEmpty();
  }
}
