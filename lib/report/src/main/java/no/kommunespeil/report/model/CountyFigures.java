package no.kommunespeil.report.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.kommunespeil.report.Language;
import no.kommunespeil.report.boundaries.Boundaries;
import no.kommunespeil.report.chart.Chart;
import no.kommunespeil.report.chart.Paint;
import no.kommunespeil.report.model.ReportModel.Cell;
import no.kommunespeil.report.model.ReportModel.DataTable;
import no.kommunespeil.report.model.ReportModel.Figure;
import no.kommunespeil.report.model.ReportModel.Panel;
import no.kommunespeil.report.phrase.Numbers;
import org.locationtech.jts.geom.Geometry;

/** Figures by county, of the one item of each question that most waves have asked. */
final class CountyFigures {

  private final Source source;
  private final Language language;
  private final Numbers numbers;
  private final Notes notes;
  private final Cells cells;
  private final Optional<Boundaries> boundaries;
  private final Map<String, List<Row>> counties = new HashMap<>();

  CountyFigures(Source source, Optional<Boundaries> boundaries) {
    this.source = source;
    this.language = source.language();
    this.numbers = source.numbers();
    this.notes = new Notes(source);
    this.cells = source.cells();
    this.boundaries = boundaries;
    for (Row row : source.rows("county_breakdown", Map.of("wave", source.wave()))) {
      String statistic = row.text("statistic");
      if (statistic.equals("share") || statistic.equals("mean")) {
        counties
            .computeIfAbsent(
                key(row.text("sub_survey"), row.text("variable"), statistic, row.text("category")),
                key -> new ArrayList<>())
            .add(row);
      }
    }
  }

  /** Names by number of the counties that the maps of a wave show, in their order. */
  static Map<String, String> counties(List<Row> breakdown) {
    List<Row> then =
        breakdown.stream().filter(row -> row.text("breakdown").equals("county")).toList();
    String shown =
        then.stream().allMatch(row -> CountyMap.REFORM.has(row.text("group_key")))
            ? "county"
            : "county_structure";
    Map<String, String> names = new TreeMap<>();
    breakdown.stream()
        .filter(row -> row.text("breakdown").equals(shown))
        .forEach(row -> names.put(row.text("group_key"), row.text("group_nb")));
    return names;
  }

  private static String key(String subSurvey, String variable, String statistic, String category) {
    return String.join("/", subSurvey, variable, statistic, category);
  }

  List<Figure> of(Question question) {
    List<Figure> found = new ArrayList<>();
    if (!question.kind().equals("single") && !question.kind().equals("grid")) {
      return found;
    }
    Optional<Row> chosen =
        question.shares().keySet().stream()
            .map(question::headline)
            .flatMap(Optional::stream)
            // What is sensitive is not shown by county, where a few units are a group.
            .filter(row -> source.attribute(row.text("variable"), "sensitivity").equals("open"))
            .max(
                Comparator.comparingLong(this::wavesAsked)
                    .thenComparing(row -> -row.position("variable_order")));
    if (chosen.isEmpty()) {
      return found;
    }
    String variable = chosen.get().text("variable");
    means(question, variable).ifPresent(found::add);
    tiles(question, variable, chosen.get().text("category")).ifPresent(found::add);
    return found;
  }

  private long wavesAsked(Row headline) {
    return source
        .series(headline.text("sub_survey"), headline.text("variable"), headline.text("category"))
        .values()
        .stream()
        .mapToLong(rows -> rows.stream().filter(row -> row.has("value")).count())
        .max()
        .orElse(0);
  }

  /** The counties of the day where there is a map of them, else those of the chosen year. */
  private List<Row> rows(Question question, String variable, String statistic, String category) {
    List<Row> all =
        counties.getOrDefault(key(question.subSurvey(), variable, statistic, category), List.of());
    List<Row> then = all.stream().filter(row -> row.text("breakdown").equals("county")).toList();
    return then.stream().allMatch(row -> CountyMap.REFORM.has(row.text("group_key")))
        ? then
        : all.stream().filter(row -> row.text("breakdown").equals("county_structure")).toList();
  }

