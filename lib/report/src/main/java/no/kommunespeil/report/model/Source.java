package no.kommunespeil.report.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.kommunespeil.report.Language;
import no.kommunespeil.report.Tables;
import no.kommunespeil.report.chart.Paint;
import no.kommunespeil.report.phrase.Numbers;

/** The rows of a wave, as the rooms of the report ask for them. */
public final class Source {

  private static final String NOT_ON_SCALE = "dont_know";

  private final Tables tables;
  private final String wave;
  private final Language language;
  private final Numbers numbers;
  private final Cells cells;
  private final List<Row> estimates;
  private final Map<String, Row> variables = new HashMap<>();
  private final Map<String, Map<String, Row>> categories = new HashMap<>();
  private final Map<String, Row> responses = new HashMap<>();
  private final Map<String, Map<String, List<Row>>> byQuestion = new HashMap<>();
  private final Map<String, List<Row>> series = new LinkedHashMap<>();

  public Source(Tables tables, String wave, Language language) {
    this.tables = tables;
    this.wave = wave;
    this.language = language;
    this.numbers = new Numbers(language);
    this.cells = new Cells(numbers);
    this.estimates = rows("estimates", Map.of("wave", wave, "breakdown", "all"));
    rows("variables", Map.of()).forEach(row -> variables.put(row.text("variable"), row));
    rows("categories", Map.of())
        .forEach(
            row ->
                categories
                    .computeIfAbsent(row.text("variable"), variable -> new LinkedHashMap<>())
                    .put(row.text("category"), row));
    rows("response_rate", Map.of("wave", wave, "breakdown", "all", "variant", "eligible"))
        .forEach(row -> responses.put(row.text("sub_survey"), row));
    int year = year();
    for (Row row : rows("time_series", Map.of("breakdown", "all", "is_headline", true))) {
      if (row.position("year") <= year) {
        series.computeIfAbsent(row.text("series"), key -> new ArrayList<>()).add(row);
      }
    }
  }

  /** The rows of a mart on a question of this wave, among all units. */
  List<Row> rows(String mart, Question question) {
    return byQuestion
        .computeIfAbsent(
            mart,
            name -> {
              Map<String, List<Row>> found = new HashMap<>();
              for (Row row : rows(name, Map.of("wave", wave, "breakdown", "all"))) {
                found
                    .computeIfAbsent(
                        row.text("question") + "/" + row.text("sub_survey"),
                        key -> new ArrayList<>())
                    .add(row);
              }
              return found;
            })
        .getOrDefault(question.key() + "/" + question.subSurvey(), List.of());
  }

  /** The rows of a mart, or none where there is no such mart. */
  public List<Row> rows(String mart, Map<String, ?> values) {
    return tables.has(mart) ? Row.of(tables.read(mart, values)) : List.of();
  }

  public Language language() {
    return language;
  }

  public Numbers numbers() {
    return numbers;
  }

  Cells cells() {
    return cells;
  }

  public String wave() {
    return wave;
  }

  public int year() {
    return estimates.isEmpty() ? 0 : estimates.get(0).position("year");
  }

  public boolean isSynthetic() {
    return estimates.stream().anyMatch(row -> row.is("synthetic"));
  }

  public String label(Row row, String stem) {
    return row.text(language.column(stem));
  }

  /** The item, or the question where it has none. */
  public String name(Row row) {
    String item = label(row, "item");
    return item.isEmpty() ? label(row, "question") : item;
  }

  /**
   * The questions of the wave in the order of the codebook, each sub-survey that asked it apart.
   */
  public List<Question> questions() {
    Map<String, List<Row>> rows = new LinkedHashMap<>();
    for (Row row : estimates) {
      rows.computeIfAbsent(
              row.text("question") + "/" + row.text("sub_survey"), key -> new ArrayList<>())
          .add(row);
    }
    return rows.values().stream()
        .map(
            of ->
                new Question(
                    this,
                    of.stream()
                        .sorted(
                            Comparator.comparingInt((Row row) -> row.position("variable_order"))
                                .thenComparing(row -> row.text("statistic"))
                                .thenComparingInt(row -> row.position("category_order")))
                        .toList()))
        .sorted(Comparator.comparingInt(Question::order).thenComparing(Question::subSurvey))
        .toList();
  }

  public String attribute(String variable, String column) {
    Row row = variables.get(variable);
    return row == null ? "" : row.text(column);
  }

  /** What a question or one of its items is called. */
  String nameOf(String variable) {
    Row row = variables.get(variable);
    return row == null ? variable : label(row, "question");
  }

  public String categoryName(String variable, String category) {
    Row row = categories.getOrDefault(variable, Map.of()).get(category);
    return row == null ? category : label(row, "category");
  }

  public boolean isOffScale(Row row) {
    Row category =
        categories.getOrDefault(row.text("variable"), Map.of()).get(row.text("category"));
    String kind = category == null ? row.text("category") : category.text("category_kind");
    return kind.equals(NOT_ON_SCALE) || kind.equals("not_applicable");
  }

  /** The score of an answer; null on no scale. */
  @org.jspecify.annotations.Nullable Double score(Row row) {
    Row category =
        categories.getOrDefault(row.text("variable"), Map.of()).get(row.text("category"));
    return category == null ? null : category.share("score");
  }

  List<Double> scores(String variable) {
    return categories.getOrDefault(variable, Map.of()).values().stream()
        .map(row -> row.share("score"))
        .filter(java.util.Objects::nonNull)
        .map(score -> (Double) score)
        .sorted()
        .toList();
  }

  /** The colour of an answer: by its place on the scale, the same for every scale. */
  Paint paint(Row row) {
    if (isOffScale(row)) {
      return Paint.DONT_KNOW;
    }
    Double score = score(row);
    List<Double> scores = scores(row.text("variable"));
    if (score == null || scores.size() < 2) {
      return switch (row.text("category")) {
        case "yes" -> Paint.FOR_STRONGLY;
        case "no" -> Paint.AGAINST;
        default -> Paint.PLAIN;
      };
    }
    double place = (score - scores.get(0)) / (scores.get(scores.size() - 1) - scores.get(0));
    Paint[] paints = {
      Paint.AGAINST_STRONGLY, Paint.AGAINST, Paint.MIDDLE, Paint.FOR, Paint.FOR_STRONGLY
    };
    return paints[(int) Math.round(place * 4)];
  }

  public java.util.Optional<Row> response(String subSurvey) {
    return java.util.Optional.ofNullable(responses.get(subSurvey));
  }

  /** Every series that has a value in this wave from this sub-survey, by the row of this wave. */
  Map<Row, List<Row>> series(String subSurvey, String variable, String category) {
    Map<Row, List<Row>> found = new LinkedHashMap<>();
    for (List<Row> rows : series.values()) {
      for (Row row : rows) {
        if (row.text("wave").equals(wave)
            && row.text("sub_survey").equals(subSurvey)
            && row.text("variable").equals(variable)
            && row.text("category").equals(category)
            && row.has("value")) {
          found.put(
              row,
              rows.stream()
                  .filter(
                      other ->
                          other.text("category").equals(category)
                              && other.text("statistic").equals(row.text("statistic")))
                  .sorted(Comparator.comparingInt(other -> other.position("year")))
                  .toList());
        }
      }
    }
    return found;
  }
}
