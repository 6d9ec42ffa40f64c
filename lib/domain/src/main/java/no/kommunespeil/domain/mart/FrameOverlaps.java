package no.kommunespeil.domain.mart;

import java.util.HashMap;
import java.util.Map;
import no.kommunespeil.domain.geography.Breakdown;
import no.kommunespeil.domain.link.Lineages;
import no.kommunespeil.domain.trend.Point;

/** How many units two waves both asked, by group; each pair is counted once. */
final class FrameOverlaps {

  private record Pair(
      String earlier, String earlierAsked, String later, String laterAsked, Breakdown.Kind kind) {}

  private final Lineages lineages;
  private final long replicas;
  private final Map<Pair, Map<String, Long>> known = new HashMap<>();

  FrameOverlaps(MartInputs inputs) {
    this.lineages = Lineages.of(inputs.registers(), inputs.waves(), inputs.placements());
    this.replicas = inputs.replicas();
  }

  long units(Point earlier, Point later, Breakdown breakdown, String group) {
    Pair pair =
        new Pair(
            earlier.wave().key(),
            earlier.subSurvey(),
            later.wave().key(),
            later.subSurvey(),
            breakdown.kind());
    return replicas
        * known
            .computeIfAbsent(
                pair,
                wanted ->
                    lineages.framesOverlap(
                        earlier.wave(),
                        earlier.asked(),
                        later.wave(),
                        later.asked(),
                        breakdown.kind()))
            .getOrDefault(group, 0L);
  }
}
