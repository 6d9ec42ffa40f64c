package no.kommunespeil.jobs;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import no.kommunespeil.domain.geography.RegisterCheck;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.survey.Codebook;
import no.kommunespeil.spark.session.KnownKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks everything a run would read, and writes nothing. */
@Command(
    name = "validate",
    description = {
      "Checks the configuration, the registers and the wave files that are there, and says"
          + " everything that is wrong at once. Writes nothing and needs no Spark."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ValidateCommand implements Callable<Integer> {

  @Mixin private FolderOptions folders = new FolderOptions();

  @Option(names = "--checks", description = "List every check of the registers, also those passed.")
  private boolean listChecks;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Console console = new Console(spec.commandLine().getOut());
    Workspace workspace = Workspace.open(folders.settings());
    KnownKeys.check(workspace.spark().keySet());
    Codebook codebook = workspace.survey().codebook();
    console.step(
        "codebook",
        Words.count(codebook.questions().size(), "question")
            + ", "
            + Words.count(codebook.variables().size(), "variable")
            + ", "
            + Words.count(workspace.survey().waves().size(), "wave"));
    Problems problems = new Problems();
    checkRegisters(workspace, console, problems);
    if (!workspace.waveFolder().exists("")) {
      problems.add(
          Place.of(workspace.waveFolder().name()),
          "There is no such folder.",
          "Name the folder of the wave files with --waves.");
    }
    WaveFiles files = WaveFiles.find(workspace.survey(), workspace.waveFolder());
    FileCheck.Found found = FileCheck.run(workspace, files, problems);
    console.list("warning", files.warnings());
    console.list("warning", found.warnings());
    console.list("rejected", found.rejected());
    long number = files.byWave().values().stream().mapToLong(List::size).sum();
    console.step("files", Words.count(number, "file") + " in " + workspace.waveFolder().name());
    problems.throwIfAny("checking what a run would read");
    console.say("");
    int warnings = files.warnings().size() + found.warnings().size();
    int rejected = found.rejected().size();
    console.say(
        warnings + rejected == 0
            ? "Everything a run would read is in order."
            : "A run would go through, with "
                + Words.count(warnings, "warning")
                + " and "
                + Words.count(rejected, "rejected row")
                + " as above.");
    return ExitCode.DONE;
  }

  private void checkRegisters(Workspace workspace, Console console, Problems problems) {
    List<RegisterCheck.Result> results = workspace.checkRegisters();
    for (RegisterCheck.Result result : results) {
      if (listChecks) {
        console.say("          " + (result.passed() ? "passed    " : "FAILED    ") + result.name());
      }
    }
    RegisterProblems.add(results, problems);
    console.step("registers", Words.count(results.size(), "check"));
  }
}
