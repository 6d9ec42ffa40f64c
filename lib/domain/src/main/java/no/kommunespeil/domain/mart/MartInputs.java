package no.kommunespeil.domain.mart;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.kommunespeil.domain.cube.SumsRow;
import no.kommunespeil.domain.estimate.Rules;
import no.kommunespeil.domain.geography.Breakdowns;
import no.kommunespeil.domain.geography.Placement;
import no.kommunespeil.domain.geography.Registers;
import no.kommunespeil.domain.link.Crosstabs;
import no.kommunespeil.domain.link.LinkedAnswers;
import no.kommunespeil.domain.quality.QualityRules;
import no.kommunespeil.domain.survey.Survey;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;

/**
 * Everything the marts are made from.
 *
 * @param structureYear year of the chosen structure of municipalities and counties
 * @param placements by wave, then by unit
 * @param sums by wave; a wave that is not in it has not been delivered and is in no mart
 * @param linked what several answers of one unit say together
 * @param frames units asked
 * @param replicas copies of the country the files hold, 1 except in enlarged samples
 * @param rules what is held to be reliable
 * @param crosstabs what is crossed with what, beside every variable by register classes
 * @param quality what is looked at before anything is published
 * @param deliveries one per file
 * @param syntheticWaves keys of the waves made from synthetic files
 */
public record MartInputs(
    Survey survey,
    Registers registers,
    Breakdowns breakdowns,
    int structureYear,
    Map<String, Map<String, Placement>> placements,
    Map<String, List<SumsRow>> sums,
    LinkedAnswers linked,
    FrameCounts frames,
    long replicas,
    Rules rules,
    Crosstabs crosstabs,
    QualityRules quality,
    List<DeliveryAccount> deliveries,
    Set<String> syntheticWaves) {

  /** The waves that have been delivered, by register day. */
  List<Wave> waves() {
    return survey.waves().stream().filter(wave -> sums.containsKey(wave.key())).toList();
  }

  /** Placements of the units a sub-survey asks, by number. */
  List<Placement> frame(Wave wave, WaveSubSurvey asked) {
    Map<String, Placement> ofWave = placements.getOrDefault(wave.key(), Map.of());
    return registers.frame(asked.frame(), wave.registerDay()).stream()
        .map(unit -> Optional.ofNullable(ofWave.get(unit.code())).orElseThrow())
        .toList();
  }

  boolean isSynthetic(Wave wave) {
    return syntheticWaves.contains(wave.key());
  }
}
