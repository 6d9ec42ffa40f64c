package no.kommunespeil.report.boundaries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.proj4j.BasicCoordinateTransform;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.ProjCoordinate;

class BoundariesTest {

  @TempDir private Path folder = Path.of("");

  private Boundaries read(String text) throws IOException {
    return read(text, Optional.empty());
  }

  private Boundaries read(String text, Optional<String> key) throws IOException {
    Path file = Files.writeString(folder.resolve("counties.geojson"), text);
    return Boundaries.read(file, key, MadeCounties.NAMES);
  }

  private static Geometry outline(Boundaries boundaries, String county) {
    return Optional.ofNullable(boundaries.outlines().get(county)).orElseThrow();
  }

  private static Envelope place(Boundaries boundaries, String county) {
    return outline(boundaries, county).getEnvelopeInternal();
  }

  @Test
  void counties_lie_where_they_do_and_fill_the_map() throws IOException {
    Boundaries read = read(MadeCounties.collection(MadeCounties.all()));
    assertThat(place(read, "11").getMinX()).isEqualTo(0, within(0.5));
    assertThat(place(read, "11").getMaxX()).isLessThan(place(read, "03").getMinX());
    assertThat(place(read, "11").centre().y).isGreaterThan(place(read, "03").centre().y);
    assertThat(place(read, "56").getMinY()).isEqualTo(0, within(0.5));
    assertThat(place(read, "56").getMaxX()).isLessThanOrEqualTo(Simplified.WIDTH + 0.5);
    assertThat(place(read, "11").getMaxY()).isLessThanOrEqualTo(Simplified.HEIGHT + 0.5);
    // A degree of longitude at 60 degrees north is half as long as one of latitude: 0.6 of the one
    // and 0.4 of the other make a rectangle of 33.5 by 44.6 kilometres.
    assertThat(place(read, "03").getWidth() / place(read, "03").getHeight()).isBetween(0.70, 0.85);
  }

  @Test
  void degrees_become_metres_of_the_zone() {
    // On the zone's meridian, 0.9996 times the arc of the meridian from the equator: 6 654 072.819
    // m
    // on GRS80.
    Coordinate place =
        Optional.ofNullable(CoordinateSystem.DEGREES.metres().apply(new Coordinate(15, 60)))
            .orElseThrow();
    assertThat(place.x).isEqualTo(500_000, within(0.01));
    assertThat(place.y).isEqualTo(6_651_411.190, within(0.01));
  }

  @Test
  void metres_of_each_zone_are_recognised_and_give_the_same_map() throws IOException {
    Boundaries degrees = read(inMetres("+proj=longlat +ellps=GRS80 +no_defs"));
    for (int zone : new int[] {32, 33, 35}) {
      Boundaries metres =
          read(inMetres("+proj=utm +zone=" + zone + " +ellps=GRS80 +units=m +no_defs"));
      for (String county : MadeCounties.NAMES.keySet()) {
        assertThat(outline(metres, county).symDifference(outline(degrees, county)).getArea())
            .as("county %s in zone %s", county, zone)
            .isLessThan(2);
      }
    }
  }

  private static String inMetres(String parameters) {
    CRSFactory factory = new CRSFactory();
    BasicCoordinateTransform transform =
        new BasicCoordinateTransform(
            factory.createFromParameters("degrees", "+proj=longlat +ellps=GRS80 +no_defs"),
            factory.createFromParameters("other", parameters));
    List<String> features = new ArrayList<>();
    double[][] corners = {{10.4, 59.8, 11.0, 60.2}, {5, 58.2, 7, 59.6}, {22, 69, 31, 71}};
    List<String> counties = List.of("03", "11", "56");
    for (int i = 0; i < corners.length; i++) {
      double[] corner = corners[i];
      features.add(
          MadeCounties.feature(
              counties.get(i),
              MadeCounties.ring(
                  List.of(
                      new Coordinate(corner[0], corner[1]),
                      new Coordinate(corner[2], corner[1]),
                      new Coordinate(corner[2], corner[3]),
                      new Coordinate(corner[0], corner[3]),
                      new Coordinate(corner[0], corner[1])),
                  point -> {
                    ProjCoordinate turned = new ProjCoordinate();
                    transform.transform(new ProjCoordinate(point.x, point.y), turned);
                    return new Coordinate(turned.x, turned.y);
                  })));
    }
    return MadeCounties.collection(features);
  }

