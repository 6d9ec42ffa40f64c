package no.kommunespeil.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import no.kommunespeil.domain.config.Folder;
import no.kommunespeil.domain.config.YamlFile;
import no.kommunespeil.domain.config.YamlMap;
import no.kommunespeil.domain.config.YamlNode;
import no.kommunespeil.domain.config.YamlScalar;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.sample.SampleTargets.AnswerTarget;
import no.kommunespeil.sample.SampleTargets.CountyOrder;
import no.kommunespeil.sample.SampleTargets.Crossing;
import no.kommunespeil.sample.SampleTargets.Defaults;
import no.kommunespeil.sample.SampleTargets.Fact;
import no.kommunespeil.sample.SampleTargets.GroupMean;
import no.kommunespeil.sample.SampleTargets.SubSurveyTargets;
import no.kommunespeil.sample.SampleTargets.WaveTargets;

/** Reads what a sample aims at from the folder of configuration. */
public final class SampleTargetsReader {

  private static final String FOLDER = "sample";
  private static final String DEFAULTS = FOLDER + "/defaults.yaml";
  private static final int MOST_UNITS = 1000;

  private SampleTargetsReader() {}

  /**
   * Reads {@code sample/defaults.yaml} and the file of each wave beside it.
   *
   * @param conf the folder of configuration
   * @throws no.kommunespeil.domain.problem.UserError with every problem in every file
   */
  public static SampleTargets read(Folder conf) {
    Problems problems = new Problems();
    Optional<Defaults> defaults =
        YamlFile.read(conf, DEFAULTS, problems).map(SampleTargetsReader::defaults);
    List<WaveTargets> waves = new ArrayList<>();
    for (String path : paths(conf)) {
      if (path.endsWith(".yaml") && !path.equals(DEFAULTS)) {
        YamlFile.read(conf, path, problems).map(SampleTargetsReader::wave).ifPresent(waves::add);
      }
    }
    problems.throwIfAny("reading what the sample aims at");
    return new SampleTargets(defaults.orElseThrow(), List.copyOf(waves));
  }

  private static List<String> paths(Folder conf) {
    try {
      return conf.list(FOLDER);
    } catch (IOException e) {
      throw new UncheckedIOException("Listing " + FOLDER + " in " + conf.name(), e);
    }
  }

  private static Defaults defaults(YamlMap file) {
    Map<String, Map<String, Double>> scales = new LinkedHashMap<>();
    file.map("scales")
        .ifPresent(
            map -> {
              for (String scale : map.entries().keySet()) {
                map.map(scale).ifPresent(weights -> scales.put(scale, numbers(weights)));
              }
            });
    Defaults defaults =
        new Defaults(
            percent(file, "answered"),
            percent(file, "open_answered"),
            percent(file, "elaborated"),
            percent(file, "ticked"),
            percent(file, "exclusive"),
            percent(file, "duplicates"),
            scales);
    file.end();
    return defaults;
  }

  private static double percent(YamlMap map, String key) {
    double number = map.number(key, Double.NaN);
    if (!(number >= 0 && number <= 100)) {
      map.problem(key, "'" + key + "' must be a share.", "Give a number from 0 to 100.");
    }
    return number;
  }

  private static WaveTargets wave(YamlMap file) {
    String wave = file.requiredText("wave");
    List<SubSurveyTargets> subSurveys =
        file.requiredMaps("sub_surveys").stream().map(SampleTargetsReader::subSurvey).toList();
    WaveTargets targets =
        new WaveTargets(
            wave,
            file.integer("municipalities"),
            file.integer("districts"),
            byFact(file, "correlations"),
            subSurveys,
            file.place());
    file.end();
    return targets;
  }

  private static Map<Fact, Double> byFact(YamlMap map, String key) {
    Map<Fact, Double> numbers = new EnumMap<>(Fact.class);
    map.map(key)
        .ifPresent(
            values ->
                numbers(values)
                    .forEach(
                        (name, number) ->
                            fact(values, name).ifPresent(fact -> numbers.put(fact, number))));
    return numbers;
  }

  private static Optional<Fact> fact(YamlMap map, String key) {
    for (Fact fact : Fact.values()) {
      if (fact.name().toLowerCase(Locale.ROOT).equals(key)) {
        return Optional.of(fact);
      }
    }
    map.problem(key, "'" + key + "' is no fact a sample aims by.", "Use a known one.");
    return Optional.empty();
  }

  private static SubSurveyTargets subSurvey(YamlMap map) {
    String key = map.requiredName("sub_survey");
    int municipalities = map.requiredInteger("municipalities", 0, MOST_UNITS);
    int districts = map.has("districts") ? map.requiredInteger("districts", 0, MOST_UNITS) : 0;
    int silent = map.integer("silent").orElse(0);
    SubSurveyTargets targets =
        new SubSurveyTargets(
            key,
            municipalities,
            districts,
            silent,
            map.integer("duplicates"),
            map.integer("rejects"),
            byFact(map, "sums"),
            map.maps("answers").stream().map(SampleTargetsReader::answer).toList(),
            map.place());
    map.end();
    return targets;
  }

  private static AnswerTarget answer(YamlMap map) {
    Place place = map.place();
    String of = map.requiredText("of");
    OptionalInt answered = map.integer("answered");
    Map<Integer, Integer> ticked = new LinkedHashMap<>();
    wholeNumbers(map, "ticked")
        .forEach(
            (number, units) -> {
              try {
                ticked.put(Integer.parseInt(number), units);
              } catch (NumberFormatException e) {
                map.problem(
                    "ticked", "'" + number + "' is not a number of options.", "Use digits.");
              }
            });
    Optional<CountyOrder> counties =
        map.map("counties")
            .map(
                order -> {
                  CountyOrder read =
                      new CountyOrder(
                          order.requiredScalars("lowest").stream().map(YamlScalar::text).toList(),
                          order.requiredText("highest"));
                  order.end();
                  return read;
                });
    AnswerTarget target =
        new AnswerTarget(
            of,
            answered,
            map.integer("coded"),
            wholeNumbers(map, "counts"),
            map.map("shares").map(SampleTargetsReader::numbers).orElse(Map.of()),
            ticked,
            map.maps("crossed").stream().map(SampleTargetsReader::crossing).toList(),
            map.maps("means").stream().map(SampleTargetsReader::mean).toList(),
            counties,
            place);
    map.end();
    return target;
  }

  private static Crossing crossing(YamlMap map) {
    Crossing crossing =
        new Crossing(
            map.requiredText("category"),
            map.requiredOneOf("fact", Fact.class),
            map.requiredInteger("value", 0, Integer.MAX_VALUE),
            map.requiredInteger("count", 0, MOST_UNITS));
    map.end();
    return crossing;
  }

  private static GroupMean mean(YamlMap map) {
    GroupMean mean =
        new GroupMean(
            map.requiredText("category"),
            map.requiredOneOf("fact", Fact.class),
            map.number("mean", 0),
            map.requiredInteger("decimals", 0, 9));
    map.end();
    return mean;
  }

  private static Map<String, Double> numbers(YamlMap map) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (String key : map.entries().keySet()) {
      numbers.put(key, map.number(key, 0));
    }
    return numbers;
  }

  private static Map<String, Integer> wholeNumbers(YamlMap map, String key) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    Optional<YamlMap> counts = map.map(key);
    if (counts.isPresent()) {
      for (Map.Entry<String, YamlNode> entry : counts.get().entries().entrySet()) {
        numbers.put(entry.getKey(), counts.get().requiredInteger(entry.getKey(), 0, MOST_UNITS));
      }
    }
    return numbers;
  }
}
