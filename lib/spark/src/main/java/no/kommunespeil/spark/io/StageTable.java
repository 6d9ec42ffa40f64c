package no.kommunespeil.spark.io;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.UserError;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * The Delta table of a stage, partitioned by wave, whose commits say what each wave was made from.
 *
 * <p>The state is read from the log's last commit as plain files, without a Spark session: a run
 * that has nothing to do never pays for starting one.
 */
public final class StageTable {

  /** Partition column of every stage's table. */
  public static final String WAVE = "wave";

  /** Commits that move rows about or clean up without changing what the table says. */
  private static final Set<String> MAINTENANCE =
      Set.of("OPTIMIZE", "VACUUM START", "VACUUM END", "REORG", "SET TBLPROPERTIES");

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Later versions than any table has. */
  private static final long NEWEST = Long.MAX_VALUE;

  private final Path path;
  private final FileSystem files;
  private final long last;
  private final List<Migration> migrations;

  private StageTable(Path path, FileSystem files, long last, List<Migration> migrations) {
    this.path = path;
    this.files = files;
    this.last = last;
    this.migrations = migrations;
  }

  public static StageTable of(Path path, Configuration hadoop) throws IOException {
    return new StageTable(path, path.getFileSystem(hadoop), NEWEST, List.of());
  }

  /**
   * The same table, whose columns have changed since the first release.
   *
   * @param steps from each format to the next, the first from that of the first release
   */
  public StageTable withMigrations(List<Migration> steps) {
    return new StageTable(path, files, last, List.copyOf(steps));
  }

  /** The format of the rows that this version of the program writes. */
  private int format() {
    return StageState.FIRST_FORMAT + migrations.size();
  }

  /**
   * The steps that give the rows the columns which this version of the program writes; none when
   * they have them, or another program has made the table.
   *
   * @throws UserError when they are of a newer version, which knows more than this one
   */
  public List<Migration> pending(StageState held) {
    if (held.format() > format()) {
      throw UserError.of(
          "looking at a table",
          Place.of(path.toString()),
          "A newer version of this program has made the table: its format is "
              + held.format()
              + ", and this version knows those up to "
              + format()
              + ".",
          "Run the newer version, or name another folder with --out.");
    }
    return held.version() < 0 || held.isForeign()
        ? List.of()
        : migrations.subList(held.format() - StageState.FIRST_FORMAT, migrations.size());
  }

  /** Gives the rows the columns of this version of the program, all in one commit. */
  public StageState migrate(SparkSession spark) throws IOException {
    StageState held = state();
    Dataset<Row> rows = read(spark);
    for (Migration step : pending(held)) {
      rows = rows.transform(step.rows()::apply);
    }
    rows.write()
        .format("delta")
        .mode(SaveMode.Overwrite)
        .partitionBy(WAVE)
        .option("overwriteSchema", "true")
        .option("userMetadata", new StageState(held.version(), held.waves(), format()).toMetadata())
        .save(path.toString());
    return state();
  }

  /**
   * The table as it was, for reading.
   *
   * @param version number of the Delta version, 0 or more
   * @throws UserError when the table's log does not go back so far
   */
  public StageTable asOf(long version) throws IOException {
    if (!versions().contains(version)) {
      throw UserError.of(
          "reading a table as it was",
          Place.of(path.toString()),
          "The table has no version " + version + " any more.",
          "Choose a later run: 'maintain' removes what is older than it is told to keep.");
    }
    return new StageTable(path, files, version, migrations);
  }

  public Path path() {
    return path;
  }

