package no.kommunespeil.jobs;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The main job, whole. */
@Command(
    name = "run",
    description = {
      "Takes in the wave files, makes responses of units, counts them and publishes the marts.",
      "",
      "Only waves whose files, configuration or registers have changed are done again; when"
          + " nothing has changed nothing is written. The marts are published together or not at"
          + " all, and a run that was stopped at any moment can simply be started again. One run at"
          + " a time works on a folder.",
      "",
      "With --sample it writes made-up waves first, if they are not there."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  kommunespeil run --sample",
      "  kommunespeil run --waves data/waves --out out",
      "  kommunespeil run --structure 2020",
      "  kommunespeil run --dry-run"
    })
final class RunCommand implements Callable<Integer> {

  @Mixin private FolderOptions folders = new FolderOptions();

  @Mixin private WaitOption wait = new WaitOption();

  @Mixin private KeepOption keep = new KeepOption();

  @Mixin private DryRunOption dryRun = new DryRunOption();

  @Mixin private RegisterOptions register = new RegisterOptions();

  @Mixin private ObserveOptions observe = new ObserveOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Settings settings = folders.settings();
    if (dryRun.isAsked()) {
      Console console = new Console(spec.commandLine().getOut());
      return DryRun.ofAll(settings, folders.isSample(), console);
    }
    Observation.of(observe, spec, settings, console -> run(settings, console));
    return ExitCode.DONE;
  }

  private void run(Settings settings, Console console) throws IOException {
    try (FolderLock lock = new FolderLock(settings, "run", wait.time(), console)) {
      if (folders.isSample() && SampleJob.isMissing(settings)) {
        lock.take();
        SampleJob.writeIfMissing(settings, console);
      }
      try (Run run = new Run(Workspace.open(settings), lock, console, keep.sets())) {
        Pipeline.run(run);
        register.run(run);
      }
    }
  }
}
