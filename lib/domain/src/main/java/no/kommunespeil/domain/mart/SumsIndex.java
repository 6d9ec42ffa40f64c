package no.kommunespeil.domain.mart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.kommunespeil.domain.cube.CubeLayout;
import no.kommunespeil.domain.cube.Sums;
import no.kommunespeil.domain.cube.SumsRow;
import no.kommunespeil.domain.estimate.Domain;
import no.kommunespeil.domain.geography.Breakdown;
import no.kommunespeil.domain.survey.Variable;

/** Finds the sums of a variable by group; a group of the frame nobody answered in has sums of 0. */
final class SumsIndex {

  private record Place(String wave, String subSurvey, String variable, String breakdown) {}

  private final Map<Place, Map<String, Sums>> sums = new HashMap<>();
  private final FrameCounts frames;

  SumsIndex(MartInputs inputs) {
    this.frames = inputs.frames();
    for (List<SumsRow> wave : inputs.sums().values()) {
      for (SumsRow row : wave) {
        sums.computeIfAbsent(
                new Place(row.wave(), row.subSurvey(), row.variable(), row.breakdown()),
                place -> new HashMap<>())
            .put(row.group(), row.sums());
      }
    }
  }

  Map<String, Sums> of(String wave, String subSurvey, String variable, String breakdown) {
    return sums.getOrDefault(new Place(wave, subSurvey, variable, breakdown), Map.of());
  }

  /** How a variable was answered, by group. */
  Map<String, Sums> of(Slice slice, Variable variable) {
    return of(
        slice.wave().key(),
        slice.asked().subSurvey().key(),
        variable.key(),
        slice.breakdown().key());
  }

  /** Counting responses to the sub-survey by group; units that answered for the pseudo one. */
  Map<String, Sums> responses(String wave, String subSurvey, String breakdown) {
    return of(wave, subSurvey, CubeLayout.RESPONSE, breakdown);
  }

  /** The groups of a breakdown in which a sub-survey asked somebody or somebody answered. */
  List<GroupAt> groups(String wave, String subSurvey, Breakdown breakdown) {
    Map<String, Long> asked = frames.groups(wave, subSurvey, breakdown.key());
    Map<String, Sums> responses = responses(wave, subSurvey, breakdown.key());
    List<GroupAt> groups = new ArrayList<>();
    int placed = 0;
    for (int i = 0; i < breakdown.groups().size(); i++) {
      Breakdown.Group group = breakdown.groups().get(i);
      long frame = asked.getOrDefault(group.key(), 0L);
      Sums answered = responses.get(group.key());
      if (answered != null) {
        placed++;
      }
      if (frame > 0 || answered != null) {
        groups.add(new GroupAt(group, i, frame, answered == null ? 0 : answered.answered()));
      }
    }
    if (placed != responses.size()) {
      throw new IllegalArgumentException(
          "Wave "
              + wave
              + ", sub-survey "
              + subSurvey
              + " has responses in groups that breakdown "
              + breakdown.key()
              + " does not have: "
              + responses.keySet()
              + ".");
    }
    return groups;
  }

  static Sums none(Variable variable) {
    return new Sums(new long[variable.scale().categories().size()], 0, 0, 0);
  }

  /**
   * A group in a wave and sub-survey.
   *
   * @param order position of the group in its breakdown
   * @param frame units asked
   * @param responses counting responses
   */
  record GroupAt(Breakdown.Group group, int order, long frame, long responses) {

    Domain domain() {
      return new Domain(frame, responses);
    }
  }
}
