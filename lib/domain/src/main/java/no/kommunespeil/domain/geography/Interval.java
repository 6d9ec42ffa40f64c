package no.kommunespeil.domain.geography;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Validity from a first day to the day before another; without that, for good. */
final class Interval {

  private Interval() {}

  static boolean holds(LocalDate from, @Nullable LocalDate to, LocalDate day) {
    return !day.isBefore(from) && (to == null || day.isBefore(to));
  }
}
