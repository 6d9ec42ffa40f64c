package no.kommunespeil.tests;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands before a store and makes it one of those that know nothing of conditions: it misspells the
 * header that asks to leave alone what is there.
 */
final class HeedlessProxy implements AutoCloseable {

  private final ServerSocket door;
  private final int behind;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private HeedlessProxy(ServerSocket door, int behind) {
    this.door = door;
    this.behind = behind;
  }

  static HeedlessProxy before(int port) throws IOException {
    HeedlessProxy proxy =
        new HeedlessProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
    proxy.threads.execute(proxy::serve);
    return proxy;
  }

  int port() {
    return door.getLocalPort();
  }

  private void serve() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        Socket store = new Socket(InetAddress.getLoopbackAddress(), behind);
        threads.execute(() -> pump(client, store, "If-None-Match", "If-Nein-Match"));
        threads.execute(() -> pump(store, client, "", ""));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void pump(Socket from, Socket to, String word, String instead) {
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        String text = new String(buffer, 0, n, StandardCharsets.ISO_8859_1);
        out.write(
            (word.isEmpty() ? text : text.replace(word, instead))
                .getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
      }
    } catch (IOException closed) {
      // The other side has ended.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    threads.shutdownNow();
  }
}
