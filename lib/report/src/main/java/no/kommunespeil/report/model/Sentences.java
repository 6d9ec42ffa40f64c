package no.kommunespeil.report.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import no.kommunespeil.report.Language;
import no.kommunespeil.report.phrase.Numbers;
import no.kommunespeil.report.phrase.Phrases;

/** Sentences on a question, from the values its figure shows. */
final class Sentences {

  private final Source source;
  private final Language language;
  private final Numbers numbers;
  private final Phrases phrases;
  private final Notes notes;
  private final TrendFigures trends;

  /**
   * A sentence.
   *
   * @param isOfChange whether it names a change
   */
  record Sentence(String text, boolean isOfChange) {}

  Sentences(Source source, TrendFigures trends) {
    this.source = source;
    this.language = source.language();
    this.numbers = source.numbers();
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
    StringBuilder text =
        new StringBuilder(Phrases.atStart(words(row, value)))
            .append(counts(row, value))
            .append(language.of(" svarer ", " say "))
            .append(notes.quoted(source.label(row, "category")))
            .append(language.of(" på ", " to "))
            .append(notes.quoted(about))
            .append(" (")
            .append(lowered(question.role()))
            .append(").");
    return Optional.of(withChange(question, row, text));
  }

  private Sentence withChange(Question question, Row row, StringBuilder text) {
    return trends
        .movement(question, row.text("variable"), row.text("category"))
        .map(
            movement ->
                new Sentence(text + " " + phrases.change(movement), Phrases.isNamed(movement)))
        .orElseGet(() -> new Sentence(text.toString(), false));
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
                        language.of("Mest på ", "Most on ")
                            + notes.quoted(question.title())
                            + ": "
                            + sentence.text(),
                        sentence.isOfChange())));
    said(question, last, source.name(last))
        .ifPresent(
            sentence ->
                found.add(
                    new Sentence(
                        language.of("Minst på ", "Least on ")
                            + notes.quoted(question.title())
                            + ": "
                            + sentence.text(),
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
                          language.of("Det flest valgte på ", "What most chose to ")
                              + notes.quoted(question.title())
                              + language.of(" er ", " is ")
                              + notes.quoted(source.name(row))
                              + ": "
                              + words(row, value)
                              + counts(row, value)
                              + ", "
                              + lowered(question.role())
                              + ".",
                          false));
            })
        .stream()
        .toList();
  }

  private String words(Row row, double value) {
    return phrases.share(value, row.count("count_n"), row.count("used_n"));
  }

  private String counts(Row row, double value) {
    return " ("
        + numbers.percent(value)
        + language.of("; ", "; ")
        + numbers.count(row.count("count_n"))
        + language.of(" av ", " of ")
        + numbers.count(row.count("used_n"))
        + ")";
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
