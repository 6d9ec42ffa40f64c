package no.kommunespeil.jobs.observe;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Where events go, one by one. */
@FunctionalInterface
public interface EventSink {

  /** Sends an event, a JSON object. */
  void send(String event) throws IOException;

  /** A file, which grows by a line for each, or an address they are posted to. */
  static EventSink at(URI uri) {
    if (uri.getScheme().equals("file")) {
      Path file = Path.of(uri);
      return event -> append(file, event);
    }
    Endpoint endpoint = new Endpoint(uri);
    return event -> endpoint.post("", "application/json", event.getBytes(StandardCharsets.UTF_8));
  }

  private static void append(Path file, String event) throws IOException {
    Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
    Files.writeString(
        file,
        event + "\n",
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
