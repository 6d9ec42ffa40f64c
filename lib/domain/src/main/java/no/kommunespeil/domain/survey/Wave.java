package no.kommunespeil.domain.survey;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.kommunespeil.domain.problem.Place;

/**
 * One fielding of the survey.
 *
 * @param key how the wave is named everywhere, for example "2019"
 * @param order position among the waves by register day, from 0
 * @param registerDay the day whose units, names and counties apply
 * @param factsYear the year whose register facts apply
 * @param changes how its questions differ from the last wave that asked them; questions not listed
 *     are the same
 */
public record Wave(
    String key,
    int order,
    Text label,
    LocalDate fieldFrom,
    LocalDate fieldTo,
    LocalDate registerDay,
    int factsYear,
    List<WaveSubSurvey> subSurveys,
    List<QuestionChange> changes,
    Place place) {

  public Optional<WaveSubSurvey> subSurvey(String subSurveyKey) {
    return subSurveys.stream().filter(s -> s.subSurvey().key().equals(subSurveyKey)).findFirst();
  }
}
