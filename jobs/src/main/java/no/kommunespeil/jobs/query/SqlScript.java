package no.kommunespeil.jobs.query;

import java.util.ArrayList;
import java.util.List;
import no.kommunespeil.domain.problem.Place;

/**
 * Statements of a text, apart by semicolons, and commands, which are lines that begin with a dot.
 * Semicolons in texts, quoted names and comments are none.
 */
public final class SqlScript {

  /** A part of a script. */
  public sealed interface Item permits Statement, Command {}

  /**
   * A statement without its semicolon.
   *
   * @param source what the script is called
   * @param line line of the script it begins on, from 1
   * @param column letter of that line, from 1
   */
  public record Statement(String source, String text, int line, int column) implements Item {

    /** Where a letter of the statement stands in the script. */
    Place place(int position) {
      String before = text.substring(0, Math.min(position, text.length()));
      int lines = Math.toIntExact(before.chars().filter(letter -> letter == '\n').count());
      int inLine = before.length() - (before.lastIndexOf('\n') + 1);
      return Place.of(
          source, line + lines, String.valueOf((lines == 0 ? column + inLine : 1 + inLine)));
    }
  }

  /**
   * A command: {@code .schema estimates}.
   *
   * @param line line of the script it stands on, from 1
   */
  public record Command(String source, String text, int line) implements Item {}

  private final String source;
  private final String text;
  private final List<Item> items = new ArrayList<>();
  private int at;
  private int begin;
  private boolean isEnded = true;

  private SqlScript(String source, String text) {
    this.source = source;
    this.text = text;
  }

  /**
   * The parts of a text, in their order.
   *
   * @param source what the text is called
   */
  public static List<Item> items(String source, String text) {
    SqlScript script = new SqlScript(source, text);
    script.read();
    return script.items;
  }

  /** Whether a text ends where a statement does, so that nothing more is to be waited for. */
  public static boolean isComplete(String text) {
    SqlScript script = new SqlScript("", text);
    script.read();
    return script.isEnded;
  }

  private void read() {
    while (at < text.length()) {
      char letter = text.charAt(at);
      if (letter == '.' && isFirstOfLine() && isBlank(begin, at)) {
        readCommand();
      } else if (letter == ';') {
        add(at);
        at++;
        begin = at;
      } else {
        skip(letter);
      }
    }
    isEnded = isBlank(begin, at);
    add(text.length());
  }

  /** Passes a letter, or everything that its begin makes one piece. */
  private void skip(char letter) {
    if (letter == '\'') {
      boolean isEscaped = at > 0 && (text.charAt(at - 1) | ' ') == 'e' && !isWord(at - 2);
      skipQuoted(letter, isEscaped);
    } else if (letter == '"') {
      skipQuoted(letter, false);
    } else if (text.startsWith("--", at)) {
      skipPast("\n");
    } else if (text.startsWith("/*", at)) {
      skipPast("*/");
    } else if (letter == '$' && !isWord(at - 1)) {
      skipDollars();
    } else {
      at++;
    }
  }

  private void skipQuoted(char quote, boolean isEscaped) {
    at++;
    while (at < text.length()) {
      char letter = text.charAt(at);
      at++;
      if (isEscaped && letter == '\\') {
        at++;
      } else if (letter == quote) {
        return;
      }
    }
  }

  /** A text between {@code $tag$} and {@code $tag$}. */
  private void skipDollars() {
    int end = at + 1;
    while (end < text.length() && isWord(end)) {
      end++;
    }
    if (end < text.length() && text.charAt(end) == '$') {
      String tag = text.substring(at, end + 1);
      at = end + 1;
      skipPast(tag);
    } else {
      at++;
    }
  }

  private void skipPast(String end) {
    int found = text.indexOf(end, at);
    at = found < 0 ? text.length() : found + end.length();
  }

  private void readCommand() {
    int end = text.indexOf('\n', at);
    end = end < 0 ? text.length() : end;
    items.add(new Command(source, text.substring(at, end).strip(), lineOf(at)));
    at = end;
    begin = end;
  }

  private void add(int end) {
    int from = begin;
    while (from < end && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    String statement = text.substring(from, end).stripTrailing();
    if (!withoutComments(statement).isBlank()) {
      items.add(
          new Statement(
              source, statement, lineOf(from), from - (text.lastIndexOf('\n', from - 1) + 1) + 1));
    }
  }

  /** A statement of comments only is none. */
  private static String withoutComments(String statement) {
    return statement.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("--[^\\n]*", "");
  }

  private boolean isBlank(int from, int to) {
    return withoutComments(text.substring(from, to)).isBlank();
  }

  private boolean isFirstOfLine() {
    return text.substring(text.lastIndexOf('\n', at - 1) + 1, at).isBlank();
  }

  private boolean isWord(int index) {
    return index >= 0
        && index < text.length()
        && (Character.isLetterOrDigit(text.charAt(index)) || text.charAt(index) == '_');
  }

  private int lineOf(int position) {
    return 1
        + Math.toIntExact(
            text.substring(0, position).chars().filter(letter -> letter == '\n').count());
  }
}
