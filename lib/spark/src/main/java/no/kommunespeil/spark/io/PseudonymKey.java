package no.kommunespeil.spark.io;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.UserError;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The secret under which units get their keys: that of the environment, or else one that was made
 * by chance once and lies beside the tables, for the owner to read.
 */
public final class PseudonymKey {

  /** Variable of the environment that holds the secret, when it is to be the same elsewhere. */
  public static final String VARIABLE = "KOMMUNESPEIL_PSEUDONYM_KEY";

  /** Name of the file that holds it otherwise. */
  public static final String FILE = "pseudonym.key";

  private static final int LEAST_LENGTH = 16;
  private static final int BYTES = 32;
  private static final String FINDING = "finding the secret for the keys of units";

  private final Map<String, String> environment;
  private final Path file;
  private final FileSystem files;

  private PseudonymKey(Map<String, String> environment, Path file, FileSystem files) {
    this.environment = environment;
    this.file = file;
    this.files = files;
  }

  /**
   * @param folder where the file lies or is made
   */
  public static PseudonymKey of(Map<String, String> environment, Path folder, Configuration hadoop)
      throws IOException {
    FileSystem files = FileSystem.newInstance(folder.toUri(), hadoop);
    files.setWriteChecksum(false);
    return new PseudonymKey(environment, new Path(folder, FILE), files);
  }

  /**
   * The secret, when there is one.
   *
   * @throws UserError when it is too short
   */
  public Optional<byte[]> find() throws IOException {
    String given = environment.get(VARIABLE);
    if (given != null && !given.isBlank()) {
      return Optional.of(
          checked(
              given.strip(), VARIABLE, "Set a longer one, or none to have one made by chance."));
    }
    try (InputStream in = files.open(file)) {
      String kept = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
      if (kept.isEmpty()) {
        // A run was ended before it had written any, so nothing has been made with it.
        return Optional.empty();
      }
      return Optional.of(
          checked(
              kept,
              file.toString(),
              "Restore the file from a backup, or delete it to have a new one made; units will"
                  + " then have other keys."));
    } catch (FileNotFoundException none) {
      return Optional.empty();
    }
  }

  /**
   * The secret, made now when there is none.
   *
   * @throws UserError when it is too short
   */
  public byte[] findOrMake() throws IOException {
    Optional<byte[]> found = find();
    if (found.isPresent()) {
      return found.get();
    }
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    files.mkdirs(file.getParent());
    files.delete(file, false);
    try (OutputStream out = files.create(file, false)) {
      // Nobody else may read it from the moment there is something to read.
      OwnerOnly.file(files, file);
      out.write((HexFormat.of().formatHex(random) + "\n").getBytes(StandardCharsets.US_ASCII));
    } catch (FileAlreadyExistsException madeMeanwhile) {
      return find().orElseThrow();
    }
    return find().orElseThrow();
  }

  private static byte[] checked(String secret, String place, String remedy) {
    if (secret.length() < LEAST_LENGTH) {
      throw UserError.of(
          FINDING,
          Place.of(place),
          "The secret has fewer than " + LEAST_LENGTH + " characters and could be guessed.",
          remedy);
    }
    return secret.getBytes(StandardCharsets.UTF_8);
  }
}
