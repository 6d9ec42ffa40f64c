package no.kommunespeil.tests;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.kommunespeil.domain.config.LocalFolder;
import no.kommunespeil.domain.cube.CubeLayout;
import no.kommunespeil.domain.cube.CubePart;
import no.kommunespeil.domain.cube.SumsRow;
import no.kommunespeil.domain.geography.Breakdowns;
import no.kommunespeil.domain.geography.Registers;
import no.kommunespeil.domain.survey.Survey;
import no.kommunespeil.domain.survey.SurveyReader;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import no.kommunespeil.jobs.Main;
import no.kommunespeil.spark.gold.Count;
import no.kommunespeil.spark.silver.Responses;
import no.kommunespeil.tests.LaptopBenchmark.Report;
import org.apache.hadoop.fs.FileUtil;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Many copies of the country: the whole pipeline in answers per second at sizes up to ten apart,
 * and the cube of all breakdowns beside DuckDB's {@code GROUPING SETS} over the same answers, on
 * the same cores, in the same run, with every cell compared.
 */
final class ScaleBenchmark {

  private static final int ROUNDS = 5;

  private final Path folder;
  private final SparkSession spark;
  private final Survey survey;
  private final List<String> breakdowns;

  private ScaleBenchmark(Path folder, SparkSession spark) {
    this.folder = folder;
    this.spark = spark;
    LocalFolder conf = LocalFolder.of(Program.CONF);
    this.survey = SurveyReader.read(conf);
    this.breakdowns = Breakdowns.read(conf, Registers.read(conf)).keys();
  }

