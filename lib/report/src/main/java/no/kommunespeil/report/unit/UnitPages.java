package no.kommunespeil.report.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.kommunespeil.report.Language;
import no.kommunespeil.report.Tables;
import no.kommunespeil.report.model.Numbering;
import no.kommunespeil.report.model.Question;
import no.kommunespeil.report.model.ReportModel;
import no.kommunespeil.report.model.ReportModel.Chapter;
import no.kommunespeil.report.model.ReportModel.Figure;
import no.kommunespeil.report.model.Row;
import no.kommunespeil.report.model.Source;
import no.kommunespeil.report.unit.Comparisons.Published;
import no.kommunespeil.report.unit.LinkedCounts.OwnAnswer;

/** Pages of single units in one language; the marts are read once for all of them. */
public final class UnitPages {

  private final Source source;
  private final LinkedCounts linked;
  private final PageRules rules;
  private final Language language;
  private final Published published;
  private final List<Question> questions;
  private final Map<String, Row> units = new HashMap<>();
  private final List<Row> groups;
  private final Optional<Row> wave;
  private final Map<String, String> comparability = new HashMap<>();

  /**
   * @param linked of the wave
   */
  public UnitPages(
      Tables tables, LinkedCounts linked, PageRules rules, String wave, Language language) {
    this.source = new Source(tables, wave, language);
    this.linked = linked;
    this.rules = rules;
    this.language = language;
    List<Row> estimates =
        new ArrayList<>(source.rows("estimates", Map.of("wave", wave, "breakdown", "all")));
    estimates.addAll(source.rows("estimates", Map.of("wave", wave, "breakdown", "county")));
    this.published = new Published(estimates, source.rows("variables", Map.of()));
    this.questions = source.questions();
    source.rows("units", Map.of("wave", wave)).forEach(row -> units.put(row.text("unit"), row));
    this.groups = source.rows("breakdown_groups", Map.of());
    this.wave = source.rows("waves", Map.of("wave", wave)).stream().findFirst();
    for (Row row : source.rows("estimates", Map.of("breakdown", "all", "statistic", "share"))) {
      comparability.put(
          String.join("/", row.text("wave"), row.text("sub_survey"), row.text("variable")),
          row.text("comparability"));
    }
  }

  /** The language of the pages. */
  public Language language() {
    return language;
  }

  /** What stands below each page: where its numbers are from. */
  public String footer() {
    return language.of(
        "Laget med Kommunespeil, av enhetens egne svar og publiserte tabeller. Fortrolig.",
        "Made with Kommunespeil, of the unit's own answers and published tables. Restricted.");
  }

  /**
   * The page of a unit.
   *
   * @throws IllegalArgumentException when the mart {@code units} does not have it in the wave
   */
  public ReportModel page(PageUnit unit) {
    Row facts = units.get(unit.number());
    if (facts == null) {
      throw new IllegalArgumentException("Mart units has no unit " + unit.number() + ".");
    }
    List<OwnAnswer> own = linked.own(unit.key());
    List<OwnAnswer> now =
        own.stream().filter(answer -> answer.wave().equals(source.wave())).toList();
    Standing standing = Standing.of(facts);
    Optional<SimilarUnits> similar =
        SimilarUnits.of(
            standing,
            groups.stream()
                .filter(row -> row.text("breakdown").equals("size"))
                .filter(row -> !row.text("group_key").equals(Standing.UNKNOWN))
                .sorted(Comparator.comparingInt(row -> row.position("group_order")))
                .map(row -> row.text("group_key"))
                .toList(),
            linked.units(),
            now.isEmpty() ? 0 : 1,
            rules.smallestGroup());
    Comparisons comparisons = new Comparisons(published, linked, standing, similar, now, rules);
    Wording words = new Wording(source, facts.text("county_name"));
    List<Question> asked =
        questions.stream().filter(question -> unit.asked().contains(question.subSurvey())).toList();
    OwnChapters ownChapters = new OwnChapters(words, unit, own, asked);
    MethodNote method = new MethodNote(words, rules, groups);
    Numbering numbering = new Numbering();
    List<Chapter> chapters = new ArrayList<>();
    chapters.add(numbering.of(ownChapters.who(facts, List.of(method.similar(standing, similar)))));
    AnswerFigures figures = new AnswerFigures(words, comparisons);
    themes(asked)
        .forEach(
            (theme, of) -> {
              List<Figure> shown = of.stream().map(figures::of).flatMap(Optional::stream).toList();
              if (!shown.isEmpty()) {
                chapters.add(
                    numbering.of(
                        new Chapter(
                            "theme-" + (chapters.size()),
                            of.get(0).themeName(),
                            List.of(),
                            List.of(),
                            shown)));
              }
            });
    ownChapters.roles().map(numbering::of).ifPresent(chapters::add);
    ownChapters.earlier(comparability).map(numbering::of).ifPresent(chapters::add);
    chapters.add(method.chapter());
    return new ReportModel(
        language,
        source.wave(),
        facts.text("name")
            + language.of(": deres svar i ", ": your answers in ")
            + wave.map(row -> source.label(row, "label")).orElse(source.wave()),
        source.isSynthetic() || facts.is("synthetic"),
        facts(facts),
        new UnitSummary(words, comparisons, asked).themes(),
        chapters);
  }

  private static Map<String, List<Question>> themes(List<Question> asked) {
    Map<String, List<Question>> themes = new LinkedHashMap<>();
    asked.forEach(
        question ->
            themes.computeIfAbsent(question.theme(), theme -> new ArrayList<>()).add(question));
    return themes;
  }

  private List<String> facts(Row unit) {
    List<String> facts = new ArrayList<>();
    facts.add(
        language.of(
            "Fortrolig: siden viser hva dere svarte, og er laget bare for dere.",
            "Restricted: the page shows what you answered, and is made for you alone."));
    facts.add(
        unit.text("unit") + " " + unit.text("official_name") + ", " + unit.text("county_name"));
    wave.ifPresent(
        row ->
            facts.add(
                language.of("Feltperiode: ", "Field period: ")
                    + source.numbers().day(LocalDate.parse(row.text("field_from")))
                    + language.of(" til ", " to ")
                    + source.numbers().day(LocalDate.parse(row.text("field_to")))));
    return facts;
  }
}
