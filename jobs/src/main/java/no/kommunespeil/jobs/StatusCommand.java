package no.kommunespeil.jobs;

import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import no.kommunespeil.spark.io.MartSets;
import no.kommunespeil.spark.io.StageState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The state of every wave, and what the next run would do. */
@Command(
    name = "status",
    description = {
      "Says how far each wave has come and what the next run would do. Writes nothing and needs no"
          + " Spark."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class StatusCommand implements Callable<Integer> {

  private static final String LINE = "%-8s %5s  %-10s %-10s %-10s";

  @Mixin private FolderOptions folders = new FolderOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Console console = new Console(spec.commandLine().getOut());
    Workspace workspace = Workspace.open(folders.settings());
    Plan plan = new Plan(workspace);
    WaveFiles files = WaveFiles.find(workspace.survey(), workspace.waveFolder());
    StageState bronze = workspace.bronze().state();
    StageState silver = workspace.silver().state();
    StageState gold = workspace.gold().state();
    SortedMap<String, String> wantedBronze = plan.bronze(bronze.waves(), files);
    SortedMap<String, String> wantedSilver = plan.silver(wantedBronze);
    SortedMap<String, String> wantedGold = plan.gold(wantedSilver);
    TreeSet<String> waves = new TreeSet<>(wantedBronze.keySet());
    workspace.survey().waves().forEach(wave -> waves.add(wave.key()));
    console.say(line("wave", "files", "ingested", "resolved", "counted"));
    for (String wave : waves) {
      int delivered = files.of(wave).size();
      console.say(
          line(
              wave,
              String.valueOf(delivered),
              word(wave, bronze, wantedBronze),
              word(wave, silver, wantedSilver),
              word(wave, gold, wantedGold)));
    }
    MartSets sets = workspace.marts();
    Optional<String> current = sets.current();
    boolean published = sets.isPublished(plan.marts(wantedGold));
    boolean isDone =
        published
            && StageWork.between(bronze, wantedBronze).isNothing()
            && StageWork.between(silver, wantedSilver).isNothing()
            && StageWork.between(gold, wantedGold).isNothing();
    console.say("");
    console.say(
        "Marts     "
            + (current.isEmpty()
                ? "none published"
                : (published ? "up to date" : "behind") + ", set " + current.get()));
    if (bronze.isForeign()) {
      console.say(
          "The bronze table was last changed by another program, at version "
              + bronze.version()
              + "; 'run' will say what to do.");
      return ExitCode.DONE;
    }
    console.say(
        isDone
            ? "The next run has nothing to do."
            : "The next run does what is not 'done' above and publishes the marts.");
    return ExitCode.DONE;
  }

  private static String line(String wave, String files, String... stages) {
    return String.format(java.util.Locale.ROOT, LINE, wave, files, stages[0], stages[1], stages[2])
        .stripTrailing();
  }

  private static String word(String wave, StageState held, SortedMap<String, String> wanted) {
    String fingerprint = wanted.get(wave);
    if (fingerprint == null) {
      return held.waves().containsKey(wave) ? "to remove" : "-";
    }
    if (held.holds(wave, fingerprint)) {
      return "done";
    }
    return held.waves().containsKey(wave) ? "changed" : "to do";
  }
}
