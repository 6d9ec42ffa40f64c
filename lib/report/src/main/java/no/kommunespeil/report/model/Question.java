package no.kommunespeil.report.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A question as one sub-survey asked it, with its estimates among all units. */
public record Question(Source source, List<Row> rows) {

  private Row first() {
    return rows.get(0);
  }

  int order() {
    return rows.stream().mapToInt(row -> row.position("variable_order")).min().orElse(0);
  }

  public String key() {
    return first().text("question");
  }

  public String subSurvey() {
    return first().text("sub_survey");
  }

  public String role() {
    return source.label(first(), "sub_survey");
  }

  public String title() {
    return source.label(first(), "question");
  }

  public String theme() {
    return first().text("theme");
  }

  public String themeName() {
    return source.label(first(), "theme");
  }

  /** single, grid, multiple or open. */
  public String kind() {
    return rows.stream()
        .map(row -> source.attribute(row.text("variable"), "kind"))
        .filter(kind -> !kind.isEmpty())
        .findFirst()
        .orElse("single");
  }

  /** Shares of those who answered, by variable; without counts of options. */
  public Map<String, List<Row>> shares() {
    Map<String, List<Row>> shares = new LinkedHashMap<>();
    for (Row row : rows) {
      if (row.text("statistic").equals("share")
          && row.text("category_kind").equals("category")
          && !row.text("variable").endsWith(".#")) {
        shares
            .computeIfAbsent(row.text("variable"), variable -> new java.util.ArrayList<>())
            .add(row);
      }
    }
    return shares;
  }

  Optional<Row> find(String variable, String statistic, String category) {
    return rows.stream()
        .filter(
            row ->
                row.text("variable").equals(variable)
                    && row.text("statistic").equals(statistic)
                    && row.text("category").equals(category))
        .findFirst();
  }

  /**
   * The answer by which a variable is spoken of: the two most positive of a scale together, else
   * yes, else what most gave.
   */
  Optional<Row> headline(String variable) {
    Optional<Row> top = find(variable, "share", "top_two");
    if (top.isPresent()) {
      return top;
    }
    Optional<Row> yes = find(variable, "share", "yes");
    if (yes.isPresent()) {
      return yes;
    }
    Optional<Row> ticked = find(variable, "share", "ticked");
    if (ticked.isPresent()) {
      return ticked;
    }
    Optional<Row> together =
        rows.stream()
            .filter(
                row ->
                    row.text("variable").equals(variable)
                        && row.text("statistic").equals("share")
                        && row.text("category_kind").equals("combination"))
            .findFirst();
    if (together.isPresent()) {
      return together;
    }
    return shares().getOrDefault(variable, List.of()).stream()
        .filter(row -> !source.isOffScale(row) && row.is("is_mode"))
        .findFirst()
        .or(
            () ->
                shares().getOrDefault(variable, List.of()).stream()
                    .filter(row -> !source.isOffScale(row))
                    .findFirst());
  }
}
