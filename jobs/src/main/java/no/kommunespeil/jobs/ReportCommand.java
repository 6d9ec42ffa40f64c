package no.kommunespeil.jobs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import no.kommunespeil.domain.mart.MartContract;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.jobs.query.LinkedCountsQuery;
import no.kommunespeil.jobs.query.MartQueries;
import no.kommunespeil.jobs.query.MartTables;
import no.kommunespeil.report.Language;
import no.kommunespeil.report.Tables;
import no.kommunespeil.report.boundaries.Boundaries;
import no.kommunespeil.report.model.ReportBuilder;
import no.kommunespeil.report.page.HtmlReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A report people read. */
@Command(
    name = "report",
    description = {
      "Writes the report of a wave as one HTML file that needs nothing else, from the published"
          + " marts, without Spark: OUT/report/kommunespeil-WAVE-LANGUAGE.html.",
      "",
      "With --unit it writes instead a page for a unit alone, with its own answers beside others',"
          + " where only the owner can read it: OUT/report/restricted."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  kommunespeil report --sample",
      "  kommunespeil report --sample --wave 2020 --language nb --figures figures",
      "  kommunespeil report --sample --wave 2020 --boundaries counties_2020.geojson",
      "  kommunespeil report --sample --wave 2020 --unit 4601 --language nb"
    })
final class ReportCommand implements Callable<Integer> {

  private static final String DOING = "writing the report";

  /** Languages a report is written in. */
  enum Languages {
    NB(Language.NB),
    EN(Language.EN),
    BOTH(Language.NB, Language.EN);

    private final List<Language> languages;

    Languages(Language... languages) {
      this.languages = List.of(languages);
    }
  }

  @Option(
      names = "--wave",
      paramLabel = "WAVE",
      description = "The wave, such as 2020 (default: the newest that has answers).")
  private @Nullable String wave;

  @Option(
      names = "--language",
      paramLabel = "LANGUAGE",
      defaultValue = "both",
      description = "nb, en or both (default).")
  private Languages languages = Languages.BOTH;

  @Option(
      names = "--figures",
      paramLabel = "FOLDER",
      description = {
        "Also write each chart with its title and base as files for slides and print, in a folder"
            + " for each language. Figures that an earlier report left there are removed."
      })
  private @Nullable Path figures;

  @Option(
      names = "--unit",
      paramLabel = "UNIT",
      description =
          "Write the page of a municipality or a district of Oslo, by number or name; may be given"
              + " several times. With 'all', that of every unit that answered.")
  private List<String> units = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "With --figures: svg, png or both (default).")
  private FigureFiles.@Nullable Formats format;

  @Option(
      names = "--boundaries",
      paramLabel = "FILE",
      description = {
        "Draw counties with the boundaries of this GeoJSON file too, beside the tile maps: degrees,"
            + " or metres of UTM zone 32, 33 or 35."
      })
  private @Nullable Path boundaries;

  @Option(
      names = "--boundaries-key",
      paramLabel = "PROPERTY",
      description = "Property with the county's number (default: one of the usual names).")
  private @Nullable String boundariesKey;

  @Mixin private OutOptions out = new OutOptions();

  @Mixin private ConfOption conf = new ConfOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    refuseMixedUp();
    Console console = new Console(spec.commandLine().getOut());
    checkOptions();
    Faults.during(DOING, folder(), () -> write(console));
    return ExitCode.DONE;
  }

  private void write(Console console) throws IOException {
    try (MartQueries marts =
        MartQueries.open(
            () -> PublishedMarts.findUndamaged(DOING, out, conf),
            units.isEmpty()
                ? EnumSet.of(MartContract.Tier.INTERNAL)
                : EnumSet.allOf(MartContract.Tier.class))) {
      MartTables tables = new MartTables(marts, PublishedMarts.contracts(conf).all());
      String chosen = chosen(ReportBuilder.waves(tables));
      Path folder = folder();
      if (!units.isEmpty()) {
        UnitReports.of(conf, out, console)
            .write(
                units,
                chosen,
                tables,
                new LinkedCountsQuery(marts, chosen),
                languages.languages,
                folder);
        return;
      }
      Optional<Boundaries> outlines = boundaries(tables, chosen);
      Map<Language, HtmlReport> reports = new EnumMap<>(Language.class);
      Map<Path, byte[]> files = new LinkedHashMap<>();
      for (Language language : languages.languages) {
        HtmlReport report = new HtmlReport(ReportBuilder.build(tables, chosen, language, outlines));
        reports.put(language, report);
        files.put(
            folder.resolve("kommunespeil-" + chosen + "-" + language.tag() + ".html"),
            report.html().getBytes(StandardCharsets.UTF_8));
      }
      WholeFile.writeAll(files);
      files.keySet().forEach(file -> console.say("Wrote " + file));
      if (figures != null) {
        for (Map.Entry<Language, HtmlReport> report : reports.entrySet()) {
          Path pictures = figures.resolve(chosen + "-" + report.getKey().tag());
          int written = FigureFiles.write(pictures, report.getValue().pictures(), formats());
          console.say(
              "Wrote "
                  + Words.count(report.getValue().pictures().size(), "chart")
                  + " as "
                  + Words.count(written, "file")
                  + " to "
                  + pictures);
        }
      }
    }
  }

  private void refuseMixedUp() {
    if (units.isEmpty()) {
      return;
    }
    if (figures != null) {
      throw new ParameterException(
          spec.commandLine(), "--figures is for the report of a wave, not for the pages of units.");
    }
    if (units.size() > 1 && units.contains(UnitChoice.ALL)) {
      throw new ParameterException(
          spec.commandLine(), "--unit all is every unit: name no other beside it.");
    }
  }

  private FigureFiles.Formats formats() {
    return format == null ? FigureFiles.Formats.BOTH : format;
  }

  private void checkOptions() {
    if (figures == null && format != null) {
      throw new ParameterException(
          spec.commandLine(), "--format is of the charts: name a folder for them with --figures.");
    }
    if (boundaries == null && boundariesKey != null) {
      throw new ParameterException(
          spec.commandLine(), "--boundaries-key is of a file: name it with --boundaries.");
    }
    if (figures != null) {
      formats().check(DOING);
    }
  }

  private Optional<Boundaries> boundaries(Tables tables, String chosen) throws IOException {
    if (boundaries == null) {
      return Optional.empty();
    }
    Map<String, String> counties = ReportBuilder.counties(tables, chosen);
    if (counties.isEmpty()) {
      throw UserError.of(
          DOING,
          Place.of("--boundaries"),
          "The marts have no values by county of " + chosen + ".",
          "Leave the option out.");
    }
    return Optional.of(Boundaries.read(boundaries, Optional.ofNullable(boundariesKey), counties));
  }

  private String chosen(List<String> waves) {
    if (waves.isEmpty()) {
      throw UserError.of(
          DOING, Place.of(out.folder()), "No wave has answers.", "Deliver one and 'run' again.");
    }
    if (wave == null) {
      return waves.get(waves.size() - 1);
    }
    if (!waves.contains(wave)) {
      throw UserError.of(
          DOING,
          Place.of("--wave " + wave),
          "The marts have no answers of this wave.",
          "Choose among " + String.join(", ", waves) + ".");
    }
    return wave;
  }

  private Path folder() {
    String written = out.folder();
    if (written.startsWith("file:")) {
      return Path.of(java.net.URI.create(written)).resolve("report");
    }
    if (written.contains("://")) {
      // People open the report on this machine, wherever the marts are.
      return Path.of("report");
    }
    return Path.of(written).resolve("report");
  }
}
