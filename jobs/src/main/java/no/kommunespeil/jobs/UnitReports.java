package no.kommunespeil.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import no.kommunespeil.domain.geography.Registers;
import no.kommunespeil.domain.link.UnitKeys;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.domain.survey.Survey;
import no.kommunespeil.domain.survey.SurveyReader;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.jobs.query.LinkedCountsQuery;
import no.kommunespeil.report.Language;
import no.kommunespeil.report.Tables;
import no.kommunespeil.report.page.HtmlReport;
import no.kommunespeil.report.unit.LinkedCounts;
import no.kommunespeil.report.unit.PageRules;
import no.kommunespeil.report.unit.PageUnit;
import no.kommunespeil.report.unit.UnitPages;
import no.kommunespeil.spark.io.HadoopFolder;
import no.kommunespeil.spark.io.PseudonymKey;
import no.kommunespeil.spark.session.Sessions;
import org.apache.hadoop.conf.Configuration;

/** Writes the pages of single units of a wave, for their owner to give to each unit its own. */
final class UnitReports {

  private static final String DOING = "writing the pages of units";
  private static final int SAID_EVERY = 50;

  private final ConfOption conf;
  private final OutOptions out;
  private final Console console;
  private final Survey survey;
  private final Registers registers;
  private final PageRules rules;

  private UnitReports(
      ConfOption conf,
      OutOptions out,
      Console console,
      Survey survey,
      Registers registers,
      PageRules rules) {
    this.conf = conf;
    this.out = out;
    this.console = console;
    this.survey = survey;
    this.registers = registers;
    this.rules = rules;
  }

  /**
   * Reads what the configuration says of units.
   *
   * @throws UserError with everything that is wrong with it
   */
  static UnitReports of(ConfOption conf, OutOptions out, Console console) throws IOException {
    HadoopFolder folder = HadoopFolder.of(conf.folder(), Sessions.hadoop(conf.spark()));
    Configured.refuseElsewhere(folder);
    Problems problems = new Problems();
    Survey survey = SurveyReader.read(folder, problems);
    PageRules rules = PageRules.read(folder, problems);
    problems.throwIfAny("reading the configuration in " + folder.name());
    return new UnitReports(conf, out, console, survey, Registers.read(folder), rules);
  }

  /**
   * Writes a page for each unit and language.
   *
   * @param named numbers or names of units, or {@link UnitChoice#ALL}
   * @throws UserError before anything is written, when a unit or its key cannot be found
   */
  void write(
      List<String> named,
      String waveKey,
      Tables tables,
      LinkedCountsQuery linked,
      List<Language> languages,
      Path reports)
      throws IOException {
    UnitChoice choice = new UnitChoice(registers, survey, wave(waveKey), keys());
    Set<String> answering = linked.keys();
    if (!choice.knowsAny(answering)) {
      throw UserError.of(
          DOING,
          Place.of(PseudonymKey.VARIABLE),
          "The marts were made with another secret than the one at hand: no unit is found in them.",
          "Give the secret they were made with, in the variable or the file "
              + PseudonymKey.FILE
              + ", or publish again with 'run'.");
    }
    List<PageUnit> units =
        named.equals(List.of(UnitChoice.ALL))
            ? choice.answering(answering)
            : choice.named(named, DOING);
    LinkedCounts counts = linked.read(units.stream().map(PageUnit::key).toList());
    List<UnitPages> pages =
        languages.stream()
            .map(language -> new UnitPages(tables, counts, rules, waveKey, language))
            .toList();
    OwnerFolder folder = OwnerFolder.make(reports.resolve("restricted"));
    for (int i = 0; i < units.size(); i++) {
      PageUnit unit = units.get(i);
      for (UnitPages of : pages) {
        Language language = of.language();
        HtmlReport page = new HtmlReport(of.page(unit), of.footer());
        Path file =
            folder.write(
                "kommunespeil-" + waveKey + "-" + unit.number() + "-" + language.tag() + ".html",
                page.html());
        if (units.size() <= SAID_EVERY) {
          console.say("Wrote " + file);
        }
      }
      if (units.size() > SAID_EVERY && ((i + 1) % SAID_EVERY == 0 || i + 1 == units.size())) {
        console.step("report", (i + 1) + " of " + units.size() + " units → " + folder.folder());
      }
    }
    console.say("Each page is for its own unit: give it to nobody else.");
  }

  private Wave wave(String key) {
    return survey.waves().stream()
        .filter(wave -> wave.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                UserError.of(
                    DOING,
                    Place.of("--wave " + key),
                    "The configuration does not describe this wave.",
                    "Name the folder of the configuration the marts were made with: --conf."));
  }

  private UnitKeys keys() throws IOException {
    Configuration hadoop = Sessions.hadoop(conf.spark());
    org.apache.hadoop.fs.Path folder = new org.apache.hadoop.fs.Path(out.folder());
    return new UnitKeys(
        PseudonymKey.of(System.getenv(), folder, hadoop)
            .find()
            .orElseThrow(
                () ->
                    UserError.of(
                        DOING,
                        Place.of(
                            new org.apache.hadoop.fs.Path(folder, PseudonymKey.FILE).toString()),
                        "The secret under which units have their keys is not at hand.",
                        "Put the file back, or set "
                            + PseudonymKey.VARIABLE
                            + " to the secret the marts were made with.")));
  }
}
