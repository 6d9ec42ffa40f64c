package no.kommunespeil.domain.config;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problems;

/**
 * Keys and values of a YAML file, read by accessors that note what is wrong and carry on.
 *
 * <p>An accessor makes its key known; {@link #end} then reports the keys that no accessor asked
 * for. An accessor whose value is missing or of another type notes a problem and returns an empty
 * or neutral value, so that one reading finds every problem.
 */
public final class YamlMap implements YamlNode {

  private final Place place;
  private final Map<String, YamlNode> entries;
  private final Map<String, Place> keyPlaces;
  private final Problems problems;
  private final Set<String> known = new LinkedHashSet<>();

  YamlMap(
      Place place, Map<String, YamlNode> entries, Map<String, Place> keyPlaces, Problems problems) {
    this.place = place;
    this.entries = entries;
    this.keyPlaces = keyPlaces;
    this.problems = problems;
  }

  @Override
  public Place place() {
    return place;
  }

  /**
   * Where the key's value stands: of a list or map the line of its key, since the value may begin
   * below it; the map's place when it is missing.
   */
  public Place at(String key) {
    YamlNode node = entries.get(key);
    if (node == null) {
      return place;
    }
    return node instanceof YamlScalar ? node.place() : keyPlaces.getOrDefault(key, place);
  }

  public boolean has(String key) {
    return entries.containsKey(key);
  }

  /** Every key with its value, in file order; makes all keys known. */
  public Map<String, YamlNode> entries() {
    known.addAll(entries.keySet());
    return new LinkedHashMap<>(entries);
  }

  /** Notes a problem with the value of a key. */
  public void problem(String key, String what, String remedy) {
    problems.add(at(key), what, remedy);
  }

  /** Where the problems of this file are gathered. */
  public Problems problems() {
    return problems;
  }

  /** The value as it stands, or empty when missing. */
  public Optional<YamlNode> node(String key) {
    known.add(key);
    return Optional.ofNullable(entries.get(key));
  }

  /** A text; empty when missing. */
  public String text(String key) {
    return scalar(key).map(YamlScalar::text).orElse("");
  }

  /** A text that must be there and not blank; empty after a problem. */
  public String requiredText(String key) {
    if (isMissing(key)) {
      return "";
    }
    String text = text(key);
    if (text.isBlank() && isWrittenScalar(key)) {
      problem(key, "'" + key + "' is blank.", "Write a text.");
    }
    return text;
  }

  /** A text, or empty when missing. */
  public Optional<String> optionalText(String key) {
    return scalar(key).map(YamlScalar::text);
  }

  /** The value with its place, or empty when missing or after a problem. */
  public Optional<YamlScalar> scalar(String key) {
    known.add(key);
    YamlNode node = entries.get(key);
    return node == null ? Optional.empty() : asScalar("'" + key + "'", node);
  }

  /**
   * An identifier that must be there: lower snake case (letters a to z, digits and single
   * underscores, starting with a letter).
   */
  public String requiredName(String key) {
    String name = requiredText(key);
    if (!name.isBlank() && !isName(name)) {
      problem(
          key,
          "'" + name + "' is not a valid " + key + ".",
          "Use lower snake case: letters a to z, digits and underscores, starting with a letter.");
    }
    return name;
  }

  /** Whether the text is lower snake case. */
  public static boolean isName(String text) {
    if (text.isEmpty() || !isLowerLetter(text.charAt(0)) || text.endsWith("_")) {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean underscore = c == '_' && text.charAt(i - 1) != '_';
      if (!isLowerLetter(c) && !(c >= '0' && c <= '9') && !underscore) {
        return false;
      }
    }
    return true;
  }

  /** A whole number, or empty when missing or after a problem. */
  public OptionalInt integer(String key) {
    Optional<YamlScalar> scalar = scalar(key);
    if (scalar.isEmpty()) {
      return OptionalInt.empty();
    }
    try {
      return OptionalInt.of(Integer.parseInt(scalar.get().text()));
    } catch (NumberFormatException e) {
      problem(key, notA(key, scalar.get(), "a whole number"), "Write digits only, such as 5.");
      return OptionalInt.empty();
    }
  }

  /** A whole number within bounds that must be there; the lower bound after a problem. */
  public int requiredInteger(String key, int least, int most) {
    if (isMissing(key)) {
      return least;
    }
    OptionalInt number = integer(key);
    if (number.isPresent() && (number.getAsInt() < least || number.getAsInt() > most)) {
      problem(
          key,
          "'" + key + "' is " + number.getAsInt() + ".",
          "Give a whole number from " + least + " to " + most + ".");
      return least;
    }
    return number.orElse(least);
  }

  /** A number, or the fallback when missing or after a problem. */
  public double number(String key, double fallback) {
    Optional<YamlScalar> scalar = scalar(key);
    if (scalar.isEmpty()) {
      return fallback;
    }
    try {
      double number = Double.parseDouble(scalar.get().text());
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, together with infinities and "NaN".
    }
    problem(key, notA(key, scalar.get(), "a number"), "Write a number such as 0.75.");
    return fallback;
  }

  /** {@code true} or {@code false}; false when missing or after a problem. */
  public boolean flag(String key) {
    Optional<YamlScalar> scalar = scalar(key);
    if (scalar.isEmpty()) {
      return false;
    }
    String text = scalar.get().text();
    if (!text.equals("true") && !text.equals("false")) {
      problem(key, notA(key, scalar.get(), "true or false"), "Write true or false.");
    }
    return text.equals("true");
  }

