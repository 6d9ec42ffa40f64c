package no.kommunespeil.report.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.kommunespeil.report.Language;
import no.kommunespeil.report.chart.Chart;
import no.kommunespeil.report.chart.Paint;
import no.kommunespeil.report.model.ReportModel.Cell;
import no.kommunespeil.report.model.ReportModel.DataTable;
import no.kommunespeil.report.model.ReportModel.Figure;
import no.kommunespeil.report.model.ReportModel.Panel;
import no.kommunespeil.report.phrase.Numbers;
import org.jspecify.annotations.Nullable;

/** Figures of what was answered to a question, among all units. */
final class QuestionFigures {

  private final Source source;
  private final Language language;
  private final Numbers numbers;
  private final Notes notes;
  private final Cells cells;

  QuestionFigures(Source source) {
    this.source = source;
    this.language = source.language();
    this.numbers = source.numbers();
    this.notes = new Notes(source);
    this.cells = source.cells();
  }

  /** The figure of a question, by its kind. */
  Optional<Figure> of(Question question) {
    return switch (question.kind()) {
      case "open" -> open(question);
      case "multiple" -> multiple(question);
      default -> question.shares().size() > 1 ? battery(question) : distribution(question);
    };
  }

  private Optional<Figure> distribution(Question question) {
    List<Row> rows =
        question.shares().values().stream()
            .flatMap(List::stream)
            .sorted(Comparator.comparing((Row row) -> source.isOffScale(row) ? 1 : 0))
            .toList();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    List<Chart.Group> groups =
        rows.stream()
            .map(
                row ->
                    new Chart.Group(
                        source.label(row, "category"), List.of(bar(row, source.paint(row)))))
            .toList();
    List<List<Cell>> body = new ArrayList<>();
    for (Row row : rows) {
      Optional<Row> without =
          question.find(row.text("variable"), "share_excl_dont_know", row.text("category"));
      body.add(
          List.of(
              Cell.text(source.label(row, "category")),
              cells.count(row, "count_n"),
              cells.share(row),
              cells.interval(row),
              cells.bounds(row),
              without.map(cells::share).orElse(Cells.none()),
              Cell.text(notes.statusOf(row))));
    }
    return Optional.of(
        new Figure(
            "",
            0,
            question.title(),
            language.of("Fordeling", "Distribution"),
            notes.base(question, rows),
            notes.caveats(question, rows),
            List.of(new Panel("", distributionWords(rows), new Chart.Bars(List.of(), groups))),
            new DataTable(
                List.of(
                    language.of("Svar", "Answer"),
                    language.of("Antall", "Count"),
                    language.of("Andel", "Share"),
                    language.of("95 %-intervall", "95% interval"),
                    language.of("Ytterpunkter", "Worst-case bounds"),
                    language.of("Andel uten «vet ikke»", "Share without don't know"),
                    language.of("Status", "Status")),
                body)));
  }

  private String distributionWords(List<Row> rows) {
    return String.join(
        "; ",
        rows.stream()
            .map(row -> shortened(source.label(row, "category")) + " " + cells.share(row).text())
            .toList());
  }

