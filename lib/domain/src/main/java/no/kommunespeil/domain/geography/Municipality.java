package no.kommunespeil.domain.geography;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A municipality in an interval in which its number and its official name stay the same.
 *
 * @param code four digits, Statistics Norway's number
 * @param name the Norwegian name as Statistics Norway writes it, with its suffix where two
 *     municipalities share a name: "Våler (Østfold)"
 * @param validFrom first day
 * @param validTo first day after the interval; null while it lasts
 * @param countyCode two digits
 * @param alternativeNames every part of a name in several languages, in official order; empty where
 *     there is one name only
 * @param officialName the full label: "Kárášjohka - Karasjok"
 */
public record Municipality(
    String code,
    String name,
    LocalDate validFrom,
    @Nullable LocalDate validTo,
    String countyCode,
    List<String> alternativeNames,
    String officialName) {

  public boolean validOn(LocalDate day) {
    return Interval.holds(validFrom, validTo, day);
  }
}
