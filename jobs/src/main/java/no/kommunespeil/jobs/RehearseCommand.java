package no.kommunespeil.jobs;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Does once what people do, for the launcher to see which classes that takes. */
@Command(
    name = "rehearse",
    hidden = true,
    description = {"Runs the sample into --folder and asks its marts."},
    mixinStandardHelpOptions = true)
final class RehearseCommand implements Callable<Integer> {

  @Option(names = "--folder", required = true, paramLabel = "FOLDER")
  private String folder = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    String out = folder + "/out";
    int ran =
        execute(
            "run", "--sample", "--profile", "local", "--waves", folder + "/waves", "--out", out);
    if (ran != ExitCode.DONE) {
      return ran;
    }
    for (String format : new String[] {"table", "csv", "json"}) {
      int asked = execute("sql", "--format", format, "--out", out, "select * from waves; selec");
      // The second statement is a mistake on purpose, since an error too should come at once.
      if (asked != ExitCode.FAILED) {
        return ExitCode.FAILED;
      }
    }
    return execute("sql", "--out", out, ".tables");
  }

  private int execute(String... arguments) {
    return Main.execute(spec.parent().commandLine(), Map.of(), arguments);
  }
}
