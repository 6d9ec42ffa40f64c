package no.kommunespeil.tests;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A Spark cluster on loopback: a master and two workers of one core each, each in a machine of its
 * own, from the jars that the build resolves.
 *
 * <p>As a parameter, with {@code @ExtendWith(StandaloneCluster.Shared.class)}, a test class gets
 * one that serves the whole suite. A test that breaks something starts its own.
 */
final class StandaloneCluster implements AutoCloseable {

  /** Variable of the environment that names the folder of Hadoop's own files of settings. */
  static final String HADOOP_SETTINGS = "HADOOP_CONF_DIR";

  private static final int WORKERS = 2;
  private static final long PATIENCE_MILLISECONDS = 60_000;

  private final Path folder;
  private final String url;
  private final int webPort;
  private final ForkedProgram master;
  private final List<ForkedProgram> workers = new ArrayList<>();

  private StandaloneCluster(Path folder, String url, int webPort, ForkedProgram master) {
    this.folder = folder;
    this.url = url;
    this.webPort = webPort;
    this.master = master;
  }

  /** Starts one, and waits until the master knows its workers. */
  static StandaloneCluster start(Path folder) throws IOException, InterruptedException {
    makeHome(folder.resolve("spark"));
    int port = freePort();
    int webPort = freePort();
    StandaloneCluster cluster =
        new StandaloneCluster(
            folder,
            "spark://127.0.0.1:" + port,
            webPort,
            ForkedProgram.start(
                environment(folder),
                jars(folder),
                "org.apache.spark.deploy.master.Master",
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--webui-port",
                Integer.toString(webPort)));
    for (int i = 0; i < WORKERS; i++) {
      cluster.workers.add(cluster.worker(i));
    }
    cluster.awaitWorkers();
    return cluster;
  }

  private ForkedProgram worker(int number) throws IOException {
    return ForkedProgram.start(
        environment(folder),
        jars(folder),
        "org.apache.spark.deploy.worker.Worker",
        "--host",
        "127.0.0.1",
        "--cores",
        // One for an executor, and in cluster mode one of the two for the driver as well.
        "2",
        "--memory",
        "4g",
        "--webui-port",
        "0",
        "--work-dir",
        folder.resolve("work-" + number).toString(),
        url);
  }

  /**
   * What an installed Spark has: its jars, a file that says that it is no build of one's own, and
   * whatever else this cluster's administrators have put there.
   */
  private static void makeHome(Path home) throws IOException {
    Path jars = Files.createDirectories(home.resolve("jars"));
    List<String> all = new ArrayList<>(Submitted.sparkJars());
    all.addAll(Jars.S3A.list());
    all.addAll(Jars.YARN.list());
    for (String jar : all) {
      Path link = jars.resolve(Path.of(jar).getFileName().toString());
      Files.createSymbolicLink(link, Path.of(jar).toAbsolutePath());
    }
    Files.writeString(home.resolve("RELEASE"), "Spark, from the jars of a build\n");
  }

  private static List<String> jars(Path folder) {
    return List.of(folder.resolve("spark/jars") + "/*");
  }

  /** Variables of the environment of everything that is of this Spark. */
  private static Map<String, String> environment(Path folder) {
    return Map.of(
        "SPARK_HOME", folder.resolve("spark").toString(),
        "SPARK_SCALA_VERSION", "2.13",
        "SPARK_LOCAL_IP", "127.0.0.1");
  }

  private void awaitWorkers() throws InterruptedException {
    long end = System.currentTimeMillis() + PATIENCE_MILLISECONDS;
    while (aliveWorkers() < WORKERS) {
      if (System.currentTimeMillis() > end) {
        throw new IllegalStateException("The workers never came:\n" + master.said());
      }
      Thread.sleep(100);
    }
  }

  /** How many workers the master hears of. */
  int aliveWorkers() {
    try {
      return new ObjectMapper()
          .readTree(URI.create("http://127.0.0.1:" + webPort + "/json/").toURL())
          .path("aliveworkers")
          .asInt();
    } catch (IOException notYet) {
      return 0;
    }
  }

  /**
   * Sends a signal to every executor.
   *
   * @param signal {@code STOP} holds them up, {@code CONT} lets them go on
   */
  void signalExecutors(String signal) throws IOException, InterruptedException {
    for (ForkedProgram worker : workers) {
      for (ProcessHandle executor : worker.children()) {
        new ProcessBuilder("kill", "-" + signal, Long.toString(executor.pid())).start().waitFor();
      }
    }
  }

