package no.kommunespeil.jobs.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no.kommunespeil.domain.config.Nearest;
import no.kommunespeil.domain.mart.MartContract;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.spark.io.PublishedSet;
import org.jspecify.annotations.Nullable;

/**
 * What the engine has to say against a statement.
 *
 * @param message one line
 * @param advice what it says further, may be empty
 * @param position letter of the statement it is about, from 0; -1 when it is about no single one
 * @param kind what it does not know
 * @param name the name it does not know, empty when it is about something else
 */
record EngineError(String message, String advice, int position, Kind kind, String name) {

  /** What a name that is not known was meant for. */
  enum Kind {
    TABLE,
    COLUMN,
    OTHER
  }

  private static final Pattern NO_COLUMN = Pattern.compile("not have a column named \"([^\"]+)\"");
  private static final Pattern NO_SCHEMA =
      Pattern.compile("Table with name \"([^\"]+)\" does not exist because");
  private static final ObjectMapper JSON = new ObjectMapper();

  static EngineError of(SQLException failure, String statement) {
    String text = String.valueOf(failure.getMessage());
    JsonNode said = json(text);
    if (said == null) {
      return new EngineError(firstLine(text), rest(text), -1, Kind.OTHER, "");
    }
    String message = said.path("exception_message").asText();
    Kind kind = Kind.OTHER;
    String name = said.path("name").asText();
    Matcher noColumn = NO_COLUMN.matcher(message);
    Matcher noSchema = NO_SCHEMA.matcher(message);
    if (said.path("type").asText().equals("Table")) {
      kind = Kind.TABLE;
    } else if (noSchema.find()) {
      kind = Kind.TABLE;
      name = noSchema.group(1);
    } else if (said.path("error_subtype").asText().equals("COLUMN_NOT_FOUND")) {
      kind = Kind.COLUMN;
    } else if (noColumn.find()) {
      kind = Kind.COLUMN;
      name = noColumn.group(1);
    }
    int bytes = said.path("position").asInt(-1);
    return new EngineError(
        firstLine(message), rest(message), bytes < 0 ? -1 : letters(statement, bytes), kind, name);
  }

  /** What the engine's parser says against a text. */
  static EngineError ofParser(String message, int position) {
    return new EngineError(firstLine(message), rest(message), position, Kind.OTHER, "");
  }

  /** The engine counts bytes of UTF-8, people count letters. */
  static int letters(String text, int bytes) {
    byte[] all = text.getBytes(StandardCharsets.UTF_8);
    byte[] before = Arrays.copyOf(all, Math.min(all.length, bytes));
    return new String(before, StandardCharsets.UTF_8).length();
  }

  UserError toUserError(SqlScript.Statement statement, MartQueries marts) {
    return UserError.of(
        "asking the marts",
        statement.place(Math.max(0, position)),
        message.matches(".*[.!?]") ? message : message + ".",
        remedy(statement.text(), marts) + (position < 0 ? "" : pointer(statement.text())));
  }

  private String remedy(String statement, MartQueries marts) {
    return switch (kind) {
      case TABLE -> tableRemedy(marts);
      case COLUMN -> Nearest.proposal(name, columnNames(statement, marts));
      case OTHER ->
          advice.isEmpty()
              ? position < 0 ? "Change the statement." : "Look at the place marked."
              : advice;
    };
  }

  private String tableRemedy(MartQueries marts) {
    for (PublishedSet.Mart mart : marts.set().marts()) {
      if (mart.tier() == MartContract.Tier.RESTRICTED
          && (mart.name().equals(name) || MartQueries.tableName(mart).equals(name))) {
        return marts.marts().contains(mart)
            ? "It is called " + MartQueries.tableName(mart) + "."
            : "It is restricted, since it says what single units answered: ask with --restricted.";
      }
    }
    return Nearest.proposal(name, marts.tableNames());
  }

  /** Columns of the marts that the statement names, or of all of them. */
  private static List<String> columnNames(String statement, MartQueries marts) {
    List<String> tables = marts.tableNames();
    List<String> named = tables.stream().filter(statement::contains).toList();
    try {
      return marts.columnNames(named.isEmpty() ? tables : named);
    } catch (SQLException failure) {
      throw new IllegalStateException("The marts do not say what columns they have.", failure);
    }
  }

  /** The line in question, and a mark below the place. */
  private String pointer(String text) {
    int from = text.lastIndexOf('\n', position - 1) + 1;
    int to = text.indexOf('\n', position);
    String line = text.substring(from, to < 0 ? text.length() : to);
    String before = text.substring(from, position);
    return "\n\n    "
        + Shown.visible(line)
        + "\n    "
        + " ".repeat(Shown.width(Shown.visible(before)))
        + "^";
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse(message);
  }

  private static String rest(String message) {
    return message.lines().skip(1).filter(line -> !line.isBlank()).collect(Collectors.joining(" "));
  }

  private static @Nullable JsonNode json(String text) {
    int begin = text.indexOf('{');
    if (begin < 0) {
      return null;
    }
    try {
      return JSON.readTree(text.substring(begin));
    } catch (JsonProcessingException notJson) {
      return null;
    }
  }
}
