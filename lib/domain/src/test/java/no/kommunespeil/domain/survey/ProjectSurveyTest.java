package no.kommunespeil.domain.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import no.kommunespeil.domain.config.LocalFolder;
import no.kommunespeil.domain.problem.Problems;
import org.junit.jupiter.api.Test;

/** The survey this project carries. */
class ProjectSurveyTest {

  @Test
  void it_is_read_without_a_problem() {
    Problems problems = new Problems();
    Survey survey = SurveyReader.read(LocalFolder.of(conf()), problems);
    assertThat(problems.found()).isEmpty();
    assertThat(survey.waves())
        .extracting(Wave::key)
        .containsExactly("2014", "2015", "2016", "2017", "2018", "2019", "2020", "2021", "2023");
    assertThat(survey.codebook().subSurveys())
        .extracting(SubSurvey::key)
        .containsExactly("integration_lead", "municipal_director", "school_head");
  }

  private static Path conf() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("conf/codebook"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("No folder conf above " + Path.of("").toAbsolutePath());
      }
    }
    return folder.resolve("conf");
  }
}