  private Optional<Figure> means(Question question, String variable) {
    List<Row> rows =
        rows(question, variable, "mean", "score").stream()
            .sorted(
                Comparator.comparingInt(
                        (Row row) ->
                            row.has("county_rank")
                                ? row.position("county_rank")
                                : Integer.MAX_VALUE)
                    .thenComparingInt(row -> row.position("group_order")))
            .toList();
    List<Double> scores = source.scores(variable);
    if (rows.isEmpty() || scores.size() < 2) {
      return Optional.empty();
    }
    List<Chart.Mean> means = new ArrayList<>();
    List<List<Cell>> body = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (Row row : rows) {
      Cell value = cells.mean(row);
      String name = source.label(row, "group");
      means.add(
          new Chart.Mean(
              name,
              row.share("value"),
              row.share("lower"),
              row.share("upper"),
              value.text()
                  + " (n = "
                  + numbers.count(row.count("used_n"))
                  + ") "
                  + row.text("obs_status")));
      words.add(name + " " + value.text());
      body.add(
          List.of(
              Cell.text(name),
              value,
              cells.meanInterval(row),
              cells.count(row, "used_n"),
              cells.count(row, "frame_n"),
              cells.percent(row, "response_rate"),
              Cell.text(notes.statusOf(row))));
    }
    return Optional.of(
        new Figure(
            "",
            0,
            title(rows.get(0)),
            language.of("Gjennomsnitt etter fylke, rangert", "Mean by county, ranked"),
            notes.base(question, total(question, variable, "mean", "score")),
            caveats(question, rows),
            List.of(
                new Panel(
                    "",
                    String.join("; ", words),
                    new Chart.Means(
                        (int) Math.round(scores.get(0)),
                        (int) Math.round(scores.get(scores.size() - 1)),
                        means))),
            new DataTable(
                List.of(
                    language.of("Fylke", "County"),
                    language.of("Gjennomsnitt", "Mean"),
                    language.of("95 %-intervall", "95% interval"),
                    "n",
                    language.of("Spurte enheter", "Units asked"),
                    language.of("Svarprosent", "Response rate"),
                    language.of("Status", "Status")),
                body)));
  }

  private List<Row> total(Question question, String variable, String statistic, String category) {
    return question.find(variable, statistic, category).stream().toList();
  }

  private String title(Row row) {
    String item = source.label(row, "item");
    return source.label(row, "question") + (item.isEmpty() ? "" : ": " + item);
  }

  private List<Told> caveats(Question question, List<Row> rows) {
    List<Told> caveats = new ArrayList<>();
    caveats.add(
        Told.of(
            source.label(rows.get(0), "breakdown")
                + language.of(
                    ". Få enheter i hvert fylke; der intervallene overlapper, sier rekkefølgen"
                        + " lite.",
                    ". Few units in each county; where intervals overlap, the order says"
                        + " little.")));
    caveats.addAll(
        notes.caveats(question, rows.stream().filter(row -> !source.isOffScale(row)).toList()));
    return caveats;
  }

