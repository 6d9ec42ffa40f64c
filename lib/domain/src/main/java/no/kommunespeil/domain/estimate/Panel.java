package no.kommunespeil.domain.estimate;

import no.kommunespeil.domain.link.Joint;
import no.kommunespeil.domain.response.Missing;
import org.jspecify.annotations.Nullable;

/**
 * A value among the units that are in its denominator both times.
 *
 * @param units n₁₂, those units
 * @param before their earlier value, null when there are none
 * @param after their later value, null when there are none
 * @param spreadBefore how their earlier answers differ
 * @param spreadAfter how their later answers differ
 * @param covariance s₁₂ of their answers with n₁₂ − 1 in the denominator, null for fewer than two
 */
public record Panel(
    long units,
    @Nullable Double before,
    @Nullable Double after,
    Spread spreadBefore,
    Spread spreadAfter,
    @Nullable Double covariance) {

  /**
   * Reads a value off answers set side by side.
   *
   * @param before what is measured on the left
   * @param after what is measured on the right; the same, though its scale may be another
   */
  public static Panel of(Joint joint, Measure before, Measure after) {
    long units = 0;
    long left = 0;
    long right = 0;
    long leftSquares = 0;
    long rightSquares = 0;
    long products = 0;
    for (int i = Missing.UNREADABLE; i < joint.left(); i++) {
      if (before.uses(i)) {
        long x = before.score(i);
        for (int j = Missing.UNREADABLE; j < joint.right(); j++) {
          long count = joint.at(i, j);
          if (count > 0 && after.uses(j)) {
            long y = after.score(j);
            units += count;
            left += count * x;
            right += count * y;
            leftSquares += count * x * x;
            rightSquares += count * y * y;
            products += count * x * y;
          }
        }
      }
    }
    return new Panel(
        units,
        Formulas.mean(left, units),
        Formulas.mean(right, units),
        Spread.ofMean(left, leftSquares, units),
        Spread.ofMean(right, rightSquares, units),
        Formulas.covariance(left, right, products, units));
  }
}
