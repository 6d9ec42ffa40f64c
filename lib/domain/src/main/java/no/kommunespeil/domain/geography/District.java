package no.kommunespeil.domain.geography;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A district (bydel) of Oslo.
 *
 * @param code six digits, the first four the municipality's
 * @param validFrom first day
 * @param validTo first day after it; null while it lasts
 */
public record District(String code, String name, LocalDate validFrom, @Nullable LocalDate validTo) {

  public boolean validOn(LocalDate day) {
    return Interval.holds(validFrom, validTo, day);
  }
}
