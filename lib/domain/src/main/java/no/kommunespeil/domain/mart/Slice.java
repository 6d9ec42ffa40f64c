package no.kommunespeil.domain.mart;

import java.util.List;
import no.kommunespeil.domain.geography.Breakdown;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;

/** A sub-survey of a wave by a breakdown. */
record Slice(Wave wave, WaveSubSurvey asked, Breakdown breakdown, List<SumsIndex.GroupAt> groups) {

  static Slice of(Wave wave, WaveSubSurvey asked, Breakdown breakdown, SumsIndex index) {
    return new Slice(
        wave, asked, breakdown, index.groups(wave.key(), asked.subSurvey().key(), breakdown));
  }
}
