package no.kommunespeil.domain.mart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import no.kommunespeil.domain.config.TextFolder;
import no.kommunespeil.domain.problem.Problem;
import no.kommunespeil.domain.problem.Problems;
import org.junit.jupiter.api.Test;

class MartContractsTest {

  private static final String ESTIMATES = "marts/estimates.yaml";
  private static final String GROUPS = "marts/breakdown_groups.yaml";

  @Test
  void the_contracts_of_the_project_are_right() throws IOException {
    assertThat(WholeCountry.contracts().all())
        .extracting(MartContract::name)
        .containsExactly(
            "adjusted_estimates",
            "batteries",
            "breakdown_groups",
            "categories",
            "county_breakdown",
            "crosstab",
            "deliveries",
            "estimates",
            "fieldwork_status",
            "linked_answers",
            "multiple_response",
            "open_answers",
            "quality_findings",
            "register_profile",
            "reminders",
            "representativity",
            "response_rate",
            "role_agreement",
            "time_series",
            "unit_bridge",
            "unit_changes",
            "units",
            "variables",
            "waves");
  }

  @Test
  void what_single_units_answered_is_restricted_and_nothing_else() throws IOException {
    assertThat(WholeCountry.contracts().all())
        .filteredOn(contract -> contract.tier() == MartContract.Tier.RESTRICTED)
        .extracting(MartContract::name)
        .containsExactly("linked_answers", "reminders");
  }

  @Test
  void an_unknown_type_is_told_with_the_known_ones() throws IOException {
    TextFolder folder = project().edit(GROUPS, "type: int", "type: number");
    assertThat(problems(folder))
        .contains(
            GROUPS
                + ":"
                + folder.lineOf(GROUPS, "type: number")
                + ": 'number' is not a known value of 'type'. Known are string, int, long, double,"
                + " boolean, date.");
  }

