package no.kommunespeil.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.kommunespeil.report.Language;
import no.kommunespeil.report.Made;
import no.kommunespeil.report.Table;
import no.kommunespeil.report.Tables;
import no.kommunespeil.report.model.ReportBuilder;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HtmlReportTest {

  private static final String NARROW = "\u202f";

  /** A wave with one question of two items on a scale and one with yes and no, made by hand. */
  private static final class Wave {
    private String label = "Nytte";
    private boolean synthetic;
    private boolean withheld;
    private boolean before = true;

    private Map<String, Object> row(@Nullable Object... values) {
      Map<String, Object> row = new HashMap<>();
      row.put("wave", "2020");
      row.put("year", 2020);
      row.put("sub_survey", "lead");
      row.put("synthetic", synthetic);
      row.put("breakdown", "all");
      row.put("group_key", "all");
      row.put("sub_survey_nb", "Integreringsansvarlig");
      row.put("theme", "services");
      row.put("theme_nb", "Tjenester");
      for (int i = 0; i < values.length; i += 2) {
        Object value = values[i + 1];
        if (value != null) {
          row.put(String.valueOf(values[i]), value);
        }
      }
      return row;
    }

    private Map<String, Object> answer(
        String question, @Nullable String item, String category, long count, int order) {
      String variable = item == null ? question : question + "." + item;
      boolean isTopTwo = category.equals("top_two");
      Map<String, Object> row =
          row(
              "question",
              question,
              "item",
              item,
              "variable",
              variable,
              "question_nb",
              label + " " + question,
              "item_nb",
              item == null ? null : label + item,
              "category",
              category,
              "category_nb",
              "Svar " + category,
              "category_order",
              order,
              "category_kind",
              isTopTwo ? "combination" : "category",
              "statistic",
              "share",
              "count_n",
              count,
              "used_n",
              200L,
              "answered_n",
              200L,
              "asked_n",
              210L,
              "response_n",
              217L,
              "frame_n",
              370L,
              "population_n",
              370L,
              "obs_status",
              withheld ? "M" : "U",
              "interval_method",
              "exact",
              "variable_order",
              question.equals("help") ? (item == null ? 0 : item.length()) : 9);
      if (!withheld) {
        row.put("reliability", "low_response,small_base");
        row.put("value", count / 200.0);
        row.put("lower", 0.01);
        row.put("upper", 0.995);
        row.put("bound_low", 0.0);
        row.put("bound_high", 1.0);
        row.put("item_rank", item == null ? 1 : item.length());
      }
      return row;
    }

    private Tables tables() {
      List<Map<String, ?>> estimates = new ArrayList<>();
      // By item: very good, good, poor, don't know; 117 of 200 is 58.5 per cent.
      long[][] counts = {{117, 40, 30, 13}, {22, 60, 100, 18}};
      String[] items = {"a", "bb"};
      String[] answers = {"very_good", "good", "poor", "dont_know"};
      for (int i = 0; i < items.length; i++) {
        for (int j = 0; j < answers.length; j++) {
          estimates.add(answer("help", items[i], answers[j], counts[i][j], j));
        }
        estimates.add(answer("help", items[i], "top_two", counts[i][0] + counts[i][1], 9));
      }
      estimates.add(answer("plan", null, "yes", 150, 0));
      estimates.add(answer("plan", null, "no", 45, 1));
      estimates.add(answer("plan", null, "dont_know", 5, 2));
      List<Map<String, ?>> variables = new ArrayList<>();
      List<Map<String, ?>> categories = new ArrayList<>();
      for (String variable : List.of("help.a", "help.bb", "plan")) {
        variables.add(
            Map.of(
                "variable",
                variable,
                "kind",
                variable.equals("plan") ? "single" : "grid",
                "sensitivity",
                "open"));
        if (variable.equals("plan")) {
          categories.add(category(variable, "yes", "substantive", null));
          categories.add(category(variable, "no", "substantive", null));
        } else {
          categories.add(category(variable, "very_good", "substantive", 5));
          categories.add(category(variable, "good", "substantive", 4));
          categories.add(category(variable, "poor", "substantive", 1));
        }
        categories.add(category(variable, "dont_know", "dont_know", null));
      }
      List<Map<String, ?>> series = new ArrayList<>();
      if (before) {
        series.add(point("2018", 2018, 0.6, "first", null, null));
        series.add(point("2019", 2019, 0.7, "same", 0.1, 0.01));
      }
      series.add(point("2020", 2020, 0.75, before ? "same" : "first", 0.05, 0.01));
      List<Map<String, ?>> counties = new ArrayList<>();
      for (String county :
          List.of("03", "11", "15", "18", "30", "34", "38", "42", "46", "50", "54")) {
        Map<String, Object> row = answer("plan", null, "yes", 100, 0);
        row.put("breakdown", "county");
        row.put("group_key", county);
        row.put("group_nb", "Fylke " + county);
        counties.add(row);
      }
      List<Map<String, ?>> rates =
          List.of(
              row(
                  "variant",
                  "eligible",
                  "answered_n",
                  217L,
                  "frame_n",
                  370L,
                  "rate",
                  217 / 370.0,
                  "obs_status",
                  "U",
                  "reliability",
                  "low_response"));
      List<Table> tables = new ArrayList<>();
      tables.add(fit("estimates", estimates));
      tables.add(fit("variables", variables));
      tables.add(fit("categories", categories));
      tables.add(fit("time_series", series));
      tables.add(fit("county_breakdown", counties));
      tables.add(fit("response_rate", rates));
      tables.add(
          fit(
              "waves",
              List.of(Map.of("wave", "2020", "label_nb", label + " 2020", "label_en", "Survey"))));
      Set<String> made = new HashSet<>();
      tables.forEach(table -> made.add(table.name()));
      Made.CONTRACTS.all().stream()
          .filter(contract -> !made.contains(contract.name()))
          .forEach(contract -> tables.add(new Table(contract, List.of())));
      return Tables.of(tables);
    }

    /** Rows without what their mart has no column for. */
    private static Table fit(String mart, List<Map<String, ?>> rows) {
      List<Map<String, ?>> fitted = new ArrayList<>();
      for (Map<String, ?> row : rows) {
        Map<String, Object> known = new HashMap<>(row);
        known.keySet().removeIf(column -> Made.CONTRACTS.get(mart).indexOf(column) < 0);
        fitted.add(known);
      }
      return Made.table(mart, fitted);
    }

    private static Map<String, Object> category(
        String variable, String key, String kind, @Nullable Integer score) {
      Map<String, Object> row = new HashMap<>();
      row.put("variable", variable);
      row.put("category", key);
      row.put("category_kind", kind);
      if (score != null) {
        row.put("score", score);
      }
      return row;
    }

    private Map<String, Object> point(
        String wave,
        int year,
        double value,
        String comparability,
        @Nullable Double change,
        @Nullable Double q) {
      Map<String, Object> row = answer("plan", null, "yes", 150, 0);
      row.put("wave", wave);
      row.put("year", year);
      row.put("series", "plan");
      row.put("is_headline", true);
      row.put("comparability", comparability);
      row.put("comparable_variant", true);
      if (withheld) {
        return row;
      }
      row.put("value", value);
      if (!comparability.equals("first") && change != null && q != null) {
        row.put("previous_wave", Integer.toString(year - 1));
        row.put("years_since_previous", 1);
        row.put("change", change);
        row.put("change_q", q);
      }
      return row;
    }

    private String html() {
      return new HtmlReport(ReportBuilder.build(tables(), "2020", Language.NB)).html();
    }

    private Document page() {
      return Jsoup.parse(html());
    }
  }

  private static Element figure(Document page, String kind) {
    return page.select("figure").stream()
        .filter(figure -> figure.select(".kind").text().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  private static List<List<String>> cells(Element figure) {
    return figure.select("tbody tr").stream().map(row -> row.select("th,td").eachText()).toList();
  }

  @Test
  void numbers_are_those_of_the_marts() {
    Document page = new Wave().page();
    List<List<String>> distribution = cells(figure(page, "Fordeling"));
    assertThat(distribution).hasSize(3);
    assertThat(distribution.get(0))
        .startsWith("Svar yes", "150", "75,0" + NARROW + "%", "1,0–99,5" + NARROW + "%");
    assertThat(distribution.get(1)).startsWith("Svar no", "45", "22,5" + NARROW + "%");
    assertThat(distribution.get(2)).startsWith("Svar dont_know", "5", "2,5" + NARROW + "%");

    List<List<String>> battery = cells(figure(page, "Fordeling for hvert ledd"));
    // From disagreeing to agreeing, don't know last, then the two best together.
    assertThat(battery.get(0))
        .startsWith(
            "Nyttea",
            "15,0" + NARROW + "%",
            "20,0" + NARROW + "%",
            "58,5" + NARROW + "%",
            "6,5" + NARROW + "%",
            "78,5" + NARROW + "%");
    assertThat(battery.get(1)).startsWith("Nyttebb", "50,0" + NARROW + "%");
    assertThat(figure(page, "Fordeling for hvert ledd").select("svg text").eachText())
        .contains("59" + NARROW + "%", "50" + NARROW + "%", "Svar dont_know");
    assertThat(figure(page, "Fordeling").select("svg text").eachText())
        .contains("75,0" + NARROW + "% (150 av 200)");
    assertThat(page.select("#figure-1 tbody tr").text())
        .contains("217", "370", "58,6" + NARROW + "%");
  }

  @Test
  void sentences_say_what_the_figures_show() {
    List<String> summary = new Wave().page().select("section:first-child li").eachText();
    assertThat(summary)
        .anySatisfy(
            sentence ->
                assertThat(sentence)
                    .contains("8 av 10 (78,5" + NARROW + "%; 157 av 200) svarer «Svar top_two»"))
        .anySatisfy(
            sentence ->
                assertThat(sentence)
                    .startsWith("Tre av fire (75,0" + NARROW + "%; 150 av 200) svarer «Svar yes»")
                    .endsWith("Det er 5 prosentpoeng opp fra 2019."));
  }

  @Test
  void every_figure_has_caption_base_alternative_and_table() {
    Document page = new Wave().page();
    assertThat(page.select("figure")).hasSizeGreaterThanOrEqualTo(5);
    for (Element figure : page.select("figure")) {
      assertThat(figure.select("figcaption h3").text()).startsWith("Figur ");
      assertThat(figure.select(".base").text()).contains("n = ");
      assertThat(figure.select("table tbody tr")).isNotEmpty();
      assertThat(figure.select("table thead th[scope=col]")).isNotEmpty();
      for (Element svg : figure.select("svg")) {
        assertThat(svg.attr("role")).isEqualTo("img");
        assertThat(svg.attr("aria-label")).isNotBlank();
      }
    }
    assertThat(figure(page, "Fordeling").select("svg").attr("aria-label"))
        .contains("Svar yes 75,0" + NARROW + "%; Svar no 22,5" + NARROW + "%");
    assertThat(figure(page, "Fordeling").select(".caveats").text())
        .contains("Status U, usikker: lav svarprosent, få svar i nevneren.")
        .contains("«Vet ikke»");
    assertThat(figure(page, "Fordeling").select(".base").text())
        .isEqualTo(
            "Integreringsansvarlig: n = 200 av 210 som fikk spørsmålet; 217 av 370 spurte enheter"
                + " besvarte delundersøkelsen (svarprosent 58,6"
                + NARROW
                + "%).");
    assertThat(figure(page, "Rutekart over fylkene").select("svg rect.s-edg"))
        .hasSizeGreaterThanOrEqualTo(11);
  }

  @Test
  void headings_are_in_order_and_names_are_used_once() {
    Document page = new Wave().page();
    assertThat(page.select("h1")).hasSize(1);
    int before = 1;
    for (Element heading : page.select("h1,h2,h3,h4")) {
      int level = heading.tagName().charAt(1) - '0';
      assertThat(level).isLessThanOrEqualTo(before + 1);
      before = level;
    }
    List<String> ids = page.select("[id]").eachAttr("id");
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(page.select("a[href^=#]").eachAttr("href"))
        .allSatisfy(link -> assertThat(ids).contains(link.substring(1)));
    assertThat(page.select("html").attr("lang")).isEqualTo("nb");
    assertThat(page.select("main,header,nav,footer")).hasSize(4);
  }

  @Test
  void the_page_needs_nothing_else() {
    String html = new Wave().html();
    Document page = Jsoup.parse(html);
    assertThat(page.select("script,link,img,iframe,object,embed")).isEmpty();
    assertThat(page.select("[src],[onclick],[onload],[onerror]")).isEmpty();
    assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
        .startsWith("default-src 'none'");
    assertThat(html).doesNotContain("http://", "https://", "url(", "@import");
  }

  @Test
  void texts_are_texts_whatever_they_hold() {
    for (String hostile : Made.HOSTILE) {
      Wave wave = new Wave();
      wave.label = hostile;
      String html = wave.html();
      Document page = Jsoup.parse(html);
      assertThat(page.select("script,img,object,iframe")).isEmpty();
      assertThat(page.select("figure")).hasSize(new Wave().page().select("figure").size());
      assertThat(page.select("a")).allSatisfy(a -> assertThat(a.attr("href")).startsWith("#"));
      assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(3_000_000);
    }
    Wave wave = new Wave();
    wave.label = "<script>alert('x')</script>";
    assertThat(wave.page().select("h1").text()).isEqualTo("<script>alert('x')</script> 2020");
  }

  @Test
  void synthetic_data_is_said_on_every_page() {
    Wave wave = new Wave();
    assertThat(wave.page().select(".synthetic,.watermark")).isEmpty();
    wave.synthetic = true;
    Document page = wave.page();
    assertThat(page.select(".synthetic").text()).startsWith("Syntetiske data.");
    assertThat(page.select(".watermark").text()).isEqualTo("Syntetiske data");
    assertThat(page.title()).contains("Syntetiske data");
    assertThat(page.select("style").html()).contains("position:fixed");
  }

  @Test
  void a_wave_without_a_previous_one_has_no_change_and_no_series() {
    Wave wave = new Wave();
    wave.before = false;
    Document page = wave.page();
    assertThat(page.select(".kind").eachText()).doesNotContain("Utvikling");
    assertThat(page.text()).doesNotContain("prosentpoeng opp");
  }

  @Test
  void a_series_ends_with_the_wave_and_has_its_changes_behind_it() {
    Element figure = figure(new Wave().page(), "Utvikling");
    assertThat(cells(figure)).hasSize(3);
    assertThat(cells(figure).get(2)).contains("2020", "75,0" + NARROW + "%", "+5,0", "0,010");
    assertThat(figure.select("svg").attr("aria-label"))
        .contains("2018 60,0" + NARROW + "%; 2019 70,0" + NARROW + "%; 2020 75,0" + NARROW + "%");
  }

  @Test
  void a_wave_of_which_nothing_can_be_said_is_still_a_page() {
    Wave wave = new Wave();
    wave.withheld = true;
    Document page = wave.page();
    assertThat(page.select("section:first-child").text()).contains("Ingen verdier kan oppgis.");
    assertThat(cells(figure(page, "Fordeling")).get(0)).contains("–");
    assertThat(figure(page, "Fordeling").select(".caveats").text()).contains("Status M");
    assertThat(page.select("td,th,svg text").eachText())
        .noneMatch(text -> text.contains("null") || text.contains("NaN"));
  }

  @Test
  void the_report_is_in_english_too() {
    HtmlReport report =
        new HtmlReport(ReportBuilder.build(new Wave().tables(), "2020", Language.EN));
    Document page = Jsoup.parse(report.html());
    assertThat(page.select("html").attr("lang")).isEqualTo("en");
    assertThat(page.select("#summary").text()).isEqualTo("Summary");
    assertThat(page.select("table").text()).contains("75.0%");
    assertThat(report.pictures()).isNotEmpty();
    assertThat(report.pictures().keySet())
        .allMatch(name -> FigureNames.isOne(name + ".svg"))
        .contains("figure-005-question-en-tile-map-of-the-counties");
  }
}
