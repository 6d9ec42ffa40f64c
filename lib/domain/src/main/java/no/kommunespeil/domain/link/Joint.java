package no.kommunespeil.domain.link;

import java.util.Arrays;
import no.kommunespeil.domain.cube.Sums;
import no.kommunespeil.domain.response.Missing;

/**
 * How the same units answered two variables: units by the pair of their codes. Only units that
 * responded on both sides are in it.
 *
 * @param left categories of the left variable's scale
 * @param right categories of the right variable's scale
 * @param counts row by row of the left variable's codes from {@link Missing#UNREADABLE} up, in each
 *     row the right variable's codes from {@link Missing#UNREADABLE} up
 */
public record Joint(int left, int right, long[] counts) {

  private static final int MISSING_KINDS = -Missing.UNREADABLE;

  /**
   * @throws IllegalArgumentException when there is not one count per pair of codes
   */
  public Joint {
    if (counts.length != cells(left, right)) {
      throw new IllegalArgumentException(
          counts.length + " counts for scales of " + left + " and " + right + " categories.");
    }
  }

  /** Number of pairs of codes. */
  public static int cells(int left, int right) {
    return (MISSING_KINDS + left) * (MISSING_KINDS + right);
  }

  /** Position among the counts of a pair of packed codes. */
  public static int cell(int right, int leftCode, int rightCode) {
    return (MISSING_KINDS + leftCode) * (MISSING_KINDS + right) + MISSING_KINDS + rightCode;
  }

  /** A table of zeros. */
  public static Joint empty(int left, int right) {
    return new Joint(left, right, new long[cells(left, right)]);
  }

  /**
   * Units that gave the pair of codes.
   *
   * @param leftCode position of a category, or one of {@link Missing}
   * @param rightCode the same on the right
   */
  public long at(int leftCode, int rightCode) {
    return counts[cell(right, leftCode, rightCode)];
  }

  /** Units that responded on both sides, whatever they answered. */
  public long units() {
    return Arrays.stream(counts).sum();
  }

  /** How the units answered the left variable. */
  public Sums leftSums() {
    long[] sums = new long[MISSING_KINDS + left];
    for (int i = 0; i < counts.length; i++) {
      sums[i / (MISSING_KINDS + right)] += counts[i];
    }
    return sums(sums);
  }

  /** How the units answered the right variable. */
  public Sums rightSums() {
    long[] sums = new long[MISSING_KINDS + right];
    for (int i = 0; i < counts.length; i++) {
      sums[i % (MISSING_KINDS + right)] += counts[i];
    }
    return sums(sums);
  }

  private static Sums sums(long[] byCode) {
    return new Sums(
        Arrays.copyOfRange(byCode, MISSING_KINDS, byCode.length),
        byCode[MISSING_KINDS + Missing.FILTERED_OUT],
        byCode[MISSING_KINDS + Missing.BLANK],
        byCode[MISSING_KINDS + Missing.UNREADABLE]);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Joint joint
        && left == joint.left
        && right == joint.right
        && Arrays.equals(counts, joint.counts);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(counts);
  }

  @Override
  public String toString() {
    return left + " × " + right + " " + Arrays.toString(counts);
  }
}
