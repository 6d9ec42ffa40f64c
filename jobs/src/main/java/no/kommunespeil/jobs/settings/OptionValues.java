package no.kommunespeil.jobs.settings;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import no.kommunespeil.domain.problem.Problems;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Values of options that are no flags: whether an option takes them, and how a flag says them. */
final class OptionValues {

  static final Comparator<Key> ORDER =
      Comparator.comparing(Key::command).thenComparing(Key::option);

  private OptionValues() {}

  /** Whether it is an option that is there or not, with no value after it. */
  static boolean isSwitch(OptionSpec option) {
    return option.typeInfo().isBoolean() && option.arity().max() == 0;
  }

  /** The value as flags of the command line. */
  static List<String> flags(String name, OptionSpec option, Said said) {
    String flag = Commands.DASHES + name;
    if (isSwitch(option)) {
      return said.values().equals(List.of("true")) ? List.of(flag) : List.of();
    }
    return said.values().stream().map(value -> flag + "=" + value).toList();
  }

  /**
   * Whether every command a value is meant for takes it, whichever of them is to run: a mistake is
   * told the first time and not in the night when the other command is scheduled.
   */
  static void check(Commands commands, Map<Key, Said> all, Problems problems) {
    all.forEach((key, said) -> check(commands, key, said, problems));
  }

  private static void check(Commands commands, Key key, Said said, Problems problems) {
    Map<String, OptionSpec> meant = commands.meant(key);
    // Refusals with the first command that refuses so.
    Map<String, String> refused = new LinkedHashMap<>();
    long refusing = 0;
    for (Map.Entry<String, OptionSpec> entry : meant.entrySet()) {
      Optional<String> what =
          wrong(commands.spec(entry.getKey()).orElseThrow(), key.option(), entry.getValue(), said);
      if (what.isPresent()) {
        refusing++;
        refused.putIfAbsent(what.get(), entry.getKey());
      }
    }
    boolean isOfSomeOnly = refusing < meant.size() || refused.size() > 1;
    refused.forEach(
        (what, command) ->
            problems.add(
                said.place(),
                Commands.DASHES
                    + key.option()
                    + (isOfSomeOnly ? " of '" + command + "'" : "")
                    + " cannot be read: "
                    + what,
                isOfSomeOnly
                    ? "Say it under 'commands' of those it is meant for."
                    : "'kommunespeil " + command + " --help' says what it takes."));
  }

  /** What is wrong with a value, as a sentence. */
  private static Optional<String> wrong(
      CommandSpec command, String name, OptionSpec option, Said said) {
    if (isSwitch(option)) {
      return List.of(List.of("true"), List.of("false")).contains(said.values())
          ? Optional.empty()
          : Optional.of("'" + said.text() + "' is neither true nor false.");
    }
    if (said.values().size() > 1 && !option.isMultiValue()) {
      return Optional.of("it takes one value, not a list.");
    }
    List<Exception> errors = errors(command.commandLine(), flags(name, option, said));
    return errors.stream()
        .filter(ParameterException.class::isInstance)
        // Of options that are not looked at here.
        .filter(error -> !(error instanceof MissingParameterException))
        .map(error -> sentence(String.valueOf(error.getMessage())))
        .findFirst();
  }

  private static List<Exception> errors(CommandLine command, List<String> flags) {
    return leniently(command, flags).map(ParseResult::errors).orElse(List.of());
  }

  /**
   * Reads what comes after a command's name without stopping at what is wrong with it; empty when
   * that cannot be.
   */
  static Optional<ParseResult> leniently(CommandLine command, List<String> arguments) {
    Deque<String> line = new ArrayDeque<>();
    CommandLine program = command;
    for (CommandLine at = command; at != null; at = at.getParent()) {
      at.getCommandSpec().parser().collectErrors(true);
      if (at.getParent() != null) {
        line.addFirst(at.getCommandName());
      }
      program = at;
    }
    line.addAll(arguments);
    try {
      ParseResult parsed = program.parseArgs(line.toArray(new String[0]));
      while (parsed.hasSubcommand()) {
        parsed = parsed.subcommand();
      }
      return Optional.of(parsed);
    } catch (ParameterException notEvenSo) {
      return Optional.empty();
    } finally {
      for (CommandLine at = command; at != null; at = at.getParent()) {
        at.getCommandSpec().parser().collectErrors(false);
      }
    }
  }

  /** Without picocli's beginning, which names the option once more. */
  private static String sentence(String message) {
    String what = message.replaceFirst("^Invalid value for option '[^']*'[^:]*: ", "");
    return what.endsWith(".") ? what : what + ".";
  }

  /**
   * Flags of a command line as people write them, with {@code --sample=false} taken out, which
   * undoes what another layer says.
   *
   * @param undone names without dashes
   */
  record Written(List<String> arguments, List<String> undone) {

    static Written of(CommandSpec command, List<String> arguments) {
      SortedMap<String, OptionSpec> options = Commands.options(command);
      List<String> kept = new ArrayList<>();
      List<String> undone = new ArrayList<>();
      for (int i = 0; i < arguments.size(); i++) {
        String argument = arguments.get(i);
        if (argument.equals(Commands.DASHES)) {
          kept.addAll(arguments.subList(i, arguments.size()));
          break;
        }
        int equals = argument.indexOf('=');
        String name =
            argument.startsWith(Commands.DASHES) && equals > 0
                ? argument.substring(Commands.DASHES.length(), equals)
                : "";
        OptionSpec option = options.get(name);
        String value = argument.substring(equals + 1);
        if (option == null || !isSwitch(option) || !List.of("true", "false").contains(value)) {
          kept.add(argument);
        } else if (value.equals("true")) {
          kept.add(Commands.DASHES + name);
        } else {
          undone.add(name);
        }
      }
      return new Written(kept, undone);
    }
  }
}
