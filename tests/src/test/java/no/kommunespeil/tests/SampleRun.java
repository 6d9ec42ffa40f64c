package no.kommunespeil.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The sample waves, and what one run made of them: written once for the whole suite and only read
 * afterwards. A test class takes it as a parameter with
 * {@code @ExtendWith(SampleRun.Shared.class)}.
 *
 * @param waves folder of the wave files
 * @param out folder of tables and marts
 * @param ended what the run said
 */
record SampleRun(Path waves, Path out, Program.Ended ended) {

  /** The published marts' folder. */
  Path marts() {
    return out.resolve("marts/current");
  }

  Path mart(String name) {
    return marts().resolve(name + ".parquet");
  }

  /**
   * Asks another engine than Spark, DuckDB, about the marts; each mart, restricted ones too, is a
   * view of its name.
   *
   * @return rows of values as DuckDB's driver gives them
   */
  List<List<@Nullable Object>> query(String sql) throws SQLException, IOException {
    return query(marts(), sql);
  }

  /** The same of another folder of marts. */
  static List<List<@Nullable Object>> query(Path marts, String sql)
      throws SQLException, IOException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        Stream<Path> files = Files.find(marts.toRealPath(), 2, (file, is) -> isMart(file))) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString().replace(".parquet", "");
        statement.execute("create view " + name + " as select * from '" + file + "'");
      }
      List<List<@Nullable Object>> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery(sql)) {
        int width = result.getMetaData().getColumnCount();
        while (result.next()) {
          List<@Nullable Object> row = new ArrayList<>(width);
          for (int i = 1; i <= width; i++) {
            row.add(result.getObject(i));
          }
          rows.add(row);
        }
      }
      return rows;
    }
  }

  private static boolean isMart(Path file) {
    return file.toString().endsWith(".parquet");
  }

  /** Makes the one sample run when the first test asks for it. */
  static final class Shared implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
        ExtensionContext.Namespace.create(SampleRun.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == SampleRun.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      LocalSpark spark = (LocalSpark) new LocalSpark.Shared().resolveParameter(parameter, context);
      return context
          .getRoot()
          .getStore(NAMESPACE)
          .computeIfAbsent(SampleRun.class, key -> make(spark), SampleRun.class);
    }

    private static SampleRun make(LocalSpark spark) {
      try {
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "sample-run-");
        Path waves = folder.resolve("waves");
        Path out = folder.resolve("out");
        Program.Ended ended =
            Program.run(
                spark, "run", "--sample", "--waves", waves.toString(), "--out", out.toString());
        if (ended.exitCode() != 0) {
          throw new IllegalStateException("The run on the sample failed:\n" + ended.output());
        }
        return new SampleRun(waves, out, ended);
      } catch (IOException e) {
        throw new IllegalStateException("No folder for the sample run.", e);
      }
    }
  }
}
