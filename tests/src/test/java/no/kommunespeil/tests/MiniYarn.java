package no.kommunespeil.tests;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A YARN on loopback: its resource manager and one node, each in a machine of its own. */
final class MiniYarn implements AutoCloseable {

  /** What they need of the class path of the tests. */
  private static final String SHARED =
      ".*/(hadoop-client-|snappy-java|commons-logging|slf4j-api|log4j-)[^/]*";

  private static final long PATIENCE_MILLISECONDS = 120_000;

  private final Path folder;
  private final List<ForkedProgram> programs;

  private MiniYarn(Path folder, List<ForkedProgram> programs) {
    this.folder = folder;
    this.programs = programs;
  }

  /** Starts one, and waits until it has its node. */
  static MiniYarn start(Path folder) throws IOException, InterruptedException {
    int web = StandaloneCluster.freePort();
    String manager = "yarn.resourcemanager.";
    String node = "yarn.nodemanager.";
    Map<String, String> settings =
        Map.ofEntries(
            Map.entry(manager + "address", address(StandaloneCluster.freePort())),
            Map.entry(manager + "scheduler.address", address(StandaloneCluster.freePort())),
            Map.entry(manager + "resource-tracker.address", address(StandaloneCluster.freePort())),
            Map.entry(manager + "admin.address", address(StandaloneCluster.freePort())),
            Map.entry(manager + "webapp.address", address(web)),
            Map.entry(
                manager + "scheduler.class",
                "org.apache.hadoop.yarn.server.resourcemanager.scheduler.fifo.FifoScheduler"),
            Map.entry("yarn.scheduler.minimum-allocation-mb", "256"),
            Map.entry(node + "hostname", "127.0.0.1"),
            Map.entry(node + "address", address(0)),
            Map.entry(node + "localizer.address", address(StandaloneCluster.freePort())),
            Map.entry(node + "webapp.address", address(0)),
            Map.entry(node + "local-dirs", folder.resolve("local").toString()),
            Map.entry(node + "log-dirs", folder.resolve("logs").toString()),
            Map.entry(node + "resource.memory-mb", "8192"),
            Map.entry(node + "vmem-check-enabled", "false"));
    StringBuilder site = new StringBuilder("<configuration>\n");
    settings.forEach(
        (key, value) ->
            site.append("<property><name>")
                .append(key)
                .append("</name><value>")
                .append(value)
                .append("</value></property>\n"));
    Files.writeString(folder.resolve("yarn-site.xml"), site.append("</configuration>\n"));
    List<String> classPath = new ArrayList<>(List.of(folder.toString()));
    classPath.addAll(StandaloneCluster.Jars.HADOOP.list());
    ForkedProgram.classPath().stream()
        .filter(entry -> entry.matches(SHARED))
        .forEach(classPath::add);
    List<ForkedProgram> programs = new ArrayList<>();
    for (String program : List.of("resourcemanager.ResourceManager", "nodemanager.NodeManager")) {
      programs.add(
          ForkedProgram.start(
              // Where a node looks for the Java of what it starts.
              Map.of("JAVA_HOME", System.getProperty("java.home")),
              classPath,
              "org.apache.hadoop.yarn.server." + program));
    }
    MiniYarn yarn = new MiniYarn(folder, programs);
    long end = System.currentTimeMillis() + PATIENCE_MILLISECONDS;
    while (!nodes(web).contains("\"RUNNING\"")) {
      if (System.currentTimeMillis() > end) {
        yarn.close();
        throw new IllegalStateException("YARN never came: " + nodes(web));
      }
      Thread.sleep(200);
    }
    return yarn;
  }

  private static String address(int port) {
    return "127.0.0.1:" + port;
  }

  private static String nodes(int web) {
    try (var in =
        URI.create("http://" + address(web) + "/ws/v1/cluster/nodes").toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException notYet) {
      return String.valueOf(notYet.getMessage());
    }
  }

  /** The folder of its settings, as {@code HADOOP_CONF_DIR} names it. */
  Path settings() {
    return folder;
  }

  /** What everything said that ran in its containers. */
  String saidByContainers() throws IOException {
    StringBuilder said = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder.resolve("logs"))) {
      for (Path file : files.filter(path -> path.toString().matches(".*/std(out|err)")).toList()) {
        said.append(file).append('\n').append(Files.readString(file));
      }
    }
    return said.toString();
  }

  @Override
  public void close() throws InterruptedException {
    for (ForkedProgram program : programs) {
      program.killWithChildren();
    }
  }
}
