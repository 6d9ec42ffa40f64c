package no.kommunespeil.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.concurrent.Callable;
import no.kommunespeil.domain.mart.MartContract;
import no.kommunespeil.domain.mart.MartContracts;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.survey.Survey;
import no.kommunespeil.domain.survey.SurveyReader;
import no.kommunespeil.jobs.query.MartQueries;
import no.kommunespeil.jobs.query.MartTables;
import no.kommunespeil.report.Language;
import no.kommunespeil.report.data.PackageInfo;
import no.kommunespeil.report.export.MartExport;
import no.kommunespeil.spark.io.HadoopFolder;
import no.kommunespeil.spark.session.Sessions;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The published marts in a folder to give away. */
@Command(
    name = "export",
    description = {
      "Writes the published marts to a folder to give away: the marts, a workbook and CSV, a data"
          + " dictionary, a data package and a DDI file for each wave. Needs no Spark.",
      "",
      "Nothing that says what single units answered is in it. A text in a CSV file that a"
          + " spreadsheet would take for a formula has an apostrophe before it."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ExportCommand implements Callable<Integer> {

  private static final String DOING = "exporting the marts";

  @Option(
      names = "--language",
      paramLabel = "LANGUAGE",
      defaultValue = "nb",
      description = "Language of workbook and CSV: nb or en (default: nb).")
  private Language language = Language.NB;

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      description = "Folder to write, which an export before may fill (default: OUT/export).")
  private @Nullable Path to;

  @Mixin private OutOptions out = new OutOptions();

  @Mixin private ConfOption conf = new ConfOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Console console = new Console(spec.commandLine().getOut());
    Configuration hadoop = Sessions.hadoop(conf.spark());
    HadoopFolder folder = HadoopFolder.of(conf.folder(), hadoop);
    Configured.refuseElsewhere(folder);
    Problems problems = new Problems();
    Survey survey = SurveyReader.read(folder, problems);
    MartContracts contracts = MartContracts.read(folder, problems);
    PackageInfo info = PackageInfo.read(folder, problems).orElse(null);
    problems.throwIfAny("reading the configuration in " + folder.name());
    if (info == null) {
      throw new IllegalStateException("What could not be read was not told.");
    }
    Path target = to == null ? Path.of(out.folder(), "export") : to;
    MartExportTo given = new MartExportTo(target, info, survey, contracts, hadoop);
    Faults.during(DOING, target, () -> write(given, console));
    return ExitCode.DONE;
  }

  /** What is exported, and where to. */
  private record MartExportTo(
      Path target,
      PackageInfo info,
      Survey survey,
      MartContracts contracts,
      Configuration hadoop) {}

  private void write(MartExportTo given, Console console) throws IOException {
    try (ExportFolder export = ExportFolder.begin(given.target())) {
      if (export.isRestored()) {
        console.say(
            "An export before was stopped halfway. What it was to replace is back in place.");
      }
      try (MartQueries marts =
          MartQueries.open(
              () -> PublishedMarts.findUndamaged(DOING, out, conf),
              EnumSet.of(MartContract.Tier.INTERNAL))) {
        MartTables tables = new MartTables(marts, given.contracts().all());
        new MartExport(given.info(), given.survey(), tables).write(export.path(), language);
        export.copy(marts.marts(), given.hadoop());
        export.finish();
        if (tables.synthetic()) {
          console.say("SYNTHETIC data, made up to show the program. Not for any conclusion.");
        }
        console.say("Set " + marts.set().name() + " → " + given.target());
      }
    }
  }
}
