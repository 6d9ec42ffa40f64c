package no.kommunespeil.report.model;

import java.util.List;
import no.kommunespeil.report.Language;
import no.kommunespeil.report.chart.Chart;

/**
 * What a report says.
 *
 * @param title name of the wave
 * @param isSynthetic whether any of it rests on synthetic data
 * @param facts what the wave was, in a few words each
 * @param summary sentences by theme
 */
public record ReportModel(
    Language language,
    String wave,
    String title,
    boolean isSynthetic,
    List<String> facts,
    List<Theme> summary,
    List<Chapter> chapters) {

  /**
   * Sentences under a heading.
   *
   * @param chapter identifier of the chapter they are from, empty when they are of several
   */
  public record Theme(String id, String chapter, String title, List<Told> sentences) {}

  /**
   * A part of the report.
   *
   * @param id unique within the report, letters, digits and hyphens
   * @param sentences what stands first, computed from the values of the figures
   * @param paragraphs what else is said
   * @param tables what whoever wants to go on from the figures may open, numbered after them
   */
  public record Chapter(
      String id,
      String title,
      List<Told> sentences,
      List<String> paragraphs,
      List<Figure> figures,
      List<Figure> tables) {

    public Chapter(
        String id,
        String title,
        List<Told> sentences,
        List<String> paragraphs,
        List<Figure> figures) {
      this(id, title, sentences, paragraphs, figures, List.of());
    }
  }

  /**
   * Charts on one matter with the table behind them.
   *
   * @param kind what kind of figure it is, in words
   * @param base how many the values rest on
   * @param caveats what a reader must know
   * @param panels none when the table is all there is
   */
  public record Figure(
      String id,
      int number,
      String title,
      String kind,
      Told base,
      List<Told> caveats,
      List<Panel> panels,
      DataTable table) {

    public Figure numbered(int as) {
      return new Figure("figure-" + as, as, title, kind, base, caveats, panels, table);
    }
  }

  /**
   * A chart.
   *
   * @param title empty when the figure's is enough
   * @param alternative what the chart says, made from its values
   */
  public record Panel(String title, String alternative, Chart chart) {}

  /** A table; the first cell of a row names it. */
  public record DataTable(List<String> columns, List<List<Cell>> rows) {}

  /**
   * A cell.
   *
   * @param told what it says, and of a number where it is from
   */
  public record Cell(Told told, boolean isNumber) {

    public static Cell text(String text) {
      return new Cell(Told.of(text), false);
    }

    /** A number that was reckoned, of more than a mart tells. */
    public static Cell number(String text) {
      return number(text, List.of());
    }

    static Cell number(String text, List<Origin> origins) {
      return new Cell(new Told(text, origins), true);
    }

    public String text() {
      return told.text();
    }
  }
}
