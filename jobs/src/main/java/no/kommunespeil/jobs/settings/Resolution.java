package no.kommunespeil.jobs.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What holds for one command.
 *
 * @param arguments the command line with every value that holds as a flag
 * @param options what was said of the command's options, by name without dashes; an option that
 *     nobody spoke of is missing
 * @param spark what was said of Spark settings, by key
 */
public record Resolution(
    List<String> arguments, Map<String, Said> options, Map<String, Said> spark) {

  /** Nothing holds but what is written. */
  public static Resolution asWritten(List<String> arguments) {
    return new Resolution(arguments, Map.of(), Map.of());
  }

  /** Flags that were given, of the named options only. */
  public List<String> given(List<String> names) {
    List<String> given = new ArrayList<>();
    for (String name : names) {
      Said said = options.get(name);
      if (said != null && said.layer() == Layer.FLAG) {
        said.values().forEach(value -> given.add(Commands.DASHES + name + "=" + value));
      }
    }
    return given;
  }

  /** A message about options with where their values were said, when not on the command line. */
  public String explained(String message) {
    String text = message;
    for (Map.Entry<String, Said> option : options.entrySet()) {
      text = placed(text, Commands.DASHES + option.getKey(), option.getValue());
    }
    for (Map.Entry<String, Said> setting : spark.entrySet()) {
      text = placed(text, setting.getKey(), setting.getValue());
    }
    return text;
  }

  private static String placed(String text, String name, Said said) {
    return said.layer() == Layer.FLAG
        ? text
        : Pattern.compile("(?m)^(  " + Pattern.quote(name) + "(?: [^:\n]*)?): ")
            .matcher(text)
            .replaceAll("$1 of " + Matcher.quoteReplacement(said.place() + ": "));
  }

  /** Where the values of the options a message names were said, when not on the command line. */
  public List<String> origins(String message) {
    return options.entrySet().stream()
        .filter(entry -> entry.getValue().layer() != Layer.FLAG)
        .filter(
            entry ->
                Pattern.compile(Pattern.quote(Commands.DASHES + entry.getKey()) + "(?![a-z-])")
                    .matcher(message)
                    .find())
        .map(
            entry ->
                Commands.DASHES + entry.getKey() + " was said in " + entry.getValue().place() + ".")
        .toList();
  }
}