  @Test
  void a_column_that_is_there_twice_is_told() throws IOException {
    TextFolder folder = project().edit(GROUPS, "name: group_nb", "name: group_en");
    assertThat(problems(folder))
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .endsWith("Column 'group_en' is there twice. Remove or rename one."))
        .contains(
            GROUPS
                + ": Mart 'breakdown_groups' lacks column 'group_nb'. Add it; a mart has every"
                + " column that is made for it.");
  }

  @Test
  void key_and_order_name_columns_of_the_mart() throws IOException {
    TextFolder folder =
        project()
            .edit(GROUPS, "key: [breakdown, group_key]", "key: [breakdown, group]")
            .edit(GROUPS, "order: [breakdown_order,", "order: [group_order,");
    assertThat(problems(folder))
        .contains(
            GROUPS
                + ":"
                + folder.lineOf(GROUPS, "key: [")
                + ": The key names column 'group', which the mart does not have. Name one of its"
                + " columns.",
            GROUPS
                + ":"
                + folder.lineOf(GROUPS, "order: [")
                + ": The order names column 'group_order' twice. Remove one of them.",
            GROUPS
                + ":"
                + folder.lineOf(GROUPS, "key: [")
                + ": Column 'group_key' is an identifier but not in the key. Give key columns, and"
                + " only them, the role identifier.");
  }

  @Test
  void a_key_column_is_never_nullable() throws IOException {
    TextFolder folder =
        project()
            .edit(
                GROUPS,
                "name: group_key\n    type: string",
                "name: group_key\n    nullable: true\n    type: string");
    assertThat(problems(folder))
        .containsExactly(
            GROUPS
                + ":"
                + folder.lineOf(GROUPS, "key: [")
                + ": Key column 'group_key' is nullable. Make it required.");
  }

  @Test
  void a_mart_has_the_name_of_its_file_and_is_one_that_is_made() throws IOException {
    TextFolder folder = project().edit(GROUPS, "mart: breakdown_groups", "mart: groups");
    assertThat(problems(folder))
        .contains(
            GROUPS
                + ":1: The file of mart 'groups' has another name. Call the file groups.yaml or the"
                + " mart as the file.",
            GROUPS + ": The contract of mart 'breakdown_groups' is missing. Add the file.")
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .startsWith(GROUPS + ": Nothing makes a mart 'groups'. Remove the file; the"));
  }

  @Test
  void a_column_nothing_makes_is_told() throws IOException {
    TextFolder folder = project().edit(GROUPS, "name: group_order", "name: order_of_group");
    assertThat(problems(folder))
        .contains(
            GROUPS
                + ": Nothing makes column 'order_of_group' of mart 'breakdown_groups'. Remove it.");
  }

  @Test
  void every_mart_says_whether_a_row_is_synthetic() throws IOException {
    TextFolder folder =
        project()
            .edit(
                GROUPS, "name: synthetic\n    type: boolean", "name: synthetic\n    type: string");
    assertThat(problems(folder))
        .containsExactly(
            GROUPS
                + ":"
                + folder.lineOf(GROUPS, "columns:")
                + ": Mart 'breakdown_groups' has no boolean column 'synthetic'. Add it; every row"
                + " says whether it rests on synthetic data.");
  }

  @Test
  void a_reference_is_to_a_mart_all_may_read_and_like_its_key() throws IOException {
    String groups = "- {columns: [breakdown, group_key], mart: breakdown_groups}";
    assertThat(problems(project().edit(ESTIMATES, groups, groups.replace("breakdown_gr", "gr"))))
        .containsExactly(
            ESTIMATES
                + ": Mart 'estimates' refers to 'groups', which is no mart that all may read. Name"
                + " one that is.");
    assertThat(problems(project().edit(ESTIMATES, groups, "- {columns: [wave], mart: reminders}")))
        .containsExactly(
            ESTIMATES
                + ": Mart 'estimates' refers to 'reminders', which is no mart that all may read."
                + " Name one that is.");
    assertThat(problems(project().edit(ESTIMATES, groups, groups.replace(", group_key", ""))))
        .containsExactly(
            ESTIMATES
                + ": Mart 'estimates' refers to 'breakdown_groups' by (breakdown), which is not like"
                + " its key (breakdown, group_key). Name as many columns, of the same types, in the"
                + " key's order.");
  }

  @Test
  void doubles_have_a_unit_and_nothing_else_has() throws IOException {
    TextFolder without =
        project()
            .edit(
                ESTIMATES,
                "name: value\n    type: double\n    unit: statistic",
                "name: value\n    type: double");
    assertThat(problems(without))
        .singleElement()
        .asString()
        .endsWith("The column has no unit. Give it one: share, statistic or number.");
    TextFolder toMuch =
        project()
            .edit(
                GROUPS,
                "name: group_order\n    type: int",
                "name: group_order\n    type: int\n    unit: number");
    assertThat(problems(toMuch))
        .containsExactly(
            GROUPS
                + ":"
                + toMuch.lineOf(GROUPS, "unit: number")
                + ": Only columns of doubles have a unit. Remove it.");
  }

  @Test
  void the_unit_of_a_statistic_needs_a_statistic() throws IOException {
    String rate = "marts/response_rate.yaml";
    TextFolder folder = project().edit(rate, "unit: share", "unit: statistic");
    assertThat(problems(folder))
        .singleElement()
        .asString()
        .endsWith(
            "Mart 'response_rate' has columns whose unit is that of a statistic it does not name."
                + " Add a column 'statistic', or give the columns another unit.");
  }

  private static List<String> problems(TextFolder folder) throws IOException {
    Problems problems = new Problems();
    MartContracts.read(folder, problems);
    return problems.found().stream().map(Problem::toString).toList();
  }

  private static TextFolder project() throws IOException {
    TextFolder folder = new TextFolder();
    for (String path : WholeCountry.CONF.list("marts")) {
      try (InputStream in = WholeCountry.CONF.open(path)) {
        folder.with(path, new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return folder;
  }
}
