package no.kommunespeil.domain.mart;

import java.io.Serializable;
import no.kommunespeil.domain.survey.Text;

/**
 * A column of a mart.
 *
 * @param name lower snake case
 * @param nullable whether a row may leave it out
 * @param description what it holds, one sentence
 */
public record MartColumn(
    String name, ColumnType type, boolean nullable, Role role, Text description)
    implements Serializable {

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