  /** A date, or empty when missing or after a problem. */
  public Optional<LocalDate> date(String key) {
    Optional<YamlScalar> scalar = scalar(key);
    if (scalar.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(scalar.get().text()));
    } catch (DateTimeParseException e) {
      problem(
          key,
          notA(key, scalar.get(), "a date of the calendar"),
          "Write year, month and day, such as 2020-12-17.");
      return Optional.empty();
    }
  }

  /** A date that must be there; empty after a problem. */
  public Optional<LocalDate> requiredDate(String key) {
    return isMissing(key) ? Optional.empty() : date(key);
  }

  /** A constant of an enum written in lower case, or empty when missing or after a problem. */
  public <E extends Enum<E>> Optional<E> oneOf(String key, Class<E> type) {
    Optional<YamlScalar> scalar = scalar(key);
    if (scalar.isEmpty()) {
      return Optional.empty();
    }
    String text = scalar.get().text();
    E[] constants = type.getEnumConstants();
    for (E constant : constants) {
      if (lower(constant).equals(text)) {
        return Optional.of(constant);
      }
    }
    List<String> words = Arrays.stream(constants).map(YamlMap::lower).toList();
    problem(
        key,
        "'" + text + "' is not a known value of '" + key + "'.",
        "Known are " + String.join(", ", words) + ".");
    return Optional.empty();
  }

  /** A constant of an enum written in lower case, or the fallback. */
  public <E extends Enum<E>> E oneOf(String key, E fallback) {
    return oneOf(key, fallback.getDeclaringClass()).orElse(fallback);
  }

  /** A constant of an enum that must be there; the first constant after a problem. */
  public <E extends Enum<E>> E requiredOneOf(String key, Class<E> type) {
    E first = type.getEnumConstants()[0];
    return isMissing(key) ? first : oneOf(key, type).orElse(first);
  }

  /** A map, or empty when missing or after a problem. */
  public Optional<YamlMap> map(String key) {
    known.add(key);
    YamlNode node = entries.get(key);
    return node == null ? Optional.empty() : asMap("'" + key + "'", node);
  }

  /** A map that must be there, or empty after a problem. */
  public Optional<YamlMap> requiredMap(String key) {
    return isMissing(key) ? Optional.empty() : map(key);
  }

  /** A list of maps; empty when missing; elements of another type are problems and left out. */
  public List<YamlMap> maps(String key) {
    List<YamlMap> maps = new ArrayList<>();
    for (YamlNode element : elements(key)) {
      asMap("Every element of '" + key + "'", element).ifPresent(maps::add);
    }
    return maps;
  }

  /** A list of maps that must be there with at least one element. */
  public List<YamlMap> requiredMaps(String key) {
    requireElements(key);
    return maps(key);
  }

  /** A list of texts with their places; empty when missing. */
  public List<YamlScalar> scalars(String key) {
    List<YamlScalar> scalars = new ArrayList<>();
    for (YamlNode element : elements(key)) {
      asScalar("Every element of '" + key + "'", element).ifPresent(scalars::add);
    }
    return scalars;
  }

  /** A list of texts with their places that must be there with at least one element. */
  public List<YamlScalar> requiredScalars(String key) {
    requireElements(key);
    return scalars(key);
  }

  /** A list of texts; empty when missing. */
  public List<String> texts(String key) {
    return scalars(key).stream().map(YamlScalar::text).toList();
  }

  /** Reports every key that no accessor has asked for. To be called last. */
  public void end() {
    for (String key : entries.keySet()) {
      if (!known.contains(key)) {
        problems.add(
            keyPlaces.getOrDefault(key, place),
            "Unknown key '" + key + "'.",
            Nearest.proposal(key, known));
      }
    }
  }

  private List<YamlNode> elements(String key) {
    known.add(key);
    YamlNode node = entries.get(key);
    if (node == null) {
      return List.of();
    }
    if (node instanceof YamlList list) {
      return list.elements();
    }
    problem(
        key,
        "'" + key + "' must be a list.",
        "Write it in square brackets or with one dash per line.");
    return List.of();
  }

  private void requireElements(String key) {
    if (!isMissing(key) && entries.get(key) instanceof YamlList list && list.elements().isEmpty()) {
      problem(key, "'" + key + "' is an empty list.", "Give at least one element.");
    }
  }

  private boolean isMissing(String key) {
    known.add(key);
    if (entries.containsKey(key)) {
      return false;
    }
    problems.add(place, "'" + key + "' is missing.", "Add it.");
    return true;
  }

  private boolean isWrittenScalar(String key) {
    return entries.get(key) instanceof YamlScalar scalar && !scalar.isNothing();
  }

  private Optional<YamlScalar> asScalar(String subject, YamlNode node) {
    if (node instanceof YamlScalar scalar) {
      if (!scalar.isNothing()) {
        return Optional.of(scalar);
      }
      problems.add(node.place(), subject + " has no value.", "Write a value or remove the key.");
    } else {
      problems.add(
          node.place(),
          subject + " must be a single value.",
          "Write a text or number, not a list or keys.");
    }
    return Optional.empty();
  }

  private Optional<YamlMap> asMap(String subject, YamlNode node) {
    if (node instanceof YamlMap map) {
      return Optional.of(map);
    }
    problems.add(
        node.place(), subject + " must have keys and values.", "Write it as {key: value, ...}.");
    return Optional.empty();
  }

  private static String notA(String key, YamlScalar scalar, String wanted) {
    return "'" + key + "' is '" + scalar.text() + "', which is not " + wanted + ".";
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static boolean isLowerLetter(char c) {
    return c >= 'a' && c <= 'z';
  }
}
