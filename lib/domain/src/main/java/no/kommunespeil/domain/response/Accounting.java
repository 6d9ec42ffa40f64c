package no.kommunespeil.domain.response;

/**
 * What became of the rows of a file; headers are not rows here.
 *
 * @param read rows read
 * @param counted rows that stand for their unit
 * @param setAside rows of units for which another response counts
 * @param rejected rows that could not be used
 */
public record Accounting(String file, long read, long counted, long setAside, long rejected) {

  /** Rows that have a status. */
  public long accountedFor() {
    return counted + setAside + rejected;
  }

  /** Whether every row read has one status. */
  public boolean addsUp() {
    return read == accountedFor() && counted >= 0 && setAside >= 0 && rejected >= 0;
  }
}