  private Optional<Figure> battery(Question question) {
    Map<String, List<Row>> shares = question.shares();
    List<Row> all = shares.values().stream().flatMap(List::stream).toList();
    Map<String, Row> byCategory = new LinkedHashMap<>();
    all.forEach(row -> byCategory.putIfAbsent(row.text("category"), row));
    List<Row> levels =
        byCategory.values().stream()
            .sorted(
                Comparator.comparing((Row row) -> source.isOffScale(row) ? 1 : 0)
                    .thenComparing(this::fromDisagree)
                    .thenComparingInt(row -> row.position("category_order")))
            .toList();
    List<Chart.Band> bands = new ArrayList<>();
    List<List<Cell>> body = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (List<Row> rows : shares.values()) {
      List<@Nullable Double> values = new ArrayList<>();
      List<Cell> line = new ArrayList<>();
      Row first = rows.get(0);
      line.add(Cell.text(source.name(first)));
      List<String> said = new ArrayList<>();
      for (Row level : levels) {
        Optional<Row> row =
            rows.stream()
                .filter(each -> each.text("category").equals(level.text("category")))
                .findFirst();
        values.add(row.map(each -> each.share("value")).orElse(null));
        Cell cell = row.map(cells::share).orElse(Cells.none());
        line.add(cell);
        said.add(shortened(source.label(level, "category")) + " " + cell.text());
      }
      Optional<Row> top = question.find(first.text("variable"), "share", "top_two");
      Optional<Row> mean = question.find(first.text("variable"), "mean", "score");
      line.add(top.map(cells::share).orElse(Cells.none()));
      line.add(mean.map(cells::mean).orElse(Cells.none()));
      line.add(cells.count(first, "used_n"));
      line.add(Cell.text(notes.statusOf(first)));
      body.add(line);
      bands.add(new Chart.Band(source.name(first), values));
      words.add(shortened(source.name(first)) + ": " + String.join(", ", said));
    }
    List<String> columns = new ArrayList<>();
    columns.add(language.of("Ledd", "Item"));
    levels.forEach(row -> columns.add(source.label(row, "category")));
    columns.add(
        all.stream()
            .map(row -> question.find(row.text("variable"), "share", "top_two"))
            .flatMap(Optional::stream)
            .map(row -> source.label(row, "category"))
            .findFirst()
            .orElse(language.of("To øverste", "Top two")));
    columns.add(language.of("Gjennomsnitt", "Mean"));
    columns.add("n");
    columns.add(language.of("Status", "Status"));
    return Optional.of(
        new Figure(
            "",
            0,
            question.title(),
            language.of("Fordeling for hvert ledd", "Distribution of each item"),
            notes.base(question, all),
            notes.caveats(question, all),
            List.of(
                new Panel(
                    "",
                    String.join(". ", words) + ".",
                    new Chart.Stacked(
                        levels.stream()
                            .map(
                                row ->
                                    new Chart.Level(
                                        source.label(row, "category"), source.paint(row)))
                            .toList(),
                        bands,
                        numbers::wholePercent))),
            new DataTable(columns, body)));
  }

  /** Scores rise from disagreeing; what has none keeps the order of the questionnaire. */
  private double fromDisagree(Row row) {
    Double score = source.score(row);
    return score == null ? 0 : score;
  }

  private Optional<Figure> multiple(Question question) {
    List<Row> rows =
        source.rows("multiple_response", question).stream()
            .filter(row -> row.text("base").equals("answered"))
            .toList();
    List<Row> options =
        rows.stream()
            .filter(row -> row.text("statistic").equals("share"))
            .sorted(
                Comparator.comparingInt(
                        (Row row) ->
                            row.has("item_rank") ? row.position("item_rank") : Integer.MAX_VALUE)
                    .thenComparingInt(row -> row.position("variable_order")))
            .toList();
    if (options.isEmpty()) {
      return Optional.empty();
    }
    List<Told> caveats = new ArrayList<>();
    caveats.add(
        Told.of(
            language.of(
                "Flere svar var mulige, så andelene summerer seg ikke til 100.",
                "Several answers were possible, so shares do not add up to 100.")));
    rows.stream()
        .filter(row -> row.text("statistic").equals("mean") && row.has("value"))
        .findFirst()
        .ifPresent(
            row ->
                caveats.add(
                    Told.of(language.of("I gjennomsnitt ", "On average "))
                        .and(cells.mean(row))
                        .and(language.of(" valg per svar.", " options per response."))));
    caveats.addAll(notes.caveats(question, options));
    return Optional.of(
        ranked(
            question,
            language.of("Flere svar mulig, rangert", "Several answers, ranked"),
            options,
            notes.base(question, options),
            caveats));
  }

