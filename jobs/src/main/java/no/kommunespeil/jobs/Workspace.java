package no.kommunespeil.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.kommunespeil.domain.config.ContentHash;
import no.kommunespeil.domain.delivery.Checksums;
import no.kommunespeil.domain.geography.Breakdowns;
import no.kommunespeil.domain.geography.Placement;
import no.kommunespeil.domain.geography.Placements;
import no.kommunespeil.domain.geography.Registers;
import no.kommunespeil.domain.mart.MartContracts;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.domain.survey.Survey;
import no.kommunespeil.domain.survey.SurveyReader;
import no.kommunespeil.domain.survey.SyntheticNote;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.spark.io.HadoopFolder;
import no.kommunespeil.spark.io.MartSets;
import no.kommunespeil.spark.io.StageTable;
import no.kommunespeil.spark.session.Sessions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** What every job works with: the configuration as read, and where tables and marts are. */
final class Workspace {

  private final Settings settings;
  private final HadoopFolder conf;
  private final HadoopFolder waves;
  private final Survey survey;
  private final Registers registers;
  private final Breakdowns breakdowns;
  private final MartContracts contracts;
  private final SyntheticNote synthetic;
  private final int structureYear;
  private final Map<String, String> spark;
  private final Configuration hadoop;
  private final Map<String, Map<String, Placement>> placements = new HashMap<>();

  private Workspace(
      Settings settings,
      Map<String, String> spark,
      Configuration hadoop,
      HadoopFolder conf,
      HadoopFolder waves,
      Survey survey,
      Registers registers,
      Breakdowns breakdowns,
      MartContracts contracts,
      SyntheticNote synthetic) {
    this.settings = settings;
    this.spark = spark;
    this.hadoop = hadoop;
    this.conf = conf;
    this.waves = waves;
    this.survey = survey;
    this.registers = registers;
    this.breakdowns = breakdowns;
    this.contracts = contracts;
    this.synthetic = synthetic;
    this.structureYear = settings.structure().orElse(registers.newestYear());
  }

  /**
   * Reads the configuration and the registers.
   *
   * @throws UserError with everything that is wrong with them
   */
  static Workspace open(Settings settings) throws IOException {
    HadoopFolder conf = HadoopFolder.of(new Path(settings.conf()), Sessions.hadoop(Map.of()));
    if (!conf.exists("codebook")) {
      throw UserError.of(
          "looking for the configuration",
          Place.of(conf.name()),
          "There is no folder 'codebook' in it.",
          "Name the folder of the configuration with --conf.");
    }
    Map<String, String> spark = settings.spark(conf);
    Configuration hadoop = Sessions.hadoop(spark);
    HadoopFolder waves = HadoopFolder.of(new Path(settings.waves()), hadoop);
    Survey survey = SurveyReader.read(conf);
    SyntheticNote synthetic = SyntheticNote.read(waves);
    Registers registers = Registers.read(conf).withSyntheticFacts(waves, synthetic.facts());
    Problems problems = new Problems();
    MartContracts contracts = MartContracts.read(conf, problems);
    problems.throwIfAny("reading the contracts of the marts");
    Workspace workspace =
        new Workspace(
            settings,
            spark,
            hadoop,
            conf,
            waves,
            survey,
            registers,
            Breakdowns.read(conf, registers),
            contracts,
            synthetic);
    workspace.checkStructureYear();
    return workspace;
  }

  private void checkStructureYear() {
    if (structureYear < registers.firstYear() || structureYear > registers.newestYear()) {
      throw UserError.of(
          "choosing the structure of municipalities",
          Place.of("--structure"),
          "The registers do not know the municipalities of " + structureYear + ".",
          "Choose a year from " + registers.firstYear() + " to " + registers.newestYear() + ".");
    }
  }

  /** Spark settings of the profile. */
  Map<String, String> spark() {
    return spark;
  }

  Survey survey() {
    return survey;
  }

  Registers registers() {
    return registers;
  }

  Breakdowns breakdowns() {
    return breakdowns;
  }

  MartContracts contracts() {
    return contracts;
  }

  SyntheticNote synthetic() {
    return synthetic;
  }

  int structureYear() {
    return structureYear;
  }

  HadoopFolder conf() {
    return conf;
  }

  HadoopFolder waveFolder() {
    return waves;
  }

  /** The placements of the wave's units; computed once. */
  Map<String, Placement> placements(Wave wave) {
    LocalDate day = wave.registerDay();
    return placements.computeIfAbsent(
        wave.key(),
        key -> Placements.of(registers, breakdowns, day, wave.factsYear(), structureYear));
  }

  StageTable bronze() throws IOException {
    return table("bronze");
  }

  StageTable silver() throws IOException {
    return table("silver");
  }

  StageTable gold() throws IOException {
    return table("gold");
  }

  Path runLog() {
    return new Path(tables(), "run_log");
  }

  MartSets marts() throws IOException {
    return MartSets.of(new Path(settings.out(), "marts"), hadoop);
  }

  Path tables() {
    return new Path(settings.out(), "tables");
  }

  private StageTable table(String name) throws IOException {
    return StageTable.of(new Path(tables(), name), hadoop);
  }

  /** Hash of everything that says where a unit lies and what is known of it. */
  String registersFingerprint() throws IOException {
    ContentHash hash = new ContentHash().add(structureYear);
    addFiles(hash, conf, conf.list("registers"));
    addFiles(hash, conf, List.of("breakdowns.yaml"));
    addFiles(hash, waves, synthetic.facts());
    return hash.hex();
  }

  /** Hash of everything in the configuration that marts are made from. */
  String martsFingerprint() throws IOException {
    ContentHash hash = new ContentHash().add(registersFingerprint()).add(synthetic.scale());
    for (String folder : List.of("codebook", "codebook/questions", "waves", "marts")) {
      addFiles(hash, conf, conf.list(folder));
    }
    return hash.hex();
  }

  private static void addFiles(ContentHash hash, HadoopFolder folder, List<String> paths)
      throws IOException {
    for (String path : paths) {
      try (InputStream in = folder.open(path)) {
        hash.add(path).add(Checksums.sha256(in));
      }
    }
  }
}
