package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kommunespeil.report.Language;
import no.kommunespeil.report.model.Origin;
import no.kommunespeil.report.model.ReportModel;
import no.kommunespeil.report.model.Told;
import no.kommunespeil.report.page.HtmlReport;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every number a reader of the report sees is that of a mart. The page is read again as a reader
 * would, each number says which row and column it is from, and the value is looked up in the
 * Parquet file by another engine and written once more.
 */
@ExtendWith(SampleRun.Shared.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportNumbersTest {

  private static final String NO_VALUE = "–";

  /** The columns whose values may stand under a heading that is not an answer or a role. */
  private static final Map<String, List<String>> HEADINGS =
      Stream.of(
              "Antall/Count: count_n",
              "Andel/Share: value share_of_coded share_answered",
              "95 %-intervall/95% interval: lower upper",
              "Ytterpunkter/Worst-case bounds: bound_low bound_high",
              "Andel uten «vet ikke»/Share without don't know: value",
              "Gjennomsnitt/Mean: value mean lower upper",
              "n/n: used_n row_n",
              "Spurte enheter/Units asked: frame_n",
              "Svarprosent/Response rate: response_rate rate",
              "Svar/Responses: answered_n",
              "Spurte/Asked: frame_n",
              "Forrige runde/Previous wave: previous_rate previous_value",
              "Endring, prosentpoeng/Change, percentage points: change",
              "Besvarte spørsmål/Items answered: item_response",
              "q-verdi/q value: change_q",
              "Endring, samme enheter/Change, same units: panel_change",
              "Median/Median: median",
              "Kjent for/Known for: known_n",
              "Enheter/Units: units_n",
              "Enige/Agree: agree_n",
              "Begge svarte/Both answered: both_n",
              "Enighet/Agreement: agreement",
              "Kappa/Kappa: kappa",
              "Pearsons r/Pearsons r: value",
              "Andel av spurte/Share of those asked: frame_share",
              "Andel av svar/Share of responses: answered_share",
              "Forskjell, prosentpoeng/Difference, percentage points: value effect",
              "Ujustert/Unadjusted: value",
              "Justert/Adjusted: adjusted_value")
          .flatMap(
              line -> {
                String[] parts = line.split(": ", -1);
                List<String> columns = List.of(parts[1].split(" ", -1));
                return Stream.of(parts[0].split("/", -1))
                    .distinct()
                    .map(heading -> Map.entry(heading, columns));
              })
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

  private final SampleRun sample;
  private final Map<String, Map<String, Map<String, @Nullable Object>>> marts = new HashMap<>();
  private final List<String> wrong = new ArrayList<>();
  private WrittenNumbers numbers = new WrittenNumbers(Language.NB);

  ReportNumbersTest(SampleRun sample) {
    this.sample = sample;
  }

  @ParameterizedTest
  @CsvSource({"2020, NB", "2020, EN", "2019, NB"})
  void every_number_of_the_page_is_that_of_a_mart(String wave, Language language)
      throws IOException, SQLException {
    numbers = new WrittenNumbers(language);
    wrong.clear();
    ReportModel model = SampleReport.model(sample, wave, language);
    Document page = Jsoup.parse(new HtmlReport(model).html());

    List<Element> themes = page.select("section:first-child ul");
    assertThat(themes).hasSameSizeAs(model.summary());
    for (int i = 0; i < themes.size(); i++) {
      same(themes.get(i).select("li"), model.summary().get(i).sentences());
    }
    int cells = 0;
    for (ReportModel.Chapter chapter : model.chapters()) {
      Element section = Objects.requireNonNull(page.getElementById(chapter.id())).parent();
      same(Objects.requireNonNull(section).select("ul.sentences > li"), chapter.sentences());
      List<ReportModel.Figure> figures = new ArrayList<>(chapter.figures());
      figures.addAll(chapter.tables());
      for (ReportModel.Figure figure : figures) {
        Element shown = Objects.requireNonNull(page.getElementById(figure.id()));
        same(shown.select(".base"), List.of(figure.base()));
        same(shown.select(".caveats > li"), figure.caveats());
        cells += table(shown, figure.table());
        charts(shown, figure);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(cells).as("cells with numbers").isGreaterThan(wave.equals("2020") ? 4000 : 500);
  }

  /** Texts as they are told, and the numbers in them. */
  private void same(List<Element> shown, List<Told> told) throws SQLException, IOException {
    assertThat(shown.stream().map(Element::wholeText).toList())
        .isEqualTo(told.stream().map(Told::text).toList());
    for (Told each : told) {
      String rest = each.text();
      for (Origin origin : each.origins()) {
        String expected = written(origin);
        if (expected == null) {
          wrong.add(each.text() + " tells of a value that is not there: " + origin);
          continue;
        }
        int at = rest.toLowerCase(Locale.ROOT).indexOf(expected.toLowerCase(Locale.ROOT));
        if (at < 0) {
          wrong.add(each.text() + " does not say " + expected + " of " + origin);
          continue;
        }
        rest = rest.substring(0, at) + rest.substring(at + expected.length());
      }
      if (!each.origins().isEmpty()) {
        // Names may hold numbers, and years are no values.
        String left =
            rest.replaceAll("«[^»]*»|“[^”]*”", "").replaceAll("(fra|from|beside|av) 20\\d\\d", "");
        if (left.matches(".*\\d.*")) {
          wrong.add(each.text() + " says a number of no origin: " + left);
        }
      }
    }
  }

  private int table(Element figure, ReportModel.DataTable table) throws SQLException, IOException {
    List<Element> rows = figure.select("tbody tr");
    assertThat(rows).hasSameSizeAs(table.rows());
    int cells = 0;
    for (int i = 0; i < rows.size(); i++) {
      List<Element> shown = rows.get(i).select("th,td");
      List<ReportModel.Cell> row = table.rows().get(i);
      assertThat(shown.stream().map(Element::wholeText).toList())
          .isEqualTo(row.stream().map(ReportModel.Cell::text).toList());
      for (int j = 0; j < row.size(); j++) {
        ReportModel.Cell cell = row.get(j);
        List<Origin> origins = cell.told().origins();
        if (!cell.isNumber()) {
          continue;
        }
        cells++;
        for (Origin origin : origins) {
          stands(figure, row.get(0).text(), table.columns().get(j), origin);
        }
        if (origins.isEmpty()) {
          if (!cell.text().equals(NO_VALUE)) {
            wrong.add(figure.id() + ": " + cell.text() + " has no origin");
          }
        } else {
          String expected = written(origins.get(0));
          if (expected == null ? cell.text().matches(".*\\d.*") : !cell.text().equals(expected)) {
            wrong.add(
                figure.id()
                    + ": "
                    + cell.text()
                    + " should be "
                    + expected
                    + " of "
                    + origins.get(0));
          }
        }
      }
    }
    return cells;
  }

  /** A number stands where its row's label and its column's heading say. */
  private void stands(Element figure, String label, String heading, Origin origin)
      throws SQLException, IOException {
    Map<String, @Nullable Object> row =
        Objects.requireNonNull(
            mart(origin.mart(), origin.rows().get(0).keySet())
                .get(key(origin.rows().get(0).values())));
    Set<String> texts =
        row.values().stream().map(String::valueOf).collect(Collectors.toCollection(HashSet::new));
    String tag = "_" + numbers.language().tag();
    texts.add(row.get("question" + tag) + ": " + row.get("item" + tag));
    List<String> columns = HEADINGS.get(heading);
    // Open answers nobody has coded have a row of their own, of how many there are.
    boolean isUncoded = label.equals(numbers.language().of("Svarte", "Answered"));
    boolean isUnderItsName =
        isUncoded
            ? List.of("answered_n", "share_answered").containsAll(origin.columns())
            : columns == null
                ? texts.stream()
                    .anyMatch(text -> heading.equals(text) || heading.endsWith(", " + text))
                : columns.containsAll(origin.columns());
    if (!isUnderItsName) {
      wrong.add(figure.id() + ": " + origin + " stands under " + heading);
    }
    if (!texts.contains(label) && !isUncoded) {
      wrong.add(figure.id() + ": " + origin + " stands beside " + label);
    }
  }

  /** What stands in charts and is read out of them stands in the table too. */
  private void charts(Element shown, ReportModel.Figure figure) throws SQLException, IOException {
    Set<String> known = new HashSet<>();
    for (List<ReportModel.Cell> row : figure.table().rows()) {
      for (ReportModel.Cell cell : row) {
        known.addAll(in(cell.text()));
        for (Origin origin : cell.told().origins()) {
          if (origin.form() == Origin.Form.PERCENT) {
            Double share = values(origin).get(0).get(0);
            if (share != null) {
              known.add(numbers.wholePercent(share));
            }
          }
        }
      }
    }
    Stream.of(figure.title(), figure.kind(), figure.base().text())
        .forEach(text -> known.addAll(in(text)));
    figure.table().columns().forEach(text -> known.addAll(in(text)));
    figure.panels().forEach(panel -> known.addAll(in(panel.title())));
    known.addAll(axis(shown, figure));
    List<String> texts = new ArrayList<>(shown.select("svg text").eachText());
    texts.addAll(shown.select("svg").eachAttr("aria-label"));
    for (String text : texts) {
      for (String number : in(text)) {
        if (!known.contains(number)) {
          wrong.add(figure.id() + ": the chart says " + number + " in: " + text);
        }
      }
    }
  }

  /** Scores, shares and years of axes, and the steps of a map's legend. */
  private static Set<String> axis(Element shown, ReportModel.Figure figure) {
    String kind = shown.select(".kind").text();
    Stream<String> axis =
        switch (kind) {
          case "Utvikling", "Over time" ->
              Stream.concat(
                  Stream.of("0\u202f%", "50\u202f%", "100\u202f%", "0%", "50%", "100%"),
                  Stream.iterate(2014, year -> year <= 2024, year -> year + 1)
                      .map(String::valueOf));
          case "Rutekart over fylkene", "Tile map of the counties" ->
              Stream.of("0", "20", "40", "60", "80", "20\u202f%", "40\u202f%", "60\u202f%")
                  .flatMap(step -> Stream.of(step, step.replace("\u202f", "")));
          case "Gjennomsnitt etter fylke, rangert", "Mean by county, ranked" ->
              Stream.of("1", "2", "3", "4", "5");
          default -> Stream.of();
        };
    Set<String> all = axis.collect(Collectors.toCollection(HashSet::new));
    if (figure.kind().contains("kart") || figure.kind().contains("map")) {
      all.addAll(List.of("80\u202f%", "100\u202f%", "80%", "100%"));
    }
    return all;
  }

  private Set<String> in(String text) {
    return numbers
        .anyNumber()
        .matcher(text)
        .results()
        .map(found -> found.group())
        .collect(Collectors.toSet());
  }

  private @Nullable String written(Origin origin) throws SQLException, IOException {
    return numbers.of(origin.form(), values(origin));
  }

  /** The values of an origin, of each of its rows, as another engine reads them. */
  private List<List<@Nullable Double>> values(Origin origin) throws SQLException, IOException {
    List<List<@Nullable Double>> found = new ArrayList<>();
    for (Map<String, @Nullable Object> key : origin.rows()) {
      Map<String, @Nullable Object> row = mart(origin.mart(), key.keySet()).get(key(key.values()));
      if (row == null) {
        throw new AssertionError("There is no row " + key + " in " + origin.mart() + ".");
      }
      List<@Nullable Double> values = new ArrayList<>();
      for (String column : origin.columns()) {
        assertThat(row).containsKey(column);
        values.add(row.get(column) instanceof Number number ? number.doubleValue() : null);
      }
      found.add(values);
    }
    return found;
  }

  private static String key(Collection<? extends @Nullable Object> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining("\u0000"));
  }

  private Map<String, Map<String, @Nullable Object>> mart(String name, Set<String> key)
      throws SQLException, IOException {
    Map<String, Map<String, @Nullable Object>> known = marts.get(name);
    if (known != null) {
      return known;
    }
    Map<String, Map<String, @Nullable Object>> rows = new HashMap<>();
    Path file = sample.mart(name).toRealPath();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select * from '" + file + "'")) {
      int width = result.getMetaData().getColumnCount();
      while (result.next()) {
        Map<String, @Nullable Object> row = new HashMap<>();
        for (int i = 1; i <= width; i++) {
          row.put(result.getMetaData().getColumnName(i), result.getObject(i));
        }
        List<@Nullable Object> values = new ArrayList<>();
        key.forEach(column -> values.add(row.get(column)));
        assertThat(rows.put(key(values), row)).as("rows of one key in %s", name).isNull();
      }
    }
    marts.put(name, rows);
    return rows;
  }
}
