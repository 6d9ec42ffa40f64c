package no.kommunespeil.report.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.kommunespeil.report.Language;
import no.kommunespeil.report.Tables;
import no.kommunespeil.report.model.ReportModel.Chapter;
import no.kommunespeil.report.model.ReportModel.Figure;
import no.kommunespeil.report.model.ReportModel.Theme;

/**
 * Takes what a report says from marts: nothing is computed anew, only chosen, ordered and worded.
 */
public final class ReportBuilder {

  /** Sentences of a theme that the summary repeats, besides every named change. */
  private static final int SUMMARISED = 2;

  private final Source source;
  private final Language language;
  private final QuestionFigures figures;
  private final TrendFigures trends;
  private final CountyFigures counties;
  private final Tabular tables;
  private final Sentences sentences;

  private ReportBuilder(Source source) {
    this.source = source;
    this.language = source.language();
    this.figures = new QuestionFigures(source);
    this.trends = new TrendFigures(source, figures);
    this.counties = new CountyFigures(source, figures);
    this.tables = new Tabular(source, figures);
    this.sentences = new Sentences(source, trends);
  }

  /** Waves that have estimates, oldest first. */
  public static List<String> waves(Tables tables) {
    return Row.of(tables.read("waves")).stream()
        .sorted(Comparator.comparingInt(row -> row.position("wave_order")))
        .map(row -> row.text("wave"))
        .filter(
            wave ->
                !tables
                    .read("response_rate", Map.of("wave", wave, "breakdown", "all"))
                    .rows()
                    .isEmpty())
        .toList();
  }

  /** What the report of a wave says in a language. */
  public static ReportModel build(Tables tables, String wave, Language language) {
    return new ReportBuilder(new Source(tables, wave, language)).build();
  }

  private ReportModel build() {
    List<Question> questions = source.questions();
    Map<String, List<Question>> themes = new LinkedHashMap<>();
    questions.forEach(
        question ->
            themes.computeIfAbsent(question.theme(), theme -> new ArrayList<>()).add(question));
    List<Chapter> chapters = new ArrayList<>();
    List<Theme> summary = new ArrayList<>();
    Numbering numbering = new Numbering();
    chapters.add(numbering.number(new ResponseChapter(source, figures).chapter()));
    themes.forEach(
        (theme, asked) -> {
          List<Sentences.Sentence> said = new ArrayList<>();
          asked.forEach(question -> said.addAll(sentences.of(question)));
          String id = "theme-" + identifier(theme);
          String title = asked.get(0).themeName();
          chapters.add(
              numbering.number(
                  new Chapter(
                      id,
                      title,
                      said.stream().map(Sentences.Sentence::text).toList(),
                      List.of(),
                      figures(asked),
                      tables(asked))));
          List<String> chosen = chosen(said);
          if (!chosen.isEmpty()) {
            summary.add(new Theme("summary-" + identifier(theme), id, title, chosen));
          }
        });
    chapters.add(numbering.number(new MethodsChapter(source, figures).chapter()));
    return new ReportModel(
        language, source.wave(), title(), source.isSynthetic(), facts(), summary, chapters);
  }

  private static List<String> chosen(List<Sentences.Sentence> said) {
    List<String> chosen = new ArrayList<>();
    int others = 0;
    for (Sentences.Sentence sentence : said) {
      if (sentence.isOfChange()) {
        chosen.add(sentence.text());
      } else if (others < SUMMARISED) {
        chosen.add(sentence.text());
        others++;
      }
    }
    return chosen;
  }

  private List<Figure> figures(List<Question> asked) {
    List<Figure> found = new ArrayList<>();
    Map<String, List<Question>> byKey = new LinkedHashMap<>();
    asked.forEach(
        question -> byKey.computeIfAbsent(question.key(), key -> new ArrayList<>()).add(question));
    for (List<Question> same : byKey.values()) {
      figures.roles(same).ifPresent(found::add);
      for (Question question : same) {
        figures.of(question).ifPresent(found::add);
        trends.of(question).ifPresent(found::add);
        found.addAll(counties.of(question));
      }
    }
    return found;
  }

  private List<Figure> tables(List<Question> asked) {
    List<Figure> found = new ArrayList<>();
    for (Question question : asked) {
      tables.agreement(question).ifPresent(found::add);
      tables.profile(question).ifPresent(found::add);
      found.addAll(tables.crosstabs(question));
    }
    return found;
  }

  private Optional<Row> wave() {
    return source.rows("waves", Map.of("wave", source.wave())).stream().findFirst();
  }

  private String title() {
    return wave().map(row -> source.label(row, "label")).orElse(source.wave());
  }

  private List<String> facts() {
    return wave()
        .map(
            row ->
                List.of(
                    language.of("Feltperiode: ", "Field period: ")
                        + row.text("field_from")
                        + language.of(" til ", " to ")
                        + row.text("field_to"),
                    language.of("Spurt: ", "Asked: ")
                        + source.numbers().count(row.count("municipalities_n"))
                        + language.of(" kommuner og ", " municipalities and ")
                        + source.numbers().count(row.count("districts_n"))
                        + language.of(" bydeler i Oslo", " districts of Oslo"),
                    language.of("Variabler: ", "Variables: ")
                        + source.numbers().count(row.count("variables_asked"))))
        .orElse(List.of());
  }

  private static String identifier(String key) {
    return key.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  /** Numbers figures through the whole report. */
  private static final class Numbering {
    private int last;

    Chapter number(Chapter chapter) {
      return new Chapter(
          chapter.id(),
          chapter.title(),
          chapter.sentences(),
          chapter.paragraphs(),
          chapter.figures().stream().map(figure -> figure.numbered(++last)).toList(),
          chapter.tables().stream().map(figure -> figure.numbered(++last)).toList());
    }
  }
}
