package no.kommunespeil.jobs.settings;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problems;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Which of several values holds: of an option, built-in default &lt; profile &lt; settings file
 * &lt; environment &lt; flag; of a Spark setting, built-in default &lt; profile &lt; settings file
 * &lt; spark-submit &lt; flag. Within a layer, what is said of one command holds against what is
 * said of all.
 *
 * <p>Every value that holds becomes a flag of the command line, so that picocli reads all of them
 * in one way, and a command need not know where they came from.
 */
public final class Precedence {

  private static final String DOING = "reading the settings";

  private final Commands commands;
  private final Map<String, String> environment;
  private final Problems problems = new Problems();

  private Precedence(CommandLine program, Map<String, String> environment) {
    this.commands = Commands.of(program);
    this.environment = environment;
  }

  /**
   * Finds what holds for a command.
   *
   * @param program with its commands; nothing is run
   * @param environment values by name
   * @param arguments the command line as written
   * @throws no.kommunespeil.domain.problem.UserError with everything that is wrong with the
   *     profile, the settings file and the environment
   */
  public static Resolution resolve(
      CommandLine program, Map<String, String> environment, List<String> arguments)
      throws IOException {
    CommandLine command = program;
    int words = 0;
    for (String word : arguments) {
      CommandLine below = command.getSubcommands().get(word);
      if (below == null) {
        break;
      }
      command = below;
      words++;
    }
    if (words == 0 || command.getCommandSpec().helpCommand()) {
      return Resolution.asWritten(arguments);
    }
    List<String> path = arguments.subList(0, words);
    OptionValues.Written written =
        OptionValues.Written.of(
            command.getCommandSpec(), arguments.subList(words, arguments.size()));
    Optional<ParseResult> parsed = OptionValues.leniently(command, written.arguments());
    if (parsed.isEmpty()
        || parsed.get().isUsageHelpRequested()
        || parsed.get().isVersionHelpRequested()) {
      // Help is there whatever is wrong elsewhere, and picocli tells what it cannot read.
      return Resolution.asWritten(arguments);
    }
    Map<String, Said> flags = flags(command, parsed.get(), written.undone());
    // What the launcher and the benchmark call is the same whatever the environment.
    boolean isHidden = command.getCommandSpec().usageMessage().hidden();
    return new Precedence(program, isHidden ? Map.of() : environment)
        .resolve(command, path, written.arguments(), flags);
  }

  private static Map<String, Said> flags(
      CommandLine command, ParseResult parsed, List<String> undone) {
    Map<String, Said> flags = new TreeMap<>();
    undone.forEach(name -> flags.put(name, ofFlag(name, List.of("false"))));
    Commands.options(command.getCommandSpec())
        .forEach(
            (name, option) -> {
              if (parsed.hasMatchedOption(option)) {
                flags.put(
                    name,
                    ofFlag(
                        name,
                        OptionValues.isSwitch(option)
                            ? List.of("true")
                            : option.originalStringValues()));
              }
            });
    return flags;
  }

  private static Said ofFlag(String name, List<String> values) {
    return new Said(values, Layer.FLAG, Place.of(Commands.DASHES + name));
  }

  private Resolution resolve(
      CommandLine command, List<String> path, List<String> written, Map<String, Said> flags)
      throws IOException {
    String name = String.join(" ", path);
    SortedMap<String, OptionSpec> options = Commands.options(command.getCommandSpec());
    Map<Key, Said> variables = Variables.read(environment, commands, problems);
    SettingsFiles files = new SettingsFiles(commands, problems);
    SettingsText.Content settings = SettingsText.Content.nothing();
    SettingsText.Content profile = SettingsText.Content.nothing();
    OptionSpec conf = options.get(Bootstrap.CONF);
    if (conf != null) {
      settings = files.settings(pick(name, Bootstrap.SETTINGS, flags, List.of(variables)));
      List<Map<Key, Said>> known = List.of(settings.options(), variables);
      profile =
          files.profile(
              pick(name, Bootstrap.CONF, flags, known)
                  .map(Said::text)
                  .orElseGet(() -> conf.defaultValueString(true)),
              pick(name, Bootstrap.PROFILE, flags, known),
              SparkSettings.toReach(settings, flags.get(Bootstrap.SPARK)));
    }
    List<Map<Key, Said>> layers = List.of(profile.options(), settings.options(), variables);
    layers.forEach(layer -> OptionValues.check(commands, layer, problems));
    Map<String, Said> said = new LinkedHashMap<>();
    options
        .keySet()
        .forEach(
            option ->
                pick(name, option, flags, layers).ifPresent(holds -> said.put(option, holds)));
    Map<String, Said> spark =
        SparkSettings.merged(profile, settings, flags.get(Bootstrap.SPARK), problems);
    problems.throwIfAny(DOING);
    List<String> arguments = new ArrayList<>(path);
    options.forEach(
        (option, spec) -> {
          Said holds = said.get(option);
          if (holds != null && holds.layer() != Layer.FLAG) {
            arguments.addAll(OptionValues.flags(option, spec, holds));
          }
        });
    if (options.containsKey(Bootstrap.SPARK)) {
      arguments.addAll(SparkSettings.flags(spark));
    }
    arguments.addAll(written);
    return new Resolution(arguments, said, spark);
  }

  /**
   * The value that holds.
   *
   * @param layers weakest first
   */
  private static Optional<Said> pick(
      String command, String option, Map<String, Said> flags, List<Map<Key, Said>> layers) {
    Said holds = null;
    for (Map<Key, Said> layer : layers) {
      for (String of : List.of(Key.EVERY_COMMAND, command)) {
        Said said = layer.get(new Key(of, option));
        holds = said == null ? holds : said;
      }
    }
    return Optional.ofNullable(flags.getOrDefault(option, holds));
  }
}
