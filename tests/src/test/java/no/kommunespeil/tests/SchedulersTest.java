package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples for systemd, cron and Airflow, read by what would read them for real. */
class SchedulersTest {

  private static final Path EXAMPLES = Program.CONF.resolve("schedulers");

  /** What a run ends with, and whether the same again may end otherwise; -1 is killed. */
  private static final Map<Integer, Boolean> TRIED_AGAIN =
      new TreeMap<>(Map.of(1, false, 2, false, 3, false, 4, true));

  private final Path folder;

  SchedulersTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void every_example_is_looked_at_by_a_test() throws IOException {
    try (var files = Files.list(EXAMPLES)) {
      assertThat(files.map(file -> String.valueOf(file.getFileName())))
          .containsExactlyInAnyOrder(
              "airflow_dag.py",
              "kommunespeil.cron",
              "kommunespeil.service",
              "kommunespeil.timer",
              "kubernetes.yaml");
    }
  }

  @Test
  void systemd_takes_the_service_and_the_timer() throws Exception {
    Path analyze = NeededProgram.find("systemd (Debian's package systemd)", "systemd-analyze");
    // The program is where the test can put it; nothing else is changed.
    Path program = stub("");
    for (String unit : List.of("kommunespeil.service", "kommunespeil.timer")) {
      Files.writeString(
          folder.resolve(unit),
          text(unit).replace("/opt/kommunespeil/kommunespeil", program.toString()));
    }

    Ended verified =
        run(
            Map.of(),
            analyze.toString(),
            "verify",
            "--man=no",
            folder.resolve("kommunespeil.service").toString(),
            folder.resolve("kommunespeil.timer").toString());

    // It ends well also when a key is unknown, and says so.
    assertThat(verified).isEqualTo(new Ended(0, ""));
    Ended misspelt =
        run(
            Map.of(),
            analyze.toString(),
            "verify",
            "--man=no",
            Files.writeString(
                    folder.resolve("wrong.service"),
                    text("kommunespeil.service")
                        .replace("/opt/kommunespeil/kommunespeil", program.toString())
                        .replace("RestartSec=", "RestartSeconds="))
                .toString());
    assertThat(misspelt.output()).contains("RestartSeconds");
  }

  @Test
  void the_service_runs_a_command_that_exists_and_tries_again_where_it_makes_sense()
      throws IOException {
    String service = text("kommunespeil.service");
    List<CommandLines.Written> commands = CommandLines.inShell(value(service, "ExecStart") + "\n");

    assertThat(commands).hasSize(1);
    CommandLines.understand(commands.get(0).ours());
    assertThat(value(service, "Restart")).isEqualTo("on-failure");
    List<String> prevented = List.of(value(service, "RestartPreventExitStatus").split(" "));
    TRIED_AGAIN.forEach(
        (code, again) ->
            assertThat(prevented.contains(String.valueOf(code))).as("%s", code).isEqualTo(!again));
    assertOptions(
        service
            .lines()
            .filter(line -> line.startsWith("Environment="))
            .map(line -> line.substring("Environment=".length()))
            .toList());
  }

  @Test
  void the_cron_line_is_one_and_runs_a_command_that_exists() throws IOException {
    List<String> lines =
        text("kommunespeil.cron")
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();
    List<String> jobs = lines.stream().filter(line -> !line.matches("[A-Z_]+=.*")).toList();

    assertThat(jobs).hasSize(1);
    // Cron takes a percent sign for the end of the command.
    assertThat(jobs.get(0)).doesNotContain("%").matches("(\\d+|\\*)( (\\d+|\\*)){4} [a-z]+ .+");
    List<CommandLines.Written> commands = CommandLines.inShell(command(jobs.get(0)));
    assertThat(commands).hasSize(1);
    CommandLines.understand(commands.get(0).ours());
    assertOptions(lines.stream().filter(line -> line.startsWith("KOMMUNESPEIL_")).toList());
  }

  @Test
  void cron_sends_what_a_run_said_that_somebody_has_to_look_at() throws Exception {
    String line =
        text("kommunespeil.cron")
            .lines()
            .filter(text -> Pattern.matches("\\d.*", text))
            .findFirst()
            .orElseThrow();
    for (int code : List.of(0, 1, 2, 3, 4, 137)) {
      Path program = stub("echo \"said $*\"; echo why >&2; exit " + code);
      String command =
          command(line)
              .replace("/opt/kommunespeil/kommunespeil", program.toString())
              .replace("/srv/kommunespeil", folder.toString());

      Ended ended = run(Map.of(), "bash", "-c", command);

      boolean isTold = code != 0 && code != 4;
      assertThat(ended.exitCode()).as("%s", code).isEqualTo(isTold ? code : 0);
      assertThat(ended.output())
          .as("%s", code)
          .isEqualTo(isTold ? "said run --patience 2h\nwhy\n" : "");
    }
  }

