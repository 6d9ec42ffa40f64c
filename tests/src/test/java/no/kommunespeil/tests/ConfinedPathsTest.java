package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import no.kommunespeil.domain.config.Folder;
import no.kommunespeil.domain.config.LocalFolder;
import no.kommunespeil.spark.io.HadoopFolder;
import no.kommunespeil.spark.session.Sessions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Names of files that come from manifests and configuration reach nothing outside of their folder.
 * What names within workbooks may not say is in the tests of reading them.
 */
class ConfinedPathsTest {

  private final Path outside;
  private final Path root;

  ConfinedPathsTest(@TempDir Path folder) {
    this.outside = folder.resolve("secret.csv");
    this.root = folder.resolve("waves");
  }

  @BeforeEach
  void a_folder_with_links() throws IOException {
    Files.createDirectories(root.resolve("2020"));
    Files.writeString(outside, "hush");
    Files.writeString(root.resolve("2020/own.csv"), "fine");
    Files.createSymbolicLink(root.resolve("2020/inward.csv"), Path.of("own.csv"));
    Files.createSymbolicLink(root.resolve("2020/outward.csv"), outside);
    Files.createSymbolicLink(root.resolve("up"), root.getParent());
  }

  private List<Folder> folders(Path at) throws IOException {
    return List.of(
        LocalFolder.of(at),
        HadoopFolder.of(at.toString(), Sessions.hadoop(Map.of())),
        HadoopFolder.of(at.toUri().toString(), Sessions.hadoop(Map.of())));
  }

  @Test
  void a_path_that_leads_out_is_not_opened_and_not_looked_at() throws IOException {
    for (Folder folder : folders(root)) {
      for (String path : List.of("../secret.csv", "2020/../../secret.csv", outside.toString())) {
        assertThatThrownBy(() -> read(folder, path)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> folder.exists(path)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> folder.size(path)).isInstanceOf(IOException.class);
      }
      assertThatThrownBy(() -> folder.list("..")).isInstanceOf(IOException.class);
    }
  }

  @Test
  void a_link_that_leads_out_is_not_opened() throws IOException {
    for (Folder folder : folders(root)) {
      for (String path : List.of("2020/outward.csv", "up/secret.csv")) {
        assertThatThrownBy(() -> read(folder, path))
            .isInstanceOf(IOException.class)
            .message()
            .containsAnyOf("leads outside of", "it is a link that leads out of the folder");
      }
    }
  }

  @Test
  void a_link_within_the_folder_and_a_link_to_the_folder_are_followed() throws IOException {
    Path link = Files.createSymbolicLink(root.resolveSibling("link"), root);
    for (Path at : List.of(root, link)) {
      for (Folder folder : folders(at)) {
        assertThat(read(folder, "2020/own.csv")).isEqualTo("fine");
        assertThat(read(folder, "2020/inward.csv")).isEqualTo("fine");
      }
    }
  }

  private static String read(Folder folder, String path) throws IOException {
    try (InputStream in = folder.open(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
