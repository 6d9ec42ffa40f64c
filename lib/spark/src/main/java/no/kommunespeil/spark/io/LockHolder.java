package no.kommunespeil.spark.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Who is at work in a folder.
 *
 * @param id of this one time of holding the lock
 * @param replaces id of the holder that was taken for dead, empty when there was none
 * @param command what runs
 * @param machine where it runs, for people
 * @param space which processes its number is one of: machine, boot and container
 * @param process its number
 * @param started when the process started
 * @param since when it took the lock
 */
public record LockHolder(
    String id,
    String replaces,
    String command,
    String machine,
    String space,
    long process,
    Instant started,
    Instant since) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Clocks that are set while a process runs move the start that is told of it. */
  private static final Duration SAME_START = Duration.ofSeconds(10);

  /** Boot and container of a machine, where it has such files. */
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

  private static final Path CONTAINER = Path.of("/proc/self/ns/pid");

  /** This process, for one more time. */
  static LockHolder here(String command, String replaces) {
    ProcessHandle process = ProcessHandle.current();
    String machine = thisMachine();
    return new LockHolder(
        UUID.randomUUID().toString(),
        replaces,
        command,
        machine,
        space(machine),
        process.pid(),
        start(process),
        Instant.now());
  }

  /**
   * Whether the process has certainly ended: it was one of those that can be seen from here, and is
   * not among them any more.
   */
  boolean hasEnded() {
    if (!space.equals(space(thisMachine()))) {
      return false;
    }
    return ProcessHandle.of(process)
        .filter(ProcessHandle::isAlive)
        .map(handle -> Duration.between(start(handle), started).abs())
        .filter(apart -> apart.compareTo(SAME_START) <= 0)
        .isEmpty();
  }

  String toJson() {
    return JSON.createObjectNode()
            .put("id", id)
            .put("replaces", replaces)
            .put("command", command)
            .put("machine", machine)
            .put("space", space)
            .put("process", process)
            .put("started", started.toString())
            .put("since", since.toString())
            .toPrettyString()
        + "\n";
  }

  /** What a file says, empty when it is not whole. */
  static Optional<LockHolder> fromJson(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      String id = node.path("id").asText();
      if (id.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          new LockHolder(
              id,
              node.path("replaces").asText(),
              node.path("command").asText(),
              node.path("machine").asText(),
              node.path("space").asText(),
              node.path("process").asLong(),
              Instant.parse(node.path("started").asText()),
              Instant.parse(node.path("since").asText())));
    } catch (JsonProcessingException | java.time.DateTimeException halfWritten) {
      return Optional.empty();
    }
  }

  private static Instant start(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }

  private static String thisMachine() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "localhost";
    }
  }

  private static String space(String machine) {
    return machine + "/" + read(BOOT) + "/" + link(CONTAINER);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.US_ASCII).strip();
    } catch (IOException notOnThisMachine) {
      return "";
    }
  }

  private static String link(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException | UnsupportedOperationException notOnThisMachine) {
      return "";
    }
  }
}
