package no.kommunespeil.domain.mart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.kommunespeil.domain.cube.Sums;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MartsTest {

  private static Map<String, Rows> country = Map.of();

  @BeforeAll
  static void makeTheWholeCountry() throws IOException {
    country =
        Marts.assemble(new WholeCountry().inputs(), WholeCountry.contracts()).stream()
            .collect(Collectors.toMap(MartTable::name, Rows::of));
  }

  @Test
  void every_mart_is_made_and_keeps_its_contract() throws IOException {
    // The answers themselves are made where the responses are.
    assertThat(country)
        .hasSize(WholeCountry.contracts().all().size() - 1)
        .doesNotContainKey(LinkedAnswersMart.NAME)
        .allSatisfy((name, rows) -> assertThat(rows.size()).isPositive());
  }

  @Test
  void waves_have_the_municipalities_of_their_day() {
    // Statistics Norway's numbers of municipalities on the register days; the wave of 2019 was
    // fielded in January 2020.
    assertThat(mart("waves").values("wave"))
        .containsExactly("2014", "2015", "2016", "2017", "2018", "2019", "2020", "2021", "2023");
    assertThat(mart("waves").values("municipalities_n"))
        .containsExactly(428L, 428L, 428L, 426L, 422L, 356L, 356L, 356L, 356L);
    assertThat(mart("waves").values("districts_n")).containsOnly(15L);
    assertThat(mart("units").where("wave", "2017").size()).isEqualTo(426 + 15);
  }

  @Test
  void frames_are_those_the_sub_surveys_ask() {
    Rows of2020 =
        mart("response_rate")
            .where("wave", "2020")
            .where("breakdown", "all")
            .where("variant", "eligible");
    assertThat(of2020.where("sub_survey", "integration_lead").values("frame_n"))
        .containsExactly(370L);
    assertThat(of2020.where("sub_survey", "municipal_director").values("frame_n"))
        .containsExactly(371L);
    assertThat(of2020.where("sub_survey", "school_head").values("frame_n")).containsExactly(356L);
    assertThat(of2020.where("sub_survey", "any").values("frame_n")).containsExactly(371L);
  }

  @Test
  void counties_add_up_to_the_country() {
    for (String breakdown :
        List.of("county", "county_structure", "centrality", "size", "settlement", "unit_type")) {
      assertThat(counts(breakdown)).isEqualTo(counts("all"));
    }
  }

  private static Map<String, Long> counts(String breakdown) {
    Rows rows = mart("estimates").where("breakdown", breakdown).where("statistic", "share");
    List<@Nullable Object> waves = rows.values("wave");
    List<@Nullable Object> subSurveys = rows.values("sub_survey");
    List<@Nullable Object> variables = rows.values("variable");
    List<@Nullable Object> categories = rows.values("category");
    List<@Nullable Object> counts = rows.values("count_n");
    Map<String, Long> sums = new HashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      String key =
          waves.get(i) + "/" + subSurveys.get(i) + "/" + variables.get(i) + "/" + categories.get(i);
      sums.merge(key, (Long) counts.get(i), Long::sum);
    }
    return sums;
  }

  @Test
  void a_value_is_missing_where_and_only_where_its_base_is_empty() {
    for (String name : List.of("estimates", "county_breakdown")) {
      assertThat(mart(name).where("obs_status", "M").values("value")).containsOnlyNulls();
      assertThat(mart(name).where("obs_status", "M").values("used_n")).containsOnly(0L);
      assertThat(mart(name).where("obs_status", "A").values("value")).doesNotContainNull();
      assertThat(mart(name).where("obs_status", "A").values("used_n")).doesNotContain(0L);
    }
  }

  @Test
  void rows_of_synthetic_waves_say_so() {
    for (String name : List.of("estimates", "time_series", "county_breakdown", "waves")) {
      assertThat(mart(name).where("wave", "2020").values("synthetic")).containsOnly(true);
      assertThat(mart(name).where("wave", "2019").values("synthetic")).containsOnly(false);
    }
  }

  @Test
  void viken_of_the_day_and_akershus_of_the_structure_are_both_there() {
    Rows counties = mart("county_breakdown").where("wave", "2020").where("category", "dont_know");
    assertThat(counties.where("breakdown", "county").values("group_nb"))
        .contains("Viken")
        .doesNotContain("Akershus");
    assertThat(counties.where("breakdown", "county_structure").values("group_nb"))
        .contains("Akershus")
        .doesNotContain("Viken");
    assertThat(counties.where("breakdown", "county").values("structure_year")).containsOnlyNulls();
    assertThat(counties.where("breakdown", "county_structure").values("structure_year"))
        .containsOnly(2024);
  }

  @Test
  void a_merged_municipality_leads_to_the_one_it_is_in() {
    // Sandefjord 0706 merged with Andebu and most of Stokke on 1 January 2017.
    assertThat(mart("unit_bridge").where("wave", "2014").where("unit", "0706").only())
        .containsEntry("structure_unit", "3907")
        .containsEntry("same_structure_unit_n", 3);
    assertThat(mart("unit_bridge").where("wave", "2014").where("unit", "0720").only())
        .containsEntry("structure_unit", "3907")
        .containsEntry("exactness", "split_largest_share");
  }

  @Test
  void rows_of_a_file_add_up_to_those_read() {
    Rows file = mart("deliveries");
    assertThat(file.values("status")).containsExactly("counted", "rejected", "set_aside");
    assertThat(file.values("reason"))
        .containsExactly("counted", "unknown_unit", "knowledge_of_field");
    assertThat(file.values("rows_n")).containsExactly(9L, 1L, 2L);
    assertThat(file.values("file_rows_n")).containsOnly(12L);
  }

  @Test
  void response_rates_come_with_the_reports_own_denominators() throws IOException {
    SumsMade made = new SumsMade();
    made.frame("2020", "integration_lead", "all", "all", 370)
        .frame("2020", "any", "all", "all", 371)
        .frame("2020", "any", "unit_type", "municipality", 355)
        .frame("2020", "any", "unit_type", "city", 1)
        .frame("2020", "any", "unit_type", "district", 15)
        .all("2020", "integration_lead", "response", 217)
        .all("2020", "any", "response", 100, 102, 112)
        .sums("2020", "any", "response", "unit_type", "municipality", units(99, 100, 102))
        .sums("2020", "any", "response", "unit_type", "city", units(0, 1, 0))
        .sums("2020", "any", "response", "unit_type", "district", units(1, 1, 10));
    Rows rows =
        Rows.of(Marts.of(made.inputs(), WholeCountry.contracts()).build(ResponseRateMart.NAME));

    Rows all = rows.where("breakdown", "all");
    Rows lead = all.where("sub_survey", "integration_lead");
    assertThat(lead.where("variant", "eligible").values("rate")).containsExactly(217.0 / 370);
    assertThat(lead.where("variant", "all_units").values("rate")).containsExactly(217.0 / 371);
    Rows any = all.where("sub_survey", "any");
    assertThat(any.where("variant", "municipalities").only())
        .containsEntry("answered_n", 302L)
        .containsEntry("frame_n", 356L)
        .containsEntry("rate", 302.0 / 356);
    assertThat(any.where("variant", "eligible").values("answered_n")).containsExactly(314L);
    assertThat(all.where("sub_survey", "school_head").where("variant", "all_units").only())
        .containsEntry("answered_n", 0L)
        .containsEntry("rate", 0.0);
  }

  @Test
  void counties_are_ranked_and_share_a_rank_when_their_values_are_equal() throws IOException {
    SumsMade made = new SumsMade();
    String variable = "interpreter_guidelines";
    county(made, variable, "03", 1, 1);
    county(made, variable, "11", 2, 2);
    county(made, variable, "15", 3, 1);
    county(made, variable, "18", 1, 3);
    county(made, variable, "unknown", 1, 0);
    made.frame("2020", "municipal_director", "county", "42", 25);
    Rows counties =
        Rows.of(Marts.of(made.inputs(), WholeCountry.contracts()).build(EstimatesMart.BY_COUNTY))
            .where("variable", variable)
            .where("statistic", "share")
            .where("category", "has_guidelines");

    assertThat(counties.values("group_key"))
        .containsExactly("03", "11", "15", "18", "42", "unknown");
    assertThat(counties.values("value")).containsExactly(0.5, 0.5, 0.75, 0.25, null, 1.0);
    assertThat(counties.values("county_rank")).containsExactly(2, 2, 1, 4, null, null);
    assertThat(counties.values("counties_ranked")).containsOnly(4);
    assertThat(counties.values("response_rate")).containsExactly(0.1, 0.2, 0.2, 0.2, 0.0, 0.05);
  }

  @Test
  void responses_in_a_group_the_breakdown_does_not_have_are_refused() throws IOException {
    SumsMade made = new SumsMade();
    county(made, "interpreter_guidelines", "99", 1, 1);
    Marts marts = Marts.of(made.inputs(), WholeCountry.contracts());
    assertThatThrownBy(() -> marts.build(EstimatesMart.BY_COUNTY))
        .hasMessage(
            "Wave 2020, sub-survey municipal_director has responses in groups that breakdown"
                + " county does not have: [99].");
  }

  private static void county(SumsMade made, String variable, String county, long yes, long no) {
    String director = "municipal_director";
    made.sums("2020", director, variable, "county", county, units(yes, 0, no, 0))
        .sums("2020", director, "response", "county", county, units(yes + no))
        .frame("2020", director, "county", county, 20);
  }

  private static Sums units(long... counts) {
    return new Sums(counts, 0, 0, 0);
  }

  private static Rows mart(String name) {
    Rows rows = country.get(name);
    if (rows == null) {
      throw new IllegalArgumentException(name);
    }
    return rows;
  }
}
