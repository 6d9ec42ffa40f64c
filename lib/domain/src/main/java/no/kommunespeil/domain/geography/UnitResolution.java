package no.kommunespeil.domain.geography;

import java.io.Serializable;
import java.util.List;

/** Who a number and a name stand for. */
public sealed interface UnitResolution extends Serializable {

  /**
   * Exactly one unit of the frame.
   *
   * @param notes what was lenient about it, often nothing
   */
  record Resolved(String code, How how, List<Note> notes) implements UnitResolution {}

  /**
   * No unit, or not surely one.
   *
   * @param message a full sentence that holds no text of the cells but a number
   * @param proposals at most three units that may be meant, as "1506 Molde"; never taken unasked
   */
  record Unresolved(Reason reason, String message, List<String> proposals)
      implements UnitResolution {}

  /** By what the unit was recognised. */
  enum How {
    NUMBER,
    /** The name of the day, in full or one part of it. */
    NAME,
    /** A number no longer valid on the day, of a unit that is wholly part of this one. */
    FORMER_NUMBER,
    /** A name no longer in use on the day, of units that are wholly part of this one. */
    FORMER_NAME,
    /** A name the register takes up after the day, of the same unit. */
    LATER_NAME,
    /** The name of a city body that answers for Oslo. */
    CITY_BODY
  }

  /** What was lenient about a resolution. */
  enum Note {
    /** The number had lost its leading zero. */
    LEADING_ZERO_RESTORED,
    /** The number is a unit's, and no unit has the name. */
    NAME_NOT_RECOGNISED
  }

  /** Why there is no unit. */
  enum Reason {
    /** Neither number nor name is given. */
    NO_UNIT,
    /** No unit has the number, or the name. */
    UNKNOWN,
    /** Several units have the name. */
    AMBIGUOUS,
    /** Number and name are those of different units. */
    CONFLICT,
    /** The unit exists on the day but is not asked. */
    NOT_IN_FRAME,
    /** The unit was split before the day. */
    SPLIT,
    /** The unit comes about only after the day. */
    LATER_UNIT
  }
}