  @Test
  void airflow_submits_a_command_that_exists() throws Exception {
    Path python = NeededProgram.find("Python 3 (Debian's package python3)", "python3");
    // Its constants, as Python itself reads the file.
    Ended read =
        run(
            Map.of(),
            python.toString(),
            "-c",
            """
            import ast, sys
            tree = ast.parse(open(sys.argv[1], encoding="utf-8").read())
            found = {node.targets[0].id: ast.literal_eval(node.value) for node in tree.body
                     if isinstance(node, ast.Assign)}
            print("\\n".join(found["SUBMIT"]))
            print("---")
            print("\\n".join(f"{key}={value}" for key, value in found["ENVIRONMENT"].items()))
            """,
            EXAMPLES.resolve("airflow_dag.py").toString());

    assertThat(read.exitCode()).as(read.output()).isZero();
    String[] parts = read.output().split("---\n");
    CommandLines.understand(new CommandLines.Written(parts[0].lines().toList()).ours());
    assertOptions(parts[1].lines().toList());
  }

  @Test
  void airflow_tries_again_where_it_makes_sense() throws Exception {
    Path python = NeededProgram.find("Python 3 (Debian's package python3)", "python3");
    // Airflow itself is too much for a test to bring along: two decorators and two exceptions of
    // its
    // stand in, and the task is called as Airflow calls it.
    Path packages = folder.resolve("python");
    Path airflow = Files.createDirectories(packages.resolve("airflow"));
    Files.writeString(airflow.resolve("__init__.py"), "");
    Files.writeString(
        airflow.resolve("exceptions.py"),
        """
        class AirflowException(Exception): pass
        class AirflowFailException(AirflowException): pass
        """);
    Files.writeString(
        airflow.resolve("sdk.py"),
        """
        def dag(dag_id, schedule, start_date, catchup, max_active_runs, tags):
            return lambda function: function
        def task(retries, retry_delay, execution_timeout):
            return lambda function: function
        """);
    for (int code : List.of(0, 1, 2, 3, 4, 143)) {
      Files.move(
          stub("exit " + code),
          folder.resolve("spark-submit"),
          StandardCopyOption.REPLACE_EXISTING);
      Ended ended =
          run(
              Map.of(
                  "PATH",
                  folder + ":" + System.getenv("PATH"),
                  "PYTHONPATH",
                  packages.toString(),
                  "PYTHONDONTWRITEBYTECODE",
                  "1"),
              python.toString(),
              EXAMPLES.resolve("airflow_dag.py").toString());
      String last = ended.output().lines().reduce((a, b) -> b).orElse("");
      if (code == 0) {
        assertThat(ended.output()).isEmpty();
      } else if (TRIED_AGAIN.getOrDefault(code, true)) {
        assertThat(last).startsWith("airflow.exceptions.AirflowException: exit code " + code);
      } else {
        assertThat(last).startsWith("airflow.exceptions.AirflowFailException: exit code " + code);
      }
    }
  }

  /** Variables of ours that set what they are meant to. */
  static void assertOptions(List<String> variables) {
    Map<String, String> environment = new TreeMap<>();
    for (String variable : variables) {
      int equals = variable.indexOf('=');
      environment.put(variable.substring(0, equals), variable.substring(equals + 1));
    }
    assertThat(environment).isNotEmpty();
    environment.keySet().removeIf(name -> name.equals("KOMMUNESPEIL_SETTINGS"));
    Program.Ended shown = Program.configShow(environment);
    assertThat(shown.exitCode()).as(shown.output()).isZero();
  }

  @Test
  void a_variable_that_sets_nothing_would_be_found_out() {
    assertThatThrownBy(() -> assertOptions(List.of("KOMMUNESPEIL_SETINGS=x")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Did you mean 'KOMMUNESPEIL_SETTINGS'?");
  }

  private static String command(String cronLine) {
    return cronLine.split(" ", 7)[6];
  }

  private static String value(String unit, String key) {
    return unit.lines()
        .filter(line -> line.startsWith(key + "="))
        .map(line -> line.substring(key.length() + 1))
        .reduce(
            (one, other) -> {
              throw new AssertionError(key + " is given twice");
            })
        .orElseThrow();
  }

  private static String text(String example) throws IOException {
    return Files.readString(EXAMPLES.resolve(example));
  }

  /** A program that stands where ours would. */
  private Path stub(String script) throws IOException {
    Path program = folder.resolve("kommunespeil");
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private record Ended(int exitCode, String output) {}

  private Ended run(Map<String, String> environment, String... command) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(new ArrayList<>(List.of(command)))
            .redirectErrorStream(true)
            .directory(folder.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), output);
  }
}
