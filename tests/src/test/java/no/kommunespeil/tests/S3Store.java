package no.kommunespeil.tests;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A store of objects of the S3 kind on loopback, in a machine of its own, with one bucket whose
 * objects are files of a folder here.
 */
final class S3Store implements AutoCloseable {

  static final String BUCKET = "land";

  private static final long PATIENCE_MILLISECONDS = 60_000;

  private final Path bucket;
  private final int port;
  private final ForkedProgram program;

  private S3Store(Path bucket, int port, ForkedProgram program) {
    this.bucket = bucket;
    this.port = port;
    this.program = program;
  }

  static S3Store start(Path folder) throws IOException, InterruptedException {
    Path buckets = folder.resolve("buckets");
    Path bucket = Files.createDirectories(buckets.resolve(BUCKET));
    int port = StandaloneCluster.freePort();
    Path properties = folder.resolve("s3proxy.properties");
    Files.writeString(
        properties,
        String.join(
            "\n",
            "s3proxy.endpoint=http://127.0.0.1:" + port,
            // Who changes a request on its way cannot sign it anew.
            "s3proxy.authorization=none",
            "jclouds.provider=filesystem-nio2",
            "jclouds.filesystem.basedir=" + buckets,
            ""));
    ForkedProgram program =
        ForkedProgram.start(
            StandaloneCluster.Jars.S3PROXY.list(),
            "org.gaul.s3proxy.Main",
            "--properties",
            properties.toString());
    long end = System.currentTimeMillis() + PATIENCE_MILLISECONDS;
    while (!isOpen(port)) {
      if (System.currentTimeMillis() > end) {
        program.close();
        throw new IllegalStateException("The store never came:\n" + program.said());
      }
      Thread.sleep(100);
    }
    return new S3Store(bucket, port, program);
  }

  private static boolean isOpen(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  int port() {
    return port;
  }

  /** Where the objects lie, as this machine sees them. */
  Path bucket() {
    return bucket;
  }

  List<String> settings() {
    return settings(port);
  }

  /** How to reach the store behind a port. */
  static List<String> settings(int port) {
    return List.of(
        "fs.s3a.endpoint=http://127.0.0.1:" + port,
        "fs.s3a.endpoint.region=us-east-1",
        "fs.s3a.path.style.access=true",
        "fs.s3a.connection.ssl.enabled=false",
        "fs.s3a.access.key=only-for-tests",
        "fs.s3a.secret.key=only-for-tests");
  }

  @Override
  public void close() {
    program.close();
  }
}
