package no.kommunespeil.report.boundaries;

import static no.kommunespeil.report.boundaries.MadeCounties.all;
import static no.kommunespeil.report.boundaries.MadeCounties.collection;
import static no.kommunespeil.report.boundaries.MadeCounties.feature;
import static no.kommunespeil.report.boundaries.MadeCounties.featureWith;
import static no.kommunespeil.report.boundaries.MadeCounties.polygon;
import static no.kommunespeil.report.boundaries.MadeCounties.rectangle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.kommunespeil.domain.problem.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that cannot be used, each with what is said of it. */
class BadBoundariesTest {

  @TempDir private Path folder = Path.of("");

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("bad.geojson"), text);
  }

  private static String with(String... more) {
    List<String> features = new ArrayList<>(all());
    features.addAll(List.of(more));
    return collection(features);
  }

  private static String without(int index, String... instead) {
    List<String> features = new ArrayList<>(all());
    features.remove(index);
    features.addAll(List.of(instead));
    return collection(features);
  }

  static List<Arguments> bad() {
    String finnmark = "\"properties\":{\"fylkesnummer\":\"56\"}";
    return List.of(
        Arguments.of("", "bad.geojson: It is empty. Name a GeoJSON file with the counties."),
        Arguments.of("  \n", "It is empty."),
        Arguments.of("fylke;navn\n03;Oslo\n", "It is not JSON that can be read: "),
        Arguments.of(collection(all()).substring(0, 200), "It is not JSON that can be read: "),
        Arguments.of("[1,2]", "It is a JSON document that is no object, not a GeoJSON"),
        Arguments.of("{}", "It is JSON without a type, not a GeoJSON FeatureCollection."),
        Arguments.of(all().get(0), "It is of type 'Feature', not a GeoJSON FeatureCollection."),
        Arguments.of(
            "{\"type\":\"Topology\",\"objects\":{},\"arcs\":[]}",
            "It is TopoJSON, which keeps borders apart from counties. Convert it, for example with"
                + " 'mapshaper in.json -o format=geojson out.geojson'."),
        Arguments.of(collection(List.of()), "It has no features."),
        Arguments.of(collection(all()) + "{}", "Something stands after the end"),
        Arguments.of(
            collection(all()).replace("fylkesnummer", "ukjent"),
            "No property of the usual names holds the numbers of the map's counties, 03, 11, 56."
                + " Name it with --boundaries-key; the properties are 'ukjent'."),
        Arguments.of(
            collection(all()).replaceAll("fylkesnummer\":\"(..)\"", "kommunenummer\":\"$101\""),
            "Its features are municipalities, not counties."),
        Arguments.of(
            with(featureWith("\"properties\":{}", polygon(rectangle(8, 60, 9, 61)))),
            "bad.geojson [feature 4]: It has no county number."),
        Arguments.of(with("null"), "bad.geojson [feature 4]: It has no county number."),
        Arguments.of(
            without(2), "bad.geojson: County 56 Finnmark is missing. Add a feature for it."),
        Arguments.of(
            with(feature("21", rectangle(8, 60, 9, 61))),
            "bad.geojson [feature 4]: No county of the map has the number '21'."),
        Arguments.of(
            with(all().get(0)),
            "bad.geojson [features 1, 4]: County 03 Oslo is there more than once."),
        Arguments.of(
            without(2, feature("54", rectangle(22, 69, 31, 71))),
            "Its counties are not those of the map. It has '54', which the map has not; the map has"
                + " 56 Finnmark, which the file has not. Choose the boundaries of the map's year:"
                + " 11 counties from 2020 to 2023, 15 from 2024."),
        Arguments.of(without(2, featureWith(finnmark, "null")), "[feature 3]: It has no geometry."),
        Arguments.of(
            without(2, featureWith(finnmark, "{\"type\":\"Point\",\"coordinates\":[25,70]}")),
            "[feature 3]: Its geometry is of type 'Point'. A county must be a Polygon or"),
        Arguments.of(
            without(2, featureWith(finnmark, "{\"type\":\"Polygon\",\"coordinates\":[]}")),
            "[feature 3]: A polygon of it has no points."),
        Arguments.of(
            without(2, featureWith(finnmark, "{\"type\":\"MultiPolygon\",\"coordinates\":[]}")),
            "[feature 3]: Its geometry has no polygon."),
        Arguments.of(
            without(
                2, featureWith(finnmark, "{\"type\":\"MultiPolygon\",\"coordinates\":[[25,70]]}")),
            "[feature 3]: A part of its geometry is no polygon."),
        Arguments.of(
            without(2, feature("56", "[[22,69],[31,69],[22,69]]")),
            "[feature 3]: A ring of its geometry has 3 points; it takes 4 to close one."),
        Arguments.of(
            without(2, feature("56", "[[22,69],[31,69],[31,71],[22,71]]")),
            "[feature 3]: A ring of its geometry does not end where it begins."),
        Arguments.of(
            without(2, feature("56", "[[22,69],[31,69],\"x\",[22,71],[22,69]]")),
            "[feature 3]: A point of its geometry is not two numbers."),
        Arguments.of(
            without(2, feature("56", "[[22,69],[1e999,69],[31,71],[22,71],[22,69]]")),
            "[feature 3]: A point of its geometry is too far off to be a place."),
        Arguments.of(
            without(2, feature("56", "[[22,69],[NaN,69],[31,71],[22,71],[22,69]]")),
            "It is not JSON that can be read: Non-standard token 'NaN'"),
        Arguments.of(
            without(2, feature("56", "[[22,69],[31,71],[31,69],[22,71],[22,69]]")),
            "[feature 3]: Its outline is not sound (self-intersection) at 26.50000, 70.00000."
                + " Repair it"),
        Arguments.of(
            without(2, feature("56", rectangle(69, 22, 71, 31))),
            "[feature 3]: Its coordinates, such as 69.000, 22.000, have latitude before longitude."
                + " GeoJSON has longitude first: swap them."),
        Arguments.of(
            without(2, feature("56", rectangle(-74, 40, -73, 41))),
            "[feature 3]: It has a point outside Norway, -74.000, 40.000."),
        Arguments.of(
            without(2, feature("56", rectangle(5_000_000, 69, 6_000_000, 71))),
            "[feature 3]: It has a point outside Norway, 5.0000e+06, 69.000."),
        Arguments.of(
            without(0, feature("03", rectangle(5_000_000, 69, 6_000_000, 71))),
            "Its coordinates are neither degrees nor metres of UTM zone 32, 33 or 35"),
        Arguments.of(
            collection(all())
                .replace(
                    "\"features\"",
                    "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:3857\"}},"
                        + "\"features\""),
            "Its coordinate system is 'EPSG:3857', which is not known here. Convert it to degrees"),
        Arguments.of("[".repeat(100_000), "It is a JSON document that is no object"),
        Arguments.of(
            "{\"type\":\"FeatureCollection\",\"features\":" + "[".repeat(100_000),
            "It is not JSON that can be read: "),
        Arguments.of(
            without(2, feature("56", "[[" + "9".repeat(10_000) + ",69]]")),
            "It is not JSON that can be read: "),
        Arguments.of(
            collection(java.util.Collections.nCopies(5_001, all().get(0))),
            "It has more than 5000 features."));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void what_is_wrong_is_said_with_where_and_what_to_do(String text, String message)
      throws IOException {
    Path file = write(text);
    assertThatThrownBy(() -> Boundaries.read(file, Optional.empty(), MadeCounties.NAMES))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith(
            "Stopped while reading the boundaries of counties: 1 problem.\n  " + file)
        .hasMessageContaining(message);
  }

  @Test
  void all_problems_are_said_at_once() throws IOException {
    Path file =
        write(
            collection(
                List.of(
                    all().get(0),
                    all().get(0),
                    feature("56", "[[22,69],[31,71],[31,69],[22,71],[22,69]]"))));
    assertThatThrownBy(() -> Boundaries.read(file, Optional.empty(), MadeCounties.NAMES))
        .hasMessageContaining("3 problems")
        .hasMessageContaining("County 11 Rogaland is missing.")
        .hasMessageContaining("County 03 Oslo is there more than once.")
        .hasMessageContaining("self-intersection");
  }

  @Test
  void counties_of_another_year_are_one_problem_and_not_twenty() throws IOException {
    Path file = write(collection(all()));
    Map<String, String> reform =
        new TreeMap<>(Map.of("03", "Oslo", "11", "Rogaland", "30", "Viken", "54", "Troms"));
    assertThatThrownBy(() -> Boundaries.read(file, Optional.empty(), reform))
        .hasMessageContaining("1 problem")
        .hasMessageContaining("It has '56', which the map has not; the map has 30 Viken, 54 Troms");
  }

  @Test
  void a_property_that_no_feature_has_is_refused_with_those_there_are() throws IOException {
    Path file = write(collection(all()));
    assertThatThrownBy(() -> Boundaries.read(file, Optional.of("nr"), MadeCounties.NAMES))
        .hasMessageContaining(
            "--boundaries-key nr: No feature of "
                + file
                + " has this property."
                + " Choose among 'fylkesnummer'.");
  }

  @Test
  void a_file_that_is_not_there_or_a_folder_is_refused() {
    assertThatThrownBy(
            () ->
                Boundaries.read(
                    folder.resolve("none.geojson"), Optional.empty(), MadeCounties.NAMES))
        .hasMessageContaining("none.geojson: There is no such file.");
    assertThatThrownBy(() -> Boundaries.read(folder, Optional.empty(), MadeCounties.NAMES))
        .hasMessageContaining("It is a folder.");
  }

  @Test
  void letters_that_are_not_utf_8_are_refused() throws IOException {
    Path file = folder.resolve("latin.geojson");
    Files.write(
        file,
        collection(all())
            .replace("\"fylkesnummer\"", "\"navn\":\"Tr\u00f8ndelag\",\"fylkesnummer\"")
            .getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> Boundaries.read(file, Optional.empty(), MadeCounties.NAMES))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("It is not JSON that can be read: ");
  }

  @Test
  void a_file_too_large_is_not_read() throws IOException {
    Path file = folder.resolve("large.geojson");
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(GeoJson.LARGEST + 1_000_000);
    }
    assertThatThrownBy(() -> Boundaries.read(file, Optional.empty(), MadeCounties.NAMES))
        .hasMessageContaining(
            "It has 101 MB, more than the 100 MB that are read. Simplify it first");
  }

  @Test
  void more_points_than_can_be_held_are_refused_before_they_are() throws IOException {
    StringBuilder ring = new StringBuilder("[[22,69]");
    ring.append(",[23,70]".repeat(GeoJson.MOST_POINTS)).append("]");
    Path file = write(without(2, feature("56", ring.toString())));
    assertThat(file).isNotEmptyFile();
    assertThatThrownBy(() -> Boundaries.read(file, Optional.empty(), MadeCounties.NAMES))
        .hasMessageContaining("Its outlines have more than 2,000,000 points. Simplify it first");
  }
}
