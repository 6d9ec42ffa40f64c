package no.kommunespeil.sample;

import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.sample.SampleTargets.AnswerTarget;

/** What is wrong with what a sample is to aim at. */
final class SampleProblems {

  private SampleProblems() {}

  static UserError doNotAddUp(AnswerTarget target, String variable, int answering) {
    return UserError.of(
        "making up the answers of the sample",
        target.place(),
        "The counts of '" + variable + "' do not add up to the " + answering + " that answer.",
        "Correct the counts, or leave out a category so that it takes the rest.");
  }
}
