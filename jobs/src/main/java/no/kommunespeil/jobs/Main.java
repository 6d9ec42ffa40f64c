package no.kommunespeil.jobs;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.jobs.observe.JsonLog;
import no.kommunespeil.jobs.observe.Outcome;
import no.kommunespeil.jobs.query.MartQueries;
import no.kommunespeil.jobs.settings.Precedence;
import no.kommunespeil.jobs.settings.Resolution;
import org.apache.logging.log4j.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

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
      RunsCommand.class,
      StageCommands.Ingest.class,
      StageCommands.Resolve.class,
      StageCommands.Count.class,
      StageCommands.Publish.class,
      SqlCommand.class,
      ExportCommand.class,
      ReportCommand.class,
      RegisterCommand.class,
      RollbackCommand.class,
      RebuildCommand.class,
      MaintainCommand.class,
      NotebookCommand.class,
      ConfigCommand.class,
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
      "             3 stopped by a check before the marts were published; what was published stays",
      "             4 another run is at work on the same folder; the same can be tried again",
      "           130 stopped by Ctrl-C, 143 stopped by SIGTERM; the same can be tried again"
    })
public final class Main {

  private final List<JsonLog> open = new ArrayList<>();
  private final Map<String, String> environment;
  private Resolution resolution = Resolution.asWritten(List.of());

  private Main(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Runs a command and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    CompletableFuture<Void> engine =
        arguments.length > 0 && arguments[0].equals(SqlCommand.NAME)
            ? MartQueries.warmUp()
            : CompletableFuture.completedFuture(null);
    AtomicBoolean isEnded = new AtomicBoolean();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  if (!isEnded.get()) {
                    utf8(System.err).println("\n" + Ending.STOPPED.message());
                  }
                }));
    int exitCode = run(utf8(System.out), utf8(System.err), arguments);
    isEnded.set(true);
    engine.join();
    if (exitCode != ExitCode.DONE || !isYarnMaster()) {
      System.exit(exitCode);
    }
  }

  /** Whether this runs inside YARN's application master, which takes any exit for a failure. */
  private static boolean isYarnMaster() {
    return "yarn".equals(System.getProperty("spark.master"))
        && "cluster".equals(System.getProperty("spark.submit.deployMode"));
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
    return run(out, err, System.getenv(), arguments);
  }

  /**
   * Runs a command.
   *
   * @param out where what the command has to say goes
   * @param err where it goes why a command stopped, so that it is no part of an answer
   * @param environment variables that may set options, by name
   * @return the exit code
   */
  public static int run(
      PrintStream out, PrintStream err, Map<String, String> environment, String... arguments) {
    CommandLine line = commandLine(environment);
    PrintWriter writer = new PrintWriter(err, true, StandardCharsets.UTF_8);
    line.setOut(out == err ? writer : new PrintWriter(out, true, StandardCharsets.UTF_8));
    line.setErr(writer);
    return execute(line, environment, arguments);
  }

  /** The command line, with every command. */
  public static CommandLine commandLine(Map<String, String> environment) {
    CommandLine line = new CommandLine(new Main(environment));
    line.setUsageHelpAutoWidth(true);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    ConfigCommand.prepare(line);
    line.setExecutionStrategy(
        parsed -> {
          if (!parsed.hasSubcommand()
              && !parsed.isUsageHelpRequested()
              && !parsed.isVersionHelpRequested()) {
            line.usage(line.getErr());
            return ExitCode.USAGE;
          }
          return new CommandLine.RunLast().execute(parsed);
        });
    return line;
  }

  /**
   * Runs a command with the values that hold.
   *
   * @param environment variables that may set options, by name
   */
  static int execute(CommandLine line, Map<String, String> environment, String... arguments) {
    PrintWriter writer = line.getErr();
    Main program = of(line.getCommandSpec());
    try {
      Resolution resolution = Precedence.resolve(line, environment, List.of(arguments));
      program.resolution = resolution;
      line.setParameterExceptionHandler(
          (refused, written) -> {
            PrintWriter to = refused.getCommandLine().getErr();
            String message = String.valueOf(refused.getMessage());
            to.println(message);
            resolution.origins(message).forEach(to::println);
            if (!CommandLine.UnmatchedArgumentException.printSuggestions(refused, to)) {
              refused.getCommandLine().usage(to);
            }
            return ExitCode.USAGE;
          });
      line.setExecutionExceptionHandler(
          (failure, command, parsed) -> tell(failure, resolution, writer));
      return line.execute(resolution.arguments().toArray(new String[0]));
    } catch (Error | IOException | UserError fault) {
      return tell(fault, program.resolution, writer);
    } finally {
      program.open.forEach(JsonLog::close);
    }
  }

  private static int tell(Throwable failure, Resolution resolution, PrintWriter to) {
    Ending ending = Ending.of(failure);
    if (ending.outcome() != Outcome.STOPPED) {
      to.println();
      to.println(resolution.explained(explain(ending, failure)));
    }
    return ending.exitCode().orElse(ExitCode.FAILED);
  }

  Map<String, String> environment() {
    return environment;
  }

  /** What holds for the command that is being run. */
  Resolution resolution() {
    return resolution;
  }

  /** The program that a command belongs to. */
  static Main of(CommandSpec command) {
    return (Main) command.root().userObject();
  }

  /** Lets a log be written until everything has been told. */
  void keepUntilEnd(JsonLog log) {
    open.add(log);
  }

  private static PrintStream utf8(PrintStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  /** A user's error speaks for itself; a fault of the program goes to the log with its trace. */
  private static String explain(Ending ending, Throwable failure) {
    if (!ending.isFault()) {
      return ending.message();
    }
    LogManager.getLogger(Main.class).error("The program failed.", failure);
    String log = System.getProperty(JsonLog.FILE);
    Throwable root = Ending.root(failure);
    return ending.message()
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
