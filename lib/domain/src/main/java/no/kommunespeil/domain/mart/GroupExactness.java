package no.kommunespeil.domain.mart;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import no.kommunespeil.domain.geography.Breakdown;
import no.kommunespeil.domain.geography.Exactness;
import no.kommunespeil.domain.geography.FrameUnit;
import no.kommunespeil.domain.geography.Placement;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;

/** How well the units asked in a wave correspond to the groups of the chosen structure. */
final class GroupExactness {

  /**
   * Of one group.
   *
   * @param worst exactness of its units
   * @param inexact units of which only a part belongs to the group, or more than the group has
   */
  record OfGroup(Exactness worst, int inexact) {

    static final OfGroup SAME = new OfGroup(Exactness.SAME, 0);

    private OfGroup and(Exactness unit) {
      boolean isInexact =
          switch (unit) {
            case SAME, RENAMED, RENUMBERED, MERGED -> false;
            case SPLIT_LARGEST_SHARE, BACKCAST_LARGEST -> true;
          };
      return new OfGroup(
          unit.compareTo(worst) > 0 ? unit : worst, isInexact ? inexact + 1 : inexact);
    }
  }

  private record Asked(String wave, String subSurvey) {}

  private final MartInputs inputs;
  private final Map<Asked, Map<String, OfGroup>> known = new HashMap<>();

  GroupExactness(MartInputs inputs) {
    this.inputs = inputs;
  }

  OfGroup of(Wave wave, WaveSubSurvey asked, String group) {
    return known
        .computeIfAbsent(
            new Asked(wave.key(), asked.subSurvey().key()), place -> groups(wave, asked))
        .getOrDefault(group, OfGroup.SAME);
  }

  private Map<String, OfGroup> groups(Wave wave, WaveSubSurvey asked) {
    Map<String, Placement> placements = inputs.placements().getOrDefault(wave.key(), Map.of());
    Map<String, OfGroup> groups = new HashMap<>();
    for (FrameUnit unit : inputs.registers().frame(asked.frame(), wave.registerDay())) {
      Placement placement = placements.get(unit.code());
      if (placement != null) {
        String group = placement.groups().get(Breakdown.Kind.COUNTY_STRUCTURE.ordinal());
        Exactness exactness = Exactness.valueOf(placement.exactness().toUpperCase(Locale.ROOT));
        groups.merge(group, OfGroup.SAME.and(exactness), (known, one) -> known.and(exactness));
      }
    }
    return groups;
  }
}
