package no.kommunespeil.report.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import no.kommunespeil.report.Language;
import no.kommunespeil.report.phrase.Movement;
import no.kommunespeil.report.phrase.Phrases;

/** Sentences on a question, from the values its figure shows. */
final class Sentences {

  private final Source source;
  private final Language language;
  private final Cells cells;
  private final Phrases phrases;
  private final Notes notes;
  private final TrendFigures trends;

  /**
   * A sentence.
   *
   * @param isOfChange whether it names a change
   */
  record Sentence(Told told, boolean isOfChange) {}

  Sentences(Source source, TrendFigures trends) {
    this.source = source;
    this.language = source.language();
    this.cells = source.cells();
    this.phrases = new Phrases(language);
    this.notes = new Notes(source);
    this.trends = trends;
  }

  List<Sentence> of(Question question) {
    return switch (question.kind()) {
      case "open" -> List.of();
      case "multiple" -> multiple(question);
      default -> question.shares().size() > 1 ? battery(question) : single(question);
    };
  }

  private List<Sentence> single(Question question) {
    return question.shares().keySet().stream()
        .map(question::headline)
        .flatMap(Optional::stream)
        .flatMap(row -> said(question, row, question.title()).stream())
        .toList();
  }

  private Optional<Sentence> said(Question question, Row row, String about) {
    Double value = row.share("value");
    if (value == null) {
      return Optional.empty();
    }
    Told text =
        words(row, value)
            .reworded(Phrases::atStart)
            .and(counts(row))
            .and(
                language.of(" svarer ", " say ")
                    + notes.quoted(source.label(row, "category"))
                    + language.of(" på ", " to ")
                    + notes.quoted(about)
                    + " ("
                    + lowered(question.role())
                    + ").");
    return Optional.of(withChange(question, row, text));
  }

  private Sentence withChange(Question question, Row row, Told text) {
    return trends
        .now(question, row.text("variable"), row.text("category"))
        .map(
            now -> {
              Movement movement = TrendFigures.movement(now);
              boolean isNamed = Phrases.isNamed(movement);
              Told change =
                  new Told(
                      " " + phrases.change(movement),
                      isNamed
                          ? List.of(Origin.of(now, Origin.Form.WHOLE_POINTS, "change"))
                          : List.of());
              return new Sentence(text.and(change), isNamed);
            })
        .orElseGet(() -> new Sentence(text, false));
  }

  private List<Sentence> battery(Question question) {
    List<Row> ranked =
        question.shares().keySet().stream()
            .map(question::headline)
            .flatMap(Optional::stream)
            .filter(row -> row.has("item_rank") && row.has("value"))
            .sorted(Comparator.comparingInt(row -> row.position("item_rank")))
            .toList();
    if (ranked.size() < 2) {
      return List.of();
    }
    Row first = ranked.get(0);
    Row last = ranked.get(ranked.size() - 1);
    if (!first.text("category").equals(last.text("category"))) {
      return List.of();
    }
    List<Sentence> found = new ArrayList<>();
    said(question, first, source.name(first))
        .ifPresent(
            sentence ->
                found.add(
                    new Sentence(
                        Told.of(
                                language.of("Mest på ", "Most on ")
                                    + notes.quoted(question.title())
                                    + ": ")
                            .and(sentence.told()),
                        sentence.isOfChange())));
    said(question, last, source.name(last))
        .ifPresent(
            sentence ->
                found.add(
                    new Sentence(
                        Told.of(
                                language.of("Minst på ", "Least on ")
                                    + notes.quoted(question.title())
                                    + ": ")
                            .and(sentence.told()),
                        sentence.isOfChange())));
    return found;
  }

  private List<Sentence> multiple(Question question) {
    return source.rows("multiple_response", question).stream()
        .filter(
            row ->
                row.text("base").equals("answered")
                    && row.text("statistic").equals("share")
                    && row.position("item_rank") == 1
                    && row.has("value"))
        .findFirst()
        .flatMap(
            row -> {
              Double value = row.share("value");
              return value == null
                  ? Optional.<Sentence>empty()
                  : Optional.of(
                      new Sentence(
                          Told.of(
                                  language.of("Det flest valgte på ", "What most chose to ")
                                      + notes.quoted(question.title())
                                      + language.of(" er ", " is ")
                                      + notes.quoted(source.name(row))
                                      + ": ")
                              .and(words(row, value))
                              .and(counts(row))
                              .and(", " + lowered(question.role()) + "."),
                          false));
            })
        .stream()
        .toList();
  }

  private Told words(Row row, double value) {
    return new Told(
        phrases.share(value, row.count("count_n"), row.count("used_n")),
        List.of(Origin.of(row, Origin.Form.PHRASE, "value", "count_n", "used_n")));
  }

  private Told counts(Row row) {
    return Told.of(" (")
        .and(cells.share(row))
        .and("; ")
        .and(cells.count(row, "count_n"))
        .and(language.of(" av ", " of "))
        .and(cells.count(row, "used_n"))
        .and(")");
  }

  private static String lowered(String words) {
    if (words.isEmpty()) {
      return words;
    }
    int first = words.codePointAt(0);
    return Character.toString(Character.toLowerCase(first))
        + words.substring(Character.charCount(first));
  }
}
