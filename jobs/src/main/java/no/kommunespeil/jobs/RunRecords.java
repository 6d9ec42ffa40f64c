package no.kommunespeil.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import no.kommunespeil.jobs.observe.RunJson;
import no.kommunespeil.jobs.observe.RunReport;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The runs of an output folder, each a small file of its folder {@code runs}: those that did
 * something and those that failed. They need neither Spark nor the lock, so that also a run that
 * came to nothing leaves one.
 */
final class RunRecords {

  /** As many stay; the oldest make room. */
  static final int KEPT = 1_000;

  private static final String FOLDER = "runs";

  /** By which the names of files come in the order of their runs. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final Pattern NAME = Pattern.compile("\\d{8}T\\d{9}Z-[0-9a-f-]{36}\\.json");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path out;
  private final FileSystem files;

  private RunRecords(Path out, FileSystem files) {
    this.out = out;
    this.files = files;
  }

  static RunRecords in(Settings settings) throws IOException {
    Path out = new Path(settings.out());
    // An instance of its own that writes no checksum files, which must not change how the tables
    // are
    // written.
    FileSystem files = FileSystem.newInstance(out.toUri(), settings.hadoop());
    files.setWriteChecksum(false);
    return new RunRecords(out, files);
  }

  /** Whether there is an output folder: one that was misspelt is not to be made. */
  boolean hasPlace() throws IOException {
    return files.exists(out);
  }

  /** Writes a run's record. */
  void keep(RunReport run) throws IOException {
    Path folder = new Path(out, FOLDER);
    files.mkdirs(folder);
    Path file = new Path(folder, TIME.format(run.started()) + "-" + run.id() + ".json");
    try (OutputStream writing = files.create(file, false)) {
      writing.write((RunJson.of(run) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    for (Path old : newestFirst().stream().skip(KEPT).toList()) {
      files.delete(old, false);
    }
  }

  /**
   * The last runs, newest first.
   *
   * @param most so many at most
   */
  List<JsonNode> last(int most) throws IOException {
    List<JsonNode> runs = new ArrayList<>();
    for (Path file : newestFirst()) {
      if (runs.size() == most) {
        break;
      }
      try (InputStream in = files.open(file)) {
        runs.add(JSON.readTree(in));
      } catch (JsonProcessingException | FileNotFoundException halfWrittenOrGone) {
        // Another run is just writing it, or making room.
      }
    }
    return runs;
  }

  private List<Path> newestFirst() throws IOException {
    FileStatus[] found;
    try {
      found = files.listStatus(new Path(out, FOLDER));
    } catch (FileNotFoundException none) {
      return List.of();
    }
    return Arrays.stream(found)
        .map(FileStatus::getPath)
        .filter(path -> NAME.matcher(path.getName()).matches())
        .sorted(Comparator.comparing(Path::getName).reversed())
        .toList();
  }
}
