package no.kommunespeil.jobs;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problem;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.jobs.observe.Totals;
import no.kommunespeil.spark.io.DamagedTable;
import no.kommunespeil.spark.io.StageState;
import org.apache.hadoop.fs.FSError;

/** The stages in their order, and what is said at the end. */
final class Pipeline {

  private Pipeline() {}

  static void run(Run run) throws IOException {
    WaveFiles files = findFiles(run);
    if (!isDone(run, files)) {
      // What the tables hold is looked at again from here on, and nobody changes it any more.
      run.lock().take();
    }
    logged(
        run,
        () ->
            Mending.whatIsDamaged(
                run,
                files,
                () -> {
                  StageState bronze = IngestJob.run(run, files);
                  StageState silver = ResolveJob.run(run, bronze);
                  StageState gold = CountJob.run(run, silver);
                  Optional<Totals> totals = PublishJob.run(run, gold);
                  summarise(run, gold, totals);
                }));
  }

  private static boolean isDone(Run run, WaveFiles files) throws IOException {
    try {
      return Outlook.of(run.workspace(), run.plan(), files).isDone();
    } catch (DamagedTable toBeMended) {
      return false;
    }
  }

  /** Finds the wave files and says what is odd about them. */
  static WaveFiles findFiles(Run run) throws IOException {
    Workspace workspace = run.workspace();
    WaveFiles files = WaveFiles.find(workspace.survey(), workspace.waveFolder());
    boolean exists = workspace.waveFolder().exists("");
    if (files.byWave().isEmpty() && workspace.bronze().state().waves().isEmpty()) {
      throw UserError.of(
          "looking for wave files",
          Place.of(workspace.waveFolder().name()),
          exists ? "There is no file of any wave in this folder." : "There is no such folder.",
          "Put the files where the manifests in conf/waves say, name another folder with --waves,"
              + " or try made-up waves with 'run --sample'.");
    }
    if (!exists) {
      run.warn(
          List.of(
              new Problem(
                  Place.of(workspace.waveFolder().name()),
                  "There is no such folder, so there is nothing new to take in.",
                  "Name the folder of the wave files with --waves.")));
    }
    run.warn(files.warnings());
    return files;
  }

  /** Does some work and leaves a row of it in the run log, also when it fails. */
  static void logged(Run run, Work work) throws IOException {
    try {
      work.run();
    } catch (Exception | FSError failure) {
      // Spark throws checked exceptions without declaring them, and Hadoop errors of local disks.
      Optional<UserError> told = Mending.told(run, failure);
      try {
        run.finish(Ending.of(told.isPresent() ? told.get() : failure));
      } catch (Exception second) {
        failure.addSuppressed(second);
      }
      if (told.isPresent()) {
        throw told.get();
      }
      throw failure;
    }
    run.finish(Ending.DONE);
  }

  private static void summarise(Run run, StageState gold, Optional<Totals> totals)
      throws IOException {
    Console console = run.console();
    Workspace workspace = run.workspace();
    console.say("");
    if (!run.log().saysAnything()) {
      console.say("Nothing has changed since the last run; nothing was written.");
    } else if (totals.isEmpty()) {
      console.say(
          "Tables were made again that had been changed or lost. The marts are as they were.");
    }
    console.say("Waves     " + String.join(", ", new TreeSet<>(gold.waves().keySet())));
    totals.ifPresent(
        rows ->
            console.say(
                "Rows      "
                    + Words.number(rows.read())
                    + " read = "
                    + Words.number(rows.counted())
                    + " counted + "
                    + Words.number(rows.setAside())
                    + " set aside + "
                    + Words.number(rows.rejected())
                    + " rejected"));
    run.tellRejected();
    console.say("Warnings  " + Words.number(run.log().warnings()));
    console.say("Tables    " + workspace.tables());
    console.say("Marts     " + Words.folder(workspace.marts().currentFolder()));
    console.say("Work      " + run.sparkWork());
    if (workspace.synthetic().isSynthetic()) {
      console.say("");
      console.say("These are SYNTHETIC data, made up to show the program. Not for any conclusion.");
    }
  }

  /** Something that may fail. */
  @FunctionalInterface
  interface Work {
    void run() throws IOException;
  }
}
