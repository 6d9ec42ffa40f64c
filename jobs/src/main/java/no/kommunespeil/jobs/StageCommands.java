package no.kommunespeil.jobs;

import java.io.IOException;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.spark.io.MartSets;
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

    @Mixin private DryRunOption dryRun = new DryRunOption();

    @Mixin private ObserveOptions observe = new ObserveOptions();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public final Integer call() throws IOException {
      Settings settings = folders.settings();
      if (dryRun.isAsked()) {
        Workspace workspace = Workspace.open(settings);
        ready(workspace, new Plan(workspace));
        return DryRun.of(spec.name(), workspace, new Console(spec.commandLine().getOut()));
      }
      Observation.of(observe, spec, settings, console -> run(settings, console));
      return ExitCode.DONE;
    }

    private void run(Settings settings, Console console) throws IOException {
      Workspace workspace = Workspace.open(settings);
      try (FolderLock lock = new FolderLock(settings, spec.name(), wait.time(), console);
          Run run = new Run(workspace, lock, console, setsKept())) {
        lock.take();
        Pipeline.logged(run, () -> work(run, ready(run.workspace(), run.plan())));
        finish(run);
      }
    }

    /**
     * Looks whether what the stage works on is there.
     *
     * @return what it works on
     * @throws UserError when it is not, or not as the configuration at hand asks for
     */
    abstract StageState ready(Workspace workspace, Plan plan) throws IOException;

    /** Does the work, on what {@link #ready} has found. */
    abstract void work(Run run, StageState on) throws IOException;

    /** How many sets of marts stay when one is published. */
    int setsKept() {
      return MartSets.USUALLY_KEPT;
    }

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
    StageState ready(Workspace workspace, Plan plan) throws IOException {
      return workspace.bronze().state();
    }

    @Override
    void work(Run run, StageState on) throws IOException {
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
    private static final String REMEDY = "Run 'ingest' first, or 'run' for everything.";

    @Override
    StageState ready(Workspace workspace, Plan plan) throws IOException {
      StageTable bronze = workspace.bronze();
      StageState held = bronze.state();
      IngestJob.refuseForeign(bronze, held, DOING);
      requireAny(held, bronze, DOING, REMEDY);
      if (!bronze.pending(held).isEmpty()) {
        throw UserError.of(
            DOING,
            Place.of(bronze.path().toString()),
            "The table has the columns of an earlier version of this program.",
            REMEDY);
      }
      return held;
    }

    @Override
    void work(Run run, StageState on) throws IOException {
      ResolveJob.run(run, on);
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
    StageState ready(Workspace workspace, Plan plan) throws IOException {
      StageTable silver = workspace.silver();
      StageState held = silver.state();
      requireAny(held, silver, DOING, REMEDY);
      SortedMap<String, String> bronze = workspace.bronze().state().waves();
      requireUpToDate(held, plan.silver(bronze), silver, DOING, REMEDY);
      return held;
    }

    @Override
    void work(Run run, StageState on) throws IOException {
      CountJob.run(run, on);
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

    @Mixin private KeepOption keep = new KeepOption();

    @Mixin private RegisterOptions register = new RegisterOptions();

    @Override
    int setsKept() {
      return keep.sets();
    }

    @Override
    void finish(Run run) throws IOException {
      register.run(run);
    }

    @Override
    StageState ready(Workspace workspace, Plan plan) throws IOException {
      StageTable gold = workspace.gold();
      StageState held = gold.state();
      requireAny(held, gold, DOING, REMEDY);
      SortedMap<String, String> bronze = workspace.bronze().state().waves();
      SortedMap<String, String> responses = plan.silver(bronze);
      requireUpToDate(held, plan.gold(responses), gold, DOING, REMEDY);
      // What a unit's responses say together is counted anew, from silver.
      StageTable silver = workspace.silver();
      requireUpToDate(silver.state(), responses, silver, DOING, REMEDY);
      return held;
    }

    @Override
    void work(Run run, StageState on) throws IOException {
      PublishJob.run(run, on);
    }
  }
}
