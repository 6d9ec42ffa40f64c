package no.kommunespeil.report.unit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import no.kommunespeil.report.unit.LinkedCounts.UnitCount;

/**
 * The units most like one: of the same centrality and size; where too few of those have answered,
 * also of neighbouring sizes; where those are too few too, of the same centrality.
 *
 * @param others how many other units of the group have answered anything
 */
record SimilarUnits(Width width, String centrality, Set<String> sizes, long others)
    implements Predicate<Standing> {

  /** How alike the units are. */
  enum Width {
    SAME_SIZE,
    NEIGHBOURING_SIZES,
    ANY_SIZE
  }

  /**
   * The group of a unit; none where registers do not know its centrality or size, and none where
   * even the widest is too small.
   *
   * @param sizes all groups by population, from the smallest
   * @param own how many of those that have answered are the unit itself: one or none
   */
  static Optional<SimilarUnits> of(
      Standing unit, List<String> sizes, List<UnitCount> answering, int own, int smallest) {
    int place = sizes.indexOf(unit.size());
    if (place < 0 || unit.centrality().equals(Standing.UNKNOWN)) {
      return Optional.empty();
    }
    for (Width width : Width.values()) {
      Set<String> chosen =
          switch (width) {
            case SAME_SIZE -> Set.of(unit.size());
            case NEIGHBOURING_SIZES ->
                Set.copyOf(
                    sizes.subList(Math.max(0, place - 1), Math.min(sizes.size(), place + 2)));
            case ANY_SIZE -> Set.copyOf(sizes);
          };
      SimilarUnits group = new SimilarUnits(width, unit.centrality(), chosen, 0);
      long all =
          answering.stream()
              .filter(count -> group.test(count.standing()))
              .mapToLong(UnitCount::count)
              .sum();
      long others = all - own;
      if (others >= smallest) {
        return Optional.of(new SimilarUnits(width, unit.centrality(), chosen, others));
      }
    }
    return Optional.empty();
  }

  @Override
  public boolean test(Standing standing) {
    return standing.centrality().equals(centrality) && sizes.contains(standing.size());
  }
}
