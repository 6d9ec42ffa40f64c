package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.kommunespeil.jobs.notebook.KernelSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The notebooks as they are kept: as if nobody had run them, and for any machine. */
class NotebookFilesTest {

  /** A path from the root of a machine, and none of its own: {@code /home}, {@code C:\}. */
  private static final Pattern ABSOLUTE =
      Pattern.compile("(^|[\\s\"'`(=])(~?/[A-Za-z]|[A-Za-z]:[\\\\/])");

  private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,64}");

  static Stream<NotebookFile> notebooks() throws IOException {
    return NotebookRun.kept().stream();
  }

  @Test
  void there_are_five_notebooks_in_the_order_to_be_read() throws IOException {
    assertThat(NotebookRun.kept())
        .extracting(NotebookFile::name)
        .containsExactly(
            "1_tour.ipynb",
            "2_trends.ipynb",
            "3_counties.ipynb",
            "4_response.ipynb",
            "5_linked_data.ipynb");
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void a_notebook_is_kept_without_outputs(NotebookFile notebook) {
    assertThat(notebook.codeCells())
        .isNotEmpty()
        .allSatisfy(
            cell -> {
              assertThat(cell.path("outputs").isArray()).isTrue();
              assertThat(cell.path("outputs")).isEmpty();
              assertThat(cell.path("execution_count").isNull()).isTrue();
            });
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void a_notebook_is_of_format_4_5_and_names_its_kernel(NotebookFile notebook) {
    assertThat(notebook.json().path("nbformat").asInt()).isEqualTo(4);
    assertThat(notebook.json().path("nbformat_minor").asInt()).isEqualTo(5);
    JsonNode kernel = notebook.json().path("metadata").path("kernelspec");
    assertThat(kernel.path("name").asText()).isEqualTo(KernelSpec.NAME);
    assertThat(kernel.path("display_name").asText()).isEqualTo("Kommunespeil (Java)");
    List<String> ids = notebook.cells().stream().map(cell -> cell.path("id").asText()).toList();
    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> ID.matcher(id).matches());
    assertThat(notebook.cells())
        .allSatisfy(
            cell -> {
              assertThat(cell.path("cell_type").asText()).isIn("markdown", "code");
              assertThat(cell.path("metadata").isObject()).isTrue();
              assertThat(cell.path("source").isArray()).isTrue();
            });
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void a_notebook_reads_the_marts_only(NotebookFile notebook) {
    String code =
        String.join("\n", notebook.codeCells().stream().map(NotebookFile::source).toList());

    assertThat(code)
        .contains("import no.kommunespeil.jobs.notebook.Marts;")
        .doesNotContain("java.io", "java.nio", "java.net", ".parquet", "org.apache");
    assertThat(notebook.cells())
        .allSatisfy(cell -> assertThat(NotebookFile.source(cell)).doesNotContainPattern(ABSOLUTE));
    assertThat(code.contains("openRestricted")).isEqualTo(code.contains("restricted."));
  }
}