  /** Ends the worker of an executor, and the executor, as when their machine fails. */
  void killWorkerOf(String executor) throws IOException, InterruptedException {
    for (int number = 0; number < WORKERS; number++) {
      try (Stream<Path> found =
          Files.find(
              folder.resolve("work-" + number),
              2,
              (path, is) ->
                  is.isDirectory() && path.toString().matches(".*/app-[^/]*/" + executor))) {
        if (found.findAny().isPresent()) {
          workers.get(number).killWithChildren();
          return;
        }
      }
    }
    throw new IllegalStateException("No worker has the executor " + executor + ".");
  }

  /** Where this Spark is installed. */
  Path home() {
    return folder.resolve("spark");
  }

  /** What is left on the workers of drivers that ran there: what they said. */
  String saidByDrivers() throws IOException {
    StringBuilder said = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file :
          files.filter(path -> path.toString().matches(".*/driver-[^/]*/std(out|err)")).toList()) {
        said.append(Files.readString(file));
      }
    }
    return said.toString();
  }

  /**
   * Submits a command of the program.
   *
   * @param settings Spark's settings, such as {@code spark.submit.deployMode=cluster}
   * @param arguments the command
   */
  ForkedProgram submit(List<String> settings, String... arguments) throws IOException {
    return submit(Map.of(), settings, arguments);
  }

  /** The same with more variables of the environment. */
  ForkedProgram submit(Map<String, String> variables, List<String> settings, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add("org.apache.spark.deploy.SparkSubmit");
    command.addAll(List.of("--class", "no.kommunespeil.jobs.Main"));
    command.addAll(List.of("--jars", String.join(",", Submitted.packages())));
    Map<String, String> all = new HashMap<>();
    all.put("spark.master", url);
    all.put("spark.ui.enabled", "false");
    all.put("spark.driver.host", "127.0.0.1");
    all.put("spark.driver.memory", "1g");
    all.put("spark.executor.memory", "1g");
    all.put("spark.executor.cores", "1");
    all.put("spark.cores.max", Integer.toString(WORKERS));
    all.put("spark.sql.shuffle.partitions", "2");
    // In cluster mode, until the driver has ended, as in client mode.
    all.put("spark.standalone.submit.waitAppCompletion", "true");
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      all.put(setting.substring(0, equals), setting.substring(equals + 1));
    }
    all.forEach((key, value) -> command.addAll(List.of("--conf", key + "=" + value)));
    command.add(Submitted.jobsJar(folder.resolve("jobs-for-submit.jar")).toString());
    command.addAll(List.of(arguments));
    Map<String, String> environment = new HashMap<>(environment(folder));
    environment.putAll(variables);
    List<String> classPath = new ArrayList<>(jars(folder));
    if (variables.containsKey(HADOOP_SETTINGS)) {
      classPath.add(variables.get(HADOOP_SETTINGS));
    }
    return ForkedProgram.start(environment, classPath, command.toArray(String[]::new));
  }

  @Override
  public void close() throws InterruptedException {
    for (ForkedProgram worker : workers) {
      worker.killWithChildren();
    }
    master.close();
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Programs that the profile {@code cluster} of the build lays ready, by folder. */
  enum Jars {
    HADOOP,
    S3A,
    S3PROXY,
    YARN;

    List<String> list() {
      Path folder = Path.of("target/cluster", name().toLowerCase(Locale.ROOT));
      try (Stream<Path> jars = Files.list(folder)) {
        return jars.map(jar -> jar.toAbsolutePath().toString()).sorted().toList();
      } catch (IOException e) {
        throw new UncheckedIOException("tests/cluster lays these jars ready.", e);
      }
    }
  }

  /** Starts the one cluster when the first test asks for it. */
  static final class Shared implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
        ExtensionContext.Namespace.create(StandaloneCluster.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == StandaloneCluster.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(NAMESPACE)
          .computeIfAbsent(StandaloneCluster.class, key -> make(), StandaloneCluster.class);
    }

    private static StandaloneCluster make() {
      try {
        return start(Files.createTempDirectory(Path.of("target").toAbsolutePath(), "standalone-"));
      } catch (IOException e) {
        throw new UncheckedIOException("No cluster.", e);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("No cluster.", stopped);
      }
    }
  }
}
