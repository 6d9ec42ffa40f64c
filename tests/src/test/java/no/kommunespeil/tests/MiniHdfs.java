package no.kommunespeil.tests;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/** An HDFS of one name node and one data node on loopback, in a machine of its own. */
final class MiniHdfs implements AutoCloseable {

  /** What it needs of the class path of the tests; its own jar brings along the rest. */
  private static final String SHARED =
      ".*/(hadoop-client-|snappy-java|commons-logging|slf4j-api|log4j-|junit-jupiter-api"
          + "|junit-platform-commons|opentest4j)[^/]*";

  private static final long PATIENCE_MILLISECONDS = 120_000;

  private final String url;
  private final ForkedProgram program;
  private final FileSystem files;

  private MiniHdfs(String url, ForkedProgram program, FileSystem files) {
    this.url = url;
    this.program = program;
    this.files = files;
  }

  static MiniHdfs start(Path folder) throws IOException, InterruptedException {
    int port = StandaloneCluster.freePort();
    Path ready = folder.resolve("hdfs.xml");
    List<String> classPath =
        Stream.concat(
                StandaloneCluster.Jars.HADOOP.list().stream(),
                ForkedProgram.classPath().stream().filter(entry -> entry.matches(SHARED)))
            .toList();
    ForkedProgram program =
        ForkedProgram.start(
            classPath,
            "-Dtest.build.data=" + folder.resolve("data"),
            "org.apache.hadoop.mapreduce.MiniHadoopClusterManager",
            "-nomr",
            "-format",
            "-datanodes",
            "1",
            "-nnport",
            Integer.toString(port),
            "-writeConfig",
            ready.toString());
    long end = System.currentTimeMillis() + PATIENCE_MILLISECONDS;
    while (!Files.exists(ready)) {
      if (System.currentTimeMillis() > end) {
        program.close();
        throw new IllegalStateException("HDFS never came:\n" + program.said());
      }
      Thread.sleep(100);
    }
    String url = "hdfs://localhost:" + port;
    return new MiniHdfs(url, program, FileSystem.newInstance(URI.create(url), hadoop()));
  }

  String url() {
    return url;
  }

  FileSystem files() {
    return files;
  }

  /** How to reach it: with one data node there is one copy of everything. */
  static List<String> settings() {
    return List.of("dfs.replication=1");
  }

  static Configuration hadoop() {
    return LockContender.hadoop(settings().toArray(String[]::new), 0);
  }

  /** Copies a file or folder there, over what is there. */
  void put(Path from, String to) throws IOException {
    files.copyFromLocalFile(false, true, path(from), new org.apache.hadoop.fs.Path(url + to));
  }

  /** Checksum by path of every file of a folder. */
  SortedMap<String, String> contents(String from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    files.copyToLocalFile(false, new org.apache.hadoop.fs.Path(url + from), path(to), true);
    return Site.contents(to);
  }

  /** The published marts of a site, without the file that names their set. */
  SortedMap<String, String> marts(String site, Path to) throws IOException {
    String set;
    try (var in = files.open(new org.apache.hadoop.fs.Path(url + site + "/out/marts/CURRENT"))) {
      set = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
    return Elsewhere.withoutName(
        contents(site + "/out/marts/sets/" + set, to.resolve(UUID.randomUUID().toString())));
  }

  private static org.apache.hadoop.fs.Path path(Path local) {
    return new org.apache.hadoop.fs.Path(local.toUri());
  }

  @Override
  public void close() throws IOException {
    files.close();
    program.close();
  }
}
