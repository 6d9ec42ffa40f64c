package no.kommunespeil.jobs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import no.kommunespeil.jobs.settings.EffectiveValues;
import no.kommunespeil.spark.io.PseudonymKey;
import no.kommunespeil.spark.session.KnownKeys;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What values options and Spark settings have, and why. */
@Command(
    name = "config",
    description = {"Tells which values options and Spark settings have, and where each was said."},
    mixinStandardHelpOptions = true,
    subcommands = {ConfigCommand.Show.class})
final class ConfigCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "Say what to do: config show.");
  }

  /** What comes after the command that is asked about is for that command. */
  static void prepare(CommandLine program) {
    CommandLine config = Objects.requireNonNull(program.getSubcommands().get("config"));
    Objects.requireNonNull(config.getSubcommands().get("show")).setStopAtPositional(true);
  }

  /** How the values are written. */
  enum Format {
    TABLE,
    JSON
  }

  /** The values that hold. */
  @Command(
      name = "show",
      description = {
        "Shows the value of every option of a command and every Spark setting, with where it was"
            + " said. The later holds: default, profile, settings file, environment (of Spark"
            + " settings: spark-submit), flag. Secrets are not shown. Runs nothing."
      },
      mixinStandardHelpOptions = true,
      sortOptions = false,
      footer = {
        "",
        "Examples:",
        "  kommunespeil config show",
        "  kommunespeil config show --profile cluster publish",
        "  kommunespeil config show --format json run --sample --patience 10m"
      })
  static final class Show implements Callable<Integer> {

    /** Flags that mean the same before the command that is asked about and after it. */
    private static final List<String> WHERE = List.of("conf", "profile", "settings", "spark");

    private static final int WIDEST = 60;

    @Parameters(
        arity = "0..*",
        paramLabel = "COMMAND",
        description = "The command, and flags it is to be shown with (default: run).")
    private List<String> command = List.of();

    @Option(
        names = "--format",
        paramLabel = "FORMAT",
        defaultValue = "table",
        description = "table (default) or json.")
    private Format format = Format.TABLE;

    @Mixin private ConfOption conf = new ConfOption();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
      Main main = (Main) spec.root().userObject();
      List<String> line = new ArrayList<>(command.isEmpty() ? List.of("run") : command);
      line.addAll(main.resolution().given(WHERE));
      EffectiveValues values;
      try {
        values =
            EffectiveValues.of(
                () -> Main.commandLine(main.environment()), main.environment(), line);
      } catch (ParameterException refused) {
        throw new ParameterException(
            spec.commandLine(), String.valueOf(refused.getMessage()), refused);
      }
      KnownKeys.check(values.spark().stream().map(EffectiveValues.Value::name).toList());
      PrintWriter out = spec.commandLine().getOut();
      String secret =
          main.environment().getOrDefault(PseudonymKey.VARIABLE, "").isEmpty() ? "not set" : "set";
      switch (format) {
        case TABLE -> table(values, secret, out);
        case JSON -> json(values, secret, out);
      }
      out.flush();
      return ExitCode.DONE;
    }

    private static void table(EffectiveValues values, String secret, PrintWriter out) {
      List<EffectiveValues.Value> all = new ArrayList<>(values.options());
      all.addAll(values.spark());
      all.add(new EffectiveValues.Value(PseudonymKey.VARIABLE, secret, "environment", ""));
      int name = all.stream().mapToInt(value -> value.name().length()).max().orElse(0);
      int value =
          Math.min(WIDEST, all.stream().mapToInt(row -> row.value().length()).max().orElse(0));
      String line = "%-" + name + "s  %-" + value + "s  %s";
      out.println("Values for '" + values.command() + "':");
      for (EffectiveValues.Value row : all) {
        String from = row.place().isEmpty() ? row.from() : row.from() + ", " + row.place();
        out.println(String.format(Locale.ROOT, line, row.name(), row.value(), from));
      }
    }

    private static void json(EffectiveValues values, String secret, PrintWriter out)
        throws IOException {
      ObjectNode root = JsonNodeFactory.instance.objectNode();
      root.put("command", values.command());
      values(values.options(), root.putObject("options"));
      values(values.spark(), root.putObject("spark"));
      root.putObject("environment").put(PseudonymKey.VARIABLE, secret);
      out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(root));
    }

    private static void values(List<EffectiveValues.Value> values, ObjectNode to) {
      for (EffectiveValues.Value value : values) {
        ObjectNode node = to.putObject(value.name());
        node.put("value", value.value()).put("from", value.from());
        if (!value.place().isEmpty()) {
          node.put("place", value.place());
        }
      }
    }
  }
}
