package no.kommunespeil.domain.weighting;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import no.kommunespeil.domain.estimate.Interval;
import no.kommunespeil.domain.estimate.Rules;

/** Samples of Californian schools, and what R's package survey makes of them; see SOURCES.md. */
final class ApiData {

  /** Cells as they are, and raking to the last digit. */
  static final Rules LOOSE = rules(1, 1000);

  /** No cell is ever dense enough. */
  static final Rules ALWAYS_RAKED = rules(1000, 1);

  static final Interval INDEX = new Interval(200, 1000);

  private ApiData() {}

  private static Rules rules(int smallestCell, double largestWeight) {
    return new Rules(
        0.95, 0.3, 0.6, 0.5, 5, 5, smallestCell, largestWeight, 1e-13, 10_000, List.of());
  }

  static List<Map<String, String>> rows(String file) {
    try (InputStream in = ApiData.class.getResourceAsStream(file)) {
      List<String> lines =
          new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .toList();
      String[] names = lines.get(0).split(",", -1);
      List<Map<String, String>> rows = new ArrayList<>();
      for (String line : lines.subList(1, lines.size())) {
        String[] values = line.split(",", -1);
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
          row.put(names[i], values[i]);
        }
        rows.add(row);
      }
      return rows;
    } catch (IOException e) {
      throw new IllegalStateException(file, e);
    }
  }

  static String of(Map<String, String> row, String column) {
    return Objects.requireNonNull(row.get(column), column);
  }

  /** Number of schools of a class in California. */
  static long units(String margin, String kind) {
    for (Map<String, String> row : rows("api_frame.csv")) {
      if (of(row, "margin").equals(margin) && of(row, "class").equals(kind)) {
        return Long.parseLong(of(row, "units"));
      }
    }
    throw new IllegalArgumentException(margin + " " + kind);
  }

  /** School types stand for groups of centrality. */
  static CentralityGroup group(Map<String, String> school) {
    return switch (of(school, "stype")) {
      case "E" -> CentralityGroup.CENTRAL;
      case "M" -> CentralityGroup.MIDDLE;
      case "H" -> CentralityGroup.REMOTE;
      default -> throw new IllegalArgumentException(school.toString());
    };
  }

  static String stype(CentralityGroup group) {
    return switch (group) {
      case CENTRAL -> "E";
      case MIDDLE -> "M";
      case REMOTE -> "H";
      case UNKNOWN -> throw new IllegalArgumentException("every school has a type");
    };
  }

  /** The sums of a domain in one cell; of the index, or of the share that could get an award. */
  static Answers answers(
      List<Map<String, String>> schools, String domain, String statistic, Predicate<Integer> in) {
    long used = 0;
    long sum = 0;
    long squares = 0;
    for (int i = 0; i < schools.size(); i++) {
      Map<String, String> school = schools.get(i);
      if (in.test(i) && isIn(domain, school)) {
        long y =
            statistic.equals("mean")
                ? Long.parseLong(of(school, "api00"))
                : of(school, "awards").equals("Yes") ? 1 : 0;
        used++;
        sum += y;
        squares += y * y;
      }
    }
    return new Answers(used, sum, squares);
  }

  private static boolean isIn(String domain, Map<String, String> school) {
    if (domain.equals("all")) {
      return true;
    }
    int end = domain.indexOf('_');
    return of(school, domain.substring(0, end)).equals(domain.substring(end + 1));
  }
}
