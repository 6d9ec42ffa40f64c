package no.kommunespeil.tests;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import no.kommunespeil.jobs.Main;

/** The command line as a user meets it, run inside this machine and its Spark session. */
final class Program {

  /** The project's own configuration. */
  static final Path CONF = Path.of("..", "conf").toAbsolutePath().normalize();

  private Program() {}

  /**
   * What a command left behind.
   *
   * @param exitCode 0 done, 1 failed, 2 usage
   * @param output everything it said
   */
  record Ended(int exitCode, String output) {}

  /**
   * Runs a command.
   *
   * @param spark the suite's session, which the command uses and leaves running
   */
  static Ended run(LocalSpark spark, String... arguments) {
    if (spark.spark() == null) {
      throw new IllegalStateException("Spark is not running.");
    }
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int exitCode =
        Main.run(new PrintStream(said, true, StandardCharsets.UTF_8), withConf(arguments));
    return new Ended(exitCode, said.toString(StandardCharsets.UTF_8));
  }

  /** What the project's configuration and an environment come to, for a run that is not begun. */
  static Ended configShow(Map<String, String> environment) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    int exitCode = Main.run(out, out, environment, "config", "show", "--conf", CONF.toString());
    return new Ended(exitCode, said.toString(StandardCharsets.UTF_8));
  }

  /** Names the project's configuration unless the arguments name one or take none. */
  private static String[] withConf(String[] arguments) {
    if (arguments.length == 0
        || arguments[0].startsWith("-")
        || String.join(" ", arguments).contains("--conf")) {
      return arguments;
    }
    String[] named = java.util.Arrays.copyOf(arguments, arguments.length + 2);
    named[arguments.length] = "--conf";
    named[arguments.length + 1] = CONF.toString();
    return named;
  }
}
