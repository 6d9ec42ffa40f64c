package no.kommunespeil.report.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.kommunespeil.report.Language;
import no.kommunespeil.report.model.ReportModel.Cell;
import no.kommunespeil.report.model.ReportModel.DataTable;
import no.kommunespeil.report.model.ReportModel.Figure;

/** Figures that are tables. */
final class Tabular {

  private final Source source;
  private final Language language;
  private final Notes notes;
  private final Cells cells;
  private final Map<String, List<Row>> profiles = new LinkedHashMap<>();
  private final Map<String, List<Row>> crosstabs = new LinkedHashMap<>();
  private final List<Row> agreements;

  Tabular(Source source) {
    this.source = source;
    this.language = source.language();
    this.notes = new Notes(source);
    this.cells = source.cells();
    for (Row row : source.rows("register_profile", Map.of("wave", source.wave()))) {
      profiles
          .computeIfAbsent(
              row.text("sub_survey") + "/" + row.text("variable"), key -> new ArrayList<>())
          .add(row);
    }
    for (Row row : source.rows("crosstab", Map.of("wave", source.wave(), "variant", "all"))) {
      if (!row.text("crosstab").startsWith("by_")
          && row.text("row_category_kind").equals("category")
          && row.text("column_category_kind").equals("category")
          && isOpen(row.text("row_variable"))
          && isOpen(row.text("column_variable"))) {
        crosstabs
            .computeIfAbsent(
                String.join(
                    "/",
                    row.text("crosstab"),
                    row.text("row_sub_survey"),
                    row.text("row_variable"),
                    row.text("column_source"),
                    row.text("column_variable")),
                key -> new ArrayList<>())
            .add(row);
      }
    }
    this.agreements =
        source.rows("role_agreement", Map.of("wave", source.wave(), "breakdown", "all"));
  }

  /**
   * Whether nothing about a variable is sensitive; what the codebook does not hold is a register's.
   */
  private boolean isOpen(String variable) {
    String sensitivity = source.attribute(variable, "sensitivity");
    return sensitivity.isEmpty() || sensitivity.equals("open");
  }

  /** What registers know of those who gave each answer to a question without items. */
  Optional<Figure> profile(Question question) {
    if (!question.kind().equals("single") || question.shares().size() != 1) {
      return Optional.empty();
    }
    String variable = question.shares().keySet().iterator().next();
    List<Row> rows =
        profiles.getOrDefault(question.subSurvey() + "/" + variable, List.of()).stream()
            .filter(row -> row.text("category_kind").equals("category"))
            .toList();
    if (rows.isEmpty() || !isOpen(variable)) {
      return Optional.empty();
    }
    List<List<Cell>> body = new ArrayList<>();
    for (Row row : rows) {
      body.add(
          List.of(
              Cell.text(source.label(row, "category")),
              Cell.text(source.label(row, "register_variable")),
              cells.decimal(row, "mean", Origin.Form.DECIMAL_1),
              cells.decimal(row, "median", Origin.Form.DECIMAL_1),
              cells.count(row, "known_n"),
              cells.count(row, "units_n"),
              Cell.text(notes.statusOf(row))));
    }
    List<Told> caveats = new ArrayList<>(notes.status(rows));
    if (rows.stream().anyMatch(row -> row.count("made_up_n") > 0)) {
      caveats.add(
          Told.of(
              language.of(
                  "Noen av registertallene er oppdiktede.",
                  "Some of the register facts are made up.")));
    }
    return Optional.of(
        new Figure(
            "",
            0,
            question.title(),
            language.of("Registerprofil", "Register profile"),
            notes.base(question, question.shares().getOrDefault(variable, List.of())),
            caveats,
            List.of(),
            new DataTable(
                List.of(
                    language.of("Svar", "Answer"),
                    language.of("Registertall", "Register fact"),
                    language.of("Gjennomsnitt", "Mean"),
                    language.of("Median", "Median"),
                    language.of("Kjent for", "Known for"),
                    language.of("Enheter", "Units"),
                    language.of("Status", "Status")),
                body)));
  }