  private Optional<Figure> tiles(Question question, String variable, String category) {
    List<Row> rows =
        rows(question, variable, "share", category).stream()
            .sorted(Comparator.comparingInt(row -> row.position("group_order")))
            .toList();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    CountyMap map =
        rows.stream().allMatch(row -> CountyMap.REFORM.has(row.text("group_key")))
            ? CountyMap.REFORM
            : CountyMap.TODAY;
    List<Chart.Tile> tiles = new ArrayList<>();
    List<Chart.Area> areas = new ArrayList<>();
    List<List<Cell>> body = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (Row row : rows) {
      Cell value = cells.share(row);
      String name = source.label(row, "group");
      words.add(name + " " + value.text());
      map.place(row.text("group_key"))
          .ifPresent(
              place ->
                  tiles.add(
                      new Chart.Tile(
                          place.column(),
                          place.row(),
                          step(row),
                          List.of(name, value.text(), base(row), status(row)))));
      boundaries
          .map(known -> known.outlines().get(row.text("group_key")))
          .ifPresent(outline -> areas.add(area(row, outline, value)));
      body.add(
          List.of(
              Cell.text(name),
              cells.count(row, "count_n"),
              value,
              cells.interval(row),
              cells.bounds(row),
              cells.count(row, "used_n"),
              cells.count(row, "frame_n"),
              cells.percent(row, "response_rate"),
              Cell.text(notes.statusOf(row))));
    }
    List<Told> caveats = new ArrayList<>();
    caveats.add(
        Told.of(
            language.of("Andel som svarte ", "Share that said ")
                + notes.quoted(source.label(rows.get(0), "category"))
                + language.of(
                    ". Like store ruter, omtrent der fylkene ligger; under verdien står antall svar"
                        + " av antall spurte enheter, og status.",
                    ". Equal squares, roughly where the counties lie; below the value stand"
                        + " responses of units asked, and the status.")));
    boundaries.ifPresent(known -> caveats.add(Told.of(credit(known))));
    caveats.addAll(caveats(question, rows));
    List<Chart.Level> legend = new ArrayList<>();
    for (int i = 0; i < STEPS.length; i++) {
      legend.add(
          new Chart.Level(
              numbers.bareWholePercent(i / 5.0) + "–" + numbers.wholePercent((i + 1) / 5.0),
              STEPS[i]));
    }
    return Optional.of(
        new Figure(
            "",
            0,
            title(rows.get(0)),
            areas.isEmpty()
                ? language.of("Rutekart over fylkene", "Tile map of the counties")
                : language.of("Rutekart og kart over fylkene", "Tile map and map of the counties"),
            notes.base(question, total(question, variable, "share", category)),
            caveats,
            panels(String.join("; ", words), new Chart.Tiles(legend, tiles), areas),
            new DataTable(
                List.of(
                    language.of("Fylke", "County"),
                    language.of("Antall", "Count"),
                    language.of("Andel", "Share"),
                    language.of("95 %-intervall", "95% interval"),
                    language.of("Ytterpunkter", "Worst-case bounds"),
                    "n",
                    language.of("Spurte enheter", "Units asked"),
                    language.of("Svarprosent", "Response rate"),
                    language.of("Status", "Status")),
                body)));
  }

  private static final Paint[] STEPS = {
    Paint.STEP_1, Paint.STEP_2, Paint.STEP_3, Paint.STEP_4, Paint.STEP_5
  };

  private static Paint step(Row row) {
    Double value = row.share("value");
    return value == null ? Paint.NONE : STEPS[Math.min(4, (int) Math.floor(value * 5))];
  }

  /**
   * The tiles, and beside them the same values on the map: on tiles all counties count the same and
   * carry their numbers, on the map they are where readers know them to be.
   */
  private List<Panel> panels(String words, Chart.Tiles tiles, List<Chart.Area> areas) {
    if (areas.isEmpty()) {
      return List.of(new Panel("", words, tiles));
    }
    return List.of(
        new Panel(language.of("Like store ruter", "Equal squares"), words, tiles),
        new Panel(
            language.of("Fylkesgrenser", "County boundaries"),
            words,
            new Chart.Areas(tiles.legend(), areas)));
  }

  private Chart.Area area(Row row, Geometry outline, Cell value) {
    Chart.Surety surety =
        !row.has("value")
            ? Chart.Surety.MISSING
            : row.text("obs_status").equals("U") ? Chart.Surety.UNSURE : Chart.Surety.SURE;
    return new Chart.Area(
        outline,
        step(row),
        surety,
        source.label(row, "group"),
        value.text(),
        base(row),
        status(row));
  }

  private String credit(Boundaries known) {
    return language.of("Grensene er fra filen ", "The boundaries are from the file ")
        + known.file()
        + (known.attribution().isEmpty() ? "" : " (" + known.attribution() + ")")
        + language.of(
            ", forenklet. Tallet i hvert fylke viser til listen; stiplet omriss og U er usikre"
                + " verdier, M mangler.",
            ", simplified. The number in each county refers to the list; a dashed outline and U are"
                + " uncertain values, M is missing.");
  }

  private String base(Row row) {
    return numbers.count(row.count("used_n"))
        + language.of(" av ", " of ")
        + numbers.count(row.count("frame_n"));
  }

  private String status(Row row) {
    String status = row.text("obs_status");
    return switch (status) {
      case "U" -> language.of("U: usikker", "U: uncertain");
      case "M" -> language.of("M: mangler", "M: missing");
      default -> status;
    };
  }
}
