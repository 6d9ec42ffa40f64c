package no.kommunespeil.report.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.kommunespeil.report.Language;
import no.kommunespeil.report.chart.Chart;
import no.kommunespeil.report.chart.Paint;
import no.kommunespeil.report.model.ReportModel.Cell;
import no.kommunespeil.report.model.ReportModel.Chapter;
import no.kommunespeil.report.model.ReportModel.DataTable;
import no.kommunespeil.report.model.ReportModel.Figure;
import no.kommunespeil.report.model.ReportModel.Panel;
import no.kommunespeil.report.phrase.Numbers;

/** Who answered, and how those who did differ from those who were asked. */
final class ResponseChapter {

  /** What is said of all sub-surveys together, after each by itself. */
  private static final List<String> TOGETHER = List.of("any", "part", "whole");

  private final Source source;
  private final Language language;
  private final Numbers numbers;
  private final Notes notes;
  private final Cells cells;

  ResponseChapter(Source source) {
    this.source = source;
    this.language = source.language();
    this.numbers = source.numbers();
    this.notes = new Notes(source);
    this.cells = source.cells();
  }

  Chapter chapter() {
    List<Figure> found = new ArrayList<>();
    rates().ifPresent(found::add);
    byCounty().ifPresent(found::add);
    correlations().ifPresent(found::add);
    composition().ifPresent(found::add);
    return new Chapter(
        "response",
        language.of("Hvem som svarte", "Who responded"),
        List.of(),
        List.of(
            language.of(
                "Svarprosenten har de spurte enhetene i nevneren: de kommuner og bydeler"
                    + " delundersøkelsen er sendt til.",
                "Response rates have the units asked in the denominator: the municipalities and"
                    + " districts the part was sent to.")),
        found);
  }

  private Optional<Figure> rates() {
    List<Row> rows =
        source.rows("response_rate", Map.of("wave", source.wave(), "breakdown", "all")).stream()
            .sorted(Comparator.comparingInt(row -> TOGETHER.indexOf(row.text("sub_survey"))))
            .toList();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    List<Chart.Group> groups = new ArrayList<>();
    List<List<Cell>> body = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (Row row : rows) {
      String name = source.label(row, "sub_survey");
      Cell rate = cells.percent(row, "rate");
      body.add(
          List.of(
              Cell.text(name),
              Cell.text(source.label(row, "variant")),
              cells.count(row, "answered_n"),
              cells.count(row, "frame_n"),
              rate,
              cells.percent(row, "previous_rate"),
              cells.points(row, "change"),
              cells.percent(row, "item_response"),
              Cell.text(notes.statusOf(row))));
      if (row.text("variant").equals("eligible")) {
        groups.add(
            new Chart.Group(
                name,
                List.of(
                    new Chart.Bar(
                        Paint.PLAIN,
                        row.share("rate"),
                        null,
                        null,
                        rate.text()
                            + " ("
                            + numbers.count(row.count("answered_n"))
                            + language.of(" av ", " of ")
                            + numbers.count(row.count("frame_n"))
                            + ")"))));
        words.add(name + " " + rate.text());
      }
    }
    return Optional.of(
        new Figure(
            "",
            0,
            language.of("Svarprosent", "Response rate"),
            language.of("Svartabell", "Response table"),
            base(rows),
            notes.status(rows),
            List.of(new Panel("", String.join("; ", words), new Chart.Bars(List.of(), groups))),
            new DataTable(
                List.of(
                    language.of("Delundersøkelse", "Part"),
                    language.of("Nevner", "Denominator"),
                    language.of("Svar", "Responses"),
                    language.of("Spurte", "Asked"),
                    language.of("Svarprosent", "Response rate"),
                    language.of("Forrige runde", "Previous wave"),
                    language.of("Endring, prosentpoeng", "Change, percentage points"),
                    language.of("Besvarte spørsmål", "Items answered"),
                    language.of("Status", "Status")),
                body)));
  }

  private Told base(List<Row> rows) {
    return rows.stream()
        .filter(
            row -> row.text("sub_survey").equals("any") && row.text("variant").equals("eligible"))
        .findFirst()
        .or(() -> rows.stream().findFirst())
        .map(
            row ->
                Told.of(source.label(row, "sub_survey") + ": n = ")
                    .and(cells.count(row, "answered_n"))
                    .and(language.of(" av ", " of "))
                    .and(cells.count(row, "frame_n"))
                    .and(
                        language.of(
                            " spurte enheter (svarprosent ", " units asked (response rate "))
                    .and(cells.percent(row, "rate"))
                    .and(")."))
        .orElse(Told.NOTHING);
  }