  private Figure ranked(
      Question question, String kind, List<Row> options, Told base, List<Told> caveats) {
    List<List<Cell>> body = new ArrayList<>();
    for (Row row : options) {
      body.add(
          List.of(
              Cell.text(source.name(row)),
              cells.count(row, "count_n"),
              cells.share(row),
              cells.interval(row),
              cells.bounds(row),
              Cell.text(notes.statusOf(row))));
    }
    return new Figure(
        "",
        0,
        question.title(),
        kind,
        base,
        caveats,
        List.of(
            new Panel(
                "",
                String.join(
                    "; ",
                    options.stream()
                        .map(row -> shortened(source.name(row)) + " " + cells.share(row).text())
                        .toList()),
                new Chart.Bars(
                    List.of(),
                    options.stream()
                        .map(
                            row ->
                                new Chart.Group(source.name(row), List.of(bar(row, Paint.PLAIN))))
                        .toList()))),
        new DataTable(
            List.of(
                language.of("Alternativ", "Option"),
                language.of("Antall", "Count"),
                language.of("Andel", "Share"),
                language.of("95 %-intervall", "95% interval"),
                language.of("Ytterpunkter", "Worst-case bounds"),
                language.of("Status", "Status")),
            body));
  }

  private Optional<Figure> open(Question question) {
    List<Row> rows = source.rows("open_answers", question);
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Row first = rows.get(0);
    List<Row> codes =
        rows.stream()
            .filter(row -> row.has("count_n") && row.has("share_of_coded"))
            .sorted(
                Comparator.comparingInt(
                        (Row row) ->
                            row.has("code_rank") ? row.position("code_rank") : Integer.MAX_VALUE)
                    .thenComparingInt(row -> row.position("code_order")))
            .toList();
    List<List<Cell>> body = new ArrayList<>();
    List<Chart.Group> groups = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (Row row : codes) {
      Cell value = cells.percent(row, "share_of_coded");
      body.add(List.of(Cell.text(source.label(row, "code")), cells.count(row, "count_n"), value));
      groups.add(
          new Chart.Group(
              source.label(row, "code"),
              List.of(
                  new Chart.Bar(
                      Paint.PLAIN,
                      row.share("share_of_coded"),
                      null,
                      null,
                      value.text() + ofBase(row, "coded_n")))));
      words.add(shortened(source.label(row, "code")) + " " + value.text());
    }
    if (codes.isEmpty()) {
      body.add(
          List.of(
              Cell.text(language.of("Svarte", "Answered")),
              cells.count(first, "answered_n"),
              cells.percent(first, "share_answered")));
    }
    Told answered =
        Told.of(question.role() + ": ")
            .and(cells.count(first, "answered_n"))
            .and(language.of(" av ", " of "))
            .and(cells.count(first, "asked_n"))
            .and(language.of(" som fikk spørsmålet, svarte (", " that were asked answered ("))
            .and(cells.percent(first, "share_answered"))
            .and(")");
    Told base =
        codes.isEmpty()
            ? answered.and(".")
            : answered
                .and("; n = ")
                .and(cells.count(first, "coded_n"))
                .and(language.of(" er kodet.", " are coded."));
    List<Told> caveats = new ArrayList<>();
    caveats.add(
        Told.of(
            codes.isEmpty()
                ? language.of(
                    "Svarene er ikke kodet, så bare antallet kan vises.",
                    "The answers are not coded, so only how many there are can be shown.")
                : language.of(
                    "Andel av de kodede svarene. Et svar kan ha flere koder; ingen svar gjengis.",
                    "Share of the coded answers. An answer can have several codes; none is"
                        + " quoted.")));
    caveats.addAll(notes.caveats(question, List.of()));
    return Optional.of(
        new Figure(
            "",
            0,
            question.title(),
            language.of("Åpent spørsmål", "Open question"),
            base,
            caveats,
            groups.isEmpty()
                ? List.of()
                : List.of(
                    new Panel("", String.join("; ", words), new Chart.Bars(List.of(), groups))),
            new DataTable(
                List.of(
                    language.of("Hva svarene handler om", "What answers are about"),
                    language.of("Antall", "Count"),
                    language.of("Andel", "Share")),
                body)));
  }

