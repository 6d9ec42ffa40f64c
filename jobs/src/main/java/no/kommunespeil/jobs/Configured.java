package no.kommunespeil.jobs;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import no.kommunespeil.domain.estimate.Rules;
import no.kommunespeil.domain.geography.Breakdowns;
import no.kommunespeil.domain.geography.Registers;
import no.kommunespeil.domain.link.Crosstabs;
import no.kommunespeil.domain.mart.MartContracts;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problem;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.domain.quality.QualityRules;
import no.kommunespeil.domain.survey.Survey;
import no.kommunespeil.domain.survey.SurveyReader;
import no.kommunespeil.domain.survey.SyntheticNote;
import no.kommunespeil.report.data.PackageInfo;
import no.kommunespeil.spark.io.HadoopFolder;

/**
 * Everything a command reads before it looks at a wave file.
 *
 * @param registers with what a sample adds to them
 * @param knownRegisters without that: what a sample adds is no fact, and would not add up
 * @param structureYear year whose municipalities and counties series are followed in
 */
record Configured(
    Survey survey,
    SyntheticNote synthetic,
    Registers registers,
    Registers knownRegisters,
    Breakdowns breakdowns,
    Rules rules,
    Crosstabs crosstabs,
    QualityRules quality,
    MartContracts contracts,
    PackageInfo info,
    int structureYear) {

  /**
   * Reads it.
   *
   * @throws UserError with everything that is wrong in any of its files
   */
  static Configured read(Settings settings, HadoopFolder conf, HadoopFolder waves)
      throws IOException {
    Problems problems = new Problems();
    Problems ofSurvey = new Problems();
    Survey survey = SurveyReader.read(conf, ofSurvey);
    SyntheticNote synthetic =
        in(waves, () -> SyntheticNote.read(waves), problems).orElse(SyntheticNote.NONE);
    Optional<Registers> known = orTold(() -> Registers.read(conf), problems);
    Registers registers = known.orElse(Registers.none());
    if (known.isPresent()) {
      registers =
          in(waves, () -> known.get().withSyntheticFacts(waves, synthetic.facts()), problems)
              .orElse(registers);
    }
    Registers all = registers;
    Optional<Breakdowns> breakdowns = orTold(() -> Breakdowns.read(conf, all), problems);
    Problems ofQuality = new Problems();
    ofQuality.addAll(ofSurvey.found());
    QualityRules quality = QualityRules.read(conf, survey, ofQuality);
    Crosstabs crosstabs =
        Crosstabs.read(conf, survey, breakdowns.map(Breakdowns::list).orElse(List.of()), ofSurvey);
    problems.addAll(ofSurvey.found());
    problems.addAll(ofQuality.found());
    Rules rules = Rules.read(conf, problems);
    MartContracts contracts = MartContracts.read(conf, problems);
    Optional<PackageInfo> info = PackageInfo.read(conf, problems);
    int structureYear = settings.structure().orElse(registers.newestYear());
    if (known.isPresent()) {
      checkStructureYear(structureYear, registers, problems);
    }
    problems.throwIfAny("reading the configuration in " + conf.name());
    return new Configured(
        survey,
        synthetic,
        registers,
        known.orElseThrow(),
        breakdowns.orElseThrow(),
        rules,
        crosstabs,
        quality,
        contracts,
        info.orElseThrow(),
        structureYear);
  }

  /**
   * @throws UserError when the folder is none, or holds no configuration
   */
  static void refuseElsewhere(HadoopFolder conf) throws IOException {
    String what = "There is no folder 'codebook' in it.";
    if (conf.exists("codebook")) {
      return;
    } else if (conf.isFile()) {
      what = "This is a file, not a folder.";
    } else if (!conf.exists("")) {
      what = "There is no such folder.";
    }
    throw UserError.of(
        "looking for the configuration",
        Place.of(conf.name()),
        what,
        "Name the folder of the configuration with --conf.");
  }

  private static void checkStructureYear(int year, Registers registers, Problems problems) {
    if (year < registers.firstYear() || year > registers.newestYear()) {
      problems.add(
          Place.of("--structure"),
          "The registers do not know the municipalities of " + year + ".",
          "Choose a year from " + registers.firstYear() + " to " + registers.newestYear() + ".");
    }
  }

  /** What was read, or nothing and its problems told. */
  private static <T> Optional<T> orTold(Reading<T> reading, Problems problems) throws IOException {
    try {
      return Optional.of(reading.read());
    } catch (UserError error) {
      problems.addAll(error.problems());
      return Optional.empty();
    }
  }

  /** The same of files of another folder than the configuration's, which their places then name. */
  private static <T> Optional<T> in(HadoopFolder folder, Reading<T> reading, Problems problems)
      throws IOException {
    Problems within = new Problems();
    Optional<T> read = orTold(reading, within);
    List<Problem> found = within.found();
    for (Problem problem : found) {
      Place place = problem.place();
      problems.add(
          Place.of(folder.name() + "/" + place.file(), place.line(), place.column()),
          problem.what(),
          problem.remedy());
    }
    return read;
  }

  /** Something that is read. */
  @FunctionalInterface
  private interface Reading<T> {
    T read() throws IOException;
  }
}
