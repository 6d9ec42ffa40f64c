package no.kommunespeil.spark.io;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The files of Delta's log of a table, looked at without Delta. */
final class LogFiles {

  private static final Pattern CHECKPOINT = Pattern.compile("(\\d{20})\\.checkpoint\\..*");
  private static final String LAST_CHECKPOINT = "_last_checkpoint";
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private LogFiles() {}

  /** The version of the newest checkpoint, -1 when there is none. */
  static long lastCheckpoint(FileSystem files, Path log) throws IOException {
    return Arrays.stream(files.listStatus(log))
        .map(status -> CHECKPOINT.matcher(status.getPath().getName()))
        .filter(Matcher::matches)
        .mapToLong(name -> Long.parseLong(name.group(1)))
        .max()
        .orElse(-1);
  }

  /** Whether each line of a commit is an action, and as many files come and go as it says. */
  static boolean isWholeCommit(FileSystem files, Path commit) throws IOException {
    long added = 0;
    long removed = 0;
    long toldAdded = -1;
    long toldRemoved = -1;
    boolean hasActions = false;
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(files.open(commit), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode action = JSON.readTree(line);
        if (!action.isObject()) {
          return false;
        }
        hasActions = true;
        JsonNode info = action.path("commitInfo");
        if (info.path("operation").asText().equals("WRITE")) {
          JsonNode metrics = info.path("operationMetrics");
          toldAdded = metrics.path("numFiles").asLong(-1);
          toldRemoved = metrics.path("numRemovedFiles").asLong(-1);
        }
        added += action.has("add") ? 1 : 0;
        removed += action.has("remove") ? 1 : 0;
      }
    } catch (JacksonException | ChecksumException broken) {
      return false;
    }
    return hasActions
        && (toldAdded < 0 || toldAdded == added)
        && (toldRemoved < 0 || toldRemoved == removed);
  }

  /** Moves a folder aside; nothing is deleted. */
  static Path setAside(FileSystem files, Path folder) throws IOException {
    Path aside = aside(folder);
    move(files, folder, aside);
    return aside;
  }

  /** Moves the checkpoints of a log aside. */
  static Optional<Path> setCheckpointsAside(FileSystem files, Path table, Path log)
      throws IOException {
    List<Path> checkpoints = new ArrayList<>();
    for (FileStatus status : files.listStatus(log)) {
      String name = status.getPath().getName();
      if (name.equals(LAST_CHECKPOINT) || CHECKPOINT.matcher(name).matches()) {
        checkpoints.add(status.getPath());
      }
    }
    if (checkpoints.isEmpty()) {
      return Optional.empty();
    }
    Path aside = aside(table);
    files.mkdirs(aside);
    for (Path checkpoint : checkpoints) {
      move(files, checkpoint, new Path(aside, checkpoint.getName()));
    }
    return Optional.of(aside);
  }

  private static Path aside(Path table) {
    return new Path(
        table.getParent(), "damaged/" + table.getName() + "-" + TIME.format(Instant.now()));
  }

  private static void move(FileSystem files, Path from, Path to) throws IOException {
    files.mkdirs(to.getParent());
    if (!files.rename(from, to)) {
      throw new IOException("The file system did not move " + from + " to " + to + ".");
    }
  }
}
