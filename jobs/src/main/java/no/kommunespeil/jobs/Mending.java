package no.kommunespeil.jobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problem;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.spark.io.DamagedTable;
import no.kommunespeil.spark.io.FileFault;
import no.kommunespeil.spark.io.StageTable;
import no.kommunespeil.spark.io.TableCheck;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.Path;

/**
 * What a run does about files that were damaged or lost since they were written.
 *
 * <p>Silver and gold can be made again: a damaged one is moved aside and made again. Bronze holds
 * what was delivered, and may be all there is of it: only a wave whose files are at hand is taken
 * in again, and nothing of the table is moved. Nothing is ever deleted.
 */
final class Mending {

  private static final String LATER = "It is kept to be looked into; delete it when that is done.";

  private Mending() {}

  /**
   * Does some work, and when it fails for tables that are damaged, mends them and does it once
   * more.
   *
   * @throws UserError when bronze is damaged and the files of its waves are not at hand
   */
  static void whatIsDamaged(Run run, WaveFiles files, Pipeline.Work work) throws IOException {
    try {
      work.run();
    } catch (UserError | Busy | GateStopped told) {
      throw told;
    } catch (Exception failure) {
      // A full disk and the like are no reason to look for anything else.
      if (FileFault.of(failure).filter(fault -> !fault.isOfContent()).isPresent()
          || !mend(run, files)) {
        throw failure;
      }
      work.run();
    }
  }

  private static boolean mend(Run run, WaveFiles files) throws IOException {
    run.lock().take();
    Workspace workspace = run.workspace();
    List<Problem> done = new ArrayList<>();
    mendBronze(run, files).ifPresent(done::add);
    for (StageTable table : List.of(workspace.silver(), workspace.gold())) {
      Optional<TableCheck.Damage> damage = TableCheck.find(run.spark(), table);
      if (damage.isPresent()) {
        done.add(setAside(run, table, damage.get()));
      }
    }
    run.warn(done);
    return !done.isEmpty();
  }

  private static Problem setAside(Run run, StageTable table, TableCheck.Damage damage)
      throws IOException {
    run.lock().requireHeld();
    Path aside = table.setAside();
    return new Problem(
        damage.place(),
        damage.what() + " The table " + table + " was moved to " + aside + " and is made again.",
        LATER);
  }

  private static Optional<Problem> mendBronze(Run run, WaveFiles files) throws IOException {
    StageTable bronze = run.workspace().bronze();
    Optional<TableCheck.Damage> found = TableCheck.find(run.spark(), bronze);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    TableCheck.Damage damage = found.get();
    if (damage.isOfLog()) {
      run.lock().requireHeld();
      Optional<Path> aside = bronze.setCheckpointsAside();
      if (aside.isEmpty() || TableCheck.find(run.spark(), bronze).isPresent()) {
        throw told(bronze, damage, missing(bronze.waveFolders(), files));
      }
      return Optional.of(
          new Problem(
              damage.place(),
              damage.what()
                  + " The checkpoints of the log were moved to "
                  + aside.get()
                  + "; every commit is there, and the table is whole without them.",
              LATER));
    }
    SortedSet<String> missing = missing(damage.waves(), files);
    if (!missing.isEmpty()) {
      throw told(bronze, damage, missing);
    }
    run.distrust(damage.waves());
    return Optional.of(
        new Problem(
            damage.place(),
            damage.what(),
            Words.list("wave", damage.waves()) + " is taken in again from the wave files."));
  }

  private static SortedSet<String> missing(SortedSet<String> waves, WaveFiles files) {
    SortedSet<String> missing = new TreeSet<>(waves);
    missing.removeIf(wave -> !files.of(wave).isEmpty());
    return missing;
  }

  /** What a person has to do, as the rows may be nowhere else. */
  private static UserError told(
      StageTable bronze, TableCheck.Damage damage, SortedSet<String> missing) {
    String again =
        damage.isOfLog() ? "move the folder " + bronze.path() + " away and run again" : "run again";
    return UserError.of(
        "reading what was delivered",
        damage.place(),
        damage.what(),
        "Restore it from a backup. "
            + (missing.isEmpty()
                ? "Or, since the files of every wave are at hand, " + again
                : "Or put the files of "
                    + Words.list("wave", missing)
                    + " back, which are not in the folder of wave files, and "
                    + again)
            + ". Nothing was deleted, and the marts are as they were.");
  }

  /** Sees to a run log that could not be written: it is made anew when it is damaged. */
  static void runLog(Run run, StageTable table, Throwable failure, Pipeline.Work again)
      throws IOException {
    String what = "The run log could not be written.";
    String remedy =
        FileFault.of(failure)
            .map(fault -> fault.told("writing the run log", table.path().toString()))
            .map(error -> error.problems().get(0).what() + " " + error.problems().get(0).remedy())
            .orElse("The run itself is not touched by this.");
    try {
      Optional<TableCheck.Damage> damage = TableCheck.find(run.spark(), table);
      if (damage.isPresent()) {
        Problem told = setAside(run, table, damage.get());
        again.run();
        run.warn(List.of(told));
        return;
      }
    } catch (Exception | FSError second) {
      failure.addSuppressed(second);
    }
    run.warn(List.of(new Problem(Place.of(table.path().toString()), what, remedy)));
  }

  /** A failure as people are told of it, when files are to blame for it. */
  static Optional<UserError> told(Run run, Throwable failure) {
    if (failure instanceof UserError
        || failure instanceof Busy
        || failure instanceof GateStopped
        || failure instanceof DamagedTable) {
      return Optional.empty();
    }
    Run.Activity at = run.activity();
    return Faults.told(failure, at.doing(), at.place());
  }
}
