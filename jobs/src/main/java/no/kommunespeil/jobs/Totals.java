package no.kommunespeil.jobs;

import java.util.List;
import no.kommunespeil.domain.mart.DeliveryAccount;

/** Rows of all files together. */
record Totals(long read, long counted, long setAside, long rejected) {

  static Totals of(List<DeliveryAccount> files) {
    long read = 0;
    long counted = 0;
    long setAside = 0;
    long rejected = 0;
    for (DeliveryAccount file : files) {
      read += file.read();
      counted += file.counted();
      setAside += sum(file.setAside().values());
      rejected += sum(file.rejected().values());
    }
    return new Totals(read, counted, setAside, rejected);
  }

  static long sum(Iterable<Long> numbers) {
    long sum = 0;
    for (long number : numbers) {
      sum += number;
    }
    return sum;
  }
}
