package no.kommunespeil.report.boundaries;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.UserError;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/**
 * Reads GeoJSON (RFC 7946, and the member {@code crs} of the specification of 2008) as a stream,
 * with limits to what a file can make this program hold.
 */
final class GeoJson {

  /** Largest file, in bytes. All counties in the detail of a walking map are smaller. */
  static final long LARGEST = 100_000_000;

  /** Points kept in memory. */
  static final int MOST_POINTS = 2_000_000;

  private static final int MOST_FEATURES = 5_000;
  private static final int LONGEST_VALUE = 200;
  private static final int DEEPEST = 60;

  private static final String SIMPLIFY =
      "Simplify it first, for example with 'mapshaper in.geojson -simplify 10% -o out.geojson'.";

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(100)
                  .maxStringLength(1_000_000)
                  .maxNameLength(10_000)
                  .build())
          .build();

  /**
   * What a file holds.
   *
   * @param crs name of its coordinate system, empty when it names none
   * @param attribution whom it says it is from, empty when it says nothing
   */
  record Collection(List<Feature> features, String crs, String attribution) {}

  private final Path file;
  private final List<Feature> features = new ArrayList<>();
  private int points;
  private @Nullable String type;
  private String crs = "";
  private String attribution = "";

  private GeoJson(Path file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @throws UserError when it is not GeoJSON with features, or too large
   * @throws IOException when it cannot be read
   */
  static Collection read(Path file) throws IOException {
    return new GeoJson(file).read();
  }

  private Collection read() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw wrong(
          Files.isDirectory(file) ? "It is a folder." : "There is no such file.",
          "Name a GeoJSON file with the counties.");
    }
    if (Files.size(file) > LARGEST) {
      throw wrong(
          "It has "
              + Files.size(file) / 1_000_000
              + " MB, more than the "
              + LARGEST / 1_000_000
              + " MB that are read.",
          SIMPLIFY);
    }
    try (InputStream in = Files.newInputStream(file);
        JsonParser parser = FACTORY.createParser(in)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw wrong("It is empty.", "Name a GeoJSON file with the counties.");
      }
      if (first != JsonToken.START_OBJECT) {
        throw notACollection("a JSON document that is no object");
      }
      document(parser);
      if (parser.nextToken() != null) {
        throw wrong(
            Place.of(file.toString(), parser.currentLocation().getLineNr()),
            "Something stands after the end of the collection.",
            "Put all features into one FeatureCollection.");
      }
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
      throw wrong(
          Place.of(
              file.toString(),
              line,
              e.getLocation() == null ? "" : "column " + e.getLocation().getColumnNr()),
          "It is not JSON that can be read: " + firstLine(e.getOriginalMessage()) + ".",
          "Export the file again as GeoJSON.");
    } catch (CharConversionException e) {
      throw wrong(
          "It is not JSON that can be read: its letters are not UTF-8.",
          "Save it as UTF-8, as GeoJSON must be.");
    }
    if (!"FeatureCollection".equals(type)) {
      throw notACollection(type == null ? "JSON without a type" : "of type " + shown(type));
    }
    if (features.isEmpty()) {
      throw wrong("It has no features.", "Name a file with a feature for each county.");
    }
    return new Collection(features, crs, attribution);
  }

  private static String firstLine(@Nullable String message) {
    String text =
        message == null ? "it ends or breaks off" : message.lines().findFirst().orElse("");
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }

  private UserError notACollection(String what) {
    return wrong(
        "It is " + what + ", not a GeoJSON FeatureCollection.",
        "Export the counties as a GeoJSON FeatureCollection.");
  }

  private UserError wrong(String what, String remedy) {
    return wrong(Place.of(file.toString()), what, remedy);
  }

  private static UserError wrong(Place place, String what, String remedy) {
    return UserError.of(Boundaries.DOING, place, what, remedy);
  }

  static String shown(String text) {
    String plain = text.replaceAll("\\p{C}", "");
    return "'" + (plain.length() > 40 ? plain.substring(0, 40) + "…" : plain) + "'";
  }

  private void document(JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (name) {
        case "type" -> {
          type = scalar(parser, value).orElse("");
          if (type.equals("Topology")) {
            throw wrong(
                "It is TopoJSON, which keeps borders apart from counties.",
                "Convert it, for example with 'mapshaper in.json -o format=geojson out.geojson'.");
          }
        }
        case "features" -> features(parser, value);
        case "crs" -> crs = crs(parser, value);
        case "attribution" -> attribution = scalar(parser, value).orElse("");
        default -> parser.skipChildren();
      }
    }
  }

  private static Optional<String> scalar(JsonParser parser, JsonToken value) throws IOException {
    if (value == JsonToken.VALUE_STRING || value.isNumeric()) {
      String text = parser.getText();
      return text.length() > LONGEST_VALUE ? Optional.empty() : Optional.of(text);
    }
    parser.skipChildren();
    return Optional.empty();
  }

  /**
   * The name in {@code {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::25833"}}}.
   */
  private static String crs(JsonParser parser, JsonToken value) throws IOException {
    String found = "";
    if (value != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return found;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean isProperties = parser.currentName().equals("properties");
      JsonToken inner = parser.nextToken();
      if (!isProperties || inner != JsonToken.START_OBJECT) {
        parser.skipChildren();
        continue;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean isName = parser.currentName().equals("name");
        Optional<String> text = scalar(parser, parser.nextToken());
        if (isName) {
          found = text.orElse("");
        }
      }
    }
    return found;
  }

  private void features(JsonParser parser, JsonToken value) throws IOException {
    if (value != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return;
    }
    for (JsonToken each = parser.nextToken();
        each != JsonToken.END_ARRAY;
        each = parser.nextToken()) {
      if (features.size() == MOST_FEATURES) {
        throw wrong(
            "It has more than " + MOST_FEATURES + " features.",
            "Name a file with a feature for each county.");
      }
      if (each == JsonToken.START_OBJECT) {
        feature(parser);
      } else {
        parser.skipChildren();
        features.add(new Feature(features.size() + 1, Optional.empty(), Map.of(), "", List.of()));
      }
    }
  }

  private void feature(JsonParser parser) throws IOException {
    Optional<String> id = Optional.empty();
    Map<String, String> properties = new LinkedHashMap<>();
    String geometry = "";
    List<?> parts = List.of();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("id")) {
        id = scalar(parser, value);
      } else if (name.equals("properties") && value == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String property = parser.currentName();
          scalar(parser, parser.nextToken()).ifPresent(text -> properties.put(property, text));
        }
      } else if (name.equals("geometry") && value == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String member = parser.currentName();
          JsonToken inner = parser.nextToken();
          if (member.equals("type")) {
            geometry = scalar(parser, inner).orElse("");
          } else if (member.equals("coordinates") && inner == JsonToken.START_ARRAY) {
            parts = parts(parser);
          } else {
            parser.skipChildren();
          }
        }
      } else {
        parser.skipChildren();
      }
    }
    features.add(new Feature(features.size() + 1, id, properties, geometry, parts));
  }

  /** What an array of coordinates holds; an array that begins with a number is a point. */
  private List<Object> parts(JsonParser parser) throws IOException {
    List<Object> parts = new ArrayList<>();
    for (JsonToken each = parser.nextToken();
        each != JsonToken.END_ARRAY;
        each = parser.nextToken()) {
      if (each.isNumeric()) {
        // Not in a list of its own: kept by whoever reads the point.
        parts.add(parser.getDoubleValue());
      } else if (each == JsonToken.START_ARRAY) {
        List<Object> inner = parts(parser);
        parts.add(isPoint(inner) ? point(inner) : inner);
      } else {
        parser.skipChildren();
        parts.add("");
      }
    }
    return parts;
  }

  private static boolean isPoint(List<Object> parts) {
    return parts.size() >= 2 && parts.get(0) instanceof Double && parts.get(1) instanceof Double;
  }

  private Coordinate point(List<Object> numbers) {
    if (++points > MOST_POINTS) {
      throw wrong(
          String.format(
              java.util.Locale.ROOT, "Its outlines have more than %,d points.", MOST_POINTS),
          SIMPLIFY);
    }
    return new Coordinate((Double) numbers.get(0), (Double) numbers.get(1));
  }
}
