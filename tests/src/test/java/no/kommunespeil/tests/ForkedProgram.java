package no.kommunespeil.tests;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A Java program in a machine of its own, which can be killed. */
final class ForkedProgram implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 900;

  private final Process process;
  private final StringBuffer output = new StringBuffer();
  private final Thread reader;

  private ForkedProgram(Process process) {
    this.process = process;
    this.reader = new Thread(this::read, "output of a forked program");
    this.reader.setDaemon(true);
    this.reader.start();
  }

  /**
   * Starts a program with this machine's options for Spark.
   *
   * @param classPath jars and folders
   * @param command main class and arguments
   */
  static ForkedProgram start(List<String> classPath, String... command) throws IOException {
    return start(Map.of(), classPath, command);
  }

  /**
   * The same with other variables of the environment than this machine's.
   *
   * @param environment values by name
   */
  static ForkedProgram start(
      Map<String, String> environment, List<String> classPath, String... command)
      throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    try (Stream<String> options = Files.lines(Program.CONF.resolve("java.options"))) {
      line.addAll(options.filter(option -> option.startsWith("-")).toList());
    }
    // It lives for seconds only, in which the second compiler would not pay for itself.
    line.add("-XX:TieredStopAtLevel=1");
    line.add("-Xmx1g");
    line.add("-Dfile.encoding=UTF-8");
    line.add("-Dlog4j2.configurationFile=" + Program.CONF.resolve("log4j2.properties"));
    line.add("-cp");
    line.add(String.join(File.pathSeparator, classPath));
    line.addAll(List.of(command));
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.environment().putAll(environment);
    return new ForkedProgram(builder.start());
  }

  /** The class path of this machine. */
  static List<String> classPath() {
    return List.of(System.getProperty("java.class.path").split(File.pathSeparator));
  }

  /** Waits until the program has said something, which must be. */
  void awaitLine(Predicate<String> wanted) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (output.toString().lines().noneMatch(wanted)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IllegalStateException("The program never said what was waited for:\n" + output);
      }
      Thread.sleep(5);
    }
  }

  /** Kills the program as if the power had failed; it gets no chance to tidy up. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /**
   * Sends the program a signal, as a person or a scheduler does.
   *
   * @param name such as TERM
   */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
  }

  /** The same with every program that it has started. */
  void killWithChildren() throws InterruptedException {
    List<ProcessHandle> children = process.descendants().toList();
    kill();
    children.forEach(ProcessHandle::destroyForcibly);
  }

  /** The programs that it has started itself. */
  List<ProcessHandle> children() {
    return process.children().toList();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What the program has said so far. */
  String said() {
    return output.toString();
  }

  /** Waits for the end. */
  Program.Ended await() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      kill();
      throw new IllegalStateException("The program did not end:\n" + output);
    }
    reader.join();
    return new Program.Ended(process.exitValue(), output.toString());
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.append(line).append('\n');
      }
    } catch (IOException e) {
      if (process.isAlive()) {
        throw new UncheckedIOException("The output could not be read.", e);
      }
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
