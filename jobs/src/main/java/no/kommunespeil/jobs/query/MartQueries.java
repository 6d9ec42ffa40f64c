package no.kommunespeil.jobs.query;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.kommunespeil.domain.mart.MartContract;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.spark.io.PublishedSet;
import org.jspecify.annotations.Nullable;

/**
 * The marts of one set, each a view of its name in an embedded engine, DuckDB, that lives in
 * memory. Restricted marts, where they are asked for, lie in the schema {@code restricted}.
 *
 * <p>Nothing can be written and nothing else can be read: the engine opens the files of the marts
 * and no other, loads no extension, keeps its settings as they are set here, and is given only what
 * its own parser calls a query. It works within a part of the machine's memory and writes nothing
 * to disk when that does not do.
 */
public final class MartQueries implements AutoCloseable {

  /** Schema of the marts that say what single units answered. */
  public static final String RESTRICTED = "restricted";

  private static final String DOING = "asking the marts";
  private static final String MEMORY = "2GB";
  private static final int MOST_THREADS = 4;

  /** What stands for other letters in the names of files the engine is told to read. */
  private static final Pattern WILDCARD = Pattern.compile("[*?\\[\\]{}]");

  private static final Pattern EXPLAIN =
      Pattern.compile("\\s*explain(\\s+analyze)?\\s", Pattern.CASE_INSENSITIVE);

  /** The engine's own parser: how many queries a text is, or why it is none. */
  private static final String PARSE =
      "select j->>'error_type', j->>'error_message', (j->>'position')::int,"
          + " json_array_length(j, '$.statements')"
          + " from (select json_serialize_sql(?::varchar) as j)";

  private final Connection engine;
  private final PublishedSet set;
  private final List<PublishedSet.Mart> marts;

  private MartQueries(Connection engine, PublishedSet set, List<PublishedSet.Mart> marts) {
    this.engine = engine;
    this.set = set;
    this.marts = marts;
  }

  /** Finds the set to ask. */
  @FunctionalInterface
  public interface Lookup {
    /**
     * @throws UserError when there is none
     */
    PublishedSet find() throws IOException;
  }

  /**
   * Begins to load the engine, which takes about as long as understanding a command line. Why it
   * could not be loaded is told when marts are opened.
   *
   * @return done when it is loaded: a program that ends before would leave a file
   */
  public static CompletableFuture<Void> warmUp() {
    return CompletableFuture.runAsync(
        () -> {
          try {
            Class.forName("org.duckdb.DuckDBNative");
          } catch (ClassNotFoundException | LinkageError told) {
            return;
          }
        });
  }

  /**
   * Opens the marts of some tiers.
   *
   * @param lookup finds the set, while the engine is being loaded
   * @throws UserError when the engine is missing, or cannot read what lies where the marts lie
   */
  public static MartQueries open(Lookup lookup, Set<MartContract.Tier> tiers) throws IOException {
    CompletableFuture<Connection> loading = CompletableFuture.supplyAsync(MartQueries::load);
    PublishedSet set;
    try {
      set = lookup.find();
      refuseElsewhere(set);
    } catch (IOException | RuntimeException failure) {
      close(loading);
      throw failure;
    }
    Connection engine = loaded(loading);
    try {
      List<PublishedSet.Mart> marts =
          set.marts().stream().filter(mart -> tiers.contains(mart.tier())).toList();
      show(engine, marts);
      return new MartQueries(engine, set, marts);
    } catch (SQLException failure) {
      close(loading);
      throw new IllegalStateException("The marts could not be opened.", failure);
    }
  }

  /** The set that is asked. */
  public PublishedSet set() {
    return set;
  }

  /** The marts that can be asked. */
  public List<PublishedSet.Mart> marts() {
    return marts;
  }

  /** Name by which a mart is asked. */
  public static String tableName(PublishedSet.Mart mart) {
    return switch (mart.tier()) {
      case INTERNAL -> mart.name();
      case RESTRICTED -> RESTRICTED + "." + mart.name();
    };
  }

  /**
   * Asks.
   *
   * @return rows, to be closed by the caller
   * @throws UserError when the engine does not understand the statement, or would have to write
   */
  public Answer ask(SqlScript.Statement statement) {
    refuseWrites(statement);
    try {
      return Answer.of(engine.createStatement(), statement.text());
    } catch (SQLException failure) {
      throw error(failure, statement);
    }
  }

  /**
   * Asks with the program's own words, which hold.
   *
   * @param values of the statement's question marks
   */
  Answer ask(String sql, List<?> values) throws SQLException {
    PreparedStatement statement = engine.prepareStatement(sql);
    try {
      for (int i = 0; i < values.size(); i++) {
        statement.setObject(i + 1, values.get(i));
      }
      return Answer.of(statement);
    } catch (SQLException | RuntimeException failure) {
      statement.close();
      throw failure;
    }
  }

  /** What went wrong, said to the person who asked. */
  public UserError error(SQLException failure, SqlScript.Statement statement) {
    return EngineError.of(failure, statement.text()).toUserError(statement, this);
  }

  /** Names of the tables that can be asked. */
  List<String> tableNames() {
    return marts.stream().map(MartQueries::tableName).toList();
  }

