package no.kommunespeil.jobs;

import java.util.List;
import no.kommunespeil.domain.geography.RegisterCheck;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problems;

/** What the checks of the registers find, as problems of the user's. */
final class RegisterProblems {

  private RegisterProblems() {}

  static void add(List<RegisterCheck.Result> results, Problems problems) {
    for (RegisterCheck.Result result : results) {
      if (!result.passed()) {
        problems.add(
            Place.of("registers"),
            "A check fails: " + result.name() + " Found: " + result.detail() + ".",
            "Correct the tables of the registers; 'kommunespeil validate --checks' lists every"
                + " check.");
      }
    }
  }
}
