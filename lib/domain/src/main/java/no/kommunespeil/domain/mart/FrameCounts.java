package no.kommunespeil.domain.mart;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.kommunespeil.domain.cube.CubeLayout;
import no.kommunespeil.domain.geography.FrameUnit;
import no.kommunespeil.domain.geography.Placement;
import no.kommunespeil.domain.geography.Registers;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;

/** How many units each sub-survey of each wave asks, by group; not safe for several threads. */
public final class FrameCounts {

  private record Place(String wave, String subSurvey, String breakdown) {}

  private final Map<Place, Map<String, Long>> units = new HashMap<>();

  /**
   * Counts the frame of a wave: that of each sub-survey and, as {@link CubeLayout#ANY}, the units
   * asked at least one.
   *
   * @param placements the wave's placements by unit
   * @param breakdowns keys of the breakdowns in the order of {@link Placement#groups()}
   * @param replicas copies of the country the wave's files hold, 1 except in enlarged samples
   * @throws IllegalArgumentException when a unit of the frame has no placement
   */
  public void add(
      Wave wave,
      Registers registers,
      Map<String, Placement> placements,
      List<String> breakdowns,
      long replicas) {
    Set<String> anywhere = new HashSet<>();
    for (WaveSubSurvey subSurvey : wave.subSurveys()) {
      for (FrameUnit unit : registers.frame(subSurvey.frame(), wave.registerDay())) {
        Placement placement = placements.get(unit.code());
        if (placement == null) {
          throw new IllegalArgumentException(
              "Unit " + unit.code() + " of wave " + wave.key() + " has no placement.");
        }
        add(wave.key(), subSurvey.subSurvey().key(), breakdowns, placement.groups(), replicas);
        if (anywhere.add(unit.code())) {
          add(wave.key(), CubeLayout.ANY, breakdowns, placement.groups(), replicas);
        }
      }
    }
  }

  private void add(
      String wave, String subSurvey, List<String> breakdowns, List<String> groups, long units) {
    for (int i = 0; i < breakdowns.size(); i++) {
      add(wave, subSurvey, breakdowns.get(i), groups.get(i), units);
    }
  }

  /** Adds units to a group. */
  public void add(String wave, String subSurvey, String breakdown, String group, long number) {
    units
        .computeIfAbsent(new Place(wave, subSurvey, breakdown), place -> new HashMap<>())
        .merge(group, number, Long::sum);
  }

  /** Units asked, by group; groups without units are not in it. */
  Map<String, Long> groups(String wave, String subSurvey, String breakdown) {
    return units.getOrDefault(new Place(wave, subSurvey, breakdown), Map.of());
  }

  /** Units asked in the group. */
  public long units(String wave, String subSurvey, String breakdown, String group) {
    return groups(wave, subSurvey, breakdown).getOrDefault(group, 0L);
  }
}
