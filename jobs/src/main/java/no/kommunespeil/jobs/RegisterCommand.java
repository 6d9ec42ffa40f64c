package no.kommunespeil.jobs;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Names for tables and marts in Spark's catalogue. */
@Command(
    name = "register",
    description = {
      "Gives the tables and the published marts names in Spark's catalogue, for SQL on a cluster.",
      "",
      "A name that something else has is left alone, and nothing is registered then. 'run' and"
          + " 'publish' take the same options and register what they have published."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Example:", "  kommunespeil register --database kommunespeil"})
final class RegisterCommand implements Callable<Integer> {

  @Mixin private FolderOptions folders = new FolderOptions();

  @Mixin private RegisterOptions register = new RegisterOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    if (!register.isAsked()) {
      throw new ParameterException(spec.commandLine(), "Name a database with --database.");
    }
    Console console = new Console(spec.commandLine().getOut());
    Settings settings = folders.settings();
    try (FolderLock lock = new FolderLock(settings, "register", Duration.ZERO, console);
        Run run = new Run(Workspace.open(settings), lock, console)) {
      register.run(run);
    }
    return ExitCode.DONE;
  }
}
