package no.kommunespeil.jobs.query;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.UserError;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.reader.impl.completer.StringsCompleter;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * A person at a terminal: lines with editing, history and the marts' names at the tab key. An error
 * is told and the next statement awaited.
 */
public final class Prompt {

  private static final String FIRST = "kommunespeil> ";
  private static final String FURTHER = "         ...> ";

  private static final List<String> WORDS =
      List.of(
          "select ",
          "from ",
          "where ",
          "group by ",
          "order by ",
          "limit ",
          "describe ",
          "summarize ",
          ".help",
          ".quit",
          ".schema ",
          ".tables");

  private Prompt() {}

  /** Makes a session for a terminal so many places wide. */
  @FunctionalInterface
  public interface Sessions {
    QuerySession of(int places, PrintWriter out);
  }

  /**
   * Reads and answers until the person has had enough.
   *
   * @param marts what is asked, for names at the tab key
   * @param greeting what is said first
   * @throws UserError when what reads lines is not there
   */
  public static void run(MartQueries marts, Sessions sessions, String greeting) throws IOException {
    try (Terminal terminal = TerminalBuilder.builder().name("kommunespeil").build()) {
      int width = terminal.getWidth();
      QuerySession session = sessions.of(width > 0 ? width : TableSize.ANY, terminal.writer());
      terminal.writer().println(greeting);
      converse(reader(terminal, marts), session, terminal.writer());
    } catch (NoClassDefFoundError missing) {
      throw UserError.of(
          "asking the marts",
          Place.of("sql"),
          "What reads lines from a terminal, JLine, is not part of the jar for spark-submit.",
          "Give the statement on the command line, or its file with -f.");
    }
  }

  private static LineReader reader(Terminal terminal, MartQueries marts) {
    List<String> known = new ArrayList<>(WORDS);
    known.addAll(marts.tableNames());
    DefaultParser parser = new DefaultParser();
    // Statements are taken as they are written: backslashes and quotes mean nothing before SQL.
    parser.setEscapeChars(new char[0]);
    parser.setQuoteChars(new char[0]);
    return LineReaderBuilder.builder()
        .terminal(terminal)
        .parser(parser)
        .completer(new StringsCompleter(known))
        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
        .variable(
            LineReader.HISTORY_FILE,
            Path.of(System.getProperty("user.home"), ".kommunespeil_history"))
        .build();
  }

  private static void converse(LineReader reader, QuerySession session, PrintWriter out)
      throws IOException {
    StringBuilder pending = new StringBuilder();
    while (true) {
      try {
        pending.append(reader.readLine(pending.isEmpty() ? FIRST : FURTHER)).append('\n');
        if (!SqlScript.isComplete(pending.toString())) {
          continue;
        }
        List<SqlScript.Item> items = SqlScript.items("statement", pending.toString());
        pending.setLength(0);
        for (SqlScript.Item item : items) {
          if (session.run(item) == QuerySession.Next.QUIT) {
            return;
          }
        }
      } catch (UserInterruptException startOver) {
        pending.setLength(0);
      } catch (EndOfFileException enough) {
        return;
      } catch (UserError error) {
        out.println(error.getMessage());
        out.flush();
      }
    }
  }
}
