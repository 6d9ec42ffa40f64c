package no.kommunespeil.report.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.kommunespeil.domain.survey.Text;
import no.kommunespeil.report.Language;
import no.kommunespeil.report.Made;
import no.kommunespeil.report.Table;
import no.kommunespeil.report.Tables;
import no.kommunespeil.report.page.HtmlReport;
import no.kommunespeil.report.unit.LinkedCounts.AnswerCount;
import no.kommunespeil.report.unit.LinkedCounts.OwnAnswer;
import no.kommunespeil.report.unit.LinkedCounts.UnitCount;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Pages of units of a wave that is made by hand: 1 and 2 are of county 46, 3 of county 11. */
class UnitPagesTest {

  private static final String NARROW = "\u202f";
  private static final Standing HERE = new Standing("46", "2", "large");
  private static final Standing THERE = new Standing("11", "5", "small");

  private final List<Map<String, ?>> estimates = new ArrayList<>();
  private final List<Map<String, ?>> variables = new ArrayList<>();
  private final List<Map<String, ?>> categories = new ArrayList<>();
  private final List<AnswerCount> counts = new ArrayList<>();
  private final List<OwnAnswer> own = new ArrayList<>();
  private final List<UnitCount> units = new ArrayList<>();
  private String label = "Plan";
  private boolean synthetic;

  private Map<String, Object> row(@Nullable Object... values) {
    Map<String, Object> row = new HashMap<>();
    row.put("wave", "2020");
    row.put("year", 2020);
    row.put("synthetic", synthetic);
    for (int i = 0; i < values.length; i += 2) {
      Object value = values[i + 1];
      if (value != null) {
        row.put(String.valueOf(values[i]), value);
      }
    }
    return row;
  }

  /** A question yes and no: so many here and so many there. */
  private void question(String key, String role, String sensitivity, long[] here, long[] there) {
    variables.add(
        Map.of("variable", key, "kind", "single", "sensitivity", sensitivity, "question_nb", key));
    String[] answers = {"yes", "no"};
    for (int i = 0; i < 2; i++) {
      String name = i == 0 ? "Ja" : "Nei";
      categories.add(
          Map.of(
              "variable",
              key,
              "category",
              answers[i],
              "category_kind",
              "substantive",
              "category_nb",
              name));
      counts.add(new AnswerCount(role, key, answers[i], HERE, here[i]));
      counts.add(new AnswerCount(role, key, answers[i], THERE, there[i]));
      estimate(
          key, role, "all", "all", i, here[i] + there[i], here[0] + here[1] + there[0] + there[1]);
      estimate(key, role, "county", "46", i, here[i], here[0] + here[1]);
      estimate(key, role, "county", "11", i, there[i], there[0] + there[1]);
    }
  }

  private void estimate(
      String key, String role, String breakdown, String group, int answer, long count, long used) {
    estimates.add(
        row(
            "sub_survey",
            role,
            "sub_survey_nb",
            role,
            "variable",
            key,
            "question",
            key,
            "question_nb",
            label + " " + key,
            "theme",
            "plans",
            "theme_nb",
            "Planer",
            "breakdown",
            breakdown,
            "group_key",
            group,
            "statistic",
            "share",
            "category",
            answer == 0 ? "yes" : "no",
            "category_nb",
            answer == 0 ? "Ja" : "Nei",
            "category_kind",
            "category",
            "category_order",
            answer,
            "comparability",
            "wording_changed",
            "obs_status",
            "A",
            "interval_method",
            "exact",
            "value",
            (double) count / used,
            "count_n",
            count,
            "used_n",
            used));
  }

  private void answer(String wave, int year, String role, String variable, String category) {
    own.add(
        new OwnAnswer(
            "key-1", wave, year, role, variable, category, null, LocalDate.of(year, 12, 24)));
  }

  private Tables tables() {
    List<Table> tables = new ArrayList<>();
    tables.add(Made.table("estimates", estimates));
    tables.add(Made.table("variables", variables));
    tables.add(Made.table("categories", categories));
    List<Map<String, ?>> known = new ArrayList<>();
    for (String[] unit :
        new String[][] {
          {"1", "Minvik", "46"}, {"2", "Nabostad", "46"}, {"3", "Fjernøy", "11"},
        }) {
      known.add(
          row(
              "unit",
              unit[0],
              "name",
              unit[1],
              "official_name",
              unit[1] + " kommune",
              "county",
              unit[2],
              "county_name",
              unit[2].equals("46") ? "Vestland" : "Rogaland",
              "centrality_class",
              unit[2].equals("46") ? 2 : 5,
              "size_group",
              unit[2].equals("46") ? "large" : "small",
              "population",
              4711,
              "immigrants",
              321,
              "synthetic_facts",
              "immigrants"));
    }
    tables.add(Made.table("units", known));
    tables.add(
        Made.table(
            "breakdown_groups",
            List.of(
                Map.of("breakdown", "size", "group_key", "small", "group_order", 0),
                Map.of(
                    "breakdown",
                    "size",
                    "group_key",
                    "large",
                    "group_order",
                    1,
                    "group_nb",
                    "Mange"),
                Map.of(
                    "breakdown",
                    "centrality",
                    "group_key",
                    "2",
                    "group_nb",
                    "Nest mest sentral"))));
    tables.add(Made.table("waves", List.of(Map.of("wave", "2020", "label_nb", label + " 2020"))));
    List<String> made = tables.stream().map(Table::name).toList();
    Made.CONTRACTS.all().stream()
        .filter(contract -> !made.contains(contract.name()))
        .forEach(contract -> tables.add(new Table(contract, List.of())));
    return Tables.of(tables);
  }

