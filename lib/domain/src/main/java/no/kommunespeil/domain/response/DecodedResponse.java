package no.kommunespeil.domain.response;

import org.jspecify.annotations.Nullable;

/**
 * One source row read as a response: who sent it, when, and its answers packed. No text a
 * respondent wrote is kept, except the export's identifier and the unit's number and name.
 */
public final class DecodedResponse {

  /** Replica of a row whose replica cell is not a number from 0. */
  public static final int UNREADABLE_REPLICA = -1;

  private final Tally tally;

  DecodedResponse(Tally tally) {
    this.tally = tally;
  }

  /** The export tool's identifier, empty when there is none. */
  public String responseId() {
    return tally.responseId;
  }

  /** The unit's number as the file writes it, without blanks around it; may be empty. */
  public String unitNumber() {
    return tally.unitNumber;
  }

  /** The unit's name as the file writes it, without blanks around it; may be empty. */
  public String unitName() {
    return tally.unitName;
  }

  /** Key of the respondent's role; empty when none or an unknown one is stated. */
  public String role() {
    return tally.role;
  }

  /** Position of the role among the sub-survey's; the number of roles when unknown. */
  public int roleRank() {
    return tally.roleRank;
  }

  /**
   * When it was sent, "2020-12-17T10:15:30", so that the order of texts is the order of time; null
   * when not stated or unreadable.
   */
  public @Nullable String submittedAt() {
    return tally.submittedAt;
  }

  /** Which copy of the unit answers, from 0; {@link #UNREADABLE_REPLICA} when it cannot be told. */
  public int replica() {
    return tally.replica;
  }

  /** Whether the row says that it is made up. */
  public boolean isSynthetic() {
    return tally.synthetic;
  }

  /**
   * One code per asked variable: the position of the category, or one of {@link Missing}. The array
   * is the response's own and is not to be changed.
   */
  public byte[] answers() {
    return tally.answers;
  }

  /**
   * Number of answers, "don't know" included; a multiple-response question counts once, its derived
   * number of ticks not at all.
   */
  public int answered() {
    return tally.answered;
  }

  /** Number of "don't know" among the answers. */
  public int dontKnows() {
    return tally.dontKnows;
  }

  /** Number of open answers of at least the codebook's number of words. */
  public int elaborated() {
    return tally.elaborated;
  }

  /** Characters other than blanks in all open answers together. */
  public int openCharacters() {
    return tally.openCharacters;
  }

  /** Number of answer cells with something that is not on the scale. */
  public int unreadable() {
    return tally.unreadable;
  }

  /** Number of answers to questions that the response's own filter answers lead past. */
  public int answersOutsideFilter() {
    return tally.answersOutsideFilter;
  }

  /** Number of questions where an option that excludes the others was ticked with others. */
  public int contradictions() {
    return tally.contradictions;
  }

  /**
   * Positions in the header of the columns that could not be read, in no set order; beside answers
   * also an unknown role, a time or a replica that cannot be read.
   */
  public int[] unreadableColumns() {
    return tally.unreadableColumns();
  }

  /**
   * Rows of coding files that are about the response, by their number through all coding files of
   * the sub-survey; the complement (~) of the number where the response gives no such answer.
   */
  public int[] codings() {
    return tally.codings();
  }

  /**
   * What the choice of the counting response asks of it.
   *
   * @param file where it was read
   * @param row 1-based row of the file
   */
  public Candidate candidate(String file, long row) {
    return new Candidate(
        roleRank(),
        elaborated(),
        openCharacters(),
        dontKnows(),
        answered(),
        submittedAt(),
        file,
        row);
  }
}
