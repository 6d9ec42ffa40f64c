package no.kommunespeil.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The last runs. */
@Command(
    name = "runs",
    description = {
      "Lists the last runs on a folder, newest first: those that did something, and those that"
          + " failed. Writes nothing and needs no Spark."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class RunsCommand implements Callable<Integer> {

  private static final String LINE = "%-20s %-8s %-8s %4s %9s %9s  %s";

  @Mixin private FolderOptions folders = new FolderOptions();

  @Mixin private TellOptions tell = new TellOptions();

  @Option(
      names = "--last",
      paramLabel = "NUMBER",
      defaultValue = "20",
      description = "How many runs at most (default: ${DEFAULT-VALUE}).")
  private int last = 20;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    if (last < 1) {
      throw new ParameterException(
          spec.commandLine(), "--last is a number of runs, at least 1, not " + last + ".");
    }
    Console console = new Console(spec.commandLine().getOut());
    List<JsonNode> runs = RunRecords.in(folders.settings()).last(last);
    if (tell.isJson()) {
      runs.forEach(run -> console.say(run.toString()));
      return ExitCode.DONE;
    }
    if (runs.isEmpty()) {
      console.say("No run has left a record here.");
      return ExitCode.DONE;
    }
    console.say(
        String.format(
            Locale.ROOT, LINE, "started", "command", "outcome", "code", "seconds", "rows", "what"));
    runs.forEach(run -> console.say(line(run)));
    return ExitCode.DONE;
  }

  private static String line(JsonNode run) {
    long rows = 0;
    for (JsonNode wave : run.path("rows")) {
      rows += wave.path("read").asLong();
    }
    String started = run.path("started_at").asText();
    return String.format(
            Locale.ROOT,
            LINE,
            started.length() < 19 ? started : started.substring(0, 19) + "Z",
            run.path("command").asText(),
            run.path("outcome").asText(),
            run.path("exit_code").asText(),
            String.format(Locale.ROOT, "%.1f", run.path("seconds").asDouble()),
            rows == 0 ? "" : Words.number(rows),
            what(run))
        .stripTrailing();
  }

  private static String what(JsonNode run) {
    String problem = run.path("problem").asText();
    if (!problem.isEmpty()) {
      return problem;
    }
    TreeSet<String> waves = new TreeSet<>();
    for (JsonNode step : run.path("steps")) {
      // The marts are always made of all waves.
      if (!step.path("step").asText().equals("publish")) {
        step.path("waves").forEach(wave -> waves.add(wave.asText()));
      }
    }
    String set = run.path("marts_set").asText();
    return (waves.isEmpty() ? "" : Words.list("wave", waves) + " ")
        + (set.isEmpty() ? "" : "→ set " + set);
  }
}
