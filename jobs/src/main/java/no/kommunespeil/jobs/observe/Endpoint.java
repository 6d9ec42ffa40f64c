package no.kommunespeil.jobs.observe;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/**
 * Somewhere on the network that is told of runs, and may be slow or gone: within five seconds a run
 * goes on.
 */
public final class Endpoint {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final URI uri;
  private final HttpClient client;

  /**
   * @param uri http or https; a name and password before the host are sent as basic authorization
   */
  public Endpoint(URI uri) {
    this.uri = uri;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** Whether an address is one that can be sent to. */
  public static boolean isAddress(URI uri) {
    return uri.getHost() != null
        && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
  }

  /** Whether the address goes on with a path in which this stands. */
  public boolean hasPath(String part) {
    return uri.getPath() != null && uri.getPath().contains(part);
  }

  /**
   * Sends a text.
   *
   * @param path what comes after the address
   * @throws IOException when it was not accepted; the message holds no secret of the address
   */
  public void post(String path, String type, byte[] text) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target(path))
            .timeout(PATIENCE)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(text));
    if (uri.getUserInfo() != null) {
      byte[] secret = uri.getUserInfo().getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(secret));
    }
    try {
      int status =
          client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status / 100 != 2) {
        throw new IOException(this + " answered with status " + status);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while waiting for " + this, stopped);
    } catch (ConnectException | HttpTimeoutException gone) {
      throw new IOException(this + " does not answer", gone);
    }
  }

  private URI target(String path) {
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String before = uri.getRawPath() == null ? "" : uri.getRawPath().replaceFirst("/+$", "");
    return URI.create(this + before + path + query);
  }

  /** The address without path, query and whatever could be a secret. */
  @Override
  public String toString() {
    return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
  }
}
