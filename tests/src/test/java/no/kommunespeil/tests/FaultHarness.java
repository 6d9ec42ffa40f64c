package no.kommunespeil.tests;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Breaks runs in every way there is and sees how the next one ends. Long; run as {@code
 * tests/faults}.
 */
final class FaultHarness {

  private static final List<String> STAGES = List.of("start", "ingest", "resolve", "count");

  private final Trials trials;
  private final PrintStream out;
  private final List<String> failures = new ArrayList<>();

  private FaultHarness(Trials trials, PrintStream out) {
    this.trials = trials;
    this.out = out;
  }

  /**
   * Runs all trials.
   *
   * @param arguments the number of kills; then which trials, all when none is named: steps, kills,
   *     faults, damage
   */
  public static void main(String[] arguments) throws Exception {
    int kills = Integer.parseInt(arguments[0]);
    List<String> which =
        arguments.length > 1
            ? List.of(arguments).subList(1, arguments.length)
            : List.of("steps", "kills", "faults", "damage");
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path work = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "faults-");
    List<String> said = new ArrayList<>();
    FaultHarness harness;
    try (LocalSpark.Started spark = new LocalSpark.Started()) {
      harness = new FaultHarness(new Trials(spark.spark(), work), out);
      if (which.contains("steps")) {
        said.add(harness.steps() + " kills at every step of the file system");
      }
      if (which.contains("kills")) {
        int rest = Math.max(50, kills - harness.trials.steps());
        said.add(harness.kills(rest) + " kills of a process");
      }
      if (which.contains("faults")) {
        said.add(harness.faults() + " faults of the file system");
      }
      if (which.contains("damage")) {
        said.add(harness.damage() + " damaged files");
      }
    } finally {
      Site.delete(work);
    }
    out.println(String.join(", ", said) + "; " + harness.failures.size() + " failures");
    System.exit(harness.failures.isEmpty() ? 0 : 1);
  }

  private int steps() {
    for (int step = 0; step < trials.steps(); step++) {
      int at = step;
      attempt("kill at step " + at, () -> trials.killAt(at));
    }
    return trials.steps();
  }

  private int kills(int number) {
    Random moments = new Random(20);
    for (int i = 0; i < number; i++) {
      String stage = STAGES.get(i % STAGES.size());
      long milliseconds = moments.nextInt(stage.equals("start") ? 4_000 : 1_500);
      attempt(
          "kill " + milliseconds + " ms after " + stage, () -> trials.kill(stage, milliseconds));
    }
    return number;
  }

  private int faults() {
    List<Case> cases = new ArrayList<>();
    int steps = trials.steps();
    for (int i = 0; i < 20; i++) {
      long bytes = 10_000L * i;
      cases.add(new Case("full after " + bytes + " bytes", Fault.fullAfter(bytes)));
      int step = i * steps / 20;
      cases.add(new Case("read-only after " + step + " steps", Fault.readOnlyAfter(step)));
      cases.add(new Case("a file that vanishes, read " + 6 * i, Fault.vanishing(6 * i)));
      cases.add(new Case("failing now and then, " + i, Fault.failing(20 + 20 * i, i)));
    }
    cases.add(new Case("slow", Fault.slow(50)));
    for (Case one : cases) {
      attempt(one.what, () -> out.println("  " + last(trials.disturb(one.fault, one.what))));
    }
    return cases.size();
  }

  private int damage() {
    List<Damage> all = Damage.all();
    for (Damage damage : all) {
      attempt(damage.name(), () -> out.println("  " + last(trials.damage(damage))));
    }
    return all.size();
  }

  private record Case(String what, Fault fault) {}

  private static String last(String said) {
    return said.lines()
        .filter(line -> line.startsWith("  ") && line.contains(": "))
        .reduce((before, after) -> after)
        .orElse("done");
  }

  private void attempt(String what, Trial trial) {
    long start = System.nanoTime();
    try {
      trial.run();
      out.println("passed " + what + " (" + (System.nanoTime() - start) / 1_000_000 + " ms)");
    } catch (AssertionError | Exception failure) {
      failures.add(what);
      out.println("FAILED " + what + "\n" + failure);
    }
  }

  @FunctionalInterface
  private interface Trial {
    void run() throws IOException, InterruptedException;
  }
}