  /** Names of all columns of some marts. */
  List<String> columnNames(List<String> tables) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = engine.createStatement()) {
      for (String table : tables) {
        try (ResultSet columns = statement.executeQuery("describe " + table)) {
          while (columns.next()) {
            names.add(columns.getString(1));
          }
        }
      }
    }
    return names.stream().distinct().toList();
  }

  /** Whether any of the marts says that it rests on synthetic data. */
  public boolean synthetic() {
    try {
      for (PublishedSet.Mart mart : marts) {
        if (mart.name().equals("waves")) {
          try (Answer answer =
              ask("select coalesce(bool_or(synthetic), false) from waves", List.of())) {
            return answer.next() && Boolean.TRUE.equals(answer.value(0));
          }
        }
      }
      return false;
    } catch (SQLException failure) {
      throw new IllegalStateException("The marts do not say what they rest on.", failure);
    }
  }

  @Override
  public void close() {
    try {
      engine.close();
    } catch (SQLException failure) {
      throw new IllegalStateException("The engine did not stop.", failure);
    }
  }

  private void refuseWrites(SqlScript.Statement statement) {
    String query = statement.text();
    int skipped = 0;
    Matcher explain = EXPLAIN.matcher(query);
    if (explain.lookingAt()) {
      skipped = explain.end();
      query = query.substring(skipped);
    }
    try (Answer parsed = ask(PARSE, List.of(query))) {
      parsed.next();
      Object kind = parsed.value(0);
      if (kind == null) {
        if (!Long.valueOf(1).equals(toLong(parsed.value(3)))) {
          throw UserError.of(
              DOING,
              statement.place(0),
              "This is not one statement.",
              "Put a semicolon after each.");
        }
        return;
      }
      if (kind.equals("parser")) {
        int bytes = Math.toIntExact(Optional.ofNullable(toLong(parsed.value(2))).orElse(0L));
        throw EngineError.ofParser(
                String.valueOf(parsed.value(1)), skipped + EngineError.letters(query, bytes))
            .toUserError(statement, this);
      }
    } catch (SQLException failure) {
      throw error(failure, statement);
    }
    throw UserError.of(
        DOING,
        statement.place(0),
        "The marts are only read here, and this statement is not a query.",
        "Ask with SELECT, FROM, WITH, DESCRIBE, SUMMARIZE, SHOW or EXPLAIN; PIVOT needs its columns"
            + " listed with IN.");
  }

  private static @Nullable Long toLong(@Nullable Object number) {
    return number instanceof Number value ? value.longValue() : null;
  }

  private static Connection load() {
    Properties settings = new Properties();
    settings.setProperty("allow_community_extensions", "false");
    settings.setProperty("allow_persistent_secrets", "false");
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    settings.setProperty("errors_as_json", "true");
    settings.setProperty("jdbc_stream_results", "true");
    settings.setProperty("memory_limit", MEMORY);
    settings.setProperty("temp_directory", "");
    settings.setProperty(
        "threads",
        String.valueOf(Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors())));
    try {
      // The driver's own class, since what is found as a service depends on who started the JVM.
      Class.forName("org.duckdb.DuckDBDriver");
      return DriverManager.getConnection("jdbc:duckdb:", settings);
    } catch (ClassNotFoundException missing) {
      throw UserError.of(
          DOING,
          Place.of("sql"),
          "The engine that answers, DuckDB, is not part of the jar for spark-submit.",
          "Name it with --packages org.duckdb:duckdb_jdbc:VERSION, or ask from the source folder"
              + " with ./kommunespeil.");
    } catch (SQLException failure) {
      throw new IllegalStateException("The engine did not start.", failure);
    }
  }

  private static Connection loaded(CompletableFuture<Connection> loading) {
    try {
      return loading.join();
    } catch (CompletionException failure) {
      throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
    }
  }

  /** Waits for the engine to be there before it is closed: half loaded it would leave a file. */
  private static void close(CompletableFuture<Connection> loading) {
    try {
      loading.join().close();
    } catch (CompletionException | SQLException failure) {
      // Something else has gone wrong before, and is what will be told.
      return;
    }
  }

  private static void refuseElsewhere(PublishedSet set) {
    String scheme = set.folder().toUri().getScheme();
    if (!"file".equals(scheme)) {
      throw UserError.of(
          DOING,
          Place.of(set.folder().toString()),
          "The marts lie on the file system '" + scheme + "', and the engine reads local files.",
          "Copy the set to this machine (hadoop fs -get) and ask it with any DuckDB, or ask with"
              + " spark-sql where they are.");
    }
    if (WILDCARD.matcher(path(set.folder())).find()) {
      throw UserError.of(
          DOING,
          Place.of(path(set.folder())),
          "The engine takes *, ?, brackets and braces in the name of a folder for other letters.",
          "Name the folder of the marts without them.");
    }
  }

  private static void show(Connection engine, List<PublishedSet.Mart> marts) throws SQLException {
    List<String> allowed = new ArrayList<>();
    try (Statement statement = engine.createStatement()) {
      if (marts.stream().anyMatch(mart -> mart.tier() == MartContract.Tier.RESTRICTED)) {
        statement.execute("create schema " + RESTRICTED);
      }
      for (PublishedSet.Mart mart : marts) {
        List<String> files = mart.files().stream().map(file -> literal(path(file))).toList();
        statement.execute(
            String.format(
                Locale.ROOT,
                "create view %s as select * from read_parquet([%s])",
                tableName(mart),
                String.join(", ", files)));
        allowed.addAll(files);
      }
      statement.execute("set allowed_paths = [" + String.join(", ", allowed) + "]");
      statement.execute("set enable_external_access = false");
      statement.execute("set lock_configuration = true");
    }
  }

  private static String path(org.apache.hadoop.fs.Path path) {
    return Path.of(path.toUri().getPath()).toString();
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
