package no.kommunespeil.domain.geography;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The facts of municipalities that have become one. */
final class SummedFacts {

  private SummedFacts() {}

  /**
   * Sums what all parts know; a number of which one part is missing is missing, and a flag is kept
   * where it is the only one there is.
   *
   * @param none the year and number of the whole
   */
  static UnitFacts of(UnitFacts none, List<UnitFacts> parts) {
    UnitFacts only = parts.size() == 1 ? parts.get(0) : none;
    Set<UnitFacts.Fact> synthetic = EnumSet.noneOf(UnitFacts.Fact.class);
    parts.forEach(part -> synthetic.addAll(part.synthetic()));
    List<@Nullable RefugeesFlag> flags =
        parts.stream().map(UnitFacts::refugeesSettledFlag).distinct().toList();
    return new UnitFacts(
        none.year(),
        none.code(),
        sum(parts, UnitFacts::population),
        sum(parts, UnitFacts::immigrants),
        sum(parts, UnitFacts::refugeesSettled),
        flag(flags),
        only.centralityClass(),
        only.centralityIndex(),
        only.centralityVersion(),
        Set.copyOf(synthetic));
  }

  private static @Nullable RefugeesFlag flag(List<@Nullable RefugeesFlag> flags) {
    if (flags.contains(RefugeesFlag.NOT_OBTAINED)) {
      return RefugeesFlag.NOT_OBTAINED;
    }
    if (flags.contains(RefugeesFlag.NOT_REPORTED)) {
      return RefugeesFlag.NOT_REPORTED;
    }
    if (flags.contains(RefugeesFlag.SUPPRESSED)) {
      return RefugeesFlag.SUPPRESSED;
    }
    return flags.contains(RefugeesFlag.LOWER_BOUND) ? RefugeesFlag.LOWER_BOUND : null;
  }

  private static @Nullable Integer sum(
      List<UnitFacts> parts, Function<UnitFacts, @Nullable Integer> fact) {
    int sum = 0;
    for (UnitFacts part : parts) {
      Integer number = fact.apply(part);
      if (number == null) {
        return null;
      }
      sum += number;
    }
    return parts.isEmpty() ? null : sum;
  }
}