  /** What two roles say to the same question, side by side. */
  Optional<Figure> roles(List<Question> asked) {
    if (asked.size() < 2 || asked.get(0).kind().equals("open")) {
      return Optional.empty();
    }
    Paint[] paints = {Paint.PLAIN, Paint.SECOND, Paint.DONT_KNOW};
    List<Chart.Level> legend = new ArrayList<>();
    List<String> columns = new ArrayList<>();
    columns.add(language.of("Ledd", "Item"));
    for (int i = 0; i < asked.size(); i++) {
      legend.add(new Chart.Level(asked.get(i).role(), paints[Math.min(i, 2)]));
      columns.add(asked.get(i).role());
      columns.add(language.of("antall, ", "count, ") + asked.get(i).role());
      columns.add("n, " + asked.get(i).role());
    }
    List<Chart.Group> groups = new ArrayList<>();
    List<List<Cell>> body = new ArrayList<>();
    List<Row> used = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (String variable : asked.get(0).shares().keySet()) {
      List<Optional<Row>> each = asked.stream().map(of -> of.headline(variable)).toList();
      if (each.stream().filter(Optional::isPresent).count() < 2) {
        continue;
      }
      List<Chart.Bar> bars = new ArrayList<>();
      List<Cell> line = new ArrayList<>();
      String name = each.get(0).map(source::name).orElse(variable);
      line.add(Cell.text(name));
      List<String> said = new ArrayList<>();
      for (int i = 0; i < asked.size(); i++) {
        Paint paint = legend.get(i).paint();
        Optional<Row> row = each.get(i);
        row.ifPresent(used::add);
        bars.add(
            row.map(of -> bar(of, paint))
                .orElse(new Chart.Bar(paint, null, null, null, Notes.none())));
        Cell share = row.map(cells::share).orElse(Cells.none());
        line.add(share);
        line.add(row.map(of -> cells.count(of, "count_n")).orElse(Cells.none()));
        line.add(row.map(of -> cells.count(of, "used_n")).orElse(Cells.none()));
        said.add(asked.get(i).role() + " " + share.text());
      }
      groups.add(new Chart.Group(name, bars));
      body.add(line);
      words.add(shortened(name) + ": " + String.join(", ", said));
    }
    if (groups.isEmpty()) {
      return Optional.empty();
    }
    String answer = source.label(used.get(0), "category");
    List<Told> bases = new ArrayList<>();
    for (Question of : asked) {
      bases.add(
          notes.base(
              of,
              used.stream().filter(row -> row.text("sub_survey").equals(of.subSurvey())).toList()));
    }
    List<Told> caveats = new ArrayList<>();
    caveats.add(
        Told.of(
            language.of("Andel som svarte ", "Share that said ")
                + notes.quoted(answer)
                + language.of(
                    ". Rollene er ikke fra de samme enhetene; hvor ofte to roller i samme enhet"
                        + " svarer likt, står i tabellen role_agreement.",
                    ". The roles are not from the same units; how often two roles of one unit agree"
                        + " is in the table role_agreement.")));
    caveats.addAll(notes.status(used));
    return Optional.of(
        new Figure(
            "",
            0,
            asked.get(0).title(),
            language.of("Roller side om side", "Roles side by side"),
            Told.joined(bases, " "),
            caveats,
            List.of(new Panel("", String.join(". ", words) + ".", new Chart.Bars(legend, groups))),
            new DataTable(columns, body)));
  }

  Chart.Bar bar(Row row, Paint paint) {
    return new Chart.Bar(
        paint,
        row.share("value"),
        row.share("lower"),
        row.share("upper"),
        row.has("value") ? cells.share(row).text() + ofBase(row, "used_n") : Notes.none());
  }

  /** How many of how many, beside a share. */
  private String ofBase(Row row, String base) {
    return " ("
        + cells.count(row, "count_n").text()
        + language.of(" av ", " of ")
        + cells.count(row, base).text()
        + ")";
  }

  /** Short enough to be listened to. */
  static String shortened(String label) {
    int length = label.codePointCount(0, label.length());
    return length <= 120 ? label : label.substring(0, label.offsetByCodePoints(0, 119)) + "…";
  }
}
