package no.kommunespeil.jobs.observe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;

/** A file of metrics, as the textfile collector of Prometheus' node exporter reads them. */
public final class MetricsFile {

  private final Path file;

  public MetricsFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  /**
   * Puts a text in the place of what the file held, in one step. The collector reads files whose
   * names end with {@code .prom}, so that it does not see the one that is being written.
   */
  public void write(byte[] text) throws IOException {
    Path folder = file.resolveSibling("");
    Files.createDirectories(folder);
    Path writing = Files.createTempFile(folder, "." + file.getFileName(), ".writing");
    try {
      Files.write(writing, text);
      makeReadable(writing);
      Files.move(
          writing, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(writing);
    }
  }

  /** The collector is another user, and temporary files are their owner's. */
  private static void makeReadable(Path writing) {
    if (!writing.toFile().setReadable(true, false)) {
      throw new IllegalStateException("The file cannot be made readable.");
    }
  }

  /** When a run was last done, by what the file says now. */
  public Optional<Instant> lastSuccess() throws IOException {
    String start = Metrics.LAST_SUCCESS + " ";
    try {
      return Files.readString(file, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith(start))
          .findFirst()
          .map(line -> Double.parseDouble(line.substring(start.length())))
          .map(seconds -> Instant.ofEpochMilli(Math.round(seconds * 1000)));
    } catch (NoSuchFileException | NumberFormatException none) {
      return Optional.empty();
    }
  }
}
