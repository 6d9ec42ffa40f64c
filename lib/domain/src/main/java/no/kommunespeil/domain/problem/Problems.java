package no.kommunespeil.domain.problem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers problems so that a user sees all of them at once; not safe for several threads. */
public final class Problems {

  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparing((Problem problem) -> problem.place().file())
          .thenComparingInt(problem -> problem.place().line());

  private final List<Problem> found = new ArrayList<>();

  public void add(Place place, String what, String remedy) {
    found.add(new Problem(place, what, remedy));
  }

  public void add(Problem problem) {
    found.add(problem);
  }

  public void addAll(List<Problem> problems) {
    found.addAll(problems);
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** By file and line, within a line in the order they were found; each once. */
  public List<Problem> found() {
    return found.stream().distinct().sorted(BY_PLACE).toList();
  }

  /**
   * Ends the work when something was found.
   *
   * @param doing what was being done, for the first line of the message: "reading the codebook"
   * @throws UserError with every problem found so far, by file and line
   */
  public void throwIfAny(String doing) {
    if (!found.isEmpty()) {
      throw new UserError(doing, found());
    }
  }
}
