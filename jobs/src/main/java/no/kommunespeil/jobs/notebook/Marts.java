package no.kommunespeil.jobs.notebook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.kommunespeil.domain.mart.MartContract;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.jobs.query.Answer;
import no.kommunespeil.jobs.query.MartQueries;
import no.kommunespeil.jobs.query.SqlScript;
import no.kommunespeil.jobs.query.TableHtml;
import no.kommunespeil.report.chart.Caption;
import no.kommunespeil.report.chart.Chart;
import no.kommunespeil.report.chart.Svg;
import no.kommunespeil.spark.io.MartSets;
import no.kommunespeil.spark.io.PublishedSet;
import no.kommunespeil.spark.session.Sessions;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * The published marts in a notebook: asked in SQL, each a table of its name, and shown or drawn
 * below the cell. Nothing can be written, and nothing but the marts is read.
 */
public final class Marts implements AutoCloseable {

  /** Environment variable: the folder of tables and marts that notebooks open. */
  public static final String FOLDER = "KOMMUNESPEIL_OUT";

  /** Where the marts of the sample are, seen from the folder of the notebooks. */
  private static final String SAMPLE = "../out/sample";

  private static final long FIRST_ROWS = 50;

  private static final String SYNTHETIC = "Synthetic data.";

  private final MartQueries queries;
  private final String note;

  private Marts(MartQueries queries) {
    this.queries = queries;
    this.note = queries.synthetic() ? SYNTHETIC : "";
  }

  /**
   * Opens the marts that anybody may read, in the folder that {@value #FOLDER} names, or else those
   * of the sample.
   */
  public static Marts open() throws IOException {
    return open(folder());
  }

  /**
   * Opens the marts that anybody may read.
   *
   * @param out folder of tables and marts: {@code ../out/sample}
   * @throws UserError when no marts are published there
   */
  public static Marts open(String out) throws IOException {
    return open(out, EnumSet.of(MartContract.Tier.INTERNAL));
  }

  /**
   * Opens all marts, those too that say what single units answered: {@code
   * restricted.linked_answers}. What is shown of them must not tell of a unit.
   */
  public static Marts openRestricted() throws IOException {
    return openRestricted(folder());
  }

  /** Opens all marts of a folder, as {@link #openRestricted()} does. */
  public static Marts openRestricted(String out) throws IOException {
    return open(out, EnumSet.allOf(MartContract.Tier.class));
  }

  private static String folder() {
    String named = System.getenv(FOLDER);
    return named == null || named.isBlank() ? SAMPLE : named;
  }

  private static Marts open(String out, Set<MartContract.Tier> tiers) throws IOException {
    return new Marts(MartQueries.open(() -> find(out), tiers));
  }

  private static PublishedSet find(String out) throws IOException {
    Path folder = Path.of(out).toAbsolutePath().normalize();
    Configuration hadoop = Sessions.hadoop(Map.of());
    Optional<PublishedSet> set =
        MartSets.of(new org.apache.hadoop.fs.Path(folder.resolve("marts").toUri()), hadoop)
            .published();
    return set.orElseThrow(
        () ->
            UserError.of(
                "opening the marts",
                Place.of(folder.toString()),
                "No marts are published there.",
                "Publish those of the sample with './kommunespeil run --sample', or name the folder"
                    + " of yours: Marts.open(\"../out\")."));
  }

  /**
   * Shows the answer to a query as a table: its first 50 rows, and how many there are.
   *
   * @throws UserError when the query is not understood
   */
  public void show(String sql) {
    SqlScript.Statement statement = statement(sql);
    try (Answer answer = queries.ask(statement)) {
      Screen.show(Map.of(Screen.HTML, TableHtml.of(answer, FIRST_ROWS, note)));
    } catch (SQLException failure) {
      throw queries.error(failure, statement);
    }
  }

  /**
   * The rows that answer a query.
   *
   * @throws UserError when the query is not understood
   */
  public List<MartRow> ask(String sql) {
    SqlScript.Statement statement = statement(sql);
    try (Answer answer = queries.ask(statement)) {
      Map<String, Integer> columns = new LinkedHashMap<>();
      for (Answer.Column column : answer.columns()) {
        columns.put(column.name(), columns.size());
      }
      List<MartRow> rows = new ArrayList<>();
      while (answer.next()) {
        @Nullable Object[] cells = new @Nullable Object[columns.size()];
        for (int i = 0; i < cells.length; i++) {
          cells[i] = answer.value(i);
        }
        rows.add(new MartRow(Map.copyOf(columns), cells));
      }
      return rows;
    } catch (SQLException failure) {
      throw queries.error(failure, statement);
    }
  }

  /**
   * Draws a chart, with its values in words for those who do not see it.
   *
   * @param title what it shows, with wave and base
   */
  public void draw(String title, Chart chart) {
    String words = Alternative.of(chart);
    Svg picture = chart.drawn();
    String svg = picture.asFile(new Caption(title, "", List.of(), note, words)).svg();
    String source = Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
    String caption = note.isEmpty() ? title : title + ". " + note;
    Map<String, String> forms = new LinkedHashMap<>();
    // As an image, since the style sheet of a picture in the page would reach the other pictures.
    forms.put(
        Screen.HTML,
        "<img style=\"max-width:100%\" alt=\""
            + TableHtml.escape(caption + (caption.endsWith(".") ? " " : ". ") + words)
            + "\" src=\"data:image/svg+xml;base64,"
            + source
            + "\"/>");
    forms.put(Screen.SVG, svg);
    forms.put(Screen.TEXT, caption + "\n" + words);
    Screen.show(forms);
  }

  private static SqlScript.Statement statement(String sql) {
    List<SqlScript.Item> items = SqlScript.items("query", sql);
    if (items.size() == 1 && items.get(0) instanceof SqlScript.Statement statement) {
      return statement;
    }
    throw UserError.of(
        "asking the marts",
        Place.of("query"),
        "This is not one statement.",
        "Ask one question at a time, beginning with SELECT or FROM.");
  }

  @Override
  public void close() {
    queries.close();
  }
}