  /** How often two roles of one unit agree, on a question. */
  Optional<Figure> agreement(Question question) {
    List<Row> rows =
        agreements.stream()
            .filter(
                row ->
                    row.text("question").equals(question.key())
                        && row.text("left_sub_survey").equals(question.subSurvey())
                        && row.text("category").equals("overall")
                        && row.text("variant").equals("all")
                        && isOpen(row.text("variable")))
            .toList();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    List<List<Cell>> body = new ArrayList<>();
    for (Row row : rows) {
      body.add(
          List.of(
              Cell.text(source.name(row)),
              Cell.text(source.label(row, "right_sub_survey")),
              cells.count(row, "agree_n"),
              cells.count(row, "both_n"),
              cells.percent(row, "agreement"),
              cells.interval(row),
              cells.decimal(row, "kappa", Origin.Form.DECIMAL_2),
              Cell.text(notes.statusOf(row))));
    }
    Row first = rows.get(0);
    return Optional.of(
        new Figure(
            "",
            0,
            question.title(),
            language.of("Enighet mellom roller i samme enhet", "Agreement of roles of one unit"),
            Told.of(
                    question.role()
                        + language.of(" og ", " and ")
                        + source.label(first, "right_sub_survey")
                        + ": n = ")
                .and(cells.countRange(rows, "both_n"))
                .and(
                    language.of(
                        " enheter der begge svarte, av ", " units where both answered, of "))
                .and(cells.count(first, "both_asked_n"))
                .and(language.of(" der begge fikk spørsmålet.", " where both were asked.")),
            notes.status(rows),
            List.of(),
            new DataTable(
                List.of(
                    language.of("Ledd", "Item"),
                    language.of("Sammenlignet med", "Compared with"),
                    language.of("Enige", "Agree"),
                    language.of("Begge svarte", "Both answered"),
                    language.of("Enighet", "Agreement"),
                    language.of("95 %-intervall", "95% interval"),
                    "Kappa",
                    language.of("Status", "Status")),
                body)));
  }

  /** The declared crosstabs whose rows are a question of the theme. */
  List<Figure> crosstabs(Question question) {
    List<Figure> found = new ArrayList<>();
    for (List<Row> rows : crosstabs.values()) {
      Row first = rows.get(0);
      String variable = first.text("row_variable");
      if (first.text("row_sub_survey").equals(question.subSurvey())
          && (variable.equals(question.key()) || variable.startsWith(question.key() + "."))) {
        found.add(crosstab(rows));
      }
    }
    return found;
  }

  private Figure crosstab(List<Row> rows) {
    Row first = rows.get(0);
    Map<String, String> columns = new LinkedHashMap<>();
    Map<String, List<Row>> lines = new LinkedHashMap<>();
    rows.stream()
        .sorted(Comparator.comparingInt(row -> row.position("column_category_order")))
        .forEach(
            row -> columns.put(row.text("column_category"), source.label(row, "column_category")));
    rows.stream()
        .sorted(Comparator.comparingInt(row -> row.position("row_category_order")))
        .forEach(
            row ->
                lines.computeIfAbsent(row.text("row_category"), key -> new ArrayList<>()).add(row));
    List<List<Cell>> body = new ArrayList<>();
    for (List<Row> line : lines.values()) {
      List<Cell> of = new ArrayList<>();
      of.add(Cell.text(source.label(line.get(0), "row_category")));
      for (String column : columns.keySet()) {
        of.add(
            line.stream()
                .filter(row -> row.text("column_category").equals(column))
                .findFirst()
                .map(row -> cells.percent(row, "row_share"))
                .orElse(Cells.none()));
      }
      of.add(cells.count(line.get(0), "row_n"));
      of.add(Cell.text(notes.statusOf(line.get(0))));
      body.add(of);
    }
    List<String> heads = new ArrayList<>();
    heads.add(source.label(first, "row_variable"));
    heads.addAll(columns.values());
    heads.add("n");
    heads.add(language.of("Status", "Status"));
    List<Told> caveats = new ArrayList<>();
    caveats.add(
        Told.of(
            language.of("Andel av raden, fordelt på ", "Share of the row, by ")
                + notes.quoted(source.label(first, "column_variable"))
                + " ("
                + source.label(first, "column_source")
                + ")."));
    caveats.addAll(notes.status(rows));
    return new Figure(
        "",
        0,
        source.label(first, "crosstab"),
        language.of("Krysstabell", "Crosstab"),
        Told.of(source.label(first, "row_sub_survey") + ": n = ")
            .and(cells.count(first, "table_n"))
            .and(language.of(" enheter som svarte på begge, av ", " units that answered both, of "))
            .and(cells.count(first, "asked_n"))
            .and(language.of(" som fikk begge spørsmål.", " that were asked both.")),
        caveats,
        List.of(),
        new DataTable(heads, body));
  }
}
