package no.kommunespeil.report.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.kommunespeil.report.Language;
import no.kommunespeil.report.chart.Chart;
import no.kommunespeil.report.model.ReportModel.Cell;
import no.kommunespeil.report.model.ReportModel.DataTable;
import no.kommunespeil.report.model.ReportModel.Figure;
import no.kommunespeil.report.model.ReportModel.Panel;
import no.kommunespeil.report.phrase.Movement;
import no.kommunespeil.report.phrase.Numbers;

/** Figures of how what was answered has changed, up to the wave of the report. */
final class TrendFigures {

  private final Source source;
  private final Language language;
  private final Numbers numbers;
  private final Notes notes;
  private final Cells cells;

  TrendFigures(Source source) {
    this.source = source;
    this.language = source.language();
    this.numbers = source.numbers();
    this.notes = new Notes(source);
    this.cells = source.cells();
  }

  /** The series of a question, each variable in a panel, where any has a previous value. */
  Optional<Figure> of(Question question) {
    List<Panel> panels = new ArrayList<>();
    List<List<Cell>> body = new ArrayList<>();
    List<Row> used = new ArrayList<>();
    Set<String> changed = new LinkedHashSet<>();
    Set<String> answers = new LinkedHashSet<>();
    for (String variable : question.shares().keySet()) {
      Optional<Row> headline = question.headline(variable);
      if (headline.isEmpty()) {
        continue;
      }
      source
          .series(question.subSurvey(), variable, headline.get().text("category"))
          .forEach(
              (now, rows) -> {
                List<Row> valued = rows.stream().filter(row -> row.has("value")).toList();
                if (valued.size() > 1) {
                  panels.add(panel(now, valued));
                  answers.add(source.label(now, "category"));
                  rows.forEach(row -> body.add(line(row)));
                  used.add(now);
                  for (Row row : valued) {
                    String note = source.label(row, "change_note");
                    if (!note.isEmpty()) {
                      changed.add(row.text("wave") + ": " + note);
                    }
                  }
                }
              });
    }
    if (panels.isEmpty()) {
      return Optional.empty();
    }
    List<String> caveats = new ArrayList<>();
    caveats.add(
        language.of("Andel som svarte ", "Share that said ")
            + String.join(
                language.of(" eller ", " or "), answers.stream().map(notes::quoted).toList())
            + language.of(
                ". Streker binder sammen bare runder med samme spørsmål; stiplet der en runde"
                    + " mangler eller ikke spurte, og prikket loddrett strek der spørsmålet ble"
                    + " endret. Skyggen er 95 %-intervallet.",
                ". Lines join only waves with the same question; dashed where a wave is missing or"
                    + " did not ask, and a dotted upright where the question changed. The shade is"
                    + " the 95% interval."));
    if (used.stream().anyMatch(row -> row.text("statistic").equals("share_excl_dont_know"))) {
      caveats.add(
          language.of(
              "«Vet ikke» og «ikke aktuelt» er utelatt, fordi bare det kan sammenlignes.",
              "Don't know and not applicable are left out, since only that compares."));
    }
    changed.forEach(
        note -> caveats.add(language.of("Brudd i serien, ", "Break in the series, ") + note));
    List<Told> told = new ArrayList<>(Told.of(caveats));
    told.addAll(notes.status(used));
    return Optional.of(
        new Figure(
            "",
            0,
            question.title(),
            language.of("Utvikling", "Over time"),
            notes.base(question, used),
            told,
            panels,
            new DataTable(
                List.of(
                    language.of("Ledd", "Item"),
                    language.of("Runde", "Wave"),
                    language.of("Andel", "Share"),
                    language.of("95 %-intervall", "95% interval"),
                    "n",
                    language.of("Sammenlignet med forrige", "Compared with previous"),
                    language.of("Endring, prosentpoeng", "Change, percentage points"),
                    language.of("q-verdi", "q value"),
                    language.of("Endring, samme enheter", "Change, same units"),
                    language.of("Status", "Status")),
                body)));
  }

  private Panel panel(Row now, List<Row> rows) {
    List<Chart.Point> points = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (Row row : rows) {
      Double value = row.share("value");
      if (value == null) {
        continue;
      }
      Chart.Join join = join(row);
      points.add(
          new Chart.Point(
              row.position("year"),
              value,
              row.share("lower"),
              row.share("upper"),
              numbers.wholePercent(value),
              join));
      words.add(
          (join == Chart.Join.BREAK && !points.isEmpty() && points.size() > 1
                  ? language.of("brudd, ", "break, ")
                  : "")
              + row.text("wave")
              + " "
              + numbers.percent(value));
    }
    return new Panel(
        source.name(now),
        QuestionFigures.shortened(source.name(now)) + ": " + String.join("; ", words),
        new Chart.Series(
            points.get(0).year(),
            points.get(points.size() - 1).year(),
            points,
            List.of(numbers.wholePercent(0), numbers.wholePercent(0.5), numbers.wholePercent(1))));
  }

  private static Chart.Join join(Row row) {
    if (!row.text("comparability").equals("same")
        || !row.is("comparable_variant")
        || row.text("withheld").equals("not_comparable")) {
      return Chart.Join.BREAK;
    }
    return row.position("years_since_previous") == 1 ? Chart.Join.LINE : Chart.Join.GAP;
  }

  private List<Cell> line(Row row) {
    return List.of(
        Cell.text(source.name(row)),
        Cell.text(row.text("wave")),
        cells.share(row),
        cells.interval(row),
        row.has("value") ? cells.count(row, "used_n") : Cells.none(),
        Cell.text(comparability(row.text("comparability"))),
        cells.points(row, "change", withheld(row)),
        cells.decimal(row, "change_q", Origin.Form.DECIMAL_3),
        cells.points(row, "panel_change"),
        Cell.text(row.text("obs_status")));
  }

  private String withheld(Row row) {
    return switch (row.text("withheld")) {
      case "not_comparable" -> language.of("ikke sammenlignbar", "not comparable");
      case "small_panel" -> language.of("for få enheter", "too few units");
      default -> Notes.none();
    };
  }

  private String comparability(String key) {
    return switch (key) {
      case "first" -> language.of("første gang", "first time");
      case "same" -> language.of("samme spørsmål", "same question");
      case "wording_changed" -> language.of("endret ordlyd", "changed wording");
      case "option_changed" -> language.of("endrede svaralternativer", "changed options");
      case "respondent_changed" -> language.of("en annen svarer", "another respondent");
      case "object_changed" -> language.of("spør om noe annet", "asks of something else");
      case "not_comparable" -> language.of("ikke sammenlignbar", "not comparable");
      case "not_asked" -> language.of("ikke spurt", "not asked");
      default -> key;
    };
  }

  /** The row of this wave in a series with a previous wave, where there is one. */
  Optional<Row> now(Question question, String variable, String category) {
    return source.series(question.subSurvey(), variable, category).keySet().stream()
        .filter(row -> row.has("previous_wave") && row.text("statistic").equals("share"))
        .findFirst();
  }

  /** How the value of a row compares with that of its previous wave. */
  static Movement movement(Row row) {
    return new Movement(
        row.text("previous_wave"),
        row.is("comparable_variant") ? row.text("comparability") : "not_comparable",
        row.share("change"),
        row.share("change_q"),
        row.has("withheld") ? row.text("withheld") : null);
  }
}
