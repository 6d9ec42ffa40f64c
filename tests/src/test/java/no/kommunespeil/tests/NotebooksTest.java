package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The notebooks, run on the sample's marts: everything in them works, and what they show is what
 * was published and what another question to the marts answers.
 */
@Tag("long")
@ExtendWith(SampleRun.Shared.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NotebooksTest {

  private static final String HTML = "text/html";
  private static final String SVG = "image/svg+xml";

  /** Tables show six digits. */
  private static final double SIX_DIGITS = 1e-5;

  private static final String GUIDELINES =
      "variable = 'interpreter_guidelines' and category = 'has_guidelines' and breakdown = 'all'";

  private final SampleRun sample;
  private final Map<String, Published> published =
      Published.read("published_2020.csv").stream()
          .collect(Collectors.toMap(Published::id, row -> row));
  private Map<String, NotebookFile> notebooks = Map.of();

  NotebooksTest(SampleRun sample) {
    this.sample = sample;
  }

  @BeforeAll
  void run() throws IOException, InterruptedException, ExecutionException {
    Path jupyter =
        NeededProgram.find("program of Jupyter that runs notebooks", "jupyter-nbconvert");
    Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "notebooks-");
    notebooks = NotebookRun.all(jupyter, sample.out(), folder);
  }

  @Test
  void every_cell_of_every_notebook_runs_in_order() {
    assertThat(notebooks).hasSize(5);
    notebooks.forEach(
        (name, notebook) -> {
          List<JsonNode> cells = notebook.codeCells();
          assertThat(cells)
              .as(name)
              .extracting(cell -> cell.path("execution_count").asInt())
              .containsExactlyElementsOf(IntStream.rangeClosed(1, cells.size()).boxed().toList());
          for (JsonNode cell : cells) {
            for (JsonNode output : cell.path("outputs")) {
              assertThat(output.path("output_type").asText())
                  .as(name + ", " + cell.path("id").asText() + ": " + output)
                  .isEqualTo("display_data");
            }
          }
        });
  }

  @Test
  void every_notebook_has_charts_with_their_values_in_words() {
    notebooks.forEach(
        (name, notebook) -> {
          List<String> charts = notebook.shown(SVG);
          assertThat(charts).as(name).isNotEmpty();
          assertThat(charts)
              .allSatisfy(
                  chart ->
                      assertThat(Jsoup.parse(chart).select("desc").text())
                          .as(name)
                          .hasSizeGreaterThan(20)
                          .containsPattern("\\d"));
          assertThat(
                  notebook.shown(HTML).stream()
                      .flatMap(html -> Jsoup.parse(html).select("img").stream())
                      .map(image -> image.attr("alt")))
              .as(name)
              .hasSameSizeAs(charts)
              .allSatisfy(words -> assertThat(words).containsPattern("\\d"));
        });
  }

  @Test
  void everything_shown_says_that_the_data_are_synthetic() {
    notebooks.forEach(
        (name, notebook) ->
            assertThat(notebook.shown(HTML))
                .as(name)
                .isNotEmpty()
                .allSatisfy(
                    html ->
                        assertThat(
                                Jsoup.parse(html).select("caption").text()
                                    + Jsoup.parse(html).select("img").attr("alt"))
                            .contains("Synthetic data")));
  }

  @Test
  void the_tour_shows_what_was_published() throws IOException, SQLException {
    NotebookFile tour = notebook("1_tour");

    Map<String, String> wave = tour.row("waves", Map.of("wave", "2020"));
    assertThat(number(wave, "municipalities_n")).isEqualTo(printed("P014"));
    assertThat(number(wave, "districts_n")).isEqualTo(printed("P015"));
    Map<String, String> row = tour.row("row", Map.of());
    assertThat(number(row, "used_n")).isEqualTo(printed("P102"));
    assertThat(number(row, "answered_n")).isEqualTo(printed("P102"));
    assertThat(number(row, "response_n")).isEqualTo(printed("P021"));
    // 34 of the 59 who know, as the remark on the printed 57 percent has it.
    assertThat(number(row, "count_n")).isEqualTo(34);
    assertThat(number(row, "value")).isEqualTo(34 / 144.0, within(SIX_DIGITS));
    Map<String, String> know = tour.row("dont-know", Map.of("statistic", "share_excl_dont_know"));
    assertThat(number(know, "value")).isEqualTo(34 / 59.0, within(SIX_DIGITS));
    assertThat(printed("P097")).isEqualTo(59);
    assertThat(tour.chart("distribution")).contains(">59.0%<");
    assertThat(tour.table("tables"))
        .extracting(table -> table.get("name"))
        .contains("estimates", "time_series", "county_breakdown", "response_rate")
        .doesNotContain("linked_answers", "reminders");
    sameAs(
        tour.table("groups"),
        "select group_en, value, lower, upper, used_n, frame_n from estimates where wave = '2020'"
            + " and sub_survey = 'integration_lead' and breakdown = 'centrality' and variable ="
            + " 'coop_public_actors.county_authority' and category = 'top_two' and statistic ="
            + " 'share' order by group_order");
    assertThat(tour.table("multiple").get(0))
        .containsEntry("all_respondents", asText(sample.query(mostTicked("all_respondents"))))
        .containsEntry("answered", asText(sample.query(mostTicked("answered"))));
  }

  private static String mostTicked(String base) {
    return "select format('{} of {} = {:.1f} %', sum(ticked)::bigint, count(*), 100 * sum(ticked) /"
        + " count(*)) from (select unit_key, max((variable = 'grant_data_use.budget' and"
        + " category = 'ticked')::int) as ticked, bool_or(category = 'ticked') as any_ticked"
        + " from linked_answers where wave = '2020' and sub_survey = 'integration_lead'"
        + (base.equals("answered") ? " and variable like 'grant_data_use.%'" : "")
        + " group by unit_key)"
        + (base.equals("answered") ? " where any_ticked" : "");
  }

  @Test
  void trends_show_the_published_series_and_its_break() throws IOException, SQLException {
    NotebookFile trends = notebook("2_trends");

    Map<String, String> in2017 = trends.row("series", Map.of("wave", "2017"));
    Map<String, String> in2018 = trends.row("series", Map.of("wave", "2018"));
    Map<String, String> in2019 = trends.row("series", Map.of("wave", "2019"));
    assertThat(100 * number(in2017, "value")).isEqualTo(printed("P099"), within(0.5));
    assertThat(100 * number(in2018, "value")).isEqualTo(printed("P100"), within(0.5));
    assertThat(100 * number(in2019, "value")).isEqualTo(printed("P101"), within(0.5));
    assertThat(trends.row("series", Map.of("wave", "2020")))
        .containsEntry("comparability", "option_changed");
    assertThat(trends.chart("chart")).contains(">69%<", ">74%<", ">72%<", "stroke-dasharray");
    Map<String, String> broken = trends.row("break", Map.of("wave", "2018"));
    assertThat(broken)
        .containsEntry("comparability", "respondent_changed")
        .containsEntry("obs_status", "B")
        .containsEntry("sub_survey", "integration_lead");
    sameAs(
        trends.table("q"),
        "select wave, count(change_p), sum((change_p < 0.05)::int)::int,"
            + " sum((change_q < 0.05)::int)::int from time_series where breakdown = 'all' and"
            + " statistic = 'share' group by wave having count(change_p) > 0 order by wave");
    sameAs(
        trends.table("panel").stream()
            .filter(row -> text(row, "wave").equals("2020"))
            .map(row -> Map.of("change", text(row, "panel_change")))
            .toList(),
        "select change from (" + panel() + ")");
    assertThat(trends.row("panel", Map.of("wave", "2020")))
        .containsEntry("panel_n", asText(sample.query("select n from (" + panel() + ")")));
    assertThat(trends.table("change"))
        .hasSizeGreaterThan(3)
        .allSatisfy(
            row ->
                assertThat(number(row, "change"))
                    .isEqualTo(number(row, "value") - number(row, "previous_value"), within(2e-6)));
  }

  /** Units that know whether they have guidelines in both waves, and how their answers moved. */
  private static String panel() {
    return "with known as (select unit_key, sub_survey, wave, (category <> 'no')::int as has from"
        + " linked_answers where variable = 'interpreter_guidelines' and category_kind ="
        + " 'substantive') select count(*) as n, sum(b.has - a.has) / count(*) as change"
        + " from known a join known b on a.unit_key = b.unit_key and a.sub_survey ="
        + " b.sub_survey where a.wave = '2019' and b.wave = '2020'";
  }

  @Test
  void counties_are_ranked_compared_and_mapped() throws IOException, SQLException {
    NotebookFile counties = notebook("3_counties");
    String mean =
        " from linked_answers where wave = '2020' and sub_survey = 'integration_lead' and variable"
            + " = 'coop_public_actors.county_authority' and score is not null group by county_name";

    List<Map<String, String>> ranks = counties.table("ranks");
    assertThat(ranks).hasSize(11);
    sameAs(
        ranks.stream().map(row -> Map.of("value", text(row, "value"))).toList(),
        "select avg(score)" + mean + " order by 1 desc");
    Map<String, String> overlap = counties.row("overlap", Map.of());
    assertThat(number(overlap, "pairs")).isEqualTo(11 * 10 / 2.0);
    assertThat(number(overlap, "overlapping") + number(overlap, "apart")).isEqualTo(55);
    assertThat(number(overlap, "apart")).isEqualTo(apart(ranks));
    List<Map<String, String>> structures = counties.table("structure");
    assertThat(structures).extracting(row -> row.get("counties")).containsExactly("11", "15");
    assertThat(structures.get(0).get("used_n")).isEqualTo(structures.get(1).get("used_n"));
    List<List<@Nullable Object>> shares =
        sample.query(
            "select round(100.0 * sum((score >= 4)::int) / count(*))::int || '%' from (select"
                + " structure_county, coalesce(score, 0) as score from linked_answers where wave ="
                + " '2020' and sub_survey = 'integration_lead' and variable ="
                + " 'coop_public_actors.county_authority' and category is not null) group by"
                + " structure_county");
    assertThat(shares).hasSize(15);
    assertThat(shares)
        .allSatisfy(
            share -> assertThat(counties.chart("map-chart")).contains(">" + share.get(0) + "<"));
  }

  /** Pairs of counties whose intervals, as shown, have nothing in common. */
  private static double apart(List<Map<String, String>> ranks) {
    return ranks.stream()
        .mapToLong(
            one ->
                ranks.stream()
                    .filter(other -> number(one, "lower") > number(other, "upper"))
                    .count())
        .sum();
  }

  @Test
  void response_is_as_it_was_published() throws IOException, SQLException {
    NotebookFile response = notebook("4_response");

    assertThat(answered(response, "any", "municipalities")).isEqualTo(printed("P012"));
    assertThat(answered(response, "integration_lead", "eligible")).isEqualTo(printed("P018"));
    assertThat(answered(response, "municipal_director", "eligible")).isEqualTo(printed("P021"));
    assertThat(answered(response, "school_head", "eligible")).isEqualTo(printed("P024"));
    assertThat(correlation(response, "years_settled")).isEqualTo(printed("P029"), within(0.005));
    assertThat(correlation(response, "population")).isEqualTo(printed("P030"), within(0.005));
    assertThat(correlation(response, "immigrants")).isEqualTo(printed("P031"), within(0.005));
    assertThat(correlation(response, "centrality_class")).isEqualTo(printed("P032"), within(0.005));
    assertThat(response.chart("rate-chart")).contains(">40%<", ">41%<");
    double dissimilarity =
        response.table("likeness").stream()
                .mapToDouble(
                    row -> Math.abs(number(row, "answered_share") - number(row, "frame_share")))
                .sum()
            / 2;
    assertThat(
            number(
                response.row(
                    "dissimilarity", Map.of("sub_survey", "integration_lead", "breakdown", "size")),
                "dissimilarity"))
        .isEqualTo(dissimilarity, within(SIX_DIGITS));
    assertThat(number(response.row("fieldwork", Map.of("date", "2021-01-17")), "answered_n"))
        .isEqualTo(printed("P018"));
    sameAs(
        response.table("weights").stream()
            .map(row -> Map.of("largest", text(row, "largest_effect")))
            .toList(),
        "select max(abs(adjusted_value - value)) from adjusted_estimates where wave = '2020' and"
            + " statistic = 'share' and breakdown = 'all' group by sub_survey, method order by"
            + " sub_survey");
  }

  private static double answered(NotebookFile response, String subSurvey, String variant) {
    return number(
        response.row("rate", Map.of("sub_survey", subSurvey, "variant", variant)), "answered_n");
  }

  private static double correlation(NotebookFile response, String fact) {
    return number(response.row("correlation", Map.of("register_variable", fact)), "r");
  }

  @Test
  void linked_answers_give_what_was_published() throws IOException, SQLException {
    NotebookFile linked = notebook("5_linked_data");

    Map<String, String> yes = linked.row("registers", Map.of("category", "yes"));
    Map<String, String> no = linked.row("registers", Map.of("category", "no"));
    assertThat(number(yes, "mean_people")).isEqualTo(printed("P076"));
    assertThat(number(no, "mean_people")).isEqualTo(printed("P077"));
    assertThat(linked.table("same"))
        .hasSizeGreaterThan(3)
        .allSatisfy(row -> assertThat(row.get("counted")).isEqualTo(row.get("published")));
    assertThat(linked.row("same", Map.of("wave", "2020"))).containsEntry("used_n", "59");
    Map<String, String> check = linked.row("panel-check", Map.of());
    assertThat(check.get("counted_n")).isEqualTo(check.get("published_n"));
    assertThat(number(check, "counted")).isEqualTo(number(check, "published"), within(2e-6));
    sameAs(
        linked.table("keys"),
        "select count(distinct unit_key), count(distinct lineage_key), (select count(distinct"
            + " unit_key) from linked_answers where wave in ('2014', '2015', '2016', '2017',"
            + " '2018', '2019')), 0 from linked_answers",
        3);
    assertThat(linked.table("leaving").stream().mapToDouble(row -> number(row, "units")).sum())
        .isEqualTo(
            ((Number)
                    Objects.requireNonNull(
                        sample
                            .query(
                                "select count(distinct unit_key) from linked_answers where wave ="
                                    + " '2020'")
                            .get(0)
                            .get(0)))
                .doubleValue());
  }

  @Test
  void the_notebook_on_linked_data_tells_of_no_unit() throws IOException, SQLException {
    NotebookFile linked = notebook("5_linked_data");
    List<String> shown = new ArrayList<>(linked.shown(SVG));
    linked.shown(HTML).forEach(html -> shown.add(Jsoup.parse(html).text()));
    String all = String.join("\n", shown);

    for (List<@Nullable Object> key :
        sample.query(
            "select distinct unit_key from linked_answers union select distinct lineage_key from"
                + " linked_answers")) {
      assertThat(all).doesNotContain(String.valueOf(key.get(0)));
    }
    for (List<@Nullable Object> name :
        sample.query(
            "select distinct name from units union select distinct county_name from units")) {
      assertThat(all)
          .doesNotContainPattern("\\b" + Pattern.quote(String.valueOf(name.get(0))) + "\\b");
    }
  }

  private NotebookFile notebook(String name) {
    return Objects.requireNonNull(notebooks.get(name + ".ipynb"), name);
  }

  private double printed(String id) {
    return Objects.requireNonNull(published.get(id), id).printed().doubleValue();
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(text(row, column));
  }

  private static String text(Map<String, String> row, String column) {
    return Objects.requireNonNull(row.get(column), column);
  }

  private static String asText(List<List<@Nullable Object>> answer) {
    return String.valueOf(answer.get(0).get(0));
  }

  private void sameAs(List<Map<String, String>> table, String query)
      throws IOException, SQLException {
    sameAs(table, query, Integer.MAX_VALUE);
  }

  /** Compares the first columns of a table with what a query answers. */
  private void sameAs(List<Map<String, String>> table, String query, int most)
      throws IOException, SQLException {
    List<List<@Nullable Object>> answer = sample.query(query);
    assertThat(table).hasSameSizeAs(answer).isNotEmpty();
    for (int i = 0; i < answer.size(); i++) {
      List<String> cells = List.copyOf(table.get(i).values());
      List<@Nullable Object> expected = answer.get(i);
      for (int j = 0; j < Math.min(most, expected.size()); j++) {
        Object value = expected.get(j);
        if (value instanceof Number number) {
          assertThat(Double.parseDouble(cells.get(j)))
              .as(table.get(i) + " beside " + expected)
              .isEqualTo(
                  number.doubleValue(),
                  within(SIX_DIGITS * Math.max(1, Math.abs(number.doubleValue()))));
        } else {
          assertThat(cells.get(j)).isEqualTo(value == null ? "–" : value.toString());
        }
      }
    }
  }
}
