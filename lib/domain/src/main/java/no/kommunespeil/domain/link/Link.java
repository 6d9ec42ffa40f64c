package no.kommunespeil.domain.link;

import java.io.Serializable;
import java.util.Locale;

/**
 * Two answers of one unit that are set side by side.
 *
 * @param left the earlier wave of a panel; of two roles or crossed variables the first one named
 * @param right the later wave of a panel, whose units and groups count
 */
public record Link(Kind kind, Side left, Side right) implements Serializable {

  /** Why two answers are set side by side. */
  public enum Kind {
    /**
     * A unit and its predecessor in an earlier wave; of several predecessors the one with the most
     * people speaks, and when it did not answer the unit is not in the panel.
     */
    PANEL,
    /** The same, but several predecessors speak only when all that answered gave one answer. */
    PANEL_AGREED,
    /** Two sub-surveys of one wave that were asked the same. */
    ROLES,
    /** Two variables of one wave, of one sub-survey or of two. */
    CROSSED;

    /** What stands in tables. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
