package no.kommunespeil.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.spark.io.StageState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The marts as they were on a day. */
@Command(
    name = "rebuild",
    description = {
      "Makes the marts again as a run made them: of the tables as they were then, by the"
          + " configuration as it was then, in a folder of their own. Nothing in --out changes.",
      "",
      "The folder then serves as --out of 'sql', 'report' and 'export'."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Example:",
      "  kommunespeil rebuild --as-of 2026-03-12 --to march",
      "  kommunespeil sql --out march \"select * from waves\""
    })
final class RebuildCommand implements Callable<Integer> {

  private static final String DOING = "making the marts of an earlier run again";

  @Mixin private FolderOptions folders = new FolderOptions();

  @Mixin private WaitOption wait = new WaitOption();

  @Option(
      names = "--as-of",
      paramLabel = "RUN",
      required = true,
      description =
          "The run: its number in the run log or the beginning of it, or a day such as 2026-03-12"
              + " (UTC) for the last one of that day or before.")
  private String asOf = "";

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      required = true,
      description = "A new folder, or one that an earlier 'rebuild' wrote.")
  private String to = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Console console = new Console(spec.commandLine().getOut());
    Settings settings = folders.settings();
    Settings elsewhere = settings.withOut(to);
    Workspace now = Workspace.open(settings);
    refuseOutputs(now, elsewhere);
    Path unpacked = Files.createTempDirectory("kommunespeil-");
    try (FolderLock lock = new FolderLock(elsewhere, spec.name(), wait.time(), console);
        Run finding = new Run(now, lock, console)) {
      PastRun past = PastRun.find(finding.spark(), now.runLog().path(), asOf);
      console.step(
          "found",
          "run "
              + past.id()
              + " of "
              + Words.time(past.finished())
              + ", version "
              + past.program()
              + " of the program");
      now.configurations().unpack(past.configuration(), unpacked);
      Workspace then =
          Workspace.open(
                  elsewhere.of(
                      unpacked.resolve("conf").toUri().toString(),
                      unpacked.resolve("waves").toUri().toString(),
                      past.structureYear()))
              .readingTablesOf(now, past.silver(), past.gold());
      Run run = new Run(then, lock, console);
      lock.take();
      StageState gold = then.gold().state();
      PublishJob.run(run, gold);
      String made = then.marts().current().orElseThrow();
      console.say("");
      console.say(
          made.equals(past.marts().orElse(made))
              ? "These are the marts that the run published."
              : "The run published set "
                  + past.marts().orElseThrow()
                  + " and this is set "
                  + made
                  + ": the program has changed since (then "
                  + past.program()
                  + ", now "
                  + Version.text()
                  + ") or the secret of the unit keys has.");
    } finally {
      delete(unpacked);
    }
    return ExitCode.DONE;
  }

  /** Tables of a folder that runs work on would be at odds with marts of another day. */
  private static void refuseOutputs(Workspace now, Settings elsewhere) throws IOException {
    if (now.hasTablesIn(elsewhere.out())) {
      throw UserError.of(
          DOING,
          Place.of(elsewhere.out()),
          "Runs write their tables and marts to this folder.",
          "Name a folder of its own with --to.");
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> found = Files.walk(folder)) {
      all = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }
}
