package no.kommunespeil.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.Callable;
import no.kommunespeil.spark.io.StageState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The state of every wave, table and mart, and what the next run would do. */
@Command(
    name = "status",
    description = {
      "Says how far each wave has come, what lies in tables and marts, who is at work, how the last"
          + " run ended and what the next run would do. Writes nothing and needs no Spark."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class StatusCommand implements Callable<Integer> {

  private static final String LINE = "%-8s %5s  %-10s %-10s %-10s";

  @Mixin private FolderOptions folders = new FolderOptions();

  @Mixin private TellOptions tell = new TellOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Console console = new Console(spec.commandLine().getOut());
    Status status = Status.of(folders.settings());
    if (tell.isJson()) {
      console.say(StatusJson.of(status).toString());
    } else {
      say(status, console);
    }
    return ExitCode.DONE;
  }

  private static void say(Status status, Console console) {
    console.say(line("wave", "files", "ingested", "resolved", "counted"));
    for (Status.OfWave wave : status.waves()) {
      console.say(
          line(
              wave.key(),
              String.valueOf(wave.files()),
              wave.bronze().text(),
              wave.silver().text(),
              wave.gold().text()));
    }
    console.say("");
    status
        .holdings()
        .tables()
        .forEach(
            (name, table) ->
                console.say(
                    Console.titled(
                        name.equals("bronze") ? "Tables" : "",
                        String.format(
                            Locale.ROOT,
                            "%-8s version %d, %s",
                            name,
                            table.version(),
                            Words.bytes(table.bytes())))));
    console.say(Console.titled("Marts", marts(status)));
    status.damage().ifPresent(damage -> console.say(Console.titled("Damaged", damage.toString())));
    status
        .withdrawn()
        .ifPresent(one -> console.say(Console.titled("Withdrawn", RollbackCommand.described(one))));
    status
        .heldBack()
        .ifPresent(
            findings ->
                console.say(
                    Console.titled(
                        "Gate", "a check holds the marts back; the findings are in " + findings)));
    status
        .running()
        .ifPresent(holder -> console.say(Console.titled("Running", FolderLock.described(holder))));
    status.lastRun().ifPresent(run -> console.say(Console.titled("Last run", ended(run))));
    StageState bronze = status.outlook().bronze().held();
    if (bronze.isForeign()) {
      console.say(
          "The bronze table was last changed by another program, at version "
              + bronze.version()
              + "; 'run' will say what to do.");
      return;
    }
    console.say(
        status.outlook().isDone()
            ? "The next run has nothing to do."
            : "The next run does what is not 'done' above and publishes the marts.");
  }

  private static String marts(Status status) {
    return status
        .holdings()
        .marts()
        .map(
            marts ->
                (status.outlook().isPublished() ? "up to date" : "behind")
                    + ", set "
                    + marts.set()
                    + ", published "
                    + marts.at().truncatedTo(ChronoUnit.SECONDS)
                    + ", all sets "
                    + Words.bytes(status.holdings().martBytes()))
        .orElse("none published");
  }

  private static String ended(JsonNode run) {
    String problem = run.path("problem").asText();
    return run.path("finished_at").asText()
        + ", "
        + run.path("command").asText()
        + ": "
        + run.path("outcome").asText()
        + (problem.isEmpty() ? "" : ". " + problem);
  }

  private static String line(String wave, String files, String... stages) {
    return String.format(Locale.ROOT, LINE, wave, files, stages[0], stages[1], stages[2])
        .stripTrailing();
  }
}
