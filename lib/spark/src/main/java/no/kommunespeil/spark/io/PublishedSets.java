package no.kommunespeil.spark.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import no.kommunespeil.domain.config.Folder;
import no.kommunespeil.domain.config.LocalFolder;
import no.kommunespeil.domain.delivery.Checksums;
import no.kommunespeil.domain.mart.MartContract;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problem;
import org.apache.hadoop.fs.Path;

/**
 * The sets of marts in a folder, as {@link MartSets} publishes them, for readers. A folder of this
 * machine is read without Hadoop, whose file systems take longer to set up than an answer may.
 */
public final class PublishedSets {

  /** The file that names the current set. */
  static final String POINTER = "CURRENT";

  /** The file of a set that says what it consists of; written last. */
  static final String SUMMARY = "set.json";

  /** The folder of all sets. */
  static final String SETS = "sets";

  private static final Pattern NAME = Pattern.compile("[a-z0-9]+");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path root;
  private final Folder files;

  private PublishedSets(Path root, Folder files) {
    this.root = root;
    this.files = files;
  }

  /** The sets in a folder of this machine. */
  public static PublishedSets of(java.nio.file.Path folder) {
    return of(new Path(folder.toAbsolutePath().normalize().toUri()), LocalFolder.of(folder));
  }

  /**
   * The sets in any folder.
   *
   * @param root the folder, with the scheme of its file system
   * @param files the same folder
   */
  static PublishedSets of(Path root, Folder files) {
    return new PublishedSets(root, files);
  }

  static Path folder(Path root, String set) {
    return new Path(new Path(root, SETS), set);
  }

  /**
   * The current set with its files, when there is one and all of them are there. Who reads these
   * files reads one set, also when another is published meanwhile.
   */
  public Optional<PublishedSet> published() throws IOException {
    Optional<String> name = pointedTo();
    if (name.isEmpty() || !isWhole(name.get())) {
      return Optional.empty();
    }
    Path folder = folder(root, name.get());
    List<PublishedSet.Mart> marts = new ArrayList<>();
    for (var mart : marts(name.get()).properties()) {
      List<Path> parts = new ArrayList<>();
      for (var file : mart.getValue().path("bytes").properties()) {
        parts.add(new Path(folder, file.getKey()));
      }
      String tier = mart.getValue().path("tier").asText();
      marts.add(
          new PublishedSet.Mart(
              mart.getKey(),
              MartContract.Tier.valueOf(tier.toUpperCase(Locale.ROOT)),
              mart.getValue().path("rows").asLong(),
              List.copyOf(parts)));
    }
    return Optional.of(new PublishedSet(name.get(), folder, List.copyOf(marts)));
  }

  /** The set that readers are pointed to, whole or not. */
  Optional<String> pointedTo() throws IOException {
    return read(POINTER).map(String::strip).filter(NAME.asMatchPredicate());
  }

  /** How closely a set is looked at. */
  public enum Look {
    /** Whether every file is there and as large as it was, which takes no time. */
    AT_SIZES,
    /** Whether every file is what was written, for which all of them are read. */
    AT_CONTENTS
  }

  /**
   * What is wrong with the set that readers are pointed to; nothing when it is as it was written,
   * or when nothing has been published.
   */
  public Optional<Problem> damage(Look look) throws IOException {
    Optional<String> name = pointedTo();
    if (name.isPresent()) {
      return damage(name.get(), look);
    }
    return files.exists(POINTER)
        ? Optional.of(damaged(POINTER, "This file names no set of marts."))
        : Optional.empty();
  }

  /** What is wrong with a set. */
  Optional<Problem> damage(String set, Look look) throws IOException {
    String summary = inSet(set, SUMMARY);
    JsonNode marts = marts(set);
    if (marts.isEmpty()) {
      return Optional.of(
          damaged(
              summary,
              files.exists(summary)
                  ? "This file, which says what the published set consists of, is damaged."
                  : "This file, which says what the published set consists of, is missing."));
    }
    for (var mart : marts.properties()) {
      JsonNode written = mart.getValue().path("bytes");
      if (written.isEmpty()) {
        return Optional.of(
            damaged(summary, "This file names no file of mart " + mart.getKey() + "."));
      }
      for (var bytes : written.properties()) {
        String file = inSet(set, bytes.getKey());
        if (!files.exists(file)) {
          return Optional.of(damaged(file, "This file of the published set is missing."));
        }
        if (files.size(file) != bytes.getValue().asLong()) {
          return Optional.of(
              damaged(
                  file,
                  "This file of the published set has "
                      + files.size(file)
                      + " bytes; "
                      + bytes.getValue().asLong()
                      + " were written."));
        }
        String sha256 = mart.getValue().path("sha256").path(bytes.getKey()).asText();
        if (look == Look.AT_CONTENTS && !sha256.isEmpty() && !sha256.equals(sha256(file))) {
          return Optional.of(
              damaged(file, "This file of the published set is not what was written."));
        }
      }
    }
    return Optional.empty();
  }

  private Problem damaged(String file, String what) {
    return new Problem(
        Place.of(new Path(root, file).toString()),
        what,
        "Run 'run', which makes the marts again from the tables.");
  }

  private String sha256(String file) throws IOException {
    try (InputStream in = files.open(file)) {
      return Checksums.sha256(in);
    }
  }

  /** Whether all files of a set are there. */
  boolean isWhole(String set) throws IOException {
    return damage(set, Look.AT_SIZES).isEmpty();
  }

  private JsonNode marts(String set) throws IOException {
    try {
      return JSON.readTree(read(inSet(set, SUMMARY)).orElse("")).path("marts");
    } catch (JsonProcessingException halfWritten) {
      return MissingNode.getInstance();
    }
  }

  private static String inSet(String set, String file) {
    return SETS + "/" + set + "/" + file;
  }

  private Optional<String> read(String file) throws IOException {
    try (InputStream in = files.open(file)) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (FileNotFoundException | NoSuchFileException missing) {
      return Optional.empty();
    }
  }
}
