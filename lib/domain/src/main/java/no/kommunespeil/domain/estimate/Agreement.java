package no.kommunespeil.domain.estimate;

import java.util.stream.IntStream;
import no.kommunespeil.domain.link.Joint;
import org.jspecify.annotations.Nullable;

/**
 * How far two answers of the same units agree.
 *
 * @param units that gave both answers
 * @param agreed those of them whose two answers are the same
 * @param share agreed of the units, 0 to 1, null when there are none
 * @param expected the share that the two distributions would give by chance, null when there are
 *     none
 * @param kappa agreement beyond what the two distributions would give by chance, −1 to 1 (J. Cohen,
 *     A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20,
 *     1960); null when there are no units, and when all gave one and the same answer, so that there
 *     is nothing beyond chance
 */
public record Agreement(
    long units,
    long agreed,
    @Nullable Double share,
    @Nullable Double expected,
    @Nullable Double kappa) {

  /** Over all categories; both variables have the same scale. */
  public static Agreement of(Joint joint) {
    return of(joint, IntStream.range(0, Math.min(joint.left(), joint.right())).toArray());
  }

  /**
   * Over some categories only: units that gave another answer, or none, to either do not count.
   *
   * @param categories positions on the scale of both variables, each once
   */
  public static Agreement of(Joint joint, int[] categories) {
    long units = 0;
    long agreed = 0;
    long[] left = new long[categories.length];
    long[] right = new long[categories.length];
    for (int i = 0; i < categories.length; i++) {
      for (int j = 0; j < categories.length; j++) {
        long count = joint.at(categories[i], categories[j]);
        units += count;
        left[i] += count;
        right[j] += count;
        if (i == j) {
          agreed += count;
        }
      }
    }
    double byChance = 0;
    for (int i = 0; i < categories.length; i++) {
      byChance += (double) left[i] * right[i];
    }
    // Both multiplied by n², so that whole numbers are compared.
    double most = (double) units * units;
    Double kappa =
        byChance == most ? null : ((double) agreed * units - byChance) / (most - byChance);
    Double expected = units == 0 ? null : (Double) (byChance / most);
    return new Agreement(units, agreed, Formulas.share(agreed, units), expected, kappa);
  }
}