  @Test
  void the_property_with_the_number_is_found_or_named() throws IOException {
    List<String> features = new ArrayList<>();
    String[] numbers = {"3", "11", "56"};
    double[][] corners = {{10.4, 59.8, 11.0, 60.2}, {5, 58.2, 7, 59.6}, {22, 69, 31, 71}};
    for (int i = 0; i < numbers.length; i++) {
      double[] corner = corners[i];
      features.add(
          MadeCounties.featureWith(
              "\"id\":"
                  + (100 + i)
                  + ",\"properties\":{\"ID\":7,\"FYLKESNR\":"
                  + numbers[i]
                  + ",\"Mine\":\""
                  + numbers[i]
                  + "\",\"nested\":{\"a\":[1]},\"none\":null}",
              MadeCounties.polygon(
                  MadeCounties.rectangle(corner[0], corner[1], corner[2], corner[3]))));
    }
    String text = MadeCounties.collection(features);
    assertThat(read(text).outlines()).containsOnlyKeys("03", "11", "56");
    assertThat(read(text, Optional.of("Mine")).outlines()).containsOnlyKeys("03", "11", "56");
  }

  @Test
  void lakes_and_islands_are_part_of_a_county_and_specks_are_not() throws IOException {
    List<String> features = new ArrayList<>(MadeCounties.all());
    features.set(
        2,
        MadeCounties.featureWith(
            "\"properties\":{\"fylkesnummer\":\"56\"}",
            "{\"type\":\"MultiPolygon\",\"coordinates\":[["
                + MadeCounties.rectangle(22.0, 69.0, 31.0, 70.0)
                + ","
                + MadeCounties.rectangle(24.0, 69.2, 28.0, 69.8)
                + "],["
                + MadeCounties.rectangle(22.0, 70.3, 25.0, 71.0)
                + "],["
                + MadeCounties.rectangle(30.0, 70.5, 30.001, 70.501)
                + "]]}"));
    Geometry finnmark = outline(read(MadeCounties.collection(features)), "56");
    assertThat(finnmark.getNumGeometries()).isEqualTo(2);
    assertThat(((Polygon) finnmark.getGeometryN(0)).getNumInteriorRing()).isEqualTo(1);
  }

  @Test
  void a_border_of_a_hundred_thousand_points_is_simplified_and_still_shared() throws IOException {
    Random random = new Random(7);
    List<Coordinate> border = new ArrayList<>();
    for (int i = 0; i <= 100_000; i++) {
      border.add(new Coordinate(10 + random.nextDouble() * 0.4, 59 + i * 3e-5));
    }
    List<Coordinate> west = new ArrayList<>(border);
    west.add(new Coordinate(6, 62));
    west.add(new Coordinate(6, 59));
    west.add(border.get(0));
    List<Coordinate> east = new ArrayList<>(border);
    east.add(new Coordinate(12, 62));
    east.add(new Coordinate(12, 59));
    east.add(border.get(0));
    Boundaries read =
        read(
            MadeCounties.collection(
                List.of(
                    MadeCounties.feature("03", MadeCounties.ring(east, point -> point)),
                    MadeCounties.feature("11", MadeCounties.ring(west, point -> point)),
                    MadeCounties.all().get(2))));
    assertThat(read.outlines().values().stream().mapToInt(Geometry::getNumPoints).sum())
        .isBetween(20, Simplified.MOST_POINTS);
    Geometry one = outline(read, "03");
    Geometry other = outline(read, "11");
    assertThat(one.intersection(other).getArea()).isLessThan(0.01);
    assertThat(one.touches(other)).isTrue();
    assertThat(one.union(other).getArea()).isEqualTo(one.getArea() + other.getArea(), within(0.01));
    assertThat(((Polygon) one.union(other).getGeometryN(0)).getNumInteriorRing()).isZero();
  }

  @Test
  void an_outline_that_crosses_itself_by_a_little_is_repaired() throws IOException {
    List<String> features = new ArrayList<>(MadeCounties.all());
    features.set(
        2,
        MadeCounties.feature(
            "56",
            "[[22,69],[31,69],[31,71],[26.002,71],[26,71.001],[26.002,71.001],[26,71],[22,71],"
                + "[22,69]]"));
    Boundaries repaired = read(MadeCounties.collection(features));
    features.set(
        2, MadeCounties.feature("56", "[[22,69],[31,69],[31,71],[26,71],[22,71],[22,69]]"));
    Boundaries sound = read(MadeCounties.collection(features));
    assertThat(outline(repaired, "56").isValid()).isTrue();
    assertThat(outline(repaired, "56").getArea())
        .isCloseTo(outline(sound, "56").getArea(), withinPercentage(1));
  }

  @Test
  void whom_the_boundaries_are_from_is_kept() throws IOException {
    Boundaries read =
        read(
            MadeCounties.collection(MadeCounties.all())
                .replace("\"features\"", "\"attribution\":\"Kartverket\",\"features\""));
    assertThat(read.attribution()).isEqualTo("Kartverket");
    assertThat(read.file()).isEqualTo("counties.geojson");
    assertThat(Map.copyOf(read.outlines())).hasSize(3);
  }
}
