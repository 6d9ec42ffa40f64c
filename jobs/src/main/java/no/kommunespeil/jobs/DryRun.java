package no.kommunespeil.jobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.quality.Judgement;
import no.kommunespeil.domain.quality.Stage;
import no.kommunespeil.spark.bronze.SourceFile;
import no.kommunespeil.spark.io.StageState;
import no.kommunespeil.spark.io.StageTable;

/**
 * Says what a command would do, wave by wave and stage by stage. Nothing is written, no lock is
 * taken and Spark is not started, so that it can be asked at any time, also while a run is at work.
 */
final class DryRun {

  private static final String DOING = "taking in the wave files";

  private final Workspace workspace;
  private final Plan plan;
  private final Console console;
  private final Set<Stage> stages;
  private final Map<Stage, StageWork> works = new EnumMap<>(Stage.class);
  private final Map<Stage, StageState> states = new EnumMap<>(Stage.class);

  private DryRun(Workspace workspace, Console console, Set<Stage> stages) {
    this.workspace = workspace;
    this.plan = new Plan(workspace);
    this.console = console;
    this.stages = stages;
  }

  /**
   * What {@code run} would do.
   *
   * @return the exit code
   * @throws no.kommunespeil.domain.problem.UserError with everything that would stop it
   * @throws GateStopped with what checks would stop it for, as far as files can tell
   */
  static int ofAll(Settings settings, boolean isSample, Console console) throws IOException {
    if (isSample && SampleJob.isMissing(settings)) {
      console.say(
          "The made-up waves are not there yet: a run would write them to "
              + settings.waves()
              + ", take in all of them and publish the marts. Nothing was written.");
      return ExitCode.DONE;
    }
    return new DryRun(Workspace.open(settings), console, EnumSet.allOf(Stage.class)).tell();
  }

  /**
   * What the command of one stage would do.
   *
   * @param command its name, which is that of the stage
   */
  static int of(String command, Workspace workspace, Console console) throws IOException {
    Stage stage = Stage.valueOf(command.toUpperCase(Locale.ROOT));
    return new DryRun(workspace, console, EnumSet.of(stage)).tell();
  }

  private int tell() throws IOException {
    console.say("A dry run: nothing is written.");
    workspace
        .atWork()
        .ifPresent(holder -> console.say("Running   " + FolderLock.described(holder)));
    StageTable bronze = workspace.bronze();
    IngestJob.refuseForeign(bronze, bronze.state(), DOING);
    Optional<WaveFiles> files = Optional.empty();
    SortedMap<String, String> held = bronze.state().waves();
    if (stages.contains(Stage.INGEST)) {
      files = Optional.of(WaveFiles.find(workspace.survey(), workspace.waveFolder()));
      held = after(Stage.INGEST, bronze.state(), plan.bronze(held, files.get()));
    }
    held = after(Stage.RESOLVE, workspace.silver().state(), plan.silver(held));
    held = after(Stage.COUNT, workspace.gold().state(), plan.gold(held));
    tellWaves(files);
    boolean isHeldBack = stages.contains(Stage.PUBLISH) && publish(held);
    check(files);
    if (isHeldBack) {
      throw GateStopped.still(
          "What the last run found is in "
              + Words.folder(workspace.gate().findings())
              + ", and nothing has changed since.\n"
              + Gate.WAYS_ON);
    }
    return ExitCode.DONE;
  }

  /** What the table of a stage would hold; what it holds when the stage is not asked about. */
  private SortedMap<String, String> after(
      Stage stage, StageState state, SortedMap<String, String> wanted) {
    if (!stages.contains(stage)) {
      return state.waves();
    }
    states.put(stage, state);
    works.put(stage, StageWork.between(state, wanted));
    return wanted;
  }

  private void tellWaves(Optional<WaveFiles> files) {
    SortedSet<String> waves = new TreeSet<>();
    works.values().forEach(work -> waves.addAll(work.wanted().keySet()));
    works.values().forEach(work -> waves.addAll(work.replaced()));
    if (works.isEmpty()) {
      return;
    }
    console.say("");
    console.say(line("wave", works.keySet().stream().map(Stage::key).toList()));
    for (String wave : waves) {
      List<String> words = new ArrayList<>();
      works.forEach((stage, work) -> words.add(word(stage, work, wave, files)));
      console.say(line(wave, words));
    }
    console.say("");
  }

  private String word(Stage stage, StageWork work, String wave, Optional<WaveFiles> files) {
    if (!work.replaced().contains(wave)) {
      return "as it is";
    }
    if (!work.made().containsKey(wave)) {
      return "remove";
    }
    StageState state = states.get(stage);
    String how = state != null && state.waves().containsKey(wave) ? "again" : "new";
    return stage == Stage.INGEST && files.isPresent()
        ? how + ", " + Words.count(files.get().of(wave).size(), "file")
        : how;
  }

  private static String line(String wave, List<String> words) {
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-9s", wave));
    words.forEach(word -> line.append(String.format(Locale.ROOT, " %-15s", word)));
    return line.toString().stripTrailing();
  }

  /**
   * Says what would be published.
   *
   * @return whether a check is known to keep it from being published
   */
  private boolean publish(SortedMap<String, String> gold) throws IOException {
    String wanted = plan.marts(gold);
    Optional<String> current = workspace.marts().current();
    if (workspace.marts().isPublished(wanted)) {
      console.say("Marts     up to date, set " + wanted + "; nothing would be published.");
      return false;
    }
    console.say(
        "Marts     "
            + Words.count(workspace.contracts().all().size(), "mart")
            + " of "
            + Words.list("wave", gold.keySet())
            + " would be published"
            + current.map(set -> ", in place of set " + set).orElse("")
            + ", if checks let them.");
    return workspace.gate().isClosedTo(wanted);
  }

  /** Reads the files that would be taken in, as {@code validate} does, and checks them. */
  private void check(Optional<WaveFiles> all) throws IOException {
    StageWork ingest = works.get(Stage.INGEST);
    if (all.isEmpty() || ingest == null) {
      return;
    }
    SortedMap<String, List<SourceFile>> taken = new TreeMap<>(all.get().byWave());
    taken.keySet().retainAll(ingest.made().keySet());
    Problems problems = new Problems();
    RegisterProblems.add(workspace.checkRegisters(), problems);
    FileCheck.Found found =
        FileCheck.run(workspace, new WaveFiles(taken, all.get().warnings()), problems);
    console.list("warning", all.get().warnings());
    console.list("warning", found.warnings());
    console.list("rejected", found.rejected());
    problems.throwIfAny("checking what a run would read");
    Judgement judgement = found.evidence().judged(workspace, all.get(), taken.keySet());
    console.step("check", Gate.summary(judgement) + ", of the files alone");
    console.list("warning", judgement.warnings());
    if (!stages.contains(Stage.PUBLISH)) {
      console.list("stop", judgement.stops());
    } else if (!judgement.isPublishable()) {
      throw GateStopped.of(judgement.stops(), Gate.WAYS_ON);
    }
  }
}
