package no.kommunespeil.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class AreaMapTest {

  private static final GeometryFactory FACTORY = new GeometryFactory();

  private static Geometry box(double left, double top, double width, double height) {
    return FACTORY.toGeometry(new Envelope(left, left + width, top, top + height));
  }

  private static Chart.Area area(
      Geometry outline, Chart.Surety surety, String name, String value, String status) {
    return new Chart.Area(outline, Paint.STEP_4, surety, name, value, "7 av 9", status);
  }

  private static Document drawn(Chart.Area... areas) {
    String svg =
        new Chart.Areas(List.of(new Chart.Level("60–80 %", Paint.STEP_4)), List.of(areas))
            .drawn()
            .inPage("Kart");
    assertThat(svg).doesNotContain("NaN", "<script");
    return Jsoup.parse(svg, Parser.xmlParser());
  }

  @Test
  void the_list_says_all_of_every_area_and_the_map_what_there_is_room_for() {
    Document map =
        drawn(
            area(box(0, 0, 120, 90), Chart.Surety.SURE, "Vestland", "63,0 %", "A"),
            area(box(0, 200, 4, 4), Chart.Surety.UNSURE, "Oslo", "71,4 %", "U: usikker"));
    List<String> texts = map.select("text").eachText();
    assertThat(texts)
        .contains("Vestland", "Oslo", "A", "U: usikker", "60–80 %", "2 U")
        .filteredOn(text -> text.equals("63,0 %"))
        .hasSize(2);
    assertThat(texts).filteredOn(text -> text.equals("71,4 %")).hasSize(1);
    assertThat(texts).filteredOn(text -> text.equals("7 av 9")).hasSize(2);
  }

  @Test
  void what_is_not_sure_is_told_without_colour() {
    Document map =
        drawn(
            area(box(0, 0, 120, 90), Chart.Surety.SURE, "a", "1 %", "A"),
            area(box(0, 100, 120, 90), Chart.Surety.UNSURE, "b", "2 %", "U: usikker"),
            area(box(0, 200, 120, 90), Chart.Surety.MISSING, "c", "–", "M: mangler"));
    assertThat(map.select("path[stroke-dasharray]")).hasSize(2);
    assertThat(map.select("path:not([stroke-dasharray])")).hasSize(1);
    assertThat(map.select("text").eachText()).contains("1", "2 U", "3 M");
  }

  @Test
  void a_lake_is_a_hole() throws IOException {
    Geometry outline =
        FACTORY.createPolygon(
            FACTORY.createLinearRing(corners(0, 0, 100)),
            new org.locationtech.jts.geom.LinearRing[] {
              FACTORY.createLinearRing(corners(40, 40, 20))
            });
    Chart.Areas map =
        new Chart.Areas(List.of(), List.of(area(outline, Chart.Surety.SURE, "", "", "")));
    BufferedImage image =
        ImageIO.read(
            new ByteArrayInputStream(
                map.drawn().asFile(new Caption("", "", List.of(), "", "")).png()));
    long blue =
        IntStream.range(0, image.getWidth() * image.getHeight())
            .filter(
                i ->
                    (image.getRGB(i % image.getWidth(), i / image.getWidth()) & 0xffffff)
                        == 0x2f74b3)
            .count();
    // 100 by 100 without 20 by 20, as 400 is to 420, at three pixels for one: 78 367. Lines around
    // both and the number take some 2 500; a lake filled would add 3 265.
    assertThat(blue).isBetween(74_000L, 77_500L);
  }

  private static Coordinate[] corners(double left, double top, double side) {
    return new Coordinate[] {
      new Coordinate(left, top),
      new Coordinate(left + side, top),
      new Coordinate(left + side, top + side),
      new Coordinate(left, top + side),
      new Coordinate(left, top)
    };
  }

  @Test
  void the_list_stands_below_the_map_whole() {
    Chart.Area area = area(box(0, 0, 400, 300), Chart.Surety.SURE, "a", "1 %", "A");
    String[] one = drawn(area).select("svg").attr("viewBox").split(" ", -1);
    String[] three = drawn(area, area, area).select("svg").attr("viewBox").split(" ", -1);
    assertThat(Integer.parseInt(one[3])).isGreaterThan(310);
    assertThat(Integer.parseInt(three[3]) - Integer.parseInt(one[3])).isCloseTo(2 * 18, within(1));
  }
}
