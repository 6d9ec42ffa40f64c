package no.kommunespeil.domain.mart;

import java.util.List;
import no.kommunespeil.domain.cube.Sums;
import no.kommunespeil.domain.estimate.Association;
import no.kommunespeil.domain.estimate.Base;
import no.kommunespeil.domain.estimate.Domain;
import no.kommunespeil.domain.link.Joint;
import no.kommunespeil.domain.response.Missing;
import org.jspecify.annotations.Nullable;

/**
 * Units by what they answered and by something else, which is an answer too or what registers know.
 *
 * @param counts units that have both, by the positions of the two
 * @param asked units that were put both questions
 * @param domain units that both sub-surveys asked, and those that responded to both
 */
record CrossTable(long[][] counts, long asked, Domain domain) {

  /** Of two variables. */
  static CrossTable of(Joint joint, long frame) {
    long[][] counts = new long[joint.left()][joint.right()];
    for (int i = 0; i < joint.left(); i++) {
      for (int j = 0; j < joint.right(); j++) {
        counts[i][j] = joint.at(i, j);
      }
    }
    long asked = 0;
    for (int i = Missing.UNREADABLE; i < joint.left(); i++) {
      for (int j = Missing.UNREADABLE; j < joint.right(); j++) {
        boolean filtered = i == Missing.FILTERED_OUT || j == Missing.FILTERED_OUT;
        asked += filtered ? 0 : joint.at(i, j);
      }
    }
    return new CrossTable(counts, asked, new Domain(frame, joint.units()));
  }

  /**
   * Of a variable and groups of units.
   *
   * @param byGroup how each group answered
   * @param categories of the variable's scale
   */
  static CrossTable of(List<Sums> byGroup, int categories, long frame) {
    long[][] counts = new long[categories][byGroup.size()];
    long asked = 0;
    long responses = 0;
    for (int group = 0; group < byGroup.size(); group++) {
      Sums sums = byGroup.get(group);
      asked += sums.asked();
      responses += sums.responses();
      for (int category = 0; category < categories; category++) {
        counts[category][group] = sums.counts()[category];
      }
    }
    return new CrossTable(counts, asked, new Domain(frame, responses));
  }

  /** Units with an answer among those and a column among those. */
  long count(int[] rows, int[] columns) {
    long count = 0;
    for (int row : rows) {
      for (int column : columns) {
        count += counts[row][column];
      }
    }
    return count;
  }

  /**
   * Units asked that some of those that answered stand for: as large a part of the units asked.
   *
   * @param some at most {@code answered}
   * @param answered units that answered both
   */
  long population(long some, long answered) {
    if (answered == 0) {
      return 0;
    }
    long population = Base.ofAsked(answered, asked, domain).population();
    return Math.max(some, Math.round((double) population * some / answered));
  }

  /** Cramér's V over some rows and columns. */
  @Nullable Double cramersV(int[] rows, int[] columns) {
    long[][] among = new long[rows.length][columns.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        among[i][j] = counts[rows[i]][columns[j]];
      }
    }
    return Association.cramersV(among);
  }
}
