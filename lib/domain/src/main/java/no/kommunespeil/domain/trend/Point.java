package no.kommunespeil.domain.trend;

import java.util.Optional;
import java.util.stream.Stream;
import no.kommunespeil.domain.link.Side;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;

/**
 * One wave in which one sub-survey asked a variable.
 *
 * @param series key of the series it belongs to
 * @param sincePrevious the step from the point before it
 * @param sinceFirst the step from the first point of its series; empty for that point itself
 */
public record Point(
    Variable variable,
    Wave wave,
    WaveSubSurvey asked,
    String series,
    Optional<Step> sincePrevious,
    Optional<Step> sinceFirst) {

  public String subSurvey() {
    return asked.subSurvey().key();
  }

  /** The answers of this point, to be set beside those of another. */
  public Side side() {
    return new Side(wave.key(), subSurvey(), variable.key());
  }

  /** The steps that end here, each once. */
  public Stream<Step> steps() {
    return Stream.concat(sincePrevious.stream(), sinceFirst.filter(this::isLonger).stream());
  }

  private boolean isLonger(Step first) {
    return sincePrevious.isEmpty()
        || !sincePrevious.get().before().side().equals(first.before().side());
  }
}
