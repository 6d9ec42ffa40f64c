package no.kommunespeil.domain.geography;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A county while its number is in use.
 *
 * @param code two digits
 * @param name the Norwegian name
 * @param validFrom first day
 * @param validTo first day after it; null while it lasts
 * @param alternativeNames every part of a name in several languages; empty where there is one only
 */
public record County(
    String code,
    String name,
    LocalDate validFrom,
    @Nullable LocalDate validTo,
    List<String> alternativeNames) {

  public boolean validOn(LocalDate day) {
    return Interval.holds(validFrom, validTo, day);
  }
}
