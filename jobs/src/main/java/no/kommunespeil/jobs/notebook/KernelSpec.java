package no.kommunespeil.jobs.notebook;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What Jupyter reads to start Java for a notebook: the machine this program runs on, with the same
 * options and class path, and the kernel behind them.
 *
 * <p>The kernel's jar holds some libraries that are here in other versions (commons-codec and
 * commons-logging, under their own names). It is last on the class path, so that this program has
 * its own; the kernel needs them only to fetch libraries by magic, which the notebooks do not.
 *
 * @param java the Java to start
 * @param options its options
 * @param classPath class path of this program
 * @param kernel jar of the kernel
 * @param out folder of tables and marts that notebooks open
 */
public record KernelSpec(Path java, List<String> options, String classPath, Path kernel, Path out) {

  /** Name of the folder of the kernel, by which notebooks ask for it. */
  public static final String NAME = "kommunespeil-java";

  private static final String DISPLAY_NAME = "Kommunespeil (Java)";

  private static final String MAIN = "org.rapaio.jupyter.kernel.MainApp";

  /** One statement, since the kernel takes no more of a script than the first. */
  private static final String INIT =
      """
      no.kommunespeil.jobs.notebook.Screen.onto(forms -> {
        var shown = org.rapaio.jupyter.kernel.display.DisplayData.fromText("");
        forms.forEach((type, form) -> shown.putData(type, form));
        org.rapaio.jupyter.kernel.MainApp.kernel.display(shown);
      });
      """;

  /** Writes the kernel's folder, replacing what an earlier one left there. */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path init = folder.resolve("init.jshell");
    Files.writeString(init, INIT);
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode spec = mapper.createObjectNode();
    ArrayNode command = spec.putArray("argv");
    command.add(java.toString());
    options.forEach(command::add);
    command.add("-cp");
    command.add(classPath + File.pathSeparator + kernel);
    command.add(MAIN);
    command.add("{connection_file}");
    spec.put("display_name", DISPLAY_NAME);
    spec.put("language", "java");
    spec.put("interrupt_mode", "message");
    spec.putObject("env")
        .put("RJK_INIT_SCRIPT", init.toAbsolutePath().toString())
        .put(Marts.FOLDER, out.toString());
    Files.writeString(
        folder.resolve("kernel.json"),
        mapper.writerWithDefaultPrettyPrinter().writeValueAsString(spec) + "\n");
  }
}
