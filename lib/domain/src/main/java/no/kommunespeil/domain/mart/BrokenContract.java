package no.kommunespeil.domain.mart;

import java.util.List;

/** Rows that a mart's contract does not allow: a fault of the program, never of the user. */
public final class BrokenContract extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BrokenContract(String mart, List<String> violations) {
    super(
        "The rows of mart "
            + mart
            + " break its contract, so it is not published:\n  "
            + String.join("\n  ", violations));
  }
}
