package no.kommunespeil.report.boundaries;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.locationtech.jts.geom.Coordinate;

/** GeoJSON of counties that are rectangles, made by hand. */
final class MadeCounties {

  /** Names of the counties below. */
  static final Map<String, String> NAMES =
      new TreeMap<>(Map.of("03", "Oslo", "11", "Rogaland", "56", "Finnmark"));

  private MadeCounties() {}

  /** Oslo, Rogaland in the south-west and Finnmark in the north-east, in degrees. */
  static List<String> all() {
    List<String> features = new ArrayList<>();
    features.add(feature("03", rectangle(10.4, 59.8, 11.0, 60.2)));
    features.add(feature("11", rectangle(5.0, 58.2, 7.0, 59.6)));
    features.add(feature("56", rectangle(22.0, 69.0, 31.0, 71.0)));
    return features;
  }

  static String collection(List<String> features) {
    return "{\"type\":\"FeatureCollection\",\"features\":[\n"
        + String.join(",\n", features)
        + "\n]}";
  }

  static String feature(String number, String... rings) {
    return featureWith("\"properties\":{\"fylkesnummer\":\"" + number + "\"}", polygon(rings));
  }

  static String featureWith(String members, String geometry) {
    return "{\"type\":\"Feature\"," + members + ",\"geometry\":" + geometry + "}";
  }

  static String polygon(String... rings) {
    return "{\"type\":\"Polygon\",\"coordinates\":[" + String.join(",", rings) + "]}";
  }

  static String rectangle(double west, double south, double east, double north) {
    return ring(
        List.of(
            new Coordinate(west, south),
            new Coordinate(east, south),
            new Coordinate(east, north),
            new Coordinate(west, north),
            new Coordinate(west, south)),
        point -> point);
  }

  static String ring(List<Coordinate> points, UnaryOperator<Coordinate> turned) {
    return "["
        + String.join(
            ",",
            points.stream()
                .map(turned)
                .map(point -> String.format(Locale.ROOT, "[%.7f,%.7f]", point.x, point.y))
                .toList())
        + "]";
  }
}
