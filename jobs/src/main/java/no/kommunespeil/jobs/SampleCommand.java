package no.kommunespeil.jobs;

import java.io.IOException;
import java.util.concurrent.Callable;
import no.kommunespeil.sample.SampleOptions;
import no.kommunespeil.spark.session.Sessions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes made-up waves. */
@Command(
    name = "sample",
    description = {
      "Writes made-up waves: real units and registers, invented answers that add up to the"
          + " published numbers where these are known. Every file and everything made from it says"
          + " that it is synthetic.",
      "",
      "The same seed gives the same bytes."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  kommunespeil sample",
      "  kommunespeil sample --scale 30 --waves /tmp/large"
    })
final class SampleCommand implements Callable<Integer> {

  @Mixin private ConfOption conf = new ConfOption();

  @Option(
      names = "--waves",
      paramLabel = "FOLDER",
      description = "Folder to write to (default: ${DEFAULT-VALUE}).",
      defaultValue = "data/sample")
  private String waves = "";

  @Option(
      names = "--scale",
      paramLabel = "COPIES",
      description = "Copies of the country, for load tests (default: ${DEFAULT-VALUE}).",
      defaultValue = "1")
  private int scale = 1;

  @Option(names = "--seed", paramLabel = "NUMBER", description = "Another seed, other answers.")
  private @Nullable Long seed;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    if (scale < 1) {
      throw new ParameterException(
          spec.commandLine(), "--scale is a number of copies, at least 1, not " + scale + ".");
    }
    Console console = new Console(spec.commandLine().getOut());
    SampleJob.write(
        conf.folder(),
        waves,
        Sessions.hadoop(conf.spark()),
        new SampleOptions(seed == null ? SampleOptions.DEFAULT_SEED : seed, scale),
        console);
    return ExitCode.DONE;
  }
}
