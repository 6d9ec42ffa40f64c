package no.kommunespeil.jobs;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.jobs.query.MartQueries;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.logging.log4j.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program. */
@Command(
    name = "kommunespeil",
    description = {
      "Turns the waves of a survey of all Norwegian municipalities into tables people can trust:"
          + " files in, Delta tables, register links, time series, county breakdowns and Parquet"
          + " marts out."
    },
    subcommands = {
      RunCommand.class,
      SampleCommand.class,
      ValidateCommand.class,
      StatusCommand.class,
      StageCommands.Ingest.class,
      StageCommands.Resolve.class,
      StageCommands.Count.class,
      StageCommands.Publish.class,
      SqlCommand.class,
      ExportCommand.class,
      ReportCommand.class,
      RegisterCommand.class,
      NotebookCommand.class,
      FloorCommand.class,
      RehearseCommand.class,
      CommandLine.HelpCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionText.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Start with:  kommunespeil run --sample",
      "",
      "Exit codes:  0 done or nothing to do",
      "             1 stopped by a file, the configuration or a fault; what was published stays",
      "             2 the command line could not be understood",
      "             4 another run is at work on the same folder; the same can be tried again"
    })
public final class Main {

  Main() {}

  /** Runs a command and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    CompletableFuture<Void> engine =
        arguments.length > 0 && arguments[0].equals(SqlCommand.NAME)
            ? MartQueries.warmUp()
            : CompletableFuture.completedFuture(null);
    int exitCode = run(utf8(System.out), utf8(System.err), arguments);
    engine.join();
    System.exit(exitCode);
  }

  /**
   * Runs a command.
   *
   * @param out where what the command has to say goes
   * @return the exit code
   */
  public static int run(PrintStream out, String... arguments) {
    return run(out, out, arguments);
  }

  /**
   * Runs a command.
   *
   * @param out where what the command has to say goes
   * @param err where it goes why a command stopped, so that it is no part of an answer
   * @return the exit code
   */
  public static int run(PrintStream out, PrintStream err, String... arguments) {
    CommandLine line = new CommandLine(new Main());
    PrintWriter writer = new PrintWriter(err, true, StandardCharsets.UTF_8);
    line.setOut(out == err ? writer : new PrintWriter(out, true, StandardCharsets.UTF_8));
    line.setErr(writer);
    line.setUsageHelpAutoWidth(true);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          writer.println();
          writer.println(explain(failure));
          return failure instanceof Busy ? ExitCode.BUSY : ExitCode.FAILED;
        });
    line.setExecutionStrategy(
        parsed -> {
          if (!parsed.hasSubcommand()
              && !parsed.isUsageHelpRequested()
              && !parsed.isVersionHelpRequested()) {
            line.usage(writer);
            return ExitCode.USAGE;
          }
          return new CommandLine.RunLast().execute(parsed);
        });
    try {
      return line.execute(arguments);
    } catch (Error fault) {
      writer.println();
      writer.println(explain(fault));
      return ExitCode.FAILED;
    }
  }

  private static PrintStream utf8(PrintStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  /** A user's error speaks for itself; a fault of the program goes to the log with its trace. */
  private static String explain(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UserError || cause instanceof Busy) {
        return String.valueOf(cause.getMessage());
      }
    }
    if (ShutdownHookManager.get().isShutdownInProgress()) {
      // Spark stops at the same signal, and whatever step was at work then fails in some way.
      return "Stopped before the end. What was published before stays as it was, and running again"
          + " goes on from here.";
    }
    Optional<UserError> told = Faults.told(failure, "running the command", "the files it works on");
    if (told.isPresent()) {
      return String.valueOf(told.get().getMessage());
    }
    LogManager.getLogger(Main.class).error("The program failed.", failure);
    String log = System.getProperty("kommunespeil.log");
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return "Stopped by a fault: "
        + root.getClass().getSimpleName()
        + (root.getMessage() == null ? "" : ": " + root.getMessage().lines().findFirst().orElse(""))
        + "\nWhat was published before stays as it was, and running again is safe. The details are"
        + " in the log"
        + (log == null ? "." : ", " + log + ".");
  }

  /** The version as {@code --version} prints it. */
  static final class VersionText implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"kommunespeil " + Version.text()};
    }
  }
}
