package no.kommunespeil.domain.mart;

import java.io.Serializable;
import no.kommunespeil.domain.survey.Text;

/**
 * A column of a mart.
 *
 * @param name lower snake case
 * @param unit what its numbers are; {@link Unit#NONE} for every type but double
 * @param nullable whether a row may leave it out
 * @param description what it holds, one sentence
 */
public record MartColumn(
    String name, ColumnType type, Unit unit, boolean nullable, Role role, Text description)
    implements Serializable {

  /** What the numbers of a column of doubles are. */
  public enum Unit {
    /** No doubles. */
    NONE,
    /** Shares of one, and differences of shares. */
    SHARE,
    /** What the row's column {@code statistic} says: a share, or a mean or sum. */
    STATISTIC,
    /** Numbers of any other kind. */
    NUMBER
  }

  /** What a column is to its row. */
  public enum Role {
    /** Says which row it is. */
    IDENTIFIER,
    /** A number that was counted or computed. */
    MEASURE,
    /** Says more about the row. */
    ATTRIBUTE
  }
}
