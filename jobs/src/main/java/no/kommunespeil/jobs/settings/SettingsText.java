package no.kommunespeil.jobs.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import no.kommunespeil.domain.config.Folder;
import no.kommunespeil.domain.config.Nearest;
import no.kommunespeil.domain.config.YamlFile;
import no.kommunespeil.domain.config.YamlList;
import no.kommunespeil.domain.config.YamlMap;
import no.kommunespeil.domain.config.YamlNode;
import no.kommunespeil.domain.config.YamlScalar;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problem;
import no.kommunespeil.domain.problem.Problems;

/**
 * Reads a profile or a settings file: {@code options} of every command, {@code commands} with
 * options of one, and {@code spark}.
 */
final class SettingsText {

  /**
   * What a file says.
   *
   * @param spark Spark settings by key
   */
  record Content(Map<Key, Said> options, Map<String, Said> spark) {

    static Content nothing() {
      return new Content(Map.of(), Map.of());
    }
  }

  private final Layer layer;
  private final String shownAs;
  private final Commands commands;
  private final Problems problems = new Problems();
  private final Map<Key, Said> options = new TreeMap<>(OptionValues.ORDER);
  private final Map<String, Said> spark = new TreeMap<>();

  private SettingsText(Layer layer, String shownAs, Commands commands) {
    this.layer = layer;
    this.shownAs = shownAs;
    this.commands = commands;
  }

  /**
   * Reads a file.
   *
   * @param shownAs the file as a user would name it
   * @param problems receives everything that is wrong with it
   */
  static Content read(
      Layer layer,
      Folder folder,
      String path,
      String shownAs,
      Commands commands,
      Problems problems) {
    SettingsText text = new SettingsText(layer, shownAs, commands);
    YamlFile.read(folder, path, text.problems).ifPresent(text::all);
    for (Problem problem : text.problems.found()) {
      problems.add(text.shown(problem.place()), problem.what(), problem.remedy());
    }
    return new Content(text.options, text.spark);
  }

  private Place shown(Place place) {
    return Place.of(shownAs, place.line(), place.column());
  }

  private void all(YamlMap file) {
    file.map("options").ifPresent(map -> options(map, Key.EVERY_COMMAND));
    file.map("commands").ifPresent(this::commands);
    file.map("spark").ifPresent(this::spark);
    file.end();
  }

  private void commands(YamlMap map) {
    for (String command : map.entries().keySet()) {
      if (commands.spec(command).isPresent()) {
        map.map(command).ifPresent(own -> options(own, command));
      } else {
        map.problem(
            command,
            "There is no command '" + command + "'.",
            Nearest.proposal(command, commands.names()));
      }
    }
  }

  private void options(YamlMap map, String command) {
    SortedSet<String> known =
        command.equals(Key.EVERY_COMMAND)
            ? commands.options()
            : new TreeSet<>(commands.options(command).keySet());
    List<String> unsayable = Bootstrap.unsayable(layer);
    map.entries()
        .forEach(
            (name, value) -> {
              if (unsayable.contains(name)) {
                map.problem(name, "'" + name + "' cannot be said here.", Bootstrap.remedy(name));
              } else if (known.contains(name)) {
                values(map, name, value)
                    .ifPresent(
                        values ->
                            options.put(
                                new Key(command, name),
                                new Said(values, layer, shown(value.place()))));
              } else {
                SortedSet<String> sayable = new TreeSet<>(known);
                unsayable.forEach(sayable::remove);
                map.problem(
                    name,
                    command.equals(Key.EVERY_COMMAND)
                        ? "No command has an option '" + name + "'."
                        : "'" + command + "' has no option '" + name + "'.",
                    Nearest.proposal(name, sayable));
              }
            });
  }

  private static Optional<List<String>> values(YamlMap map, String name, YamlNode value) {
    if (!(value instanceof YamlList list)) {
      return map.scalar(name).map(scalar -> List.of(scalar.text()));
    }
    List<String> values = new ArrayList<>();
    for (YamlNode element : list.elements()) {
      if (!(element instanceof YamlScalar scalar) || scalar.isNothing()) {
        map.problem(name, "'" + name + "' holds more than texts.", "Write a list of texts.");
        return Optional.empty();
      }
      values.add(scalar.text());
    }
    if (values.isEmpty()) {
      map.problem(name, "'" + name + "' is an empty list.", "Give at least one element.");
      return Optional.empty();
    }
    return Optional.of(values);
  }

  private void spark(YamlMap map) {
    map.entries()
        .forEach(
            (key, value) -> {
              SparkKeys.problem(key)
                  .ifPresent(
                      remedy -> map.problem(key, "'" + key + "' is no Spark setting.", remedy));
              map.scalar(key)
                  .ifPresent(
                      scalar ->
                          spark.put(key, Said.of(scalar.text(), layer, shown(value.place()))));
            });
  }
}
