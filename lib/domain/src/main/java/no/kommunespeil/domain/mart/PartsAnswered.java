package no.kommunespeil.domain.mart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import no.kommunespeil.domain.cube.CubeLayout;
import no.kommunespeil.domain.cube.Sums;
import no.kommunespeil.domain.geography.FrameUnit;
import no.kommunespeil.domain.geography.Placement;
import no.kommunespeil.domain.geography.UnitType;
import no.kommunespeil.domain.link.Side;
import no.kommunespeil.domain.survey.SubSurvey;
import no.kommunespeil.domain.survey.Text;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;

/** How many of the sub-surveys it was asked each unit of a wave answered. */
final class PartsAnswered {

  /** Units that answered at least one sub-survey. */
  static final SubSurvey ANY =
      pseudo(
          CubeLayout.ANY,
          new Text("Minst én delundersøkelse", "At least one sub-survey"),
          new Text("Minst én", "At least one"));

  /** Units that answered every sub-survey they were asked. */
  static final SubSurvey WHOLE =
      pseudo(
          "whole",
          new Text("Alle delundersøkelser enheten ble spurt", "Every sub-survey the unit is asked"),
          new Text("Alle", "Every one"));

  /** Units that answered some, but not all. */
  static final SubSurvey PART =
      pseudo(
          "part",
          new Text(
              "Noen, men ikke alle delundersøkelser enheten ble spurt",
              "Some but not all of the sub-surveys the unit is asked"),
          new Text("Noen", "Some"));

  private PartsAnswered() {}

  private static SubSurvey pseudo(String key, Text label, Text respondent) {
    return new SubSurvey(key, label, respondent, List.of());
  }

  /**
   * One unit of the frame.
   *
   * @param asked sub-surveys that ask the unit, from 1
   * @param units copies of the unit by the number of sub-surveys they answered, from 0; the only
   *     unit there is, except in enlarged samples
   */
  record OfUnit(Placement placement, int asked, long[] units) {

    /** Copies that answered every sub-survey they were asked. */
    long whole() {
      return sum(asked, units.length);
    }

    /** Copies that answered some of the sub-surveys they were asked, but not all. */
    long part() {
      return sum(1, asked);
    }

    private long sum(int from, int before) {
      long sum = 0;
      for (int parts = from; parts < Math.min(before, units.length); parts++) {
        sum += units[parts];
      }
      return sum;
    }

    /** Copies that answered at least one. */
    long answered() {
      return sum(1, units.length);
    }

    /** All copies of the unit. */
    long copies() {
      return sum(0, units.length);
    }

    boolean isDistrict() {
      return placement.unitType().equals(UnitType.DISTRICT.key());
    }
  }

  /** Every unit that a sub-survey of the wave asks, by number. */
  static List<OfUnit> of(MartInputs inputs, Wave wave) {
    Map<String, Placement> placements = inputs.placements().getOrDefault(wave.key(), Map.of());
    SortedMap<String, Integer> asked = new TreeMap<>();
    for (WaveSubSurvey subSurvey : wave.subSurveys()) {
      for (FrameUnit unit : inputs.registers().frame(subSurvey.frame(), wave.registerDay())) {
        asked.merge(unit.code(), 1, Integer::sum);
      }
    }
    SortedMap<String, Sums> answers =
        inputs.linked().byUnit(new Side(wave.key(), CubeLayout.ANY, CubeLayout.RESPONSE));
    List<OfUnit> units = new ArrayList<>(asked.size());
    asked.forEach(
        (unit, parts) ->
            units.add(
                new OfUnit(
                    Optional.ofNullable(placements.get(unit)).orElseThrow(),
                    parts,
                    byNumber(
                        wave.subSurveys().size(),
                        Optional.ofNullable(answers.get(unit)),
                        inputs.replicas()))));
    return units;
  }

  /** The sums have no cell for none at all. */
  private static long[] byNumber(int subSurveys, Optional<Sums> answers, long copies) {
    long[] units = new long[subSurveys + 1];
    long answered = 0;
    if (answers.isPresent()) {
      long[] counts = answers.get().counts();
      System.arraycopy(counts, 0, units, 1, counts.length);
      answered = answers.get().answered();
    }
    units[0] = Math.max(0, copies - answered);
    return units;
  }
}
