package no.kommunespeil.report.boundaries;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.report.boundaries.CoordinateSystem.Turning;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** Builds outlines from what a file holds, and says what is wrong with each. */
final class Outlines {

  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** Part of a county's area that may change when its outline is repaired. */
  private static final double SMALL = 0.001;

  private final String file;
  private final Problems problems;

  Outlines(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /** Outlines by county in the numbers of the file; those that cannot be used are left out. */
  Map<String, Geometry> built(Map<String, Feature> features) {
    Map<String, Geometry> built = new LinkedHashMap<>();
    features.forEach(
        (county, feature) -> outline(feature).ifPresent(outline -> built.put(county, outline)));
    return built;
  }

  private Optional<Geometry> outline(Feature feature) {
    List<List<?>> polygons = new ArrayList<>();
    switch (feature.type()) {
      case "Polygon" -> polygons.add(feature.parts());
      case "MultiPolygon" -> {
        for (Object part : feature.parts()) {
          if (!(part instanceof List<?> rings)) {
            return refused(feature, "A part of its geometry is no polygon.", EXPORT);
          }
          polygons.add(rings);
        }
      }
      case "" -> {
        return refused(feature, "It has no geometry.", EXPORT);
      }
      default -> {
        return refused(
            feature,
            "Its geometry is of type " + GeoJson.shown(feature.type()) + ".",
            "A county must be a Polygon or a MultiPolygon.");
      }
    }
    List<Polygon> built = new ArrayList<>();
    for (List<?> rings : polygons) {
      List<LinearRing> closed = new ArrayList<>();
      for (Object ring : rings) {
        String wrong = wrongWith(ring);
        if (!wrong.isEmpty()) {
          return refused(feature, wrong, EXPORT);
        }
        closed.add(FACTORY.createLinearRing(coordinates((List<?>) ring)));
      }
      if (closed.isEmpty()) {
        return refused(feature, "A polygon of it has no points.", EXPORT);
      }
      built.add(
          FACTORY.createPolygon(
              closed.get(0), closed.subList(1, closed.size()).toArray(LinearRing[]::new)));
    }
    if (built.isEmpty()) {
      return refused(feature, "Its geometry has no polygon.", EXPORT);
    }
    return valid(feature, FACTORY.createMultiPolygon(built.toArray(Polygon[]::new)));
  }

  private static final String EXPORT = "Export the file again, or take the feature out of it.";

  private static String wrongWith(Object ring) {
    if (!(ring instanceof List<?> points)) {
      return "A ring of its geometry is no list of points.";
    }
    for (Object point : points) {
      if (!(point instanceof Coordinate place)) {
        return "A point of its geometry is not two numbers.";
      }
      if (!Double.isFinite(place.x) || !Double.isFinite(place.y)) {
        return "A point of its geometry is too far off to be a place.";
      }
    }
    if (points.size() < 4) {
      return "A ring of its geometry has " + points.size() + " points; it takes 4 to close one.";
    }
    if (!points.get(0).equals(points.get(points.size() - 1))) {
      return "A ring of its geometry does not end where it begins.";
    }
    return "";
  }

  private static Coordinate[] coordinates(List<?> points) {
    return points.stream().map(Coordinate.class::cast).toArray(Coordinate[]::new);
  }

  private Optional<Geometry> valid(Feature feature, Geometry outline) {
    TopologyValidationError error = new IsValidOp(outline).getValidationError();
    if (error == null) {
      return Optional.of(outline);
    }
    // Files that were simplified or rounded often cross themselves by a few metres.
    Geometry repaired = GeometryFixer.fix(outline);
    double change = Math.abs(repaired.getArea() - outline.getArea());
    if (change <= SMALL * repaired.getArea()) {
      return Optional.of(repaired);
    }
    Coordinate where = error.getCoordinate();
    return refused(
        feature,
        "Its outline is not sound ("
            + error.getMessage().toLowerCase(Locale.ROOT)
            + ")"
            + (where == null ? "" : String.format(Locale.ROOT, " at %.5f, %.5f", where.x, where.y))
            + ".",
        "Repair it, for example with 'mapshaper in.geojson -clean -o out.geojson' or with Fix"
            + " geometries in QGIS.");
  }

  private Optional<Geometry> refused(Feature feature, String what, String remedy) {
    problems.add(place(feature), what, remedy);
    return Optional.empty();
  }

  private Place place(Feature feature) {
    return Place.of(file, 0, feature.name());
  }

  /** The system of the file, where it can be told. */
  Optional<CoordinateSystem> system(String crs, Map<String, Geometry> outlines) {
    if (!crs.isEmpty()) {
      Optional<CoordinateSystem> named = CoordinateSystem.named(crs);
      if (named.isEmpty()) {
        problems.add(
            Place.of(file),
            "Its coordinate system is " + GeoJson.shown(crs) + ", which is not known here.",
            CONVERT);
      }
      return named;
    }
    Envelope all = new Envelope();
    outlines.values().forEach(outline -> all.expandToInclude(outline.getEnvelopeInternal()));
    if (isDegrees(all)) {
      return Optional.of(CoordinateSystem.DEGREES);
    }
    Geometry oslo = outlines.get(OSLO);
    Optional<CoordinateSystem> guessed =
        oslo == null
            ? Optional.empty()
            : CoordinateSystem.guessed(oslo.getEnvelopeInternal().centre());
    if (guessed.isEmpty()) {
      problems.add(
          Place.of(file),
          "Its coordinates are neither degrees nor metres of UTM zone 32, 33 or 35 in which Oslo"
              + " lies where it does.",
          CONVERT);
    }
    return guessed;
  }

  private static final String OSLO = "03";

  private static final String CONVERT =
      "Convert it to degrees, for example with 'ogr2ogr -t_srs EPSG:4326 out.geojson in.geojson'.";

  private static boolean isDegrees(Envelope all) {
    return all.getMinX() >= -180
        && all.getMaxX() <= 180
        && all.getMinY() >= -180
        && all.getMaxY() <= 180;
  }

  /** The outlines in metres of the map; where one is not in Norway, a problem is added. */
  Map<String, Geometry> projected(
      Map<String, Geometry> outlines, Map<String, Feature> features, CoordinateSystem system) {
    Turning degrees = system.degrees();
    Turning metres = system.metres();
    Map<String, Geometry> projected = new LinkedHashMap<>();
    outlines.forEach(
        (county, outline) -> {
          Coordinate outside = null;
          Geometry copy = outline.copy();
          for (Coordinate point : outline.getCoordinates()) {
            if (!isInNorway(degrees.apply(point))) {
              outside = point;
              break;
            }
          }
          if (outside == null) {
            copy.apply((Coordinate point) -> move(point, metres));
            copy.geometryChanged();
            projected.put(county, copy);
          } else {
            Feature feature = features.get(county);
            if (feature != null) {
              outside(feature, outside, system);
            }
          }
        });
    return projected;
  }

  private static boolean isInNorway(@Nullable Coordinate degrees) {
    return degrees != null && CoordinateSystem.isInNorway(degrees);
  }

  private static void move(Coordinate point, Turning metres) {
    Coordinate moved = metres.apply(point);
    if (moved != null) {
      point.setCoordinate(moved);
    }
  }

  private void outside(Feature feature, Coordinate point, CoordinateSystem system) {
    boolean isSwapped =
        system == CoordinateSystem.DEGREES
            && CoordinateSystem.isInNorway(new Coordinate(point.y, point.x));
    String where = String.format(Locale.ROOT, "%.5g, %.5g", point.x, point.y);
    problems.add(
        place(feature),
        isSwapped
            ? "Its coordinates, such as " + where + ", have latitude before longitude."
            : "It has a point outside Norway, " + where + ".",
        isSwapped ? "GeoJSON has longitude first: swap them." : CONVERT);
  }
}
