package no.kommunespeil.domain.geography;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import no.kommunespeil.domain.geography.UnitResolution.How;
import no.kommunespeil.domain.geography.UnitResolution.Reason;
import org.jspecify.annotations.Nullable;

/** What every number that was ever valid stands for on one day. */
final class UnitNumbers implements Serializable {

  private static final long serialVersionUID = 1L;

  private final HashMap<String, UnitCandidates> byNumber = new HashMap<>();

  static UnitNumbers of(Registers registers, LocalDate day) {
    UnitNumbers numbers = new UnitNumbers();
    for (Municipality interval : registers.allMunicipalities()) {
      numbers.byNumber.computeIfAbsent(interval.code(), code -> candidates(registers, code, day));
    }
    for (District district : registers.districts(day)) {
      numbers.byNumber.put(district.code(), UnitCandidates.one(district.code(), How.NUMBER));
    }
    return numbers;
  }

  UnitCandidates find(String number) {
    return byNumber.getOrDefault(number, UnitCandidates.none(Reason.UNKNOWN));
  }

  private static UnitCandidates candidates(Registers registers, String code, LocalDate day) {
    if (registers.municipality(code, day).isPresent()) {
      return UnitCandidates.one(code, How.NUMBER);
    }
    LocalDate ended = lastEndBefore(registers, code, day);
    if (ended == null) {
      return UnitCandidates.several(
          origins(registers, code, firstStart(registers, code), day), Reason.LATER_UNIT);
    }
    List<String> successors =
        List.copyOf(registers.succession().successors(code, ended.minusDays(1), day));
    return switch (successors.size()) {
      case 0 -> UnitCandidates.none(Reason.UNKNOWN);
      case 1 -> UnitCandidates.one(successors.get(0), How.FORMER_NUMBER);
      default -> UnitCandidates.several(successors, Reason.SPLIT);
    };
  }

  /** The municipalities of the day that a later one came from. */
  static List<String> origins(Registers registers, String code, LocalDate start, LocalDate day) {
    List<String> origins = new ArrayList<>(registers.succession().origins(code, start, day));
    origins.removeIf(origin -> registers.municipality(origin, day).isEmpty());
    return origins;
  }

  private static @Nullable LocalDate lastEndBefore(
      Registers registers, String code, LocalDate day) {
    LocalDate last = null;
    for (Municipality interval : registers.history(code)) {
      LocalDate end = interval.validTo();
      if (end != null && !end.isAfter(day) && (last == null || end.isAfter(last))) {
        last = end;
      }
    }
    return last;
  }

  private static LocalDate firstStart(Registers registers, String code) {
    return registers.history(code).stream()
        .map(Municipality::validFrom)
        .min(LocalDate::compareTo)
        .orElseThrow();
  }
}
