package no.kommunespeil.domain.geography;

import java.util.List;
import no.kommunespeil.domain.config.Folder;
import no.kommunespeil.domain.geography.Breakdown.Group;
import no.kommunespeil.domain.geography.Breakdown.Kind;
import no.kommunespeil.domain.problem.UserError;

/**
 * Every way units are grouped.
 *
 * @param list one of each kind, in the order of {@link Kind}
 */
public record Breakdowns(List<Breakdown> list) {

  /** All five years settled. */
  public static final String ALL_FIVE = "all_five";

  /** Some of five years settled. */
  public static final String SOME = "some";

  /** None of five years settled. */
  public static final String NONE = "none";

  /**
   * Reads {@code breakdowns.yaml}; the counties' groups are those of the registers, by number.
   *
   * @throws UserError with every problem in the file
   */
  public static Breakdowns read(Folder conf, Registers registers) {
    return BreakdownReader.read(conf, registers);
  }

  /** The keys, in order. */
  public List<String> keys() {
    return list.stream().map(Breakdown::key).toList();
  }

  public Breakdown of(Kind kind) {
    return list.get(kind.ordinal());
  }

  /** Key of the class of size so many people fall in. */
  String sizeClass(int population) {
    String key = Breakdown.UNKNOWN;
    for (Group group : of(Kind.SIZE).groups()) {
      if (!group.key().equals(Breakdown.UNKNOWN) && population >= group.from()) {
        key = group.key();
      }
    }
    return key;
  }
}
