package no.kommunespeil.domain.geography;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import no.kommunespeil.domain.geography.UnitResolution.How;
import no.kommunespeil.domain.geography.UnitResolution.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The units of the day that a number, or a name, can stand for.
 *
 * @param codes by number
 * @param how set when there is exactly one and it can be taken
 * @param reason set when none can be taken
 */
record UnitCandidates(List<String> codes, @Nullable How how, @Nullable Reason reason)
    implements Serializable {

  static UnitCandidates one(String code, How how) {
    return new UnitCandidates(List.of(code), how, null);
  }

  static UnitCandidates none(Reason reason) {
    return new UnitCandidates(List.of(), null, reason);
  }

  static UnitCandidates several(List<String> codes, Reason reason) {
    return new UnitCandidates(List.copyOf(codes), null, reason);
  }

  boolean isOne() {
    return how != null;
  }

  /**
   * The units both can stand for. Oslo as a whole and one of its districts go together: exports
   * give the districts the municipality's number, or the municipality's name; the district is
   * meant.
   */
  List<String> common(UnitCandidates other) {
    List<String> common = new ArrayList<>();
    for (String code : codes) {
      if (other.codes.contains(code) || other.names(Registers.OSLO) && isOsloDistrict(code)) {
        common.add(code);
      }
    }
    if (names(Registers.OSLO)) {
      for (String code : other.codes) {
        if (isOsloDistrict(code)) {
          common.add(code);
        }
      }
    }
    return common;
  }

  /** A city body's name says that no district is meant. */
  private boolean names(String code) {
    return how != How.CITY_BODY && codes.contains(code);
  }

  private static boolean isOsloDistrict(String code) {
    return Registers.isDistrict(code) && Registers.municipalityOf(code).equals(Registers.OSLO);
  }
}
