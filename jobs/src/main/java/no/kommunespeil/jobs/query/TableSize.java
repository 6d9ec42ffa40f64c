package no.kommunespeil.jobs.query;

/**
 * How much of an answer a table shows.
 *
 * @param rows most rows
 * @param places most places of a line
 */
public record TableSize(long rows, int places) {

  /** Lines as long as they come. */
  public static final int ANY = Integer.MAX_VALUE;
}
