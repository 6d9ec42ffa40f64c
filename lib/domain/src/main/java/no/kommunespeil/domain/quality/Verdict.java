package no.kommunespeil.domain.quality;

import java.util.List;
import java.util.Locale;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problem;
import no.kommunespeil.domain.survey.SubSurvey;

/**
 * What came of a check of a sub-survey of a wave.
 *
 * @param wave key of the wave
 * @param findings none unless the check was made and something was found
 */
public record Verdict(
    String wave,
    SubSurvey subSurvey,
    Check check,
    Setting setting,
    Outcome outcome,
    List<Finding> findings) {

  /** How a check ended. */
  public enum Outcome {
    /** Made, and nothing found. */
    PASSED,
    /** Something was found that is only told. */
    WARNED,
    /** Something was found that keeps the marts from being published. */
    STOPPED,
    /** There is nothing yet to look at, such as an earlier wave. */
    NOT_CHECKED,
    /** Not made, as the configuration says. */
    OFF;

    /** What stands in marts. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The findings as a person is told of them. */
  public List<Problem> problems() {
    return findings.stream().map(this::problem).toList();
  }

  private Problem problem(Finding finding) {
    String file = finding.about().file();
    String where = "wave " + wave + ", " + subSurvey.key() + (file == null ? "" : ", " + file);
    return new Problem(Place.of(where, 0, check.key()), finding.what().en(), finding.remedy().en());
  }
}
