package no.kommunespeil.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
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
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.domain.quality.QualityRules;
import no.kommunespeil.domain.survey.Survey;
import no.kommunespeil.domain.survey.SyntheticNote;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.jobs.KeptConfigurations.Source;
import no.kommunespeil.report.data.PackageInfo;
import no.kommunespeil.spark.bronze.BronzeMigrations;
import no.kommunespeil.spark.io.HadoopFolder;
import no.kommunespeil.spark.io.LockHolder;
import no.kommunespeil.spark.io.MartSets;
import no.kommunespeil.spark.io.PseudonymKey;
import no.kommunespeil.spark.io.RunLock;
import no.kommunespeil.spark.io.StageTable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** What every job works with: the configuration as read, and where tables and marts are. */
final class Workspace {

  /** Folder of the marts in that of tables and marts. */
  static final String MARTS = "marts";

  private static final String TABLES = "tables";

  /** No version of a table. */
  private static final long NOW = -1;

  private static final int CONFIGURATION_NAME_LENGTH = 12;

  private final Settings settings;
  private final HadoopFolder conf;
  private final HadoopFolder waves;
  private final Configured configured;
  private final Tables tables;
  private final Configuration hadoop;
  private final Map<String, Map<String, Placement>> placements = new HashMap<>();

  private Workspace(
      Settings settings,
      Configuration hadoop,
      HadoopFolder conf,
      HadoopFolder waves,
      Configured configured,
      Tables tables) {
    this.tables = tables;
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
    Configuration hadoop = settings.hadoop();
    HadoopFolder conf = HadoopFolder.of(settings.conf(), hadoop);
    Configured.refuseElsewhere(conf);
    HadoopFolder waves = HadoopFolder.of(settings.waves(), hadoop);
    HadoopFolder.of(settings.out(), hadoop);
    Configured configured = Configured.read(settings, conf, waves);
    return new Workspace(
        settings, hadoop, conf, waves, configured, new Tables(settings.out(), NOW, NOW));
  }

  /** The same, reading the tables of another as they were; what is written stays where it was. */
  Workspace readingTablesOf(Workspace other, long silver, long gold) {
    return new Workspace(
        settings, hadoop, conf, waves, configured, new Tables(other.tables.out, silver, gold));
  }

  /**
   * Which tables are read.
   *
   * @param out folder of tables and marts
   * @param silver Delta version of the silver table, {@link #NOW} for whatever there is
   * @param gold the same of gold
   */
  private record Tables(String out, long silver, long gold) {}

  /** Whether a folder holds tables that runs write. */
  boolean hasTablesIn(String out) throws IOException {
    Path folder = new Path(out, TABLES);
    return folder.getFileSystem(hadoop).exists(folder);
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

  QualityRules quality() {
    return configured.quality();
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

  /** Spark settings, but for those spark-submit has set. */
  Map<String, String> spark() {
    return settings.spark();
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
    return table("bronze").withMigrations(BronzeMigrations.ALL);
  }

  StageTable silver() throws IOException {
    StageTable silver = table("silver");
    return tables.silver == NOW ? silver : silver.asOf(tables.silver);
  }

  StageTable gold() throws IOException {
    StageTable gold = table("gold");
    return tables.gold == NOW ? gold : gold.asOf(tables.gold);
  }

  StageTable runLog() throws IOException {
    return table("run_log");
  }

  MartSets marts() throws IOException {
    return MartSets.of(martFolder(), hadoop);
  }

  Path martFolder() {
    return new Path(settings.out(), MARTS);
  }

  Gate gate() throws IOException {
    return Gate.of(new Path(settings.out()), hadoop);
  }

  PseudonymKey pseudonymKey() throws IOException {
    return PseudonymKey.of(System.getenv(), new Path(tables.out), hadoop);
  }

  /** Who is at work on tables and marts, where anybody is. */
  Optional<LockHolder> atWork() throws IOException {
    return RunLock.at(new Path(settings.lock()), hadoop);
  }

  Path tables() {
    return new Path(tables.out, TABLES);
  }

  private StageTable table(String name) throws IOException {
    return StageTable.of(new Path(tables(), name), hadoop);
  }

  /** Hash of everything that says where a unit lies and what is known of it. */
  String registersFingerprint() throws IOException {
    ContentHash hash = new ContentHash().add(structureYear());
    addFiles(hash, registerFiles());
    return hash.hex();
  }

  /** Hash of everything in the configuration that marts are made from. */
  String martsFingerprint() throws IOException {
    ContentHash hash = new ContentHash().add(registersFingerprint()).add(synthetic().scale());
    addFiles(hash, surveyFiles());
    return hash.hex();
  }

  /** The name under which the configuration is kept. */
  String configurationName() throws IOException {
    return martsFingerprint().substring(0, CONFIGURATION_NAME_LENGTH);
  }

  /** What the tables hold now, and what they are read with. */
  RunLog.Standing standing() throws IOException {
    return new RunLog.Standing(
        bronze().state().version(),
        silver().state().version(),
        gold().state().version(),
        configurationName(),
        structureYear());
  }

  /** The configurations that marts were made with. */
  KeptConfigurations configurations() throws IOException {
    return KeptConfigurations.in(new Path(tables.out, "configurations"), hadoop);
  }

  /** Keeps the configuration at hand for whoever wants the same marts later. */
  void keepConfiguration() throws IOException {
    List<Source> sources = new ArrayList<>(registerFiles());
    sources.addAll(surveyFiles());
    if (synthetic().isSynthetic()) {
      sources.add(ofWaves(SyntheticNote.FILE));
    }
    configurations().keep(configurationName(), sources);
  }

  private List<Source> registerFiles() throws IOException {
    List<Source> files = new ArrayList<>();
    conf.list("registers").forEach(path -> files.add(ofConf(path)));
    files.add(ofConf("breakdowns.yaml"));
    synthetic().facts().forEach(path -> files.add(ofWaves(path)));
    return files;
  }

  private List<Source> surveyFiles() throws IOException {
    List<Source> files = new ArrayList<>();
    for (String folder : List.of("codebook", "codebook/questions", "waves", "marts")) {
      conf.list(folder).forEach(path -> files.add(ofConf(path)));
    }
    for (String file :
        List.of("estimation.yaml", Crosstabs.FILE, QualityRules.FILE, PackageInfo.FILE)) {
      files.add(ofConf(file));
    }
    return files;
  }

  private Source ofConf(String path) {
    return new Source("conf", conf, path);
  }

  private Source ofWaves(String path) {
    return new Source("waves", waves, path);
  }

  private static void addFiles(ContentHash hash, List<Source> files) throws IOException {
    for (Source file : files) {
      try (InputStream in = file.folder().open(file.path())) {
        hash.add(file.path()).add(Checksums.sha256(in));
      }
    }
  }
}
