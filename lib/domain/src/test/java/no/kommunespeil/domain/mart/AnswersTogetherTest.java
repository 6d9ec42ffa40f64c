package no.kommunespeil.domain.mart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The marts made of what units answered one by one, against the estimates, which are made of sums
 * that were counted another way.
 */
class AnswersTogetherTest {

  private static Map<String, Rows> country = Map.of();

  @BeforeAll
  static void makeTheWholeCountry() throws IOException {
    Marts marts = Marts.of(new WholeCountry().inputs(), WholeCountry.contracts());
    country =
        List.of("estimates", "register_profile", "crosstab", "role_agreement").stream()
            .collect(Collectors.toMap(name -> name, name -> Rows.of(marts.build(name))));
  }

  private static Rows mart(String name) {
    Rows rows = country.get(name);
    if (rows == null) {
      throw new IllegalArgumentException(name);
    }
    return rows;
  }

  /** A column's value by what the other columns say, joined. */
  private static Map<String, @Nullable Object> by(Rows rows, String value, String... keys) {
    List<List<@Nullable Object>> columns = new ArrayList<>();
    for (String key : keys) {
      columns.add(rows.values(key));
    }
    List<@Nullable Object> values = rows.values(value);
    Map<String, @Nullable Object> found = new HashMap<>();
    for (int i = 0; i < values.size(); i++) {
      int row = i;
      String key =
          columns.stream()
              .map(column -> String.valueOf(column.get(row)))
              .collect(Collectors.joining("|"));
      assertThat(found).doesNotContainKey(key);
      found.put(key, values.get(i));
    }
    return found;
  }

  private static Rows shares() {
    return mart("estimates").where("statistic", "share");
  }

  @Test
  void a_profile_is_of_as_many_units_as_gave_the_answer() {
    Rows profile = mart("register_profile").where("register_variable", "population");
    Map<String, @Nullable Object> units =
        by(profile, "units_n", "wave", "sub_survey", "variable", "category");
    Map<String, @Nullable Object> counts =
        by(
            shares().where("breakdown", "all"),
            "count_n",
            "wave",
            "sub_survey",
            "variable",
            "category");

    assertThat(counts).hasSizeGreaterThan(1000);
    counts.forEach((key, count) -> assertThat(units).containsEntry(key, count));
  }

  @Test
  void columns_of_a_crosstab_by_register_classes_are_the_estimates_of_the_class() {
    for (String breakdown : List.of("centrality", "size", "settlement")) {
      Rows cells = mart("crosstab").where("crosstab", "by_" + breakdown).where("variant", "all");
      String[] keys = {"wave", "row_sub_survey", "row_variable", "row_category", "column_category"};
      Map<String, @Nullable Object> counts = by(cells, "count_n", keys);
      Map<String, @Nullable Object> within = by(cells, "column_share", keys);
      Rows estimates = shares().where("breakdown", breakdown).where("category_kind", "category");
      String[] same = {"wave", "sub_survey", "variable", "category", "group_key"};
      by(estimates, "count_n", same)
          .forEach((key, count) -> assertThat(counts).containsEntry(key, count));
      by(estimates, "value", same)
          .forEach((key, share) -> assertThat(within).containsEntry(key, share));
    }
  }

  @Test
  void cells_of_a_crosstab_add_up() {
    Rows cells =
        mart("crosstab")
            .where("row_category_kind", "category")
            .where("column_category_kind", "category");
    List<@Nullable Object> counts = cells.values("count_n");
    List<@Nullable Object> expected = cells.values("expected_n");
    List<@Nullable Object> bases = cells.values("table_n");
    List<List<@Nullable Object>> keys = new ArrayList<>();
    for (String key :
        List.of(
            "wave",
            "crosstab",
            "row_sub_survey",
            "row_variable",
            "column_source",
            "column_variable",
            "variant")) {
      keys.add(cells.values(key));
    }
    Map<String, Long> sums = new HashMap<>();
    Map<String, Double> chance = new HashMap<>();
    Map<String, @Nullable Object> tables = new HashMap<>();
    for (int i = 0; i < counts.size(); i++) {
      int row = i;
      String table =
          keys.stream().map(key -> String.valueOf(key.get(row))).collect(Collectors.joining("|"));
      sums.merge(table, (Long) counts.get(i), Long::sum);
      Double byChance = (Double) expected.get(i);
      chance.merge(table, byChance == null ? 0 : byChance, Double::sum);
      tables.put(table, bases.get(i));
    }

    assertThat(tables).hasSizeGreaterThan(500);
    sums.forEach((table, sum) -> assertThat(tables).containsEntry(table, sum));
    chance.forEach(
        (table, sum) ->
            assertThat(sum - sums.getOrDefault(table, 0L)).as(table).isBetween(-1e-6, 1e-6));
  }

  @Test
  void a_role_by_itself_is_as_it_is_in_the_estimates() {
    Rows roles = mart("role_agreement").where("variant", "all");
    Map<String, @Nullable Object> estimates =
        by(
            shares(),
            "value",
            "wave",
            "sub_survey",
            "variable",
            "breakdown",
            "group_key",
            "category");
    for (String side : List.of("left", "right")) {
      Map<String, @Nullable Object> own =
          by(
              roles,
              side + "_share",
              "wave",
              side + "_sub_survey",
              "variable",
              "breakdown",
              "group_key",
              "category",
              (side.equals("left") ? "right" : "left") + "_sub_survey");
      int compared = 0;
      for (Map.Entry<String, @Nullable Object> one : own.entrySet()) {
        String key = one.getKey().substring(0, one.getKey().lastIndexOf('|'));
        if (estimates.containsKey(key)) {
          assertThat(one.getValue()).as(key).isEqualTo(estimates.get(key));
          compared++;
        }
      }
      assertThat(compared).isGreaterThan(1000);
    }
  }

  @Test
  void what_roles_say_together_adds_up_to_the_units_of_both() {
    Rows rows = mart("role_agreement").where("category_kind", "category");
    List<@Nullable Object> both = rows.values("both_n");
    List<List<@Nullable Object>> parts =
        List.of(
            rows.values("left_and_right_n"),
            rows.values("left_only_n"),
            rows.values("right_only_n"),
            rows.values("neither_n"));
    for (int i = 0; i < both.size(); i++) {
      int row = i;
      assertThat(parts.stream().mapToLong(part -> (Long) part.get(row)).sum())
          .isEqualTo(both.get(i));
      assertThat(parts.stream().mapToLong(part -> (Long) part.get(row)).min().orElse(-1))
          .isNotNegative();
    }
  }
}