  /**
   * What the table holds now: {@link StageState#NONE} when there is no table, a version without
   * waves when another program changed its rows, so that everything is made again.
   *
   * @throws DamagedTable when the log's last commit cannot be read
   */
  public StageState state() throws IOException {
    SortedSet<Long> all = versions();
    SortedSet<Long> versions = all;
    while (!versions.isEmpty()) {
      long version = versions.last();
      Optional<JsonNode> commit = commitInfo(version);
      if (commit.isEmpty()) {
        return StageState.unknown(version);
      }
      Optional<StageState> state =
          StageState.fromMetadata(version, commit.get().path("userMetadata").asText());
      if (state.isPresent()) {
        return state.get();
      }
      OptionalLong restored = restored(commit.get());
      if (restored.isPresent()) {
        versions = versions.headSet(Math.min(version, restored.getAsLong() + 1));
      } else if (MAINTENANCE.contains(commit.get().path("operation").asText())) {
        versions = versions.headSet(version);
      } else {
        return StageState.unknown(version);
      }
    }
    // A table whose first commits are gone holds what nobody can tell any more.
    return all.isEmpty() || all.first() == 0 ? StageState.NONE : StageState.unknown(all.last());
  }

  /** The version whose rows a commit brought back, when it says so. */
  private static OptionalLong restored(JsonNode commit) {
    String version = commit.path("operationParameters").path("version").asText();
    return commit.path("operation").asText().equals("RESTORE") && version.matches("\\d{1,18}")
        ? OptionalLong.of(Long.parseLong(version))
        : OptionalLong.empty();
  }

  /**
   * @throws DamagedTable when a commit of the log cannot be read
   */
  public Dataset<Row> read(SparkSession spark) throws IOException {
    checkLog();
    DataFrameReader reader = spark.read().format("delta");
    return (last == NEWEST ? reader : reader.option("versionAsOf", last)).load(path.toString());
  }

  /** The rows of some waves. */
  public Dataset<Row> read(SparkSession spark, Set<String> waves) throws IOException {
    return read(spark).where(isOneOf(waves));
  }

  /**
   * Replaces the rows of some waves, and of no other, in one commit.
   *
   * @param rows the new rows of these waves; a wave without rows is removed
   * @param made fingerprint by wave of the rows given; waves replaced and not in it are forgotten
   * @param replaced the waves replaced
   */
  public StageState replace(
      Dataset<Row> rows, SortedMap<String, String> made, SortedSet<String> replaced)
      throws IOException {
    checkLog();
    StageState before = state();
    // When no row stays, the columns may be others than before.
    boolean startAfresh = replaced.containsAll(before.waves().keySet());
    SortedMap<String, String> after = new TreeMap<>(before.waves());
    after.keySet().removeAll(replaced);
    after.putAll(made);
    var writer =
        rows.write()
            .format("delta")
            .mode(SaveMode.Overwrite)
            .partitionBy(WAVE)
            .option("userMetadata", new StageState(before.version(), after, format()).toMetadata());
    if (startAfresh) {
      writer
          .option("overwriteSchema", "true")
          // Delta would delete commits after thirty days, and with the last of ours the state.
          .option("delta.enableExpiredLogCleanup", "false")
          .save(path.toString());
    } else {
      writer.option("replaceWhere", isOneOf(replaced)).save(path.toString());
    }
    return state();
  }

