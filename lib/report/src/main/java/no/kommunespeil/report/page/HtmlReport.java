package no.kommunespeil.report.page;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.TemplateModelException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.kommunespeil.report.Language;
import no.kommunespeil.report.chart.Caption;
import no.kommunespeil.report.chart.Picture;
import no.kommunespeil.report.chart.Svg;
import no.kommunespeil.report.model.ReportModel;
import no.kommunespeil.report.model.Told;
import no.kommunespeil.report.template.Templates;

/**
 * A report as one HTML file that needs nothing else: no network, no scripts. Every text is escaped
 * by the template engine; pictures come as markup that is written element by element.
 */
public final class HtmlReport {

  private final ReportModel model;
  private final Language language;
  private final String footer;
  private final Map<String, Picture> pictures = new LinkedHashMap<>();

  /** Draws every figure of a report whose numbers are all published. */
  public HtmlReport(ReportModel model) {
    this(
        model,
        model
            .language()
            .of(
                "Laget med Kommunespeil. Alle tall er hentet fra publiserte tabeller.",
                "Made with Kommunespeil. All numbers are taken from published tables."));
  }

  /**
   * Draws every figure of a report.
   *
   * @param footer where its numbers are from
   */
  public HtmlReport(ReportModel model, String footer) {
    this.model = model;
    this.language = model.language();
    this.footer = footer;
  }

  /**
   * The page.
   *
   * @throws UncheckedIOException when its template cannot be read
   */
  public String html() {
    pictures.clear();
    try {
      return new Templates(HtmlReport.class).page("report.ftlh", root());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The pictures of the page for files of their own, by file name without its ending. */
  public Map<String, Picture> pictures() {
    if (pictures.isEmpty()) {
      html();
    }
    return Collections.unmodifiableMap(pictures);
  }

  private Map<String, Object> root() throws IOException {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("lang", language.tag());
    root.put("title", model.title());
    root.put("synthetic", model.isSynthetic());
    root.put("facts", model.facts());
    root.put(
        "summary",
        model.summary().stream()
            .map(
                theme ->
                    Map.of(
                        "id",
                        theme.id(),
                        "title",
                        theme.title(),
                        "sentences",
                        texts(theme.sentences())))
            .toList());
    root.put("w", words());
    root.put("style", markup(resource("report.css")));
    List<Map<String, Object>> chapters = new ArrayList<>();
    for (ReportModel.Chapter chapter : model.chapters()) {
      chapters.add(
          Map.of(
              "id",
              chapter.id(),
              "title",
              chapter.title(),
              "sentences",
              texts(chapter.sentences()),
              "paragraphs",
              chapter.paragraphs(),
              "figures",
              figures(chapter.figures()),
              "tables",
              figures(chapter.tables())));
    }
    root.put("chapters", chapters);
    return root;
  }

  private List<Map<String, Object>> figures(List<ReportModel.Figure> figures) throws IOException {
    List<Map<String, Object>> shown = new ArrayList<>();
    for (ReportModel.Figure figure : figures) {
      shown.add(figure(figure));
    }
    return shown;
  }

  private Map<String, Object> figure(ReportModel.Figure figure) throws IOException {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", figure.id());
    shown.put("number", figure.number());
    shown.put("title", figure.title());
    shown.put("kind", figure.kind());
    shown.put("base", figure.base().text());
    shown.put("caveats", texts(figure.caveats()));
    List<Map<String, Object>> panels = new ArrayList<>();
    for (int i = 0; i < figure.panels().size(); i++) {
      ReportModel.Panel panel = figure.panels().get(i);
      Svg svg = panel.chart().drawn();
      String alternative = figure.title() + ". " + figure.kind() + ". " + panel.alternative();
      pictures.put(FigureNames.of(figure, i + 1), svg.asFile(caption(figure, panel, alternative)));
      panels.add(Map.of("title", panel.title(), "svg", markup(svg.inPage(alternative))));
    }
    shown.put("panels", panels);
    List<List<Map<String, Object>>> rows = new ArrayList<>();
    for (List<ReportModel.Cell> row : figure.table().rows()) {
      rows.add(
          row.stream()
              .map(cell -> Map.<String, Object>of("text", cell.text(), "number", cell.isNumber()))
              .toList());
    }
    shown.put("table", Map.of("columns", figure.table().columns(), "rows", rows));
    return shown;
  }

  private static List<String> texts(List<Told> told) {
    return told.stream().map(Told::text).toList();
  }

  private Caption caption(ReportModel.Figure figure, ReportModel.Panel panel, String alternative) {
    List<String> notes = new ArrayList<>();
    notes.add(figure.base().text());
    notes.addAll(texts(figure.caveats()));
    notes.add(
        language.of("Kilde: ", "Source: ")
            + model.title()
            + language.of(", figur ", ", figure ")
            + figure.number()
            + ".");
    return new Caption(
        panel.title().isEmpty() || panel.title().equals(figure.title())
            ? figure.title()
            : figure.title() + ": " + panel.title(),
        figure.kind(),
        notes,
        model.isSynthetic() ? words().get("synthetic") + ". " + words().get("syntheticMore") : "",
        alternative + " " + figure.base().text());
  }

  private Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("figure", language.of("Figur", "Figure"));
    words.put("chart", language.of("Diagram til figur", "Chart of figure"));
    words.put("table", language.of("Tallene bak figur", "The numbers behind figure"));
    words.put("moreTables", language.of("Flere tabeller", "More tables"));
    words.put("tableOf", language.of("Tabell til figur", "Table of figure"));
    words.put("skip", language.of("Hopp til innholdet", "Skip to content"));
    words.put("contents", language.of("Innhold", "Contents"));
    words.put("summary", language.of("Sammendrag", "Summary"));
    words.put("synthetic", language.of("Syntetiske data", "Synthetic data"));
    words.put(
        "syntheticMore",
        language.of(
            "Svarene er laget av et program og sier ingenting om virkelige kommuner.",
            "The answers are made by a program and say nothing of real municipalities."));
    words.put("nothing", language.of("Ingen verdier kan oppgis.", "No values can be given."));
    words.put("footer", footer);
    return words;
  }

  /** What the template engine takes as it is. */
  private static Object markup(String written) throws IOException {
    try {
      return HTMLOutputFormat.INSTANCE.fromMarkup(written);
    } catch (TemplateModelException e) {
      throw new IOException(e);
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("There is no " + name + ".");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
