package no.kommunespeil.domain.problem;

import java.util.ArrayList;
import java.util.List;

/** Gathers problems so that a user sees all of them at once; not safe for several threads. */
public final class Problems {

  private final List<Problem> found = new ArrayList<>();

  public void add(Place place, String what, String remedy) {
    found.add(new Problem(place, what, remedy));
  }

  public void addAll(List<Problem> problems) {
    found.addAll(problems);
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  public List<Problem> found() {
    return List.copyOf(found);
  }

  /**
   * Ends the work when something was found.
   *
   * @param doing what was being done, for the first line of the message: "reading the codebook"
   * @throws UserError with every problem found so far
   */
  public void throwIfAny(String doing) {
    if (!found.isEmpty()) {
      throw new UserError(doing, found);
    }
  }
}
