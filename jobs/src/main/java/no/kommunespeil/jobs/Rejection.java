package no.kommunespeil.jobs;

import java.util.Optional;
import no.kommunespeil.domain.geography.UnitResolution;
import no.kommunespeil.domain.geography.UnitResolver;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problem;
import no.kommunespeil.domain.response.DecodedResponse;
import org.jspecify.annotations.Nullable;

/** Why a row is of no unit, in the same words before a run and after it. */
final class Rejection {

  private Rejection() {}

  /**
   * What to say of a row, empty when it is of a unit.
   *
   * @param number the unit's number as the row gives it
   * @param name the unit's name as the row gives it
   * @param replica which copy of the unit the row says it is
   */
  static Optional<Problem> of(
      Place place,
      UnitResolver units,
      @Nullable String number,
      @Nullable String name,
      int replica) {
    if (replica == DecodedResponse.UNREADABLE_REPLICA) {
      return Optional.of(
          new Problem(
              place,
              "The cell that says which copy of its unit the row is of holds no such number.",
              "Write it as a whole number from 0; until then the row is rejected."));
    }
    if (units.resolve(number, name) instanceof UnitResolution.Unresolved unit) {
      String perhaps =
          unit.proposals().isEmpty()
              ? ""
              : "Perhaps " + String.join(" or ", unit.proposals()) + "? ";
      return Optional.of(
          new Problem(
              place,
              unit.message(),
              perhaps + "Correct the unit; until then the row is rejected."));
    }
    return Optional.empty();
  }
}
