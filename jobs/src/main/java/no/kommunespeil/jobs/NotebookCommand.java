package no.kommunespeil.jobs;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.jobs.notebook.KernelSpec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The notebooks, with a kernel that has this program. */
@Command(
    name = "notebook",
    description = {
      "Opens the notebooks in Jupyter, with a kernel, Kommunespeil (Java), that reads the published"
          + " marts. Jupyter is to be there already.",
      "",
      "For VS Code, which starts kernels by itself, write the kernel where it looks for them."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  kommunespeil notebook --sample",
      "  kommunespeil notebook --sample --kernel ~/.local/share/jupyter/kernels/kommunespeil-java"
    })
final class NotebookCommand implements Callable<Integer> {

  private static final String DOING = "opening the notebooks";

  @Option(
      names = "--kernel",
      paramLabel = "FOLDER",
      description = "Write the kernel to this folder and open nothing.")
  private @Nullable Path kernel;

  @Mixin private OutOptions out = new OutOptions();

  @Mixin private ConfOption conf = new ConfOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Console console = new Console(spec.commandLine().getOut());
    PublishedMarts.find(DOING, out, conf);
    Path home = home();
    Path prepared = home.resolve("jobs/target/notebook");
    KernelSpec written =
        new KernelSpec(
            Path.of(System.getProperty("java.home"), "bin", "java"),
            ManagementFactory.getRuntimeMXBean().getInputArguments(),
            absolute(System.getProperty("java.class.path")),
            prepared.resolve("rapaio-jupyter-kernel.jar"),
            Path.of(out.folder()).toAbsolutePath().normalize());
    if (kernel != null) {
      written.write(kernel);
      console.say("Wrote the kernel to " + kernel);
      return ExitCode.DONE;
    }
    written.write(prepared.resolve("kernels").resolve(KernelSpec.NAME));
    return jupyter(home, prepared);
  }

  /** Starts Jupyter and stays until it ends. */
  private static int jupyter(Path home, Path prepared) throws IOException, InterruptedException {
    ProcessBuilder jupyter =
        new ProcessBuilder(program().toString()).directory(home.resolve("notebooks").toFile());
    Map<String, String> environment = jupyter.environment();
    environment.merge(
        "JUPYTER_PATH",
        prepared.toString(),
        (others, ours) -> others.isEmpty() ? ours : ours + File.pathSeparator + others);
    Process running = jupyter.inheritIO().start();
    // Control-C reaches Jupyter too, which asks whether it is meant: the terminal is its own until
    // it has ended.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> awaitEnd(running)));
    return running.waitFor() == 0 ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static void awaitEnd(Process process) {
    try {
      process.waitFor();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** JupyterLab, or the classic notebook where that is what there is. */
  private static Path program() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of("jupyter-lab", "jupyter-notebook", "jupyter-nbclassic")
        .flatMap(
            name ->
                List.of(path.split(File.pathSeparator, -1)).stream()
                    .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                UserError.of(
                    DOING,
                    Place.of("PATH"),
                    "There is no Jupyter: none of jupyter-lab, jupyter-notebook,"
                        + " jupyter-nbclassic.",
                    "Install JupyterLab (pip install jupyterlab) or your system's package"
                        + " jupyter-notebook, or open the notebooks in VS Code with --kernel."));
  }

  private static Path home() {
    String home = System.getProperty("kommunespeil.home");
    if (home == null) {
      throw UserError.of(
          DOING,
          Place.of("notebook"),
          "The notebooks are in the source folder, and the program was not started from there.",
          "Start it as ./kommunespeil notebook in a clone of the source.");
    }
    return Path.of(home).toAbsolutePath().normalize();
  }

  private static String absolute(String classPath) {
    return String.join(
        File.pathSeparator,
        Stream.of(classPath.split(File.pathSeparator, -1))
            .map(entry -> Path.of(entry).toAbsolutePath().normalize().toString())
            .toList());
  }
}
