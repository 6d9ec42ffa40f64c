package no.kommunespeil.jobs;

import java.io.IOException;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.spark.io.StageState;
import no.kommunespeil.spark.io.StageTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The stages of a run, each by itself. */
final class StageCommands {

  private StageCommands() {}

  /** What the stage commands share. */
  abstract static class Stage implements Callable<Integer> {

    @Mixin private FolderOptions folders = new FolderOptions();

    @Mixin private WaitOption wait = new WaitOption();

    @Mixin private ObserveOptions observe = new ObserveOptions();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public final Integer call() throws IOException {
      Settings settings = folders.settings();
      Observation.of(observe, spec, settings, console -> run(settings, console));
      return ExitCode.DONE;
    }

    private void run(Settings settings, Console console) throws IOException {
      Workspace workspace = Workspace.open(settings);
      try (FolderLock lock = new FolderLock(settings, spec.name(), wait.time(), console);
          Run run = new Run(workspace, lock, console)) {
        lock.take();
        Pipeline.logged(run, () -> work(run));
        finish(run);
      }
    }

    abstract void work(Run run) throws IOException;

    /** What is done when the work is done and logged. */
    void finish(Run run) throws IOException {}

    static void requireAny(StageState held, StageTable table, String doing, String remedy) {
      if (held.waves().isEmpty()) {
        throw UserError.of(
            doing, Place.of(table.path().toString()), "The table holds no wave yet.", remedy);
      }
    }

    /**
     * What is in the table must be what the configuration at hand asks for: answers packed by one
     * codebook and read by another would be other answers.
     */
    static void requireUpToDate(
        StageState held,
        SortedMap<String, String> wanted,
        StageTable table,
        String doing,
        String remedy) {
      StageWork left = StageWork.between(held, wanted);
      if (!left.isNothing()) {
        throw UserError.of(
            doing,
            Place.of(table.path().toString()),
            "What the table holds of "
                + Words.list("wave", left.replaced())
                + " is not what the files taken in and the configuration ask for.",
            remedy);
      }
    }
  }

  @Command(
      name = "ingest",
      description = {"Stage 1: takes wave files into the bronze table, every row as it was read."},
      mixinStandardHelpOptions = true,
      sortOptions = false)
  static final class Ingest extends Stage {
    @Override
    void work(Run run) throws IOException {
      IngestJob.run(run, Pipeline.findFiles(run));
    }
  }

  @Command(
      name = "resolve",
      description = {
        "Stage 2: makes responses of units from bronze rows, in the silver table: which unit, which"
            + " response counts, what was answered."
      },
      mixinStandardHelpOptions = true,
      sortOptions = false)
  static final class Resolve extends Stage {

    private static final String DOING = "making responses of the rows taken in";

    @Override
    void work(Run run) throws IOException {
      StageTable bronze = run.workspace().bronze();
      StageState held = bronze.state();
      IngestJob.refuseForeign(bronze, held, DOING);
      requireAny(held, bronze, DOING, "Run 'ingest' first, or 'run' for everything.");
      ResolveJob.run(run, held);
    }
  }

  @Command(
      name = "count",
      description = {"Stage 3: counts the responses of silver into sums, in the gold table."},
      mixinStandardHelpOptions = true,
      sortOptions = false)
  static final class Count extends Stage {

    private static final String DOING = "counting the responses";
    private static final String REMEDY = "Run 'resolve' first, or 'run' for everything.";

    @Override
    void work(Run run) throws IOException {
      StageTable silver = run.workspace().silver();
      StageState held = silver.state();
      requireAny(held, silver, DOING, REMEDY);
      SortedMap<String, String> bronze = run.workspace().bronze().state().waves();
      requireUpToDate(held, run.plan().silver(bronze), silver, DOING, REMEDY);
      CountJob.run(run, held);
    }
  }

  @Command(
      name = "publish",
      description = {
        "Stage 4: makes the marts from the sums of gold and the responses of silver, and publishes"
            + " them."
      },
      mixinStandardHelpOptions = true,
      sortOptions = false)
  static final class Publish extends Stage {

    private static final String DOING = "publishing the marts";
    private static final String REMEDY =
        "Run 'resolve' and 'count' first, or 'run' for everything.";

    @Mixin private RegisterOptions register = new RegisterOptions();

    @Override
    void finish(Run run) throws IOException {
      register.run(run);
    }

    @Override
    void work(Run run) throws IOException {
      StageTable gold = run.workspace().gold();
      StageState held = gold.state();
      requireAny(held, gold, DOING, REMEDY);
      SortedMap<String, String> bronze = run.workspace().bronze().state().waves();
      Plan plan = run.plan();
      SortedMap<String, String> responses = plan.silver(bronze);
      requireUpToDate(held, plan.gold(responses), gold, DOING, REMEDY);
      // What a unit's responses say together is counted anew, from silver.
      StageTable silver = run.workspace().silver();
      requireUpToDate(silver.state(), responses, silver, DOING, REMEDY);
      PublishJob.run(run, held);
    }
  }
}
