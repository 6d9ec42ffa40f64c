package no.kommunespeil.domain.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problems;

/** Reads YAML files of a folder. */
public final class YamlFile {

  /** Largest file that is read, in bytes. */
  public static final int MOST_BYTES = 2 * 1024 * 1024;

  private YamlFile() {}

  /**
   * The YAML files of a sub-folder, sorted by path. A file ending in ".yml" is a problem, since
   * leaving it out without a word would surprise.
   */
  public static List<String> list(Folder folder, String subFolder, Problems problems) {
    List<String> yaml = new ArrayList<>();
    try {
      for (String path : folder.list(subFolder)) {
        if (path.endsWith(".yaml")) {
          yaml.add(path);
        } else if (path.endsWith(".yml")) {
          problems.add(
              Place.of(path), "Only files ending in '.yaml' are read.", "Rename it to '.yaml'.");
        }
      }
    } catch (IOException e) {
      problems.add(
          Place.of(subFolder),
          "The folder cannot be listed (" + e.getClass().getSimpleName() + ").",
          "Check that the folder " + folder.name() + " is there and may be read.");
    }
    return yaml;
  }

  /**
   * Reads a file whose top level is keys and values.
   *
   * <p>Anchors, aliases, tags, several documents and duplicate keys are refused: what a line says
   * must not depend on lines far from it.
   *
   * @param problems receives everything that is wrong with the file, and later what the map's
   *     accessors find
   * @return the top level, or empty when the file cannot be read as a whole
   */
  public static Optional<YamlMap> read(Folder folder, String path, Problems problems) {
    Place file = Place.of(path);
    byte[] bytes;
    try {
      if (!folder.exists(path)) {
        problems.add(file, "The file is missing.", "Add it to the folder " + folder.name() + ".");
        return Optional.empty();
      }
      try (InputStream in = folder.open(path)) {
        bytes = in.readNBytes(MOST_BYTES + 1);
      }
    } catch (IOException e) {
      problems.add(
          file,
          "The file cannot be read (" + e.getClass().getSimpleName() + ").",
          "Check that the folder " + folder.name() + " is there and may be read.");
      return Optional.empty();
    }
    if (bytes.length > MOST_BYTES) {
      problems.add(
          file,
          "The file is larger than " + MOST_BYTES / (1024 * 1024) + " MB.",
          "Split it; configuration is small.");
      return Optional.empty();
    }
    return decode(path, bytes, problems)
        .flatMap(text -> new YamlParser(path, text, problems).parse());
  }

  private static Optional<String> decode(String path, byte[] bytes, Problems problems) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      problems.add(
          Place.of(path, lineOf(bytes, in.position())),
          "The file is not UTF-8: the line holds bytes that are no characters of it.",
          "Save the file as UTF-8.");
      return Optional.empty();
    }
    String text = out.flip().toString();
    boolean byteOrderMark = !text.isEmpty() && text.charAt(0) == '\uFEFF';
    return Optional.of(byteOrderMark ? text.substring(1) : text);
  }

  private static int lineOf(byte[] bytes, int position) {
    int line = 1;
    for (int i = 0; i < position; i++) {
      if (bytes[i] == '\n') {
        line++;
      }
    }
    return line;
  }
}
