package no.kommunespeil.jobs.settings;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Every value that a command would work with, as it may be shown.
 *
 * @param command its name
 * @param options by name, with two dashes
 * @param spark by key
 */
public record EffectiveValues(String command, List<Value> options, List<Value> spark) {

  private static final Pattern DEFAULT = Pattern.compile("\\(default: ([^)]*)\\)");

  /**
   * A value that may be shown.
   *
   * @param value as written; of a secret, that it is not shown; what the program chooses by itself
   *     is said in words; empty when there is none
   * @param from the layer
   * @param place where in it, empty for a default
   */
  public record Value(String name, String value, String from, String place) {}

  /**
   * Finds the values.
   *
   * @param program with its commands; nothing is run
   * @param environment values by name
   * @param line a command, and flags
   * @throws CommandLine.ParameterException when the command line cannot be understood
   * @throws no.kommunespeil.domain.problem.UserError with everything that is wrong with the
   *     profile, the settings file and the environment
   */
  public static EffectiveValues of(
      Supplier<CommandLine> program, Map<String, String> environment, List<String> line)
      throws IOException {
    Resolution resolution = Precedence.resolve(program.get(), environment, line);
    CommandLine read = program.get();
    CommandLine.ParseResult parsed = read.parseArgs(resolution.arguments().toArray(new String[0]));
    while (parsed.hasSubcommand()) {
      parsed = parsed.subcommand();
    }
    CommandSpec command = parsed.commandSpec();
    SortedMap<String, OptionSpec> specs = Commands.options(command);
    List<Value> options = new ArrayList<>();
    specs.forEach(
        (name, option) -> {
          Said said = resolution.options().get(name);
          if (!name.equals(Bootstrap.SPARK)) {
            String written = Commands.DASHES + name;
            options.add(said == null ? byDefault(written, name, option) : shown(written, said));
          }
        });
    List<Value> spark = new ArrayList<>();
    if (specs.containsKey(Bootstrap.SPARK)) {
      new TreeMap<>(resolution.spark()).forEach((key, said) -> spark.add(shown(key, said)));
    }
    return new EffectiveValues(command.qualifiedName().replaceFirst("^\\S+ ", ""), options, spark);
  }

  private static Value shown(String name, Said said) {
    String place = said.layer() == Layer.DEFAULT ? "" : said.place().toString();
    return new Value(name, Secrets.shown(name, said.text()), said.layer().text(), place);
  }

  /** A fixed default, or what the option's description says of the one the program chooses. */
  private static Value byDefault(String written, String name, OptionSpec option) {
    String value = option.defaultValue() == null ? "" : option.defaultValueString(true);
    if (name.equals(Bootstrap.PROFILE)) {
      value = SettingsFiles.usualProfile();
    } else if (OptionValues.isSwitch(option)) {
      value = "false";
    } else if (value.isEmpty()) {
      Matcher described = DEFAULT.matcher(String.join(" ", option.description()));
      value = described.find() ? "(" + described.group(1) + ")" : "";
    }
    return new Value(written, value, Layer.DEFAULT.text(), "");
  }
}