  /**
   * The rows a version wrote: as its commit counts them, or else, as when single waves are
   * replaced, as its files do.
   */
  public long rowsWritten(long version) throws IOException {
    long rows = 0;
    try (BufferedReader lines = open(version)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode action = JSON.readTree(line);
        String counted =
            action.path("commitInfo").path("operationMetrics").path("numOutputRows").asText();
        if (counted.matches("\\d{1,18}")) {
          return Long.parseLong(counted);
        }
        if (action.has("add")) {
          rows += rowsOf(new Path(path, new Path(URI.create(action.at("/add/path").asText()))));
        }
      }
    }
    return rows;
  }

  private long rowsOf(Path file) throws IOException {
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(file, files.getConf()))) {
      return reader.getRecordCount();
    }
  }

  private static String isOneOf(Set<String> waves) {
    if (waves.isEmpty()) {
      return "false";
    }
    return new TreeSet<>(waves)
        .stream()
            .map(wave -> "'" + wave.replace("'", "''") + "'")
            .collect(Collectors.joining(", ", WAVE + " IN (", ")"));
  }

  private SortedSet<Long> versions() throws IOException {
    FileStatus[] log;
    try {
      log = files.listStatus(logFolder());
    } catch (FileNotFoundException missing) {
      return new TreeSet<>();
    }
    return Arrays.stream(log)
        .map(status -> status.getPath().getName())
        .filter(name -> name.length() == 25 && name.endsWith(".json"))
        .map(name -> Long.valueOf(name.substring(0, 20)))
        .filter(version -> version <= last)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Optional<JsonNode> commitInfo(long version) throws IOException {
    boolean isEmpty = true;
    try (BufferedReader lines = open(version)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode action = JSON.readTree(line);
        isEmpty = false;
        if (action.has("commitInfo")) {
          return Optional.of(action.get("commitInfo"));
        }
      }
    } catch (JacksonException | ChecksumException broken) {
      throw damaged(commit(version));
    }
    if (isEmpty) {
      throw damaged(commit(version));
    }
    return Optional.empty();
  }

  private BufferedReader open(long version) throws IOException {
    return new BufferedReader(
        new InputStreamReader(files.open(commit(version)), StandardCharsets.UTF_8));
  }

  private DamagedTable damaged(Path commit) {
    return new DamagedTable(this, commit.toString(), "This commit of the Delta table is damaged.");
  }

  /**
   * Reads every commit since the last checkpoint. Delta itself passes over lines that it cannot
   * read, and a table would lose rows or have some twice.
   *
   * @throws DamagedTable when one is damaged or missing
   */
  public void checkLog() throws IOException {
    SortedSet<Long> versions = versions();
    if (versions.isEmpty()) {
      return;
    }
    long checkpoint = LogFiles.lastCheckpoint(files, logFolder());
    long first = checkpoint < 0 ? 0 : checkpoint + 1;
    for (long version = first; version <= versions.last(); version++) {
      Path commit = commit(version);
      if (!versions.contains(version)) {
        throw new DamagedTable(
            this, commit.toString(), "This commit of the Delta table is missing.");
      }
      if (!LogFiles.isWholeCommit(files, commit)) {
        throw damaged(commit);
      }
    }
  }

  /** The names of the folders of waves, whatever the log says. */
  public SortedSet<String> waveFolders() throws IOException {
    try {
      return Arrays.stream(files.listStatus(path))
          .map(status -> status.getPath().getName())
          .filter(name -> name.startsWith(WAVE + "="))
          .map(name -> name.substring(WAVE.length() + 1))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (FileNotFoundException missing) {
      return new TreeSet<>();
    }
  }

  /** Whether there is a table. */
  public boolean exists() throws IOException {
    return !versions().isEmpty();
  }

  /**
   * Moves the table aside, so that another can be made in its place. Nothing is deleted.
   *
   * @return where it lies now
   */
  public Path setAside() throws IOException {
    return LogFiles.setAside(files, path);
  }

  /**
   * Moves the checkpoints of the log aside, when every commit is there, so that Delta reads those.
   *
   * @return where they lie now, when there were any
   */
  public Optional<Path> setCheckpointsAside() throws IOException {
    SortedSet<Long> versions = versions();
    if (versions.isEmpty() || versions.first() != 0 || versions.last() + 1 != versions.size()) {
      return Optional.empty();
    }
    return LogFiles.setCheckpointsAside(files, path, logFolder());
  }

  private Path commit(long version) {
    String digits = Long.toString(version);
    return new Path(logFolder(), "0".repeat(20 - digits.length()) + digits + ".json");
  }

  private Path logFolder() {
    return new Path(path, "_delta_log");
  }

  /** The table's name for messages and logs. */
  @Override
  public String toString() {
    return path.getName();
  }
}
