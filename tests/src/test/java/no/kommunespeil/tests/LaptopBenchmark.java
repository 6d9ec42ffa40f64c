package no.kommunespeil.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How long a run takes as a person waits for it: whole processes, started by the launcher, in turn
 * with the floor, which is the same launcher starting Spark and writing one small Delta table.
 * Compare the ratios, which hold when a machine is busy; the seconds do not.
 */
final class LaptopBenchmark {

  private static final int ROUNDS = 5;

  private final Path launcher;
  private final Path folder;

  private LaptopBenchmark(Path launcher, Path folder) {
    this.launcher = launcher;
    this.folder = folder;
  }

  /** Arguments: the launcher. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("kommunespeil-laptop-");
    try {
      new LaptopBenchmark(Path.of(arguments[0]).toAbsolutePath(), folder).run();
    } finally {
      delete(folder);
    }
  }

  private void run() throws IOException, InterruptedException {
    Path waves = folder.resolve("waves");
    // Warms the file cache, and builds whatever is missing.
    seconds("run", "--sample", "--waves", waves, "--out", folder.resolve("warm-up"));
    double[] floor = new double[ROUNDS];
    double[] whole = new double[ROUNDS];
    double[] again = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      Path out = folder.resolve("out-" + i);
      floor[i] = seconds("floor", "--out", folder.resolve("floor-" + i));
      whole[i] = seconds("run", "--waves", waves, "--out", out);
      again[i] = seconds("run", "--waves", waves, "--out", out);
    }
    Report.line(
        "Laptop, %d rounds, %d processors", ROUNDS, Runtime.getRuntime().availableProcessors());
    Report.line("%-34s %8s %8s %8s %10s", "", "min s", "median s", "max s", "× floor");
    report("floor: Spark and one Delta table", floor, floor);
    report("run, whole sample history", whole, floor);
    report("run again, nothing changed", again, floor);
  }

  private static void report(String what, double[] seconds, double[] floor) {
    double[] sorted = seconds.clone();
    Arrays.sort(sorted);
    double[] ratios = new double[seconds.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = seconds[i] / floor[i];
    }
    Arrays.sort(ratios);
    Report.line(
        "%-34s %8.2f %8.2f %8.2f %10.2f",
        what,
        sorted[0],
        sorted[sorted.length / 2],
        sorted[sorted.length - 1],
        ratios[ratios.length / 2]);
  }

  private double seconds(Object... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    Path said = folder.resolve("said.txt");
    long start = System.nanoTime();
    int exitCode =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start()
            .waitFor();
    double seconds = (System.nanoTime() - start) / 1e9;
    if (exitCode != 0) {
      throw new IllegalStateException(command + " failed:\n" + Files.readString(said));
    }
    Files.readAllLines(said).stream()
        .filter(line -> line.startsWith("Work"))
        .forEach(line -> Report.line("  %s: %.2f s, %s", arguments[0], seconds, line.strip()));
    return seconds;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** The benchmark's own words. */
  static final class Report {
    private Report() {}

    static void line(String format, Object... values) {
      System.out.println(String.format(Locale.ROOT, format, values));
    }
  }
}
