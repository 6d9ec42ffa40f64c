package no.kommunespeil.domain.problem;

import java.util.List;
import java.util.stream.Collectors;

/** The user's input cannot be used; the message says what, where and what to do. */
public final class UserError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final List<Problem> problems;

  /**
   * @param doing what was being done: "reading the codebook"
   * @param problems at least one problem
   */
  public UserError(String doing, List<Problem> problems) {
    super(message(doing, problems));
    this.problems = List.copyOf(problems);
  }

  public static UserError of(String doing, Place place, String what, String remedy) {
    return new UserError(doing, List.of(new Problem(place, what, remedy)));
  }

  public List<Problem> problems() {
    return problems;
  }

  private static String message(String doing, List<Problem> problems) {
    String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
    return problems.stream()
        .map(problem -> "  " + problem)
        .collect(Collectors.joining("\n", "Stopped while " + doing + ": " + count + ".\n", ""));
  }
}
