package no.kommunespeil.jobs;

import java.io.IOException;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import no.kommunespeil.spark.io.PublishedSets;
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
    WaveFiles files = WaveFiles.find(workspace.survey(), workspace.waveFolder());
    Outlook outlook = Outlook.of(workspace, new Plan(workspace), files);
    TreeSet<String> waves = new TreeSet<>(outlook.bronze().wanted().keySet());
    workspace.survey().waves().forEach(wave -> waves.add(wave.key()));
    console.say(line("wave", "files", "ingested", "resolved", "counted"));
    for (String wave : waves) {
      int delivered = files.of(wave).size();
      console.say(
          line(
              wave,
              String.valueOf(delivered),
              word(wave, outlook.bronze()),
              word(wave, outlook.silver()),
              word(wave, outlook.gold())));
    }
    Optional<String> current = workspace.marts().current();
    console.say("");
    console.say(
        "Marts     "
            + (current.isEmpty()
                ? "none published"
                : (outlook.isPublished() ? "up to date" : "behind") + ", set " + current.get()));
    workspace
        .marts()
        .damage(PublishedSets.Look.AT_CONTENTS)
        .ifPresent(damage -> console.say("Damaged   " + damage));
    workspace
        .atWork()
        .ifPresent(holder -> console.say("Running   " + FolderLock.described(holder)));
    StageState bronze = outlook.bronze().held();
    if (bronze.isForeign()) {
      console.say(
          "The bronze table was last changed by another program, at version "
              + bronze.version()
              + "; 'run' will say what to do.");
      return ExitCode.DONE;
    }
    console.say(
        outlook.isDone()
            ? "The next run has nothing to do."
            : "The next run does what is not 'done' above and publishes the marts.");
    return ExitCode.DONE;
  }

  private static String line(String wave, String files, String... stages) {
    return String.format(java.util.Locale.ROOT, LINE, wave, files, stages[0], stages[1], stages[2])
        .stripTrailing();
  }

  private static String word(String wave, Outlook.Stage stage) {
    String fingerprint = stage.wanted().get(wave);
    if (fingerprint == null) {
      return stage.held().waves().containsKey(wave) ? "to remove" : "-";
    }
    if (stage.held().holds(wave, fingerprint)) {
      return "done";
    }
    return stage.held().waves().containsKey(wave) ? "changed" : "to do";
  }
}
