package no.kommunespeil.jobs;

import java.io.IOException;
import java.util.concurrent.Callable;
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

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public final Integer call() throws IOException {
      Console console = new Console(spec.commandLine().getOut());
      Workspace workspace = Workspace.open(folders.settings());
      try (Run run = new Run(spec.name(), workspace, console)) {
        Pipeline.logged(run, () -> work(run));
      }
      return ExitCode.DONE;
    }

    abstract void work(Run run) throws IOException;
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
    @Override
    void work(Run run) throws IOException {
      ResolveJob.run(run, run.workspace().bronze().state());
    }
  }

  @Command(
      name = "count",
      description = {"Stage 3: counts the responses of silver into sums, in the gold table."},
      mixinStandardHelpOptions = true,
      sortOptions = false)
  static final class Count extends Stage {
    @Override
    void work(Run run) throws IOException {
      CountJob.run(run, run.workspace().silver().state());
    }
  }

  @Command(
      name = "publish",
      description = {"Stage 4: makes the marts from the sums of gold and publishes them."},
      mixinStandardHelpOptions = true,
      sortOptions = false)
  static final class Publish extends Stage {
    @Override
    void work(Run run) throws IOException {
      PublishJob.run(run, run.workspace().gold().state());
    }
  }
}
