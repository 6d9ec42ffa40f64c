package no.kommunespeil.report.boundaries;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.problem.UserError;

/** Which county each feature is. */
final class CountyNumbers {

  /** Names that files of counties give the property, in lower case, the surest first. */
  private static final List<String> USUAL =
      List.of(
          "fylkesnummer",
          "fylkesnr",
          "fylkenummer",
          "fylkenr",
          "fylke_nr",
          "county_number",
          "countynumber",
          "county",
          "county_code",
          "fylke",
          "fylkeskode",
          "code",
          "kode",
          "nummer",
          "number",
          "nr",
          "id");

  private final String file;
  private final Map<String, String> counties;
  private final Problems problems;

  /**
   * @param counties names by number, of the map that is drawn
   */
  CountyNumbers(Path file, Map<String, String> counties, Problems problems) {
    this.file = file.toString();
    this.counties = counties;
    this.problems = problems;
  }

  /** Features by county number; where one is missing or too many, a problem is added. */
  Map<String, Feature> of(List<Feature> features, Optional<String> key) {
    Map<Integer, String> values = values(features, key);
    Map<String, List<Feature>> found = new TreeMap<>();
    List<Feature> without = new ArrayList<>();
    for (Feature feature : features) {
      String value = values.get(feature.number());
      if (value == null || value.isBlank()) {
        without.add(feature);
      } else {
        found.computeIfAbsent(padded(value), number -> new ArrayList<>()).add(feature);
      }
    }
    if (!without.isEmpty()) {
      problems.add(
          place(without),
          without.size() == 1 ? "It has no county number." : "They have no county number.",
          "Give each feature its county's number, or take it out of the file.");
    }
    Set<String> missing = new TreeSet<>(counties.keySet());
    missing.removeAll(found.keySet());
    Set<String> unknown = new TreeSet<>(found.keySet());
    unknown.removeAll(counties.keySet());
    if (!missing.isEmpty() && !unknown.isEmpty()) {
      problems.add(
          Place.of(file),
          "Its counties are not those of the map. It has "
              + shown(unknown)
              + ", which the map has not; the map has "
              + missing.stream()
                  .map(number -> number + " " + counties.get(number))
                  .collect(Collectors.joining(", "))
              + ", which the file has not.",
          "Choose the boundaries of the map's year: 11 counties from 2020 to 2023, 15 from 2024.");
    } else {
      missing.forEach(
          number ->
              problems.add(
                  Place.of(file),
                  "County " + number + " " + counties.get(number) + " is missing.",
                  "Add a feature for it."));
      if (!unknown.isEmpty()) {
        List<Feature> others =
            unknown.stream().flatMap(n -> found.getOrDefault(n, List.of()).stream()).toList();
        problems.add(
            place(others),
            "No county of the map has the number " + shown(unknown) + ".",
            "Take " + (others.size() == 1 ? "it" : "them") + " out of the file.");
      }
    }
    Map<String, Feature> chosen = new LinkedHashMap<>();
    for (String number : counties.keySet()) {
      List<Feature> same = found.getOrDefault(number, List.of());
      if (same.size() > 1) {
        problems.add(
            place(same),
            "County " + number + " " + counties.get(number) + " is there more than once.",
            "Join its parts into one feature, for example with 'mapshaper in.geojson"
                + " -dissolve2 PROPERTY -o out.geojson'.");
      }
      same.stream().findFirst().ifPresent(feature -> chosen.put(number, feature));
    }
    return chosen;
  }

  private Map<Integer, String> values(List<Feature> features, Optional<String> key) {
    if (key.isPresent()) {
      Map<Integer, String> values = values(features, key.get());
      if (values.isEmpty()) {
        throw UserError.of(
            Boundaries.DOING,
            Place.of("--boundaries-key " + key.get()),
            "No feature of " + file + " has this property.",
            "Choose among " + names(features) + ".");
      }
      return values;
    }
    return likeliest(features);
  }

  private Map<Integer, String> likeliest(List<Feature> features) {
    Map<String, Map<Integer, String>> candidates = new LinkedHashMap<>();
    Set<String> names = new LinkedHashSet<>();
    features.forEach(feature -> names.addAll(feature.properties().keySet()));
    for (String usual : USUAL) {
      names.stream()
          .filter(name -> name.toLowerCase(Locale.ROOT).equals(usual))
          .forEach(name -> candidates.put(name, values(features, name)));
    }
    Map<Integer, String> ids = new LinkedHashMap<>();
    features.forEach(feature -> feature.id().ifPresent(id -> ids.put(feature.number(), id)));
    // A property cannot have this name and be meant by a user.
    candidates.put("", ids);
    return candidates.values().stream()
        .filter(values -> hits(values) > 0)
        // The first of the best: a maximum keeps the last of equals.
        .sorted(Comparator.comparingLong((Map<Integer, String> values) -> -hits(values)))
        .findFirst()
        .orElseThrow(() -> noKey(features, candidates));
  }

  private UserError noKey(List<Feature> features, Map<String, Map<Integer, String>> candidates) {
    boolean isMunicipal =
        names(features).toLowerCase(Locale.ROOT).contains("kommunenummer")
            || candidates.values().stream()
                .flatMap(values -> values.values().stream())
                .anyMatch(value -> value.matches("\\d{4}"));
    return UserError.of(
        Boundaries.DOING,
        Place.of(file),
        isMunicipal
            ? "Its features are municipalities, not counties."
            : "No property of the usual names holds the numbers of the map's counties, "
                + String.join(", ", counties.keySet())
                + ".",
        isMunicipal
            ? "Name a file with a feature for each county."
            : "Name it with --boundaries-key; the properties are " + names(features) + ".");
  }

  private static Map<Integer, String> values(List<Feature> features, String name) {
    Map<Integer, String> values = new LinkedHashMap<>();
    for (Feature feature : features) {
      String value = feature.properties().get(name);
      if (value != null) {
        values.put(feature.number(), value);
      }
    }
    return values;
  }

  private long hits(Map<Integer, String> values) {
    return values.values().stream()
        .map(CountyNumbers::padded)
        .filter(counties::containsKey)
        .distinct()
        .count();
  }

  /** Two digits: some files hold numbers, which lose the first. */
  private static String padded(String value) {
    String number = value.strip();
    return number.matches("\\d") ? "0" + number : number;
  }

  private static String names(List<Feature> features) {
    Set<String> names = new TreeSet<>();
    features.forEach(feature -> names.addAll(feature.properties().keySet()));
    return names.isEmpty()
        ? "none"
        : names.stream().limit(20).map(GeoJson::shown).collect(Collectors.joining(", "));
  }

  private static String shown(Set<String> numbers) {
    String some = numbers.stream().limit(20).map(GeoJson::shown).collect(Collectors.joining(", "));
    return numbers.size() > 20 ? some + " and " + (numbers.size() - 20) + " more" : some;
  }

  private Place place(List<Feature> features) {
    String some =
        features.stream()
            .limit(20)
            .map(feature -> Integer.toString(feature.number()))
            .collect(Collectors.joining(", "));
    return Place.of(
        file,
        0,
        (features.size() == 1 ? "feature " : "features ")
            + some
            + (features.size() > 20 ? " and " + (features.size() - 20) + " more" : ""));
  }
}
