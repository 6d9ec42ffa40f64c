package no.kommunespeil.jobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.kommunespeil.domain.cube.SumsRow;
import no.kommunespeil.domain.geography.Placement;
import no.kommunespeil.domain.link.LinkedAnswers;
import no.kommunespeil.domain.mart.FrameCounts;
import no.kommunespeil.domain.mart.MartInputs;
import no.kommunespeil.domain.mart.Marts;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.spark.gold.FileOutcome;
import no.kommunespeil.spark.io.MartSets;
import no.kommunespeil.spark.io.StageState;

/** Makes the marts from the sums and publishes them as one set. */
final class PublishJob {

  private PublishJob() {}

  /**
   * Publishes the marts, if they are not the current set already.
   *
   * @return rows of the files behind the marts, when they were made now
   */
  static Optional<Totals> run(Run run, StageState gold) throws IOException {
    MartSets sets = run.workspace().marts();
    String wanted = run.plan().marts(gold.waves());
    if (sets.isPublished(wanted)) {
      run.console().step("publish", "nothing has changed");
      return Optional.empty();
    }
    List<SumsRow> sums = run.sums();
    Deliveries deliveries = Deliveries.of(sums);
    deliveries.reconcile();
    MartInputs inputs = inputs(run.workspace(), sums, deliveries);
    Marts marts = Marts.of(inputs, run.workspace().contracts());
    sets.publish(wanted, marts.names(), marts::build);
    run.warn(marts.warnings());
    run.console()
        .step(
            "publish",
            Words.count(marts.names().size(), "mart") + " → " + Words.folder(sets.currentFolder()));
    Totals totals = Totals.of(deliveries.accounts());
    run.log().published(wanted, totals);
    return Optional.of(totals);
  }

  private static MartInputs inputs(Workspace workspace, List<SumsRow> sums, Deliveries deliveries) {
    Map<String, List<SumsRow>> byWave = new TreeMap<>();
    for (SumsRow row : sums) {
      if (FileOutcome.of(row).isEmpty()) {
        byWave.computeIfAbsent(row.wave(), wave -> new ArrayList<>()).add(row);
      }
    }
    FrameCounts frames = new FrameCounts();
    Map<String, Map<String, Placement>> placements = new TreeMap<>();
    List<String> breakdowns = workspace.breakdowns().keys();
    for (Wave wave : workspace.survey().waves()) {
      if (byWave.containsKey(wave.key())) {
        Map<String, Placement> ofWave = workspace.placements(wave);
        placements.put(wave.key(), ofWave);
        frames.add(wave, workspace.registers(), ofWave, breakdowns, workspace.synthetic().scale());
      }
    }
    return new MartInputs(
        workspace.survey(),
        workspace.registers(),
        workspace.breakdowns(),
        workspace.structureYear(),
        placements,
        byWave,
        new LinkedAnswers(),
        frames,
        workspace.synthetic().scale(),
        workspace.rules(),
        workspace.crosstabs(),
        deliveries.accounts(),
        deliveries.synthetic());
  }
}
