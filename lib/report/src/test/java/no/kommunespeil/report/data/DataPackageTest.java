package no.kommunespeil.report.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import no.kommunespeil.domain.config.LocalFolder;
import no.kommunespeil.domain.mart.MartColumn;
import no.kommunespeil.domain.mart.MartContract;
import no.kommunespeil.domain.problem.Problem;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.report.Made;
import no.kommunespeil.report.data.DataPackage.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The rules checked here are those of the Data Package standard, version 2 (datapackage.org),
 * written from its text.
 */
class DataPackageTest {

  private static final DataPackage PACKAGE = new DataPackage(Made.INFO, Made.SURVEY);

  private static final Set<String> FIELD_TYPES =
      Set.of("string", "integer", "number", "boolean", "date");

  @Test
  void the_package_keeps_the_rules_of_the_standard() throws IOException {
    JsonNode root = described();
    assertThat(root.at("/$schema").asText())
        .isEqualTo("https://datapackage.org/profiles/2.0/datapackage.json");
    assertThat(root.at("/name").asText()).matches("[a-z0-9._-]+");
    assertThat(root.at("/title").asText()).isNotBlank();
    assertThat(root.at("/resources")).isNotEmpty();
    for (JsonNode license : root.at("/licenses")) {
      assertThat(license.at("/name").asText()).matches("[-a-zA-Z0-9._]+");
      assertThat(license.at("/path").asText()).startsWith("https://");
    }
    for (JsonNode source : root.at("/sources")) {
      assertThat(source.at("/title").asText()).isNotBlank();
      assertThat(source.at("/path").asText()).startsWith("https://");
    }
    Pattern mediatype = Pattern.compile("[^/]+/[^/]+");
    Set<String> names = new HashSet<>();
    for (JsonNode resource : root.at("/resources")) {
      assertThat(names.add(resource.at("/name").asText())).isTrue();
      assertThat(resource.at("/name").asText()).matches("[a-z0-9._-]+");
      assertThat(resource.at("/type").asText()).isEqualTo("table");
      assertThat(resource.at("/path").asText()).doesNotStartWith("/").doesNotContain("..");
      assertThat(resource.at("/mediatype").asText()).matches(mediatype);
      checkSchema(resource.at("/schema"));
    }
  }

  private static void checkSchema(JsonNode schema) {
    List<String> fields = texts(schema.at("/fields"), "/name");
    assertThat(fields).isNotEmpty().doesNotHaveDuplicates();
    assertThat(fields).containsAll(texts(schema.at("/primaryKey"), ""));
    for (JsonNode field : schema.at("/fields")) {
      assertThat(FIELD_TYPES).contains(field.at("/type").asText());
      assertThat(field.at("/constraints/required").isBoolean()).isTrue();
      if (field.has("categories")) {
        assertThat(field.at("/type").asText()).isIn("string", "integer");
        assertThat(texts(field.at("/categories"), "/value")).isNotEmpty().doesNotHaveDuplicates();
        assertThat(texts(field.at("/categories"), "/label")).doesNotContain("");
      }
    }
    assertThat(schema.at("/missingValues").isArray()).isTrue();
  }

  @Test
  void fields_are_the_columns_of_the_contract() throws IOException {
    JsonNode resources = described().at("/resources");
    List<MartContract> open =
        Made.CONTRACTS.all().stream()
            .filter(mart -> mart.tier() == MartContract.Tier.INTERNAL)
            .toList();
    assertThat(texts(resources, "/name"))
        .isEqualTo(open.stream().map(MartContract::name).toList())
        .doesNotContain("linked_answers", "reminders");
    for (int i = 0; i < open.size(); i++) {
      MartContract mart = open.get(i);
      JsonNode schema = resources.get(i).at("/schema");
      assertThat(texts(schema.at("/fields"), "/name")).isEqualTo(mart.columnNames());
      assertThat(texts(schema.at("/fields"), "/description"))
          .isEqualTo(mart.columns().stream().map(column -> column.description().nb()).toList());
      assertThat(texts(schema.at("/fields"), "/description@en"))
          .isEqualTo(mart.columns().stream().map(column -> column.description().en()).toList());
      assertThat(texts(schema.at("/fields"), "/constraints/required"))
          .isEqualTo(
              mart.columns().stream()
                  .map(MartColumn::nullable)
                  .map(nullable -> nullable ? "false" : "true")
                  .toList());
      assertThat(texts(schema.at("/primaryKey"), "")).isEqualTo(mart.key());
    }
  }