  /** Arguments: folder to work in, then numbers of copies of the country, ascending. */
  public static void main(String[] arguments) throws IOException, SQLException {
    Path folder = Path.of(arguments[0]).toAbsolutePath();
    Files.createDirectories(folder);
    SparkSession spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "4")
            .config("spark.databricks.delta.snapshotPartitions", "1")
            .config("spark.databricks.delta.stats.collect", "false")
            .config("spark.sql.maxConcurrentOutputFileWriters", "64")
            .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
            .config(
                "spark.sql.catalog.spark_catalog",
                "org.apache.spark.sql.delta.catalog.DeltaCatalog")
            .getOrCreate();
    ScaleBenchmark benchmark = new ScaleBenchmark(folder, spark);
    List<Integer> copies = Arrays.stream(arguments).skip(1).map(Integer::valueOf).toList();
    benchmark.pipeline("warm-up", copies.get(0));
    for (int scale : copies) {
      benchmark.pipeline("copies-" + scale, scale);
    }
    benchmark.cube("copies-" + copies.get(copies.size() - 1));
    spark.stop();
  }

  private void pipeline(String name, int copies) {
    Path waves = folder.resolve("waves-" + copies);
    Path out = folder.resolve(name);
    if (Files.exists(out)) {
      // What an earlier measurement left would leave this one nothing to do.
      FileUtil.fullyDelete(out.toFile());
    }
    if (!Files.exists(waves.resolve("synthetic.yaml"))) {
      command("sample", "--waves", waves, "--scale", copies);
    }
    Report.line("%n%s: %d copies of the country", name, copies);
    double seconds = 0;
    for (String stage : List.of("ingest", "resolve", "count", "publish")) {
      double took = command(stage, "--waves", waves, "--out", out);
      Report.line("  %-8s %7.2f s", stage, took);
      seconds += took;
    }
    Dataset<Row> counted = counted(name);
    long responses = counted.count();
    long answers = answers(counted);
    Report.line(
        "  %-8s %7.2f s for %,d responses with %,d answers: %,.0f answers per second",
        "all", seconds, responses, answers, answers / seconds);
  }

  private double command(Object... arguments) {
    String[] texts =
        java.util.stream.Stream.concat(
                Arrays.stream(arguments).map(Object::toString),
                java.util.stream.Stream.of("--conf", Program.CONF.toString()))
            .toArray(String[]::new);
    java.io.ByteArrayOutputStream said = new java.io.ByteArrayOutputStream();
    long start = System.nanoTime();
    int exitCode = Main.run(new PrintStream(said, true, StandardCharsets.UTF_8), texts);
    double seconds = (System.nanoTime() - start) / 1e9;
    if (exitCode != 0) {
      throw new IllegalStateException(said.toString(StandardCharsets.UTF_8));
    }
    return seconds;
  }

  private Dataset<Row> silver(String name) {
    return spark
        .read()
        .format("delta")
        .load(folder.resolve(name).resolve("tables/silver").toString());
  }

  private Dataset<Row> counted(String name) {
    return silver(name).where(Responses.STATUS + " = '" + Responses.COUNTED + "'");
  }

  private static long answers(Dataset<Row> counted) {
    return counted
        .selectExpr("sum(octet_length(" + Responses.ANSWERS + "))")
        .collectAsList()
        .get(0)
        .getLong(0);
  }

  private void cube(String name) throws SQLException {
    CubeLayout layout = CubeLayout.of(survey.waves(), breakdowns);
    Path answers = folder.resolve(name).resolve("answers");
    writeLong(counted(name), layout, answers);
    double[] ours = new double[ROUNDS];
    double[] duck = new double[ROUNDS];
    Map<String, Long> ourCells = Map.of();
    Map<String, Long> duckCells = Map.of();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("set threads = 2");
      for (int i = -1; i < ROUNDS; i++) {
        long start = System.nanoTime();
        CubePart part = Count.count(spark, silver(name), layout);
        double took = (System.nanoTime() - start) / 1e9;
        ourCells = cells(part, layout);
        start = System.nanoTime();
        List<Object[]> rows = groupingSets(statement, answers);
        double tookDuck = (System.nanoTime() - start) / 1e9;
        duckCells = cells(rows);
        if (i >= 0) {
          ours[i] = took;
          duck[i] = tookDuck;
        }
      }
    }
    if (!ourCells.equals(duckCells)) {
      throw new IllegalStateException(
          "The cells differ: " + ourCells.size() + " here, " + duckCells.size() + " in DuckDB.");
    }
    Arrays.sort(ours);
    Arrays.sort(duck);
    Report.line(
        "%nThe cube over %d breakdowns, warm, median of %d, %,d cells, equal:",
        breakdowns.size(), ROUNDS, ourCells.size());
    Report.line("  Spark, packed responses        %7.2f s", ours[ROUNDS / 2]);
    Report.line("  DuckDB, GROUPING SETS          %7.2f s", duck[ROUNDS / 2]);
    Report.line("  ratio                          %7.2f", ours[ROUNDS / 2] / duck[ROUNDS / 2]);
  }

  /** The answers as one row each, all as small numbers, which is what DuckDB counts fastest. */
  private void writeLong(Dataset<Row> counted, CubeLayout layout, Path to) {
    StructType schema =
        new StructType()
            .add("block", DataTypes.IntegerType, false)
            .add("variable", DataTypes.IntegerType, false)
            .add("answer", DataTypes.IntegerType, false);
    for (int i = 0; i < breakdowns.size(); i++) {
      schema = schema.add("g" + i, DataTypes.IntegerType, false);
    }
    counted
        .select(Responses.WAVE, Responses.SUB_SURVEY, Responses.GROUPS, Responses.ANSWERS)
        .flatMap(new Unpack(layout), Encoders.row(schema))
        .write()
        .mode("overwrite")
        .parquet(to.toString());
  }

  /** Makes one row per answer. Groups are numbered by the hash of their key. */
  private record Unpack(CubeLayout layout) implements FlatMapFunction<Row, Row> {
    @Override
    public Iterator<Row> call(Row row) {
      int block = layout.block(row.getString(0), row.getString(1));
      List<String> groups = row.getList(2);
      byte[] answers = (byte[]) row.get(3);
      List<Row> rows = new ArrayList<>(answers.length);
      for (int i = 0; i < answers.length; i++) {
        Object[] values = new Object[3 + groups.size()];
        values[0] = block;
        values[1] = i;
        values[2] = (int) answers[i];
        for (int g = 0; g < groups.size(); g++) {
          values[3 + g] = groups.get(g).hashCode();
        }
        rows.add(RowFactory.create(values));
      }
      return rows.iterator();
    }
  }

  private List<Object[]> groupingSets(Statement statement, Path answers) throws SQLException {
    StringBuilder sets = new StringBuilder();
    StringBuilder columns = new StringBuilder();
    for (int i = 0; i < breakdowns.size(); i++) {
      sets.append(i == 0 ? "" : ", ").append("(block, variable, answer, g").append(i).append(")");
      columns.append(", g").append(i);
    }
    List<Object[]> rows = new ArrayList<>();
    try (ResultSet result =
        statement.executeQuery(
            "select block, variable, answer"
                + columns
                + ", count(*) from '"
                + answers
                + "/*.parquet' group by grouping sets ("
                + sets
                + ")")) {
      while (result.next()) {
        Object[] row = new Object[4 + breakdowns.size()];
        for (int i = 0; i < row.length; i++) {
          row[i] = result.getObject(i + 1);
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private Map<String, Long> cells(List<Object[]> rows) {
    Map<String, Long> cells = new HashMap<>();
    for (Object[] row : rows) {
      for (int g = 0; g < breakdowns.size(); g++) {
        if (row[3 + g] != null) {
          cells.put(
              key(row[0], row[1], row[2], g, row[3 + g]),
              ((Number) row[3 + breakdowns.size()]).longValue());
        }
      }
    }
    return cells;
  }

  /** The cube's cells that are not zero, under the same names. */
  private Map<String, Long> cells(CubePart part, CubeLayout layout) {
    Map<String, Integer> positions = new HashMap<>();
    survey
        .waves()
        .forEach(
            wave -> {
              for (WaveSubSurvey subSurvey : wave.subSurveys()) {
                for (int i = 0; i < subSurvey.asked().size(); i++) {
                  positions.put(
                      wave.key() + subSurvey.subSurvey().key() + subSurvey.asked().get(i).key(), i);
                }
              }
            });
    Map<String, Long> cells = new HashMap<>();
    part.rows().stream()
        .filter(row -> breakdowns.contains(row.breakdown()))
        .filter(row -> !row.subSurvey().equals(CubeLayout.ANY))
        .flatMap(row -> layout.sums(row).stream())
        .filter(row -> !row.variable().equals(CubeLayout.RESPONSE))
        .forEach(row -> addCells(cells, row, layout, positions));
    return cells;
  }

  private void addCells(
      Map<String, Long> cells, SumsRow row, CubeLayout layout, Map<String, Integer> positions) {
    int block = layout.block(row.wave(), row.subSurvey());
    int variable =
        Objects.requireNonNull(
            positions.get(row.wave() + row.subSurvey() + row.variable()), row.variable());
    int breakdown = breakdowns.indexOf(row.breakdown());
    int group = row.group().hashCode();
    long[] counts = row.sums().counts();
    for (int answer = 0; answer < counts.length; answer++) {
      put(cells, key(block, variable, answer, breakdown, group), counts[answer]);
    }
    put(cells, key(block, variable, -1, breakdown, group), row.sums().filteredOut());
    put(cells, key(block, variable, -2, breakdown, group), row.sums().blank());
    put(cells, key(block, variable, -3, breakdown, group), row.sums().unreadable());
  }

  private static void put(Map<String, Long> cells, String key, long count) {
    if (count > 0) {
      cells.put(key, count);
    }
  }

  private static String key(
      Object block, Object variable, Object answer, int breakdown, Object group) {
    return block + "/" + variable + "/" + answer + "/" + breakdown + "/" + group;
  }
}
