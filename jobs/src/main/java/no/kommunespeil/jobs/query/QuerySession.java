package no.kommunespeil.jobs.query;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import no.kommunespeil.domain.config.Nearest;
import no.kommunespeil.domain.mart.MartColumn;
import no.kommunespeil.domain.mart.MartContract;
import no.kommunespeil.domain.mart.MartContracts;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.spark.io.PublishedSet;

/** Statements and commands of a script or a person, carried out one after another. */
public final class QuerySession {

  private static final List<String> COMMANDS = List.of(".help", ".quit", ".schema", ".tables");

  private final MartQueries marts;
  private final Contracts contracts;
  private final AnswerFormat format;
  private final TableSize size;
  private final PrintWriter out;
  private boolean isFirst = true;

  /** Reads the contracts of the marts, when somebody asks what a mart holds. */
  @FunctionalInterface
  public interface Contracts {
    MartContracts read() throws IOException;
  }

  public QuerySession(
      MartQueries marts,
      Contracts contracts,
      AnswerFormat format,
      TableSize size,
      PrintWriter out) {
    this.marts = marts;
    this.contracts = contracts;
    this.format = format;
    this.size = size;
    this.out = out;
  }

  /** Whether more is to come after an item. */
  enum Next {
    GO_ON,
    QUIT
  }

  /**
   * Does everything up to the end, or up to {@code .quit}.
   *
   * @throws UserError at the first statement or command that cannot be carried out
   */
  public void run(List<SqlScript.Item> items) throws IOException {
    for (SqlScript.Item item : items) {
      if (run(item) == Next.QUIT) {
        return;
      }
    }
  }

  Next run(SqlScript.Item item) throws IOException {
    if (!isFirst) {
      out.write('\n');
    }
    isFirst = false;
    try {
      if (item instanceof SqlScript.Statement statement) {
        answer(statement);
        return Next.GO_ON;
      }
      return obey((SqlScript.Command) item);
    } finally {
      out.flush();
    }
  }

  MartQueries marts() {
    return marts;
  }

  private void answer(SqlScript.Statement statement) {
    try (Answer answer = marts.ask(statement)) {
      format.write(answer, size, out);
    } catch (SQLException failure) {
      throw marts.error(failure, statement);
    }
  }

  private Next obey(SqlScript.Command command) throws IOException {
    String[] words = command.text().replaceFirst(";$", "").strip().split("\\s+");
    switch (words[0].toLowerCase(Locale.ROOT)) {
      case ".quit", ".exit" -> {
        return Next.QUIT;
      }
      case ".help" -> help();
      case ".tables" -> tables();
      case ".schema" -> schema(command, words.length > 1 ? words[1] : "");
      default ->
          throw error(
              command,
              "There is no command '" + words[0] + "'.",
              Nearest.proposal(words[0], COMMANDS));
    }
    return Next.GO_ON;
  }

  private void help() {
    out.write(
        """
        A statement may go over several lines and ends with a semicolon.
        .tables        the marts, and what they are
        .schema MART   a mart's columns, and what they hold
        .quit          ends; so does Ctrl-D
        """);
  }

  private void tables() throws IOException {
    MartContracts known = contracts.read();
    int width = marts.tableNames().stream().mapToInt(String::length).max().orElse(0);
    for (PublishedSet.Mart mart : marts.marts()) {
      String name = MartQueries.tableName(mart);
      String what =
          known.all().stream()
              .filter(contract -> contract.name().equals(mart.name()))
              .map(contract -> "  " + contract.description().en())
              .findFirst()
              .orElse("");
      line(name + " ".repeat(what.isEmpty() ? 0 : width - name.length()) + what);
    }
  }

  private void schema(SqlScript.Command command, String table) throws IOException {
    List<String> names = marts.tableNames();
    if (table.isEmpty()) {
      throw error(command, "No mart is named.", "Write .schema and a mart's name.");
    }
    PublishedSet.Mart mart =
        marts.marts().stream()
            .filter(one -> MartQueries.tableName(one).equals(table))
            .findFirst()
            .orElseThrow(
                () ->
                    error(
                        command,
                        "There is no mart '" + table + "'.",
                        Nearest.proposal(table, names)));
    MartContract contract = contracts.read().get(mart.name());
    int name = width(contract.columnNames());
    int type = width(contract.columns().stream().map(QuerySession::typeName).toList());
    for (MartColumn column : contract.columns()) {
      line(
          column.name()
              + " ".repeat(name - column.name().length() + 2)
              + typeName(column)
              + " ".repeat(type - typeName(column).length() + 2)
              + column.description().en());
    }
  }

  private static String typeName(MartColumn column) {
    return column.type().name().toLowerCase(Locale.ROOT) + (column.nullable() ? "?" : "");
  }

  private static int width(List<String> words) {
    return words.stream().mapToInt(String::length).max().orElse(0);
  }

  /** Lines of a description are cut where lines of a table would be. */
  private void line(String text) {
    out.write(Shown.cut(Shown.visible(text), size.places()) + "\n");
  }

  private static UserError error(SqlScript.Command command, String what, String remedy) {
    return UserError.of(
        "asking the marts", Place.of(command.source(), command.line()), what, remedy);
  }
}