  @Test
  void a_foreign_key_is_the_key_of_a_mart_of_the_package() throws IOException {
    JsonNode resources = described().at("/resources");
    List<String> keys = new ArrayList<>();
    for (JsonNode resource : resources) {
      for (JsonNode foreign : resource.at("/schema/foreignKeys")) {
        JsonNode to =
            StreamSupport.stream(resources.spliterator(), false)
                .filter(r -> r.at("/name").equals(foreign.at("/reference/resource")))
                .findFirst()
                .orElseThrow();
        assertThat(foreign.at("/reference/fields")).isEqualTo(to.at("/schema/primaryKey"));
        assertThat(texts(resource.at("/schema/fields"), "/name"))
            .containsAll(texts(foreign.at("/fields"), ""));
        keys.add(resource.at("/name").asText() + " → " + to.at("/name").asText());
      }
    }
    assertThat(keys)
        .contains(
            "estimates → waves",
            "estimates → variables",
            "estimates → breakdown_groups",
            "categories → variables",
            "unit_bridge → units");
  }

  @Test
  void a_mart_that_is_not_there_is_not_referred_to() {
    List<MartContract> two = List.of(Made.CONTRACTS.get("estimates"), Made.CONTRACTS.get("waves"));
    assertThat(PACKAGE.describe(two, Origin.DELIVERED))
        .contains("\"resource\" : \"waves\"".replace(" :", ":"))
        .doesNotContain("\"resource\": \"variables\"");
  }

  @Test
  void keys_of_few_values_are_explained_in_both_languages() throws IOException {
    JsonNode status = field("time_series", "obs_status");
    assertThat(texts(status.at("/categories"), "/value"))
        .containsExactly("A", "B", "D", "E", "U", "M", "O");
    assertThat(status.at("/categories/1/label").asText()).isEqualTo("Brudd i serien");
    assertThat(status.at("/categories/1/label@en").asText()).isEqualTo("Break in the series");
    assertThat(texts(field("estimates", "wave").at("/categories"), "/value"))
        .containsExactly("2014", "2015", "2016", "2017", "2018", "2019", "2020", "2021", "2023");
    assertThat(texts(field("estimates", "sub_survey").at("/categories"), "/value"))
        .containsExactly("integration_lead", "municipal_director", "school_head");
    assertThat(texts(field("response_rate", "sub_survey").at("/categories"), "/value"))
        .contains("any", "whole", "part");
  }

  @Test
  void a_package_of_synthetic_data_says_so_first() throws IOException {
    JsonNode made =
        new ObjectMapper().readTree(PACKAGE.describe(Made.CONTRACTS.all(), Origin.SYNTHETIC));
    assertThat(made.at("/description").asText()).startsWith("SYNTETISKE DATA");
    assertThat(made.at("/description@en").asText()).startsWith("SYNTHETIC DATA");
    assertThat(described().at("/description").asText()).doesNotContain("SYNTETISKE");
  }

  @Test
  void the_same_contracts_give_the_same_bytes() {
    assertThat(
            new DataPackage(Made.INFO, Made.SURVEY)
                .describe(Made.CONTRACTS.all(), Origin.DELIVERED))
        .isEqualTo(PACKAGE.describe(Made.CONTRACTS.all(), Origin.DELIVERED))
        .endsWith("}\n")
        .doesNotContain("\r");
  }

  @Test
  void an_address_that_is_none_is_told(@TempDir Path folder) throws IOException {
    String text = Files.readString(Path.of("../../conf", PackageInfo.FILE));
    Files.writeString(
        folder.resolve(PackageInfo.FILE), text.replace("\"https://www.imdi.no/\"", "imdi.no"));
    Problems problems = new Problems();
    PackageInfo.read(LocalFolder.of(folder), problems);
    assertThat(problems.found())
        .extracting(Problem::what)
        .containsExactly("'imdi.no' is no web address.");
  }

  private static JsonNode field(String mart, String column) throws IOException {
    int index = Made.CONTRACTS.get(mart).indexOf(column);
    for (JsonNode resource : described().at("/resources")) {
      if (resource.at("/name").asText().equals(mart)) {
        return resource.at("/schema/fields/" + index);
      }
    }
    throw new IllegalArgumentException(mart);
  }

  private static JsonNode described() throws IOException {
    return new ObjectMapper().readTree(PACKAGE.describe(Made.CONTRACTS.all(), Origin.DELIVERED));
  }

  private static List<String> texts(JsonNode array, String pointer) {
    List<String> texts = new ArrayList<>();
    array.forEach(node -> texts.add(node.at(pointer).asText()));
    return texts;
  }
}
