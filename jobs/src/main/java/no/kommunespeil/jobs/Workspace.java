package no.kommunespeil.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.kommunespeil.domain.config.ContentHash;
import no.kommunespeil.domain.delivery.Checksums;
import no.kommunespeil.domain.estimate.Rules;
import no.kommunespeil.domain.geography.Breakdowns;
import no.kommunespeil.domain.geography.Placement;
import no.kommunespeil.domain.geography.Placements;
import no.kommunespeil.domain.geography.RegisterCheck;
import no.kommunespeil.domain.geography.Registers;
import no.kommunespeil.domain.link.Crosstabs;
import no.kommunespeil.domain.mart.MartContracts;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.domain.survey.Survey;
import no.kommunespeil.domain.survey.SyntheticNote;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.report.data.PackageInfo;
import no.kommunespeil.spark.io.HadoopFolder;
import no.kommunespeil.spark.io.LockHolder;
import no.kommunespeil.spark.io.MartSets;
import no.kommunespeil.spark.io.PseudonymKey;
import no.kommunespeil.spark.io.RunLock;
import no.kommunespeil.spark.io.StageTable;
import no.kommunespeil.spark.session.Sessions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** What every job works with: the configuration as read, and where tables and marts are. */
final class Workspace {

  private final Settings settings;
  private final HadoopFolder conf;
  private final HadoopFolder waves;
  private final Configured configured;
  private final Configuration hadoop;
  private final Map<String, Map<String, Placement>> placements = new HashMap<>();

  private Workspace(
      Settings settings,
      Configuration hadoop,
      HadoopFolder conf,
      HadoopFolder waves,
      Configured configured) {
    this.settings = settings;
    this.hadoop = hadoop;
    this.conf = conf;
    this.waves = waves;
    this.configured = configured;
  }

  /**
   * Reads the configuration and the registers.
   *
   * @throws UserError with everything that is wrong with them
   */
  static Workspace open(Settings settings) throws IOException {
    HadoopFolder conf = HadoopFolder.of(settings.conf(), Sessions.hadoop(Map.of()));
    Configured.refuseElsewhere(conf);
    Problems problems = new Problems();
    Map<String, String> spark = settings.spark(conf, problems);
    Configuration hadoop = Sessions.hadoop(spark);
    HadoopFolder waves = HadoopFolder.of(settings.waves(), hadoop);
    HadoopFolder.of(settings.out(), hadoop);
    Configured configured = Configured.read(settings, spark, conf, waves, problems);
    return new Workspace(settings, hadoop, conf, waves, configured);
  }

  Survey survey() {
    return configured.survey();
  }

  Registers registers() {
    return configured.registers();
  }

  /** The outcome of every check of the registers. */
  List<RegisterCheck.Result> checkRegisters() {
    return RegisterCheck.run(conf, configured.knownRegisters());
  }

  Breakdowns breakdowns() {
    return configured.breakdowns();
  }

  Rules rules() {
    return configured.rules();
  }

  Crosstabs crosstabs() {
    return configured.crosstabs();
  }

  MartContracts contracts() {
    return configured.contracts();
  }

  PackageInfo info() {
    return configured.info();
  }

  SyntheticNote synthetic() {
    return configured.synthetic();
  }

  int structureYear() {
    return configured.structureYear();
  }

  /** Spark settings of the profile. */
  Map<String, String> spark() {
    return configured.spark();
  }

  HadoopFolder conf() {
    return conf;
  }

  HadoopFolder waveFolder() {
    return waves;
  }

  /** The settings of file systems. */
  Configuration hadoop() {
    return hadoop;
  }

  /** The placements of the wave's units; computed once. */
  Map<String, Placement> placements(Wave wave) {
    LocalDate day = wave.registerDay();
    return placements.computeIfAbsent(
        wave.key(),
        key -> Placements.of(registers(), breakdowns(), day, wave.factsYear(), structureYear()));
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

  StageTable runLog() throws IOException {
    return table("run_log");
  }

  MartSets marts() throws IOException {
    return MartSets.of(martFolder(), hadoop);
  }

  Path martFolder() {
    return new Path(settings.out(), "marts");
  }

  PseudonymKey pseudonymKey() throws IOException {
    return PseudonymKey.of(System.getenv(), new Path(settings.out()), hadoop);
  }

  /** Who is at work on tables and marts, where anybody is. */
  Optional<LockHolder> atWork() throws IOException {
    return RunLock.at(new Path(settings.out()), hadoop);
  }

  Path tables() {
    return new Path(settings.out(), "tables");
  }

  private StageTable table(String name) throws IOException {
    return StageTable.of(new Path(tables(), name), hadoop);
  }

  /** Hash of everything that says where a unit lies and what is known of it. */
  String registersFingerprint() throws IOException {
    ContentHash hash = new ContentHash().add(structureYear());
    addFiles(hash, conf, conf.list("registers"));
    addFiles(hash, conf, List.of("breakdowns.yaml"));
    addFiles(hash, waves, synthetic().facts());
    return hash.hex();
  }

  /** Hash of everything in the configuration that marts are made from. */
  String martsFingerprint() throws IOException {
    ContentHash hash = new ContentHash().add(registersFingerprint()).add(synthetic().scale());
    for (String folder : List.of("codebook", "codebook/questions", "waves", "marts")) {
      addFiles(hash, conf, conf.list(folder));
    }
    addFiles(hash, conf, List.of("estimation.yaml", Crosstabs.FILE, PackageInfo.FILE));
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
