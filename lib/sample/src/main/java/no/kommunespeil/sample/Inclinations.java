package no.kommunespeil.sample;

import no.kommunespeil.domain.survey.Question;
import no.kommunespeil.domain.survey.Variable;

/**
 * How units lean: what they think, how often they do not know, how much they leave blank. Most of
 * it stays with a unit through the years, so that its answers in consecutive waves go together.
 */
final class Inclinations {

  private final Draws draws;
  private final String wave;

  Inclinations(Draws draws, String wave) {
    this.draws = draws;
    this.wave = wave;
  }

  /** The higher, the more the unit leans to the first category of the scale. */
  double opinion(SampleUnit unit, Variable variable) {
    return 0.40 * draws.normal("opinion", unit.lineage())
        + 0.50 * draws.normal("opinion", unit.lineage(), variable.question().key())
        + 0.55 * draws.normal("opinion", unit.lineage(), variable.key())
        + 0.50 * draws.normal("opinion", unit.code(), variable.key(), wave);
  }

  /** The higher, the sooner the unit does not know. */
  double ignorance(SampleUnit unit, Variable variable) {
    return 0.6 * draws.normal("ignorance", unit.lineage())
        + 0.5 * draws.normal("ignorance", unit.lineage(), variable.question().key())
        + 0.6 * draws.normal("ignorance", unit.code(), variable.key(), wave);
  }

  /** The higher, the sooner the unit answers the question at all. */
  double completeness(SampleUnit unit, Question question) {
    return completeness(unit) + 0.6 * draws.normal("complete", unit.code(), question.key(), wave);
  }

  /** The higher, the less of the form the unit leaves blank. */
  double completeness(SampleUnit unit) {
    return 0.7 * draws.normal("complete", unit.lineage())
        + 0.5 * draws.normal("complete", unit.code(), wave);
  }

  /** The higher, the sooner the unit writes a comment, and a long one. */
  double talkativeness(SampleUnit unit, Question question) {
    return 0.7 * draws.normal("talk", unit.lineage())
        + 0.7 * draws.normal("talk", unit.code(), question.key(), wave);
  }

  /** How much more than plausible in general the variable leans to the first category. */
  double drift(Variable variable) {
    return 0.45 * draws.normal("drift", variable.key())
        + 0.15 * draws.normal("drift", variable.key(), wave);
  }
}
