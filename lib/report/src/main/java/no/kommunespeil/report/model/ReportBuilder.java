package no.kommunespeil.report.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.kommunespeil.report.Language;
import no.kommunespeil.report.Tables;
import no.kommunespeil.report.boundaries.Boundaries;
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

  private ReportBuilder(Source source, Optional<Boundaries> boundaries) {
    this.source = source;
    this.language = source.language();
    this.figures = new QuestionFigures(source);
    this.trends = new TrendFigures(source);
    this.counties = new CountyFigures(source, boundaries);
    this.tables = new Tabular(source);
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
    return build(tables, wave, language, Optional.empty());
  }

  /**
   * The same, with maps.
   *
   * @param boundaries of the counties that {@link #counties} names
   */
  public static ReportModel build(
      Tables tables, String wave, Language language, Optional<Boundaries> boundaries) {
    return new ReportBuilder(new Source(tables, wave, language), boundaries).build();
  }

  /** Names by number of the counties that the maps of a wave show; none where it has no map. */
  public static Map<String, String> counties(Tables tables, String wave) {
    return CountyFigures.counties(
        Row.of(tables.read("county_breakdown", Map.of("wave", wave, "statistic", "share"))));
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
    chapters.add(numbering.of(new ResponseChapter(source).chapter()));
    themes.forEach(
        (theme, asked) -> {
          List<Sentences.Sentence> said = new ArrayList<>();
          asked.forEach(question -> said.addAll(sentences.of(question)));
          String id = "theme-" + identifier(theme);
          String title = asked.get(0).themeName();
          chapters.add(
              numbering.of(
                  new Chapter(
                      id,
                      title,
                      said.stream().map(Sentences.Sentence::told).toList(),
                      List.of(),
                      figures(asked),
                      tables(asked))));
          List<Told> chosen = chosen(said);
          if (!chosen.isEmpty()) {
            summary.add(new Theme("summary-" + identifier(theme), id, title, chosen));
          }
        });
    chapters.add(numbering.of(new MethodsChapter(source).chapter()));
    return new ReportModel(
        language, source.wave(), title(), source.isSynthetic(), facts(), summary, chapters);
  }

  private static List<Told> chosen(List<Sentences.Sentence> said) {
    List<Told> chosen = new ArrayList<>();
    int others = 0;
    for (Sentences.Sentence sentence : said) {
      if (sentence.isOfChange()) {
        chosen.add(sentence.told());
      } else if (others < SUMMARISED) {
        chosen.add(sentence.told());
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
                        + source.numbers().day(LocalDate.parse(row.text("field_from")))
                        + language.of(" til ", " to ")
                        + source.numbers().day(LocalDate.parse(row.text("field_to"))),
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
}
