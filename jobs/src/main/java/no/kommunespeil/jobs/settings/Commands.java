package no.kommunespeil.jobs.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The commands of the program and the options that can be set without naming them as flags. */
final class Commands {

  static final String DASHES = "--";

  /** By name, in the order of the program's help. */
  private final Map<String, CommandSpec> specs = new LinkedHashMap<>();

  private Commands() {}

  /** Every command that people see; one below another has both names: {@code config show}. */
  static Commands of(CommandLine program) {
    Commands commands = new Commands();
    commands.add("", program);
    return commands;
  }

  private void add(String prefix, CommandLine above) {
    for (Map.Entry<String, CommandLine> entry : above.getSubcommands().entrySet()) {
      CommandSpec spec = entry.getValue().getCommandSpec();
      if (!spec.helpCommand() && !spec.usageMessage().hidden()) {
        String name = prefix + entry.getKey();
        specs.put(name, spec);
        add(name + " ", entry.getValue());
      }
    }
  }

  SortedSet<String> names() {
    return new TreeSet<>(specs.keySet());
  }

  Optional<CommandSpec> spec(String command) {
    return Optional.ofNullable(specs.get(command));
  }

  /** The options of a command, by name without dashes. */
  SortedMap<String, OptionSpec> options(String command) {
    return spec(command).map(Commands::options).orElseGet(TreeMap::new);
  }

  /** The options of a command, by name without dashes. */
  static SortedMap<String, OptionSpec> options(CommandSpec spec) {
    SortedMap<String, OptionSpec> options = new TreeMap<>();
    for (OptionSpec option : spec.options()) {
      if (!option.usageHelp() && !option.versionHelp()) {
        for (String name : option.names()) {
          if (name.startsWith(DASHES)) {
            options.put(name.substring(DASHES.length()), option);
          }
        }
      }
    }
    return options;
  }

  /** The names of all options, without dashes. */
  SortedSet<String> options() {
    SortedSet<String> all = new TreeSet<>();
    specs.keySet().forEach(command -> all.addAll(options(command).keySet()));
    return all;
  }

  /** What a value said under a key is for: commands with the option. */
  Map<String, OptionSpec> meant(Key key) {
    Map<String, OptionSpec> meant = new LinkedHashMap<>();
    for (String command : specs.keySet()) {
      OptionSpec option = options(command).get(key.option());
      if (option != null && List.of(Key.EVERY_COMMAND, command).contains(key.command())) {
        meant.put(command, option);
      }
    }
    return meant;
  }

  /** The variables of the environment, each with what it sets. */
  SortedMap<String, Key> variables() {
    SortedMap<String, Key> variables = new TreeMap<>();
    for (String command : specs.keySet()) {
      for (String option : options(command).keySet()) {
        variables.put(variable(command + " " + option), new Key(command, option));
      }
    }
    // Said last: a name that could be both is that of the option.
    options()
        .forEach(option -> variables.put(variable(option), new Key(Key.EVERY_COMMAND, option)));
    return variables;
  }

  private static String variable(String words) {
    return Variables.PREFIX + words.toUpperCase(Locale.ROOT).replaceAll("[ -]", "_");
  }
}
