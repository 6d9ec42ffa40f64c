package no.kommunespeil.tests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The suite's log file, and where it ended at some moment. */
record LogFile(Path file, long end) {

  /** The log as it is now. */
  static LogFile now() throws IOException {
    Path file = Path.of(System.getProperty("kommunespeil.log", "target/spark.log"));
    return new LogFile(file, Files.exists(file) ? Files.size(file) : 0);
  }

  /** What has been written since. */
  String since() throws IOException {
    if (!Files.exists(file)) {
      return "";
    }
    byte[] log = Files.readAllBytes(file);
    return new String(log, (int) end, log.length - (int) end, StandardCharsets.UTF_8);
  }
}
