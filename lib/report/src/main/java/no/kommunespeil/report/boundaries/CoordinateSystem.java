package no.kommunespeil.report.boundaries;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.proj4j.BasicCoordinateTransform;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.Proj4jException;
import org.locationtech.proj4j.ProjCoordinate;

/**
 * How the numbers of a file become places on the map, which is drawn in UTM zone 33 as maps of the
 * whole of Norway are (transverse Mercator; PROJ's formulas, by proj4j). The datums ETRS89 and WGS
 * 84 differ by less than a metre, which no map of a country shows.
 */
enum CoordinateSystem {
  DEGREES("+proj=longlat +ellps=GRS80 +no_defs", 4326, 4258),
  UTM_32("+proj=utm +zone=32 +ellps=GRS80 +units=m +no_defs", 25832, 32632),
  UTM_33("+proj=utm +zone=33 +ellps=GRS80 +units=m +no_defs", 25833, 32633),
  UTM_35("+proj=utm +zone=35 +ellps=GRS80 +units=m +no_defs", 25835, 32635);

  /** Around all counties and the sea that belongs to them, in degrees. */
  private static final Envelope NORWAY = new Envelope(1, 35, 56, 73);

  /** Around Oslo, which is a county of every year, and nothing of it in another zone's numbers. */
  private static final Envelope OSLO = new Envelope(9.9, 11.6, 59.4, 60.6);

  private static final Pattern EPSG = Pattern.compile("EPSG:+(?:[\\d.]*:)?(\\d+)$");

  private final String parameters;
  private final List<Integer> codes;

  CoordinateSystem(String parameters, Integer... codes) {
    this.parameters = parameters;
    this.codes = List.of(codes);
  }

  /** The system a file names; empty when it is not one of these. */
  static Optional<CoordinateSystem> named(String crs) {
    if (crs.endsWith("CRS84")) {
      return Optional.of(DEGREES);
    }
    Matcher epsg = EPSG.matcher(crs);
    if (epsg.find() && epsg.group(1).length() <= 6) {
      int code = Integer.parseInt(epsg.group(1));
      for (CoordinateSystem system : values()) {
        if (system.codes.contains(code)) {
          return Optional.of(system);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The system in which the middle of Oslo lies in Oslo, or near it; empty when there is none.
   *
   * @param oslo a point of Oslo
   */
  static Optional<CoordinateSystem> guessed(Coordinate oslo) {
    for (CoordinateSystem system : values()) {
      Coordinate there = system.degrees().apply(oslo);
      if (there != null && OSLO.contains(there)) {
        return Optional.of(system);
      }
    }
    return Optional.empty();
  }

  static boolean isInNorway(Coordinate degrees) {
    return NORWAY.contains(degrees);
  }

  /** Turns points from one system to another; null where there is no such point. */
  interface Turning {
    @Nullable Coordinate apply(Coordinate point);
  }

  /** To longitude and latitude. */
  Turning degrees() {
    return to(DEGREES);
  }

  /** To metres of the map. */
  Turning metres() {
    return to(UTM_33);
  }

  private Turning to(CoordinateSystem other) {
    if (this == other) {
      return point -> point;
    }
    CRSFactory factory = new CRSFactory();
    BasicCoordinateTransform transform =
        new BasicCoordinateTransform(
            factory.createFromParameters(name(), parameters),
            factory.createFromParameters(other.name(), other.parameters));
    return point -> {
      ProjCoordinate turned = new ProjCoordinate();
      try {
        transform.transform(new ProjCoordinate(point.x, point.y), turned);
      } catch (Proj4jException e) {
        return null;
      }
      return Double.isFinite(turned.x) && Double.isFinite(turned.y)
          ? new Coordinate(turned.x, turned.y)
          : null;
    };
  }
}