  private Optional<Figure> byCounty() {
    List<Row> rows =
        source
            .rows(
                "response_rate",
                Map.of("wave", source.wave(), "variant", "eligible", "sub_survey", "any"))
            .stream()
            .filter(row -> row.text("breakdown").equals("county"))
            .sorted(Comparator.comparingInt(row -> row.position("group_order")))
            .toList();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    List<Chart.Group> groups = new ArrayList<>();
    List<List<Cell>> body = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (Row row : rows) {
      Cell rate = cells.percent(row, "rate");
      String name = source.label(row, "group");
      String counts =
          numbers.count(row.count("answered_n"))
              + language.of(" av ", " of ")
              + numbers.count(row.count("frame_n"));
      groups.add(
          new Chart.Group(
              name,
              List.of(
                  new Chart.Bar(
                      Paint.PLAIN,
                      row.share("rate"),
                      null,
                      null,
                      rate.text() + " (" + counts + ")"))));
      body.add(
          List.of(
              Cell.text(name),
              cells.count(row, "answered_n"),
              cells.count(row, "frame_n"),
              rate,
              cells.percent(row, "previous_rate"),
              Cell.text(notes.statusOf(row))));
      words.add(name + " " + rate.text());
    }
    return Optional.of(
        new Figure(
            "",
            0,
            language.of("Svarprosent etter fylke", "Response rate by county"),
            source.label(rows.get(0), "breakdown"),
            base(
                source.rows(
                    "response_rate",
                    Map.of("wave", source.wave(), "breakdown", "all", "variant", "eligible"))),
            notes.status(rows),
            List.of(new Panel("", String.join("; ", words), new Chart.Bars(List.of(), groups))),
            new DataTable(
                List.of(
                    language.of("Fylke", "County"),
                    language.of("Svar", "Responses"),
                    language.of("Spurte", "Asked"),
                    language.of("Svarprosent", "Response rate"),
                    language.of("Forrige runde", "Previous wave"),
                    language.of("Status", "Status")),
                body)));
  }

  private Optional<Figure> correlations() {
    List<Row> rows =
        source.rows(
            "representativity",
            Map.of(
                "wave",
                source.wave(),
                "kind",
                "correlation",
                "breakdown",
                "all",
                "variant",
                "municipalities"));
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    List<List<Cell>> body = new ArrayList<>();
    for (Row row : rows) {
      body.add(
          List.of(
              Cell.text(source.label(row, "register_variable")),
              cells.decimal(row, "value", Origin.Form.DECIMAL_2),
              cells.decimal(row, "previous_value", Origin.Form.DECIMAL_2),
              cells.count(row, "known_n"),
              Cell.text(notes.statusOf(row))));
    }
    Row first = rows.get(0);
    return Optional.of(
        new Figure(
            "",
            0,
            source.label(first, "kind"),
            language.of("Samvariasjon med registertall", "Correlation with register facts"),
            Told.of(source.label(first, "variant") + ": n = ")
                .and(cells.count(first, "answered_n"))
                .and(language.of(" av ", " of "))
                .and(cells.count(first, "frame_n"))
                .and(language.of(" svarte på noe.", " responded to some part.")),
            notes.status(rows),
            List.of(),
            new DataTable(
                List.of(
                    language.of("Registertall", "Register fact"),
                    "Pearsons r",
                    language.of("Forrige runde", "Previous wave"),
                    language.of("Kjent for", "Known for"),
                    language.of("Status", "Status")),
                body)));
  }

  private Optional<Figure> composition() {
    List<Row> rows =
        source
            .rows(
                "representativity",
                Map.of("wave", source.wave(), "kind", "composition", "variant", "eligible"))
            .stream()
            .filter(
                row ->
                    row.text("breakdown").equals("centrality")
                        || row.text("breakdown").equals("size"))
            .toList();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    List<List<Cell>> body = new ArrayList<>();
    for (Row row : rows) {
      body.add(
          List.of(
              Cell.text(source.label(row, "sub_survey")),
              Cell.text(source.label(row, "breakdown")),
              Cell.text(source.label(row, "group")),
              cells.percent(row, "frame_share"),
              cells.percent(row, "answered_share"),
              cells.points(row, "value"),
              cells.count(row, "answered_n"),
              cells.count(row, "frame_n"),
              Cell.text(notes.statusOf(row))));
    }
    return Optional.of(
        new Figure(
            "",
            0,
            language.of(
                "De som svarte ved siden av de som ble spurt",
                "Those who responded beside those who were asked"),
            language.of("Sammensetning", "Composition"),
            base(
                source.rows(
                    "response_rate",
                    Map.of("wave", source.wave(), "breakdown", "all", "variant", "eligible"))),
            notes.status(rows),
            List.of(),
            new DataTable(
                List.of(
                    language.of("Delundersøkelse", "Part"),
                    language.of("Inndeling", "Breakdown"),
                    language.of("Gruppe", "Group"),
                    language.of("Andel av spurte", "Share of those asked"),
                    language.of("Andel av svar", "Share of responses"),
                    language.of("Forskjell, prosentpoeng", "Difference, percentage points"),
                    language.of("Svar", "Responses"),
                    language.of("Spurte", "Asked"),
                    language.of("Status", "Status")),
                body)));
  }
}
