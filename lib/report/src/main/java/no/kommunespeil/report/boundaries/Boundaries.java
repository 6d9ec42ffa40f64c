package no.kommunespeil.report.boundaries;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.problem.UserError;
import org.locationtech.jts.geom.Geometry;

/**
 * Outlines of counties as they are drawn.
 *
 * @param file name of the file they are from, without folders
 * @param attribution whom the file says it is from, empty when it says nothing
 * @param outlines by county number, in pixels from the upper left corner
 */
public record Boundaries(String file, String attribution, Map<String, Geometry> outlines) {

  static final String DOING = "reading the boundaries of counties";

  public Boundaries {
    outlines = Collections.unmodifiableMap(new LinkedHashMap<>(outlines));
  }

  /**
   * Reads a GeoJSON file with a feature for each county of a map.
   *
   * @param key name of the property with the county's number; without it, the usual names are tried
   * @param counties names of the map's counties by number
   * @throws UserError with everything that is wrong with the file
   * @throws IOException when it cannot be read
   */
  public static Boundaries read(Path file, Optional<String> key, Map<String, String> counties)
      throws IOException {
    GeoJson.Collection collection = GeoJson.read(file);
    Problems problems = new Problems();
    Map<String, Feature> features =
        new CountyNumbers(file, counties, problems).of(collection.features(), key);
    Outlines outlines = new Outlines(file.toString(), problems);
    Map<String, Geometry> built = outlines.built(features);
    Map<String, Geometry> projected =
        built.isEmpty()
            ? Map.of()
            : outlines
                .system(collection.crs(), built)
                .map(system -> outlines.projected(built, features, system))
                .orElse(Map.of());
    problems.throwIfAny(DOING);
    if (projected.isEmpty()) {
      throw UserError.of(
          DOING, Place.of(file.toString()), "It has no outlines.", "Name another file.");
    }
    Path name = file.getFileName();
    return new Boundaries(
        name == null ? file.toString() : name.toString(),
        collection.attribution(),
        Simplified.of(projected));
  }
}
