package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The published files keep what the data package beside them promises, as Table Schema means it:
 * types, required fields, primary and foreign keys, and categories. Promises are read from the
 * descriptor, and the files by DuckDB.
 */
@ExtendWith({LocalSpark.Shared.class, SampleRun.Shared.class})
class DataPackageDataTest {

  private static final Map<String, String> TYPES =
      Map.of(
          "VARCHAR", "string",
          "INTEGER", "integer",
          "BIGINT", "integer",
          "DOUBLE", "number",
          "BOOLEAN", "boolean",
          "DATE", "date");

  private final SampleRun sample;

  DataPackageDataTest(SampleRun sample) {
    this.sample = sample;
  }

  @Test
  void fields_are_the_columns_of_the_files_in_order_and_type() throws Exception {
    for (JsonNode resource : resources()) {
      List<String> promised = new ArrayList<>();
      for (JsonNode field : resource.at("/schema/fields")) {
        promised.add(field.at("/name").asText() + " " + field.at("/type").asText());
      }
      List<String> held = new ArrayList<>();
      for (List<@Nullable Object> column :
          sample.query(
              "select column_name, column_type from (describe select * from "
                  + quoted(resource.at("/name").asText())
                  + ")")) {
        held.add(column.get(0) + " " + TYPES.get(String.valueOf(column.get(1))));
      }
      assertThat(held).as(resource.at("/name").asText()).isEqualTo(promised);
      assertThat(sample.marts().resolve(resource.at("/path").asText())).isRegularFile();
    }
  }

  @Test
  void rows_keep_required_fields_keys_and_categories() throws Exception {
    Set<String> kinds = new TreeSet<>();
    for (JsonNode resource : resources()) {
      List<Rule> rules = rules(resource);
      String all = rules.stream().map(Rule::counting).collect(Collectors.joining(" union all "));
      for (List<@Nullable Object> broken : sample.query(all)) {
        assertThat(broken.get(1)).as(String.valueOf(broken.get(0))).isEqualTo(0L);
      }
      rules.forEach(rule -> kinds.add(rule.kind));
    }
    assertThat(kinds).containsExactly("categories", "foreign key", "primary key", "required");
  }

  /**
   * A promise, and how to count the rows that break it.
   *
   * @param broken a query of one number
   */
  private record Rule(String kind, String about, String broken) {
    String counting() {
      return "select '" + kind + " of " + about + "', (" + broken + ")";
    }
  }

  private static List<Rule> rules(JsonNode resource) {
    String mart = resource.at("/name").asText();
    List<Rule> rules = new ArrayList<>();
    for (JsonNode field : resource.at("/schema/fields")) {
      String name = field.at("/name").asText();
      if (field.at("/constraints/required").asBoolean()) {
        rules.add(new Rule("required", mart + "." + name, rows(mart, quoted(name) + " is null")));
      }
      if (field.has("categories")) {
        String values =
            texts(field.at("/categories"), "/value").stream()
                .map(value -> "'" + value.replace("'", "''") + "'")
                .collect(Collectors.joining(", "));
        rules.add(
            new Rule(
                "categories",
                mart + "." + name,
                rows(mart, quoted(name) + "::varchar not in (" + values + ")")));
      }
    }
    String key = columns("", texts(resource.at("/schema/primaryKey"), ""));
    rules.add(
        new Rule(
            "primary key",
            mart,
            "select count(*) from (select 1 from "
                + quoted(mart)
                + " group by "
                + key
                + " having count(*) > 1)"));
    for (JsonNode foreign : resource.at("/schema/foreignKeys")) {
      List<String> fields = texts(foreign.at("/fields"), "");
      String to = foreign.at("/reference/resource").asText();
      String known =
          "select 1 from "
              + quoted(to)
              + " k where ("
              + columns("k.", texts(foreign.at("/reference/fields"), ""))
              + ") = ("
              + columns("m.", fields)
              + ")";
      String isWhole =
          fields.stream()
              .map(field -> "m." + quoted(field) + " is not null")
              .collect(Collectors.joining(" and "));
      rules.add(
          new Rule(
              "foreign key",
              mart + " to " + to,
              "select count(*) from "
                  + quoted(mart)
                  + " m where "
                  + isWhole
                  + " and not exists ("
                  + known
                  + ")"));
    }
    return rules;
  }

  private static String rows(String mart, String where) {
    return "select count(*) from " + quoted(mart) + " where " + where;
  }

  private static String columns(String of, List<String> names) {
    return names.stream().map(name -> of + quoted(name)).collect(Collectors.joining(", "));
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }

  private List<JsonNode> resources() throws Exception {
    JsonNode root =
        Objects.requireNonNull(
            new ObjectMapper().readTree(sample.marts().resolve("datapackage.json").toFile()));
    List<JsonNode> resources =
        StreamSupport.stream(root.at("/resources").spliterator(), false).toList();
    assertThat(resources).hasSizeGreaterThan(20);
    return resources;
  }

  private static List<String> texts(JsonNode array, String pointer) {
    List<String> texts = new ArrayList<>();
    array.forEach(node -> texts.add(node.at(pointer).asText()));
    return texts;
  }
}
