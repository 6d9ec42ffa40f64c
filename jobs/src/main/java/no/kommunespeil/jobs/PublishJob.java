package no.kommunespeil.jobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.kommunespeil.domain.cube.SumsRow;
import no.kommunespeil.domain.geography.Placement;
import no.kommunespeil.domain.link.Lineages;
import no.kommunespeil.domain.link.Link;
import no.kommunespeil.domain.link.LinkLayout;
import no.kommunespeil.domain.link.LinkedAnswers;
import no.kommunespeil.domain.link.Roles;
import no.kommunespeil.domain.link.UnitKeys;
import no.kommunespeil.domain.mart.FrameCounts;
import no.kommunespeil.domain.mart.LinkedAnswersMart;
import no.kommunespeil.domain.mart.MartContracts;
import no.kommunespeil.domain.mart.MartInputs;
import no.kommunespeil.domain.mart.Marts;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.trend.Series;
import no.kommunespeil.jobs.observe.Dataset;
import no.kommunespeil.jobs.observe.Step;
import no.kommunespeil.jobs.observe.Totals;
import no.kommunespeil.report.data.DataPackage;
import no.kommunespeil.spark.gold.FileOutcome;
import no.kommunespeil.spark.gold.LinkResponses;
import no.kommunespeil.spark.io.MartSets;
import no.kommunespeil.spark.io.PublishedSet;
import no.kommunespeil.spark.io.StageState;
import no.kommunespeil.spark.io.Withdrawals.Withdrawal;

/** Makes the marts from the sums and publishes them as one set. */
final class PublishJob {

  /** As many rows as a task turns into a file within half a gigabyte. */
  private static final long ROWS_PER_PART = 2_000_000;

  private PublishJob() {}

  /**
   * Publishes the marts, if they are not the current set already.
   *
   * @return rows of the files behind the marts, when they were made now
   */
  static Optional<Totals> run(Run run, StageState gold) throws IOException {
    Workspace workspace = run.workspace();
    run.begin("publishing the marts", workspace.martFolder());
    MartSets sets = workspace.marts().guardedBy(run.lock()::requireHeld).keeping(run.setsKept());
    UnitKeys keys = new UnitKeys(workspace.pseudonymKey().findOrMake());
    String wanted = run.plan().marts(gold.waves());
    if (sets.isPublished(wanted)) {
      run.console().step("publish", "nothing has changed");
      return Optional.empty();
    }
    Optional<Withdrawal> withdrawn = sets.withdrawals().of(wanted);
    if (withdrawn.isPresent()) {
      sets.settle();
      run.console().step("publish", "left alone: " + RollbackCommand.described(withdrawn.get()));
      return Optional.empty();
    }
    List<SumsRow> sums = run.sums();
    Deliveries deliveries = Deliveries.of(sums);
    deliveries.reconcile();
    Held held = Held.of(workspace, sums);
    LinkLayout layout = held.layout(workspace);
    LinkResponses responses =
        LinkResponses.of(
            run.spark(),
            workspace.silver().read(run.spark(), held.sums().keySet()),
            layout,
            keys,
            held.parts());
    LinkedAnswers linked = layout.answers(responses.count());
    MartInputs inputs = held.inputs(workspace, linked, deliveries);
    Marts marts = Marts.of(inputs, workspace.contracts());
    Gate gate = workspace.gate();
    gate.pass(run, wanted, marts);
    LinkedAnswersMart answers = LinkedAnswersMart.of(inputs, workspace.contracts(), layout, keys);
    workspace.keepConfiguration();
    sets.publish(
        wanted,
        marts.names(),
        marts::build,
        List.of(responses.asMart(answers)),
        Map.of(DataPackage.FILE, described(workspace, deliveries)));
    gate.open();
    run.warn(marts.warnings());
    run.console()
        .step(
            Step.of(
                    "publish",
                    Words.count(marts.names().size() + 1, "mart")
                        + " → "
                        + Words.folder(sets.currentFolder()))
                .of(gold.waves().keySet())
                .from(sums.size())
                .between(
                    List.of(
                        Dataset.at(workspace.gold().path()), Dataset.at(workspace.silver().path())),
                    published(sets, workspace.contracts())));
    run.log().published(wanted, deliveries.byWave());
    return Optional.of(Totals.of(deliveries.accounts()));
  }

  private static List<Dataset> published(MartSets sets, MartContracts contracts)
      throws IOException {
    List<Dataset> marts = new ArrayList<>();
    for (PublishedSet.Mart mart : sets.published().map(PublishedSet::marts).orElse(List.of())) {
      marts.add(Dataset.mart(mart.files().get(0), mart.rows(), contracts.get(mart.name())));
    }
    return marts;
  }

  /** The descriptor that lies beside the marts. */
  private static String described(Workspace workspace, Deliveries deliveries) {
    return new DataPackage(workspace.info(), workspace.survey())
        .describe(
            workspace.contracts().all(),
            deliveries.synthetic().isEmpty()
                ? DataPackage.Origin.DELIVERED
                : DataPackage.Origin.SYNTHETIC);
  }

  /**
   * What gold holds of the waves that were delivered, and where their units lie.
   *
   * @param sums by wave
   * @param placements by wave, then by unit
   */
  private record Held(
      List<Wave> waves,
      Map<String, List<SumsRow>> sums,
      Map<String, Map<String, Placement>> placements) {

    static Held of(Workspace workspace, List<SumsRow> sums) {
      Map<String, List<SumsRow>> byWave = new TreeMap<>();
      for (SumsRow row : sums) {
        if (FileOutcome.of(row).isEmpty()) {
          byWave.computeIfAbsent(row.wave(), wave -> new ArrayList<>()).add(row);
        }
      }
      List<Wave> waves =
          workspace.survey().waves().stream()
              .filter(wave -> byWave.containsKey(wave.key()))
              .toList();
      Map<String, Map<String, Placement>> placements = new TreeMap<>();
      waves.forEach(wave -> placements.put(wave.key(), workspace.placements(wave)));
      return new Held(waves, byWave, placements);
    }

    /**
     * How many files the answers themselves take. It hangs on how many there are and not on the
     * machine, so that the same answers make the same files everywhere.
     */
    int parts() {
      return 1 + Math.toIntExact(LinkedAnswersMart.rows(waves, sums) / ROWS_PER_PART);
    }

    /** What is set side by side: the steps of every series, roles, and what is to be crossed. */
    LinkLayout layout(Workspace workspace) {
      List<Link> links = new ArrayList<>(Series.links(workspace.survey(), waves));
      links.addAll(Roles.links(waves));
      links.addAll(workspace.crosstabs().links(waves));
      Lineages lineages = Lineages.of(workspace.registers(), waves, placements);
      return LinkLayout.of(waves, lineages, placements, workspace.breakdowns().keys(), links);
    }

    MartInputs inputs(Workspace workspace, LinkedAnswers linked, Deliveries deliveries) {
      FrameCounts frames = new FrameCounts();
      List<String> breakdowns = workspace.breakdowns().keys();
      for (Wave wave : waves) {
        frames.add(
            wave,
            workspace.registers(),
            workspace.placements(wave),
            breakdowns,
            workspace.synthetic().scale());
      }
      return new MartInputs(
          workspace.survey(),
          workspace.registers(),
          workspace.breakdowns(),
          workspace.structureYear(),
          placements,
          sums,
          linked,
          frames,
          workspace.synthetic().scale(),
          workspace.rules(),
          workspace.crosstabs(),
          workspace.quality(),
          deliveries.accounts(),
          deliveries.synthetic());
    }
  }
}
