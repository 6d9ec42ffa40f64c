package no.kommunespeil.report.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import no.kommunespeil.domain.config.LocalFolder;
import no.kommunespeil.domain.problem.Problem;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.report.Made;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageRulesTest {

  @Test
  void the_projects_own_rules_are_five_others_and_ten_similar() {
    Problems problems = new Problems();

    PageRules rules = PageRules.read(Made.CONF, problems);

    assertThat(problems.found()).isEmpty();
    assertThat(rules).isEqualTo(new PageRules(5, 10));
  }

  @Test
  void one_other_unit_is_no_group(@TempDir Path conf) throws IOException {
    Files.writeString(
        conf.resolve("unit_page.yaml"), "fewest_others: 1\nsmallest_group: 10\nlargest: 3\n");
    Problems problems = new Problems();

    PageRules.read(LocalFolder.of(conf), problems);

    assertThat(problems.found())
        .extracting(Problem::toString)
        .hasSize(2)
        .anyMatch(problem -> problem.contains("fewest_others") && problem.contains("2 to 1000"))
        .anyMatch(problem -> problem.contains("largest"));
  }
}
