package no.kommunespeil.jobs;

import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.spark.bronze.Ingest;
import no.kommunespeil.spark.bronze.SourceFile;
import no.kommunespeil.spark.io.StageState;
import no.kommunespeil.spark.io.StageTable;

/** Takes in the wave files that are new or have changed. */
final class IngestJob {

  private IngestJob() {}

  static StageState run(Run run, WaveFiles files) throws IOException {
    StageTable bronze = run.workspace().bronze();
    StageState held = bronze.state();
    refuseForeign(bronze, held);
    SortedMap<String, String> wanted = run.plan().bronze(held.waves(), files);
    StageWork work = StageWork.between(held, wanted);
    if (work.isNothing()) {
      run.console().step("ingest", "no new or changed files");
      return held;
    }
    List<SourceFile> sources =
        work.made().keySet().stream().flatMap(wave -> files.of(wave).stream()).toList();
    StageState state = Ingest.run(run.spark(), bronze, sources, work.made(), work.replaced());
    run.console()
        .step(
            "ingest",
            Words.count(sources.size(), "file")
                + " of "
                + Words.list("wave", work.made().keySet())
                + " → "
                + bronze.path());
    run.log().ingested(work.made().keySet(), state.version());
    return state;
  }

  /** Bronze is all there is of what was delivered; it is not overwritten on a guess. */
  private static void refuseForeign(StageTable bronze, StageState held) {
    if (held.isForeign()) {
      throw UserError.of(
          "taking in the wave files",
          Place.of(bronze.path().toString()),
          "The table was last changed by another program, at version " + held.version() + ".",
          "Restore the version before with Delta's RESTORE, or move the folder away to have the"
              + " table made again from the wave files.");
    }
  }
}
