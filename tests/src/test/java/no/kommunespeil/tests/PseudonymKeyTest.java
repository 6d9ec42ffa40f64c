package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.spark.io.PseudonymKey;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the secret for the keys of units comes from. */
class PseudonymKeyTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void a_secret_is_made_once_by_chance_and_only_its_owner_reads_it() throws IOException {
    assertThat(key(Map.of()).find()).isEmpty();

    byte[] made = key(Map.of()).findOrMake();

    Path file = folder.resolve("out/pseudonym.key");
    assertThat(new String(made, StandardCharsets.US_ASCII)).matches("[0-9a-f]{64}");
    assertThat(Files.readString(file))
        .isEqualTo(new String(made, StandardCharsets.US_ASCII) + "\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(key(Map.of()).findOrMake()).isEqualTo(made);
    assertThat(key(Map.of()).find()).hasValue(made);
    try (var files = Files.list(folder.resolve("out"))) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void another_folder_gets_another_secret() throws IOException {
    byte[] made = key(Map.of()).findOrMake();
    Files.move(folder.resolve("out"), folder.resolve("before"));

    assertThat(key(Map.of()).findOrMake()).isNotEqualTo(made);
  }

  @Test
  void the_environment_goes_before_the_file_and_leaves_none() throws IOException {
    Map<String, String> environment = Map.of(PseudonymKey.VARIABLE, " sixteen letters and more\n");

    assertThat(key(environment).findOrMake())
        .isEqualTo("sixteen letters and more".getBytes(StandardCharsets.UTF_8));
    assertThat(folder.resolve("out/pseudonym.key")).doesNotExist();
  }

  @Test
  void a_secret_that_could_be_guessed_is_refused() throws IOException {
    PseudonymKey given = key(Map.of(PseudonymKey.VARIABLE, "secret"));
    assertThatThrownBy(given::find)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("KOMMUNESPEIL_PSEUDONYM_KEY")
        .hasMessageContaining("The secret has fewer than 16 characters and could be guessed.")
        .hasMessageNotContaining("secret\n");

    Files.createDirectories(folder.resolve("out"));
    Files.writeString(folder.resolve("out/pseudonym.key"), "cut");
    PseudonymKey kept = key(Map.of());
    assertThatThrownBy(kept::findOrMake)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Restore the file from a backup");
  }

  @Test
  void a_file_that_a_killed_run_left_empty_is_written_again() throws IOException {
    Files.createDirectories(folder.resolve("out"));
    Files.writeString(folder.resolve("out/pseudonym.key"), "");

    assertThat(key(Map.of()).findOrMake()).hasSize(64);
  }

  private PseudonymKey key(Map<String, String> environment) throws IOException {
    return PseudonymKey.of(
        environment,
        new org.apache.hadoop.fs.Path(folder.resolve("out").toUri()),
        new Configuration());
  }
}
