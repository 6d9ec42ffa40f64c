package no.kommunespeil.domain.response;

import java.util.Locale;

/**
 * What became of a row of a coding file. Where an identifier stands for several responses, which no
 * export should write, the row has the best of their outcomes.
 */
public enum CodingOutcome {
  /** It codes an answer of a response that counts. */
  COUNTED,
  /** It codes an answer of a response that was set aside. */
  RESPONSE_SET_ASIDE,
  /** The response gives no answer to the question, or was led past it. */
  NO_ANSWER,
  /** The response was rejected. */
  RESPONSE_REJECTED,
  /** No response has the identifier. */
  UNKNOWN_RESPONSE;

  /** Bits of a sum that one outcome is counted in; four outcomes leave the sign alone. */
  private static final int BITS = 15;

  private static final int COUNTED_OUTCOMES = 4;

  /** What stands in marts. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The row is used, or would be if its response counted. */
  public boolean isUsable() {
    return this == COUNTED || this == RESPONSE_SET_ASIDE;
  }

  /** The outcome as a number; the numbers of one row may be added up in any order. */
  public long weight() {
    return this == UNKNOWN_RESPONSE ? 0 : 1L << BITS * (COUNTED_OUTCOMES - 1 - ordinal());
  }

  /**
   * The outcome of a row.
   *
   * @param sum its outcomes as numbers, added up
   */
  public static CodingOutcome of(long sum) {
    for (CodingOutcome outcome : values()) {
      if (outcome != UNKNOWN_RESPONSE && sum >= outcome.weight()) {
        return outcome;
      }
    }
    return UNKNOWN_RESPONSE;
  }
}
