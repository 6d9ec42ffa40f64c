package no.kommunespeil.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.kommunespeil.report.Language;
import no.kommunespeil.report.Made;
import no.kommunespeil.report.Table;
import no.kommunespeil.report.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MartExportTest {

  @Test
  void the_folder_holds_what_people_and_programs_need(@TempDir Path folder) throws IOException {
    Table waves = Made.table("waves", List.of(Map.of("wave", "2020")));
    new MartExport(Made.INFO, Made.SURVEY, Tables.of(List.of(waves))).write(folder, Language.NB);
    assertThat(files(folder))
        .containsExactly(
            "csv_nb/waves.csv",
            "datapackage.json",
            "ddi/2020.xml",
            "dictionary_en.html",
            "dictionary_en.md",
            "dictionary_nb.html",
            "dictionary_nb.md",
            "kommunespeil_nb.xlsx");
    assertThat(Files.readString(folder.resolve("datapackage.json")))
        .contains("\"name\": \"waves\"")
        .doesNotContain("\"name\": \"estimates\"");
  }

  @Test
  void empty_marts_are_exported(@TempDir Path folder) throws IOException {
    new MartExport(Made.INFO, Made.SURVEY, Made.empty()).write(folder, Language.EN);
    assertThat(files(folder)).contains("kommunespeil_en.xlsx", "csv_en/estimates.csv");
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      return new ArrayList<>(
          found
              .filter(Files::isRegularFile)
              .map(file -> folder.relativize(file).toString().replace('\\', '/'))
              .sorted()
              .toList());
    }
  }
}
