package no.kommunespeil.report.boundaries;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.coverage.CoverageSimplifier;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;

/**
 * Outlines of a size to be drawn, with so few points that a report may repeat them under each of
 * its questions. Borders that two counties share stay shared.
 */
final class Simplified {

  /** Of the map, in pixels. */
  static final double WIDTH = 416;

  static final double HEIGHT = 560;

  /** A point takes about 12 letters of the picture, and a report has some 30 maps. */
  static final int MOST_POINTS = 1_000;

  private Simplified() {}

  /**
   * Outlines in pixels from the upper left corner.
   *
   * @param outlines in metres, north up
   */
  static Map<String, Geometry> of(Map<String, Geometry> outlines) {
    Envelope all = new Envelope();
    outlines.values().forEach(outline -> all.expandToInclude(outline.getEnvelopeInternal()));
    double scale =
        Math.min(WIDTH / Math.max(all.getWidth(), 1.0), HEIGHT / Math.max(all.getHeight(), 1.0));
    AffineTransformation transformation =
        AffineTransformation.translationInstance(-all.getMinX(), -all.getMaxY())
            .scale(scale, -scale);
    Map<String, Geometry> scaled = new LinkedHashMap<>();
    outlines.forEach((county, outline) -> scaled.put(county, transformation.transform(outline)));
    double tolerance = 0.5;
    Map<String, Geometry> simplified = simplified(scaled, tolerance);
    while (points(simplified) > MOST_POINTS && tolerance < WIDTH) {
      tolerance *= 1.3;
      // From what is simple already, which is faster and loses no more.
      simplified = simplified(simplified, tolerance);
    }
    return simplified;
  }

  private static int points(Map<String, Geometry> outlines) {
    return outlines.values().stream().mapToInt(Geometry::getNumPoints).sum();
  }

  private static Map<String, Geometry> simplified(
      Map<String, Geometry> outlines, double tolerance) {
    List<String> counties = List.copyOf(outlines.keySet());
    Geometry[] coverage =
        counties.stream()
            .map(county -> withoutSpecks(outlines.getOrDefault(county, EMPTY), 4 * tolerance))
            .toArray(Geometry[]::new);
    Geometry[] simple = CoverageSimplifier.simplify(coverage, tolerance);
    Map<String, Geometry> simplified = new LinkedHashMap<>();
    for (int i = 0; i < simple.length; i++) {
      simplified.put(counties.get(i), simple[i].isEmpty() ? coverage[i] : simple[i]);
    }
    return simplified;
  }

  private static final Geometry EMPTY = new GeometryFactory().createPolygon();

  /** Without islands and lakes too small to be seen; the largest part of a county always stays. */
  private static Geometry withoutSpecks(Geometry outline, double leastArea) {
    List<Polygon> parts = new ArrayList<>();
    for (int i = 0; i < outline.getNumGeometries(); i++) {
      if (outline.getGeometryN(i) instanceof Polygon part) {
        parts.add(part);
      }
    }
    parts.sort(Comparator.comparingDouble((Polygon part) -> -part.getArea()));
    List<Polygon> kept = new ArrayList<>();
    for (Polygon part : parts) {
      if (kept.isEmpty() || part.getArea() >= leastArea) {
        kept.add(part);
      }
    }
    return outline.getFactory().createMultiPolygon(kept.toArray(Polygon[]::new));
  }
}
