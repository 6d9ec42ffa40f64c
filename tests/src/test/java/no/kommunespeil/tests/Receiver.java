package no.kommunespeil.tests;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Somewhere on the network that keeps what it is told. */
final class Receiver implements AutoCloseable {

  /**
   * What came.
   *
   * @param authorization empty when none was sent
   */
  record Request(String method, String path, String type, String authorization, String body) {}

  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  /**
   * @param status what it answers
   */
  Receiver(int status) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newSingleThreadExecutor());
    server.createContext("/", exchange -> keep(exchange, status));
    server.start();
  }

  private void keep(HttpExchange exchange, int status) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add(
        new Request(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            header(exchange, "Content-Type"),
            header(exchange, "Authorization"),
            body));
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private static String header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
  }

  List<Request> requests() {
    return requests;
  }

  /** Its address after the scheme. */
  String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
