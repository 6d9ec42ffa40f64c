package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What the program is made of, by the bill that the build leaves. */
class BillOfMaterialsTest {

  /** One of these is enough where a component offers a choice. */
  private static final Set<String> ACCEPTED =
      Set.of(
          "Apache-2.0",
          "MIT",
          "0BSD",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "EPL-2.0",
          "Unicode-3.0",
          "(CDDL-1.0 OR GPL-2.0-with-classpath-exception)");

  /** Looked up one by one: what they say of themselves is nothing, or another name of the same. */
  private static final Map<String, String> LOOKED_UP =
      Map.of(
          "com.thoughtworks.paranamer:paranamer", "BSD-3-Clause by the address in its POM",
          "org.apache.datasketches:datasketches-memory", "Apache-2.0 by its file LICENSE",
          "org.apache.xbean:xbean-asm9-shaded", "Apache-2.0; the ASM in it is BSD-3-Clause",
          "org.jline:jline-native", "BSD-3-Clause by the address in its POM",
          "org.jline:jline-reader", "BSD-3-Clause by the address in its POM",
          "org.jline:jline-terminal", "BSD-3-Clause by the address in its POM",
          "org.jline:jline-terminal-jni", "BSD-3-Clause by the address in its POM",
          "oro:oro", "Apache-1.1 by its file LICENSE; comes with Spark");

  @Test
  void every_component_may_be_used_and_passed_on() throws IOException {
    Path bill = Path.of("../jobs/target/bom.json");
    Assumptions.assumeTrue(Files.exists(bill), "A build without guards leaves no bill.");
    Map<String, List<String>> others = new TreeMap<>();
    int components = 0;
    for (JsonNode component : new ObjectMapper().readTree(bill.toFile()).path("components")) {
      String name = component.path("group").asText() + ":" + component.path("name").asText();
      List<String> licences = licences(component);
      components++;
      if (!name.startsWith("no.kommunespeil:")
          && !LOOKED_UP.containsKey(name)
          && licences.stream().noneMatch(ACCEPTED::contains)) {
        others.put(name, licences);
      }
    }

    assertThat(others).isEmpty();
    assertThat(components).isGreaterThan(100);
  }

  private static List<String> licences(JsonNode component) {
    List<String> licences = new ArrayList<>();
    for (JsonNode choice : component.path("licenses")) {
      String expression = choice.path("expression").asText();
      String id = choice.path("license").path("id").asText();
      String name = choice.path("license").path("name").asText();
      licences.add(expression.isEmpty() ? (id.isEmpty() ? name : id) : expression);
    }
    return licences;
  }
}
