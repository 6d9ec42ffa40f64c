package no.kommunespeil.domain.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import no.kommunespeil.domain.config.Folder;
import no.kommunespeil.domain.config.YamlFile;
import no.kommunespeil.domain.config.YamlMap;
import no.kommunespeil.domain.problem.Problems;
import org.jspecify.annotations.Nullable;

/** Reads scales: those that questions share, and those written within a question. */
final class ScaleReader {

  static final String FILE = "codebook/scales.yaml";

  /** More categories than a packed answer should tell apart. */
  static final int MOST_CATEGORIES = 100;

  private final Problems problems;

  ScaleReader(Problems problems) {
    this.problems = problems;
  }

  Named<Scale> readShared(Folder conf) {
    Named<Scale> scales = new Named<>("scale");
    YamlFile.read(conf, FILE, problems)
        .ifPresentOrElse(file -> shared(file, scales), scales::notWhole);
    return scales;
  }

  private void shared(YamlMap file, Named<Scale> scales) {
    for (YamlMap map : file.requiredMaps("scales")) {
      String key = map.requiredName("key");
      if (key.equals(Scale.OPTION) || key.equals(Scale.OPEN) || key.equals(Scale.CODE)) {
        map.problem(
            "key",
            "The scale '" + key + "' is built in.",
            "Choose another key; options, open questions and codes have their scale by themselves.");
      }
      Scale scale = read(map, key, Text.read(map, "label"));
      map.end();
      scales.add(key, scale, map.at("key"), problems);
    }
    file.end();
  }

  /** Reads categories and combinations of the map, and leaves its end to the caller. */
  Scale read(YamlMap map, String key, Text label) {
    Named<Category> categories = new Named<>("category");
    Spellings spellings = new Spellings("one category", problems);
    List<YamlMap> maps = map.requiredMaps("categories");
    for (YamlMap element : maps) {
      Category category = category(element);
      if (categories.add(category.key(), category, element.at("key"), problems)) {
        spellings.add(
            category.key(),
            category.label(),
            category.spellings(),
            category.code(),
            element.place());
      }
    }
    check(map, maps.size(), categories.values());
    return new Scale(key, label, categories.values(), combinations(map, categories));
  }

  private void check(YamlMap map, int size, List<Category> categories) {
    if (size == 1) {
      map.problem(
          "categories", "The scale has only one category.", "Give at least two categories.");
    }
    if (size > MOST_CATEGORIES) {
      map.problem(
          "categories",
          "The scale has " + size + " categories.",
          "Give at most " + MOST_CATEGORIES + ".");
    }
    int scored = 0;
    int substantive = 0;
    for (Category category : categories) {
      scored += category.isSubstantive() && category.score() != null ? 1 : 0;
      substantive += category.isSubstantive() ? 1 : 0;
    }
    if (scored == 1) {
      map.problem(
          "categories",
          "Only one category has a score.",
          "A mean needs at least two scores: score the others too, or none.");
    }
    if (substantive == 0 && size > 1) {
      map.problem(
          "categories",
          "No category is an answer to what was asked.",
          "Give at least one category of kind substantive.");
    }
  }

  private Category category(YamlMap map) {
    String key = map.requiredName("key");
    Text label = Text.read(map, "label");
    CategoryKind kind = map.oneOf("kind", CategoryKind.SUBSTANTIVE);
    OptionalInt number = map.integer("score");
    @Nullable Integer score = number.isPresent() ? (Integer) number.getAsInt() : null;
    if (score != null && kind != CategoryKind.SUBSTANTIVE) {
      map.problem(
          "score",
          "The category '" + key + "' has a score but is no substantive answer.",
          "Remove the score; only substantive answers enter means.");
    }
    if (score != null && Math.abs((long) score) > 1000) {
      map.problem("score", "'score' is " + score + ".", "Give a whole number from -1000 to 1000.");
    }
    String code = map.text("code");
    List<String> spellings = map.texts("spellings");
    boolean inferred = map.flag("inferred");
    map.end();
    return new Category(key, label, kind, score, code, spellings, inferred);
  }

  private List<Combination> combinations(YamlMap map, Named<Category> categories) {
    Named<Combination> combinations = new Named<>("combination");
    for (YamlMap element : map.maps("combinations")) {
      String key = element.requiredName("key");
      if (categories.find(key).isPresent()) {
        element.problem(
            "key",
            "The combination '" + key + "' is called like a category.",
            "Choose another key, so that a number says which of the two it is.");
      }
      Text label = Text.read(element, "label");
      List<String> given = categories.findAll(element.requiredScalars("categories"), problems);
      element.end();
      List<String> inScaleOrder = new ArrayList<>(categories.byKey().keySet());
      inScaleOrder.retainAll(given);
      combinations.add(key, new Combination(key, label, inScaleOrder), element.at("key"), problems);
    }
    return combinations.values();
  }
}
