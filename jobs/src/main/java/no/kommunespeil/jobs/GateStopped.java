package no.kommunespeil.jobs;

import java.util.List;
import java.util.stream.Collectors;
import no.kommunespeil.domain.problem.Problem;

/** Checks found something that keeps the marts from being published. */
final class GateStopped extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** So many findings are told one by one. */
  private static final int MOST_FINDINGS = 100;

  private GateStopped(String message) {
    super(message);
  }

  /**
   * @param findings at least one
   * @param elsewhere where all findings are, and what to do, in sentences
   */
  static GateStopped of(List<Problem> findings, String elsewhere) {
    String lines =
        findings.stream()
            .limit(MOST_FINDINGS)
            .map(finding -> "  " + finding + "\n")
            .collect(Collectors.joining());
    int more = findings.size() - MOST_FINDINGS;
    return new GateStopped(
        "Stopped before publishing the marts: "
            + Words.count(findings.size(), "finding")
            + " of checks.\n"
            + lines
            + (more > 0 ? "  ... and " + Words.number(more) + " more.\n" : "")
            + elsewhere);
  }

  /**
   * What held the marts back does so still.
   *
   * @param elsewhere where the findings are, and what to do, in sentences
   */
  static GateStopped still(String elsewhere) {
    return new GateStopped(
        "Stopped before publishing the marts: checks hold them back.\n" + elsewhere);
  }
}