  private Document page(PageUnit unit) {
    UnitPages pages =
        new UnitPages(
            tables(),
            new LinkedCounts(counts, units, own),
            PageRules.DEFAULTS,
            "2020",
            Language.NB);
    return Jsoup.parse(new HtmlReport(pages.page(unit), pages.footer()).html());
  }

  private Document page() {
    return page(
        new PageUnit(
            "1",
            "key-1",
            List.of("lead", "director"),
            List.of(new PageUnit.Former("2019", "0101", "Gamlevik", true))));
  }

  private static Element figure(Document page, String title) {
    return page.select("figure").stream()
        .filter(figure -> figure.select("h3").text().endsWith(title))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> line(Element figure, int row) {
    return figure.select("tbody tr").get(row).children().stream().map(Element::text).toList();
  }

  @Test
  void the_answer_stands_beside_county_and_country() {
    question("a", "lead", "open", new long[] {6, 14}, new long[] {54, 6});
    units.add(new UnitCount(HERE, 20));
    answer("2020", 2020, "lead", "a", "no");

    Element figure = figure(page(), "Plan a");

    // Everyone of the county stands alike, so the similar units are the county.
    assertThat(figure.select("thead th").eachText())
        .containsExactly("Svar", "Deres svar", "Lignende enheter", "Vestland", "Hele landet");
    assertThat(line(figure, 0))
        .containsExactly(
            "Ja",
            "",
            "30,0" + NARROW + "% (6)",
            "30,0" + NARROW + "% (6)",
            "75,0" + NARROW + "% (60)");
    assertThat(line(figure, 1))
        .containsExactly(
            "Nei",
            "Deres svar",
            "70,0" + NARROW + "% (14)",
            "70,0" + NARROW + "% (14)",
            "25,0" + NARROW + "% (20)");
    assertThat(figure.select("svg").text()).contains("Nei ◄ deres svar");
    assertThat(figure.select(".base").text())
        .isEqualTo(
            "Dere: «Nei». Enheter som svarte: Lignende enheter 20, Vestland 20, Hele landet 80.");
  }

  @Test
  void the_summary_counts_where_the_answer_is_the_commonest() {
    question("a", "lead", "open", new long[] {6, 14}, new long[] {54, 6});
    question("b", "lead", "open", new long[] {19, 1}, new long[] {50, 10});
    units.add(new UnitCount(HERE, 20));
    answer("2020", 2020, "lead", "a", "no");
    answer("2020", 2020, "lead", "b", "no");

    List<String> said = page().select("#summary ~ ul li").eachText();

    assertThat(said)
        .contains(
            "Dere svarte det samme som flest av de lignende enhetene på 1 av 2 spørsmål og"
                + " delspørsmål.",
            "Dere svarte det samme som flest av enhetene i hele landet på 0 av 2 spørsmål og"
                + " delspørsmål.",
            "«Plan b» (lead): dere svarte «Nei», som 5 prosent av de lignende enhetene (5,0"
                + NARROW
                + "%; 1 av 20).");
  }

  @Test
  void a_county_of_few_others_is_not_shown_and_it_is_said() {
    question("a", "lead", "open", new long[] {2, 3}, new long[] {54, 6});
    units.add(new UnitCount(HERE, 5));
    answer("2020", 2020, "lead", "a", "no");

    Element figure = figure(page(), "Plan a");

    assertThat(line(figure, 0)).endsWith("–", "–", "86,2" + NARROW + "% (56)");
    assertThat(figure.select(".caveats").text())
        .contains("Vestland vises ikke, fordi for få andre har svart");
    assertThat(figure.select("svg").text()).doesNotContain("Vestland");
  }

  @Test
  void a_sensitive_answer_of_all_others_is_not_shown() {
    question("a", "lead", "min_base", new long[] {1, 19}, new long[] {54, 6});
    question("b", "lead", "open", new long[] {1, 19}, new long[] {54, 6});
    answer("2020", 2020, "lead", "a", "yes");
    answer("2020", 2020, "lead", "b", "yes");

    // The one yes is the unit's own.
    assertThat(line(figure(page(), "Plan a"), 1).get(3)).isEqualTo("–");
    assertThat(line(figure(page(), "Plan b"), 1).get(3)).isEqualTo("95,0" + NARROW + "% (19)");
  }

  @Test
  void who_answered_is_told_by_day_and_who_did_not() {
    question("a", "lead", "open", new long[] {6, 14}, new long[] {54, 6});
    answer("2020", 2020, "lead", "a", "no");

    Document page = page();

    assertThat(line(figure(page, "Hvem som svarte hos dere"), 0))
        .containsExactly("lead", "Besvart", "2020-12-24");
    assertThat(line(figure(page, "Hvem som svarte hos dere"), 1))
        .containsExactly("director", "Ikke besvart", "–");
    assertThat(page.text()).contains("Ikke besvart: director.");
    assertThat(line(figure(page, "Registeropplysninger om dere"), 1))
        .containsExactly("Innvandrere 1. januar", "321", "Syntetisk");
  }

  @Test
  void roles_that_differ_are_set_side_by_side() {
    question("a", "lead", "open", new long[] {6, 14}, new long[] {54, 6});
    question("a", "director", "open", new long[] {6, 14}, new long[] {54, 6});
    answer("2020", 2020, "lead", "a", "no");
    answer("2020", 2020, "director", "a", "yes");

    Document page = page();

    assertThat(page.text()).contains("Rollene svarte det samme på 0 av 1 spørsmål");
    assertThat(line(figure(page, "Ulike svar fra samme enhet"), 0))
        .containsExactly("Plan a", "Nei", "Ja");
  }

  @Test
  void earlier_answers_name_the_municipality_they_are_from() {
    question("a", "lead", "open", new long[] {6, 14}, new long[] {54, 6});
    answer("2020", 2020, "lead", "a", "no");
    answer("2019", 2019, "lead", "a", "yes");
    answer("2021", 2021, "lead", "a", "yes");

    Document page = page();

    Element figure = figure(page, "svarene i hver runde");
    assertThat(figure.select("thead th").eachText()).containsExactly("Spørsmål", "2019", "2020");
    assertThat(line(figure, 0)).containsExactly("Plan a", "Ja", "Nei *");
    assertThat(figure.select(".caveats").text()).startsWith("* Spørsmålet er endret");
    assertThat(page.text())
        .contains(
            "Svarene i 2019 er fra 0101 Gamlevik, den største av kommunene som er blitt til dere.");
  }

  @Test
  void a_unit_without_answers_gets_the_comparisons() {
    question("a", "lead", "open", new long[] {6, 14}, new long[] {54, 6});
    own.clear();

    Document page = page();

    assertThat(page.text()).contains("Dere har ikke svart i denne runden.");
    assertThat(figure(page, "Plan a").select(".base").text())
        .startsWith("lead har ikke svart hos dere.");
    assertThat(line(figure(page, "Plan a"), 0))
        .containsExactly("Ja", "", "–", "30,0" + NARROW + "% (6)", "75,0" + NARROW + "% (60)");
  }

  @Test
  void a_missing_answer_is_told_with_its_reason() {
    question("a", "lead", "open", new long[] {6, 14}, new long[] {54, 6});
    own.add(
        new OwnAnswer(
            "key-1", "2020", 2020, "lead", "a", null, new Text("Ubesvart", "Blank"), null));

    assertThat(figure(page(), "Plan a").select(".base").text()).startsWith("Dere: «Ubesvart».");
  }

  @Test
  void nothing_of_other_units_is_on_the_page() {
    question("a", "lead", "open", new long[] {6, 14}, new long[] {54, 6});
    answer("2020", 2020, "lead", "a", "no");
    own.add(new OwnAnswer("key-2", "2020", 2020, "lead", "a", "yes", null, null));

    String page = page().outerHtml();

    assertThat(page).contains("Minvik").doesNotContain("Nabostad", "Fjernøy", "key-1", "key-2");
  }

  @Test
  void hostile_labels_are_texts() {
    label = String.join(" ", Made.HOSTILE.subList(0, 10));
    question("a", "lead", "open", new long[] {6, 14}, new long[] {54, 6});
    answer("2020", 2020, "lead", "a", "no");

    Document page = page();

    assertThat(page.select("script, img")).isEmpty();
    assertThat(page.select("figcaption h3").text()).contains("<script>alert('x')</script>");
  }

  @Test
  void synthetic_data_is_said_to_be() {
    synthetic = true;
    question("a", "lead", "open", new long[] {6, 14}, new long[] {54, 6});

    assertThat(page().select(".synthetic").text()).startsWith("Syntetiske data.");
  }

  @Test
  void headings_come_in_order_and_every_picture_has_a_text() {
    question("a", "lead", "open", new long[] {6, 14}, new long[] {54, 6});
    answer("2020", 2020, "lead", "a", "no");

    Document page = page();

    int before = 0;
    for (Element heading : page.select("h1, h2, h3, h4")) {
      int level = heading.tagName().charAt(1) - '0';
      assertThat(level).isLessThanOrEqualTo(before + 1);
      before = level;
    }
    assertThat(page.select("svg")).isNotEmpty();
    assertThat(page.select("svg"))
        .allSatisfy(svg -> assertThat(svg.attr("aria-label") + svg.text()).isNotBlank());
    assertThat(page.select("figure"))
        .allSatisfy(each -> assertThat(each.select("table")).hasSize(1));
  }

  @Test
  void a_unit_the_wave_does_not_have_has_no_page() {
    assertThatThrownBy(() -> page(new PageUnit("9", "key-9", List.of(), List.of())))
        .hasMessage("Mart units has no unit 9.");
  }
}
