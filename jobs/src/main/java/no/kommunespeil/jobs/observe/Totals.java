package no.kommunespeil.jobs.observe;

import java.util.Collection;
import no.kommunespeil.domain.mart.DeliveryAccount;

/**
 * Rows of some files together: those read, and what became of them.
 *
 * @param setAside rows of units for which another response counts
 */
public record Totals(long read, long counted, long setAside, long rejected) {

  /** Those of some files. */
  public static Totals of(Collection<DeliveryAccount> files) {
    return all(
        files.stream()
            .map(
                file ->
                    new Totals(
                        file.read(),
                        file.counted(),
                        sum(file.setAside().values()),
                        sum(file.rejected().values())))
            .toList());
  }

  /** All of them together. */
  public static Totals all(Collection<Totals> parts) {
    long read = 0;
    long counted = 0;
    long setAside = 0;
    long rejected = 0;
    for (Totals part : parts) {
      read += part.read;
      counted += part.counted;
      setAside += part.setAside;
      rejected += part.rejected;
    }
    return new Totals(read, counted, setAside, rejected);
  }

  /** The sum of some numbers of rows. */
  public static long sum(Iterable<Long> numbers) {
    long sum = 0;
    for (long number : numbers) {
      sum += number;
    }
    return sum;
  }
}
