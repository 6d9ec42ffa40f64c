package no.kommunespeil.jobs;

import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.jobs.observe.Dataset;
import no.kommunespeil.jobs.observe.Step;
import no.kommunespeil.spark.bronze.Ingest;
import no.kommunespeil.spark.bronze.SourceFile;
import no.kommunespeil.spark.io.Migration;
import no.kommunespeil.spark.io.StageState;
import no.kommunespeil.spark.io.StageTable;
import org.apache.hadoop.fs.Path;

/** Takes in the wave files that are new or have changed. */
final class IngestJob {

  private IngestJob() {}

  static StageState run(Run run, WaveFiles files) throws IOException {
    StageTable bronze = run.workspace().bronze();
    StageState held = bronze.state();
    refuseForeign(bronze, held, "taking in the wave files");
    List<Migration> pending = bronze.pending(held);
    if (!pending.isEmpty()) {
      run.lock().requireHeld();
      held = bronze.migrate(run.spark());
      run.console()
          .step(
              "migrate",
              pending.stream()
                  .map(Migration::what)
                  .collect(
                      Collectors.joining(
                          ", ", bronze.path() + ", format " + held.format() + ": ", "")));
    }
    SortedMap<String, String> wanted = run.plan().bronze(held.waves(), files);
    run.begin("taking in the wave files", bronze.path());
    StageWork work = StageWork.between(held.without(run.distrusted()), wanted);
    if (work.isNothing()) {
      run.console().step("ingest", "no new or changed files");
      return held;
    }
    List<SourceFile> sources =
        work.made().keySet().stream().flatMap(wave -> files.of(wave).stream()).toList();
    StageState state = ingest(run, bronze, sources, work);
    run.console()
        .step(
            Step.of(
                    "ingest",
                    Words.count(sources.size(), "file")
                        + " of "
                        + Words.list("wave", work.made().keySet())
                        + " → "
                        + bronze.path())
                .of(work.replaced())
                .between(
                    sources.stream()
                        .map(source -> Dataset.at(new Path(source.location())))
                        .toList(),
                    List.of(written(bronze, state, sources.size()))));
    run.log().ingested(work.made().keySet());
    return state;
  }

  /**
   * What a stage wrote, with the rows as its commit counts them.
   *
   * @param headers so many of them are headers of files
   */
  static Dataset written(StageTable table, StageState state, int headers) throws IOException {
    return Dataset.table(
        table.path(), state.version(), table.rowsWritten(state.version()) - headers);
  }

  /** When files are refused, what is wrong with the headers of others is told with it. */
  private static StageState ingest(
      Run run, StageTable bronze, List<SourceFile> sources, StageWork work) throws IOException {
    try {
      run.lock().requireHeld();
      return Ingest.run(run.spark(), bronze, sources, work.made(), work.replaced());
    } catch (UserError refused) {
      Problems problems = new Problems();
      problems.addAll(refused.problems());
      FileCheck.headers(run.workspace(), sources, problems);
      throw new UserError(FileCheck.DOING, problems.found());
    }
  }

  /** Bronze is all there is of what was delivered; it is not overwritten on a guess. */
  static void refuseForeign(StageTable bronze, StageState held, String doing) {
    if (held.isForeign()) {
      throw UserError.of(
          doing,
          Place.of(bronze.path().toString()),
          "The table was last changed by another program, at version " + held.version() + ".",
          "Bring back the last version of this program's with Delta's RESTORE TABLE ... TO VERSION"
              + " AS OF, or move the folder away to have the table made again from the wave"
              + " files.");
    }
  }
}
