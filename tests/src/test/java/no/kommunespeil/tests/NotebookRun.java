package no.kommunespeil.tests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The notebooks, run from head to tail as a person's Jupyter would, without a browser. */
final class NotebookRun {

  /** Where they lie. */
  static final Path FOLDER = Path.of("..", "notebooks").toAbsolutePath().normalize();

  private static final int AT_A_TIME = 2;
  private static final int STARTS = 3;
  private static final long PATIENCE_SECONDS = 240;

  private NotebookRun() {}

  /** The notebooks as they are kept. */
  static List<NotebookFile> kept() throws IOException {
    List<NotebookFile> notebooks = new ArrayList<>();
    for (Path file : files()) {
      notebooks.add(NotebookFile.read(file));
    }
    return notebooks;
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
    }
  }

  /**
   * Runs all of them.
   *
   * @param jupyter the program that runs notebooks
   * @param out folder of tables and marts
   * @param folder where what they make goes
   * @return by name of the file
   */
  static Map<String, NotebookFile> all(Path jupyter, Path out, Path folder)
      throws IOException, InterruptedException, ExecutionException {
    writeKernel(out, folder.resolve("kernels/kommunespeil-java"));
    ExecutorService workers = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      List<Callable<NotebookFile>> work = new ArrayList<>();
      for (Path file : files()) {
        work.add(() -> run(jupyter, file, folder));
      }
      Map<String, NotebookFile> notebooks = new TreeMap<>();
      for (Future<NotebookFile> done : workers.invokeAll(work)) {
        notebooks.put(done.get().name(), done.get());
      }
      return notebooks;
    } finally {
      workers.shutdownNow();
    }
  }

  /** Has the program write the kernel, from the class path that the launcher starts it with. */
  private static void writeKernel(Path out, Path kernel) throws IOException, InterruptedException {
    Path target = Path.of("..", "jobs", "target").toAbsolutePath().normalize();
    List<String> classPath =
        List.of(
            Files.readString(target.resolve("classpath.txt")).strip(),
            target.resolve("jobs.jar").toString());
    try (ForkedProgram program =
        ForkedProgram.start(
            classPath,
            "-Dkommunespeil.home=" + target.resolve("../..").normalize(),
            "no.kommunespeil.jobs.Main",
            "notebook",
            "--out",
            out.toString(),
            "--kernel",
            kernel.toString())) {
      Program.Ended ended = program.await();
      if (ended.exitCode() != 0) {
        throw new IllegalStateException("No kernel was written:\n" + ended.output());
      }
    }
  }

  private static NotebookFile run(Path jupyter, Path file, Path folder)
      throws IOException, InterruptedException {
    String name = String.valueOf(file.getFileName());
    Path own = Files.createDirectories(folder.resolve(name.replace(".ipynb", "")));
    String said = "";
    for (int start = 0; start < STARTS; start++) {
      Path log = own.resolve("jupyter-" + start + ".log");
      int exitCode = convert(jupyter, file, folder, own, log);
      said = Files.readString(log, StandardCharsets.UTF_8);
      if (exitCode == 0) {
        return NotebookFile.read(own.resolve(name));
      }
      if (!isStart(said)) {
        break;
      }
    }
    throw new IllegalStateException("Notebook " + name + " did not run:\n" + said);
  }

  private static int convert(Path jupyter, Path file, Path folder, Path own, Path log)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
                jupyter.toString(),
                "--to",
                "notebook",
                "--execute",
                "--ExecutePreprocessor.timeout=120",
                "--ExecutePreprocessor.startup_timeout=25",
                "--output-dir",
                own.toString(),
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    Map<String, String> environment = builder.environment();
    // Nothing of what the person at this machine has set up for Jupyter, nor into it.
    environment.put("JUPYTER_PATH", folder.toString());
    environment.put("JUPYTER_CONFIG_DIR", own.resolve("config").toString());
    environment.put("JUPYTER_DATA_DIR", own.resolve("data").toString());
    environment.put("JUPYTER_RUNTIME_DIR", own.resolve("runtime").toString());
    Process process = builder.start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
      throw new IllegalStateException(
          "Notebook " + file + " did not end:\n" + Files.readString(log, StandardCharsets.UTF_8));
    }
    return process.exitValue();
  }

  /** Whether the kernel was not there in time, which says nothing of the notebook. */
  private static boolean isStart(String said) {
    return said.contains("Kernel died before replying to kernel_info")
        || said.contains("Kernel didn't respond in");
  }
}
