package no.kommunespeil.report.chart;

import java.util.List;
import no.kommunespeil.report.chart.Drawing.Anchor;
import org.locationtech.jts.algorithm.construct.MaximumInscribedCircle;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/**
 * Draws a map. Every area has its number, and its value where there is room; a list below the map
 * says all of each. As wide as a map of tiles, beside which it stands.
 */
final class AreaMap {

  private static final int WIDTH = 420;
  private static final int MARGIN = 10;
  private static final int SMALL = 12;
  private static final double ROW = 19;
  private static final double LETTER = 7.2;

  /** Columns of the list, from its left edge: where numbers end, names begin, and so on. */
  private static final double NUMBER_ENDS = 18;

  private static final double NAME = 26;
  private static final double VALUE_ENDS = 226;
  private static final double BASE_ENDS = 298;
  private static final double STATUS = 308;

  private static final GeometryFactory FACTORY = new GeometryFactory();

  private final Chart.Areas chart;
  private final Charts.Legend legend;
  private final Envelope extent = new Envelope();
  private final double top;
  private final double list;
  private final Drawing drawing;

  private AreaMap(Chart.Areas chart) {
    this.chart = chart;
    this.legend = new Charts.Legend(chart.legend());
    chart.areas().forEach(area -> extent.expandToInclude(area.outline().getEnvelopeInternal()));
    this.top = legend.height() + 8;
    this.list = top + extent.getMaxY() + 14;
    double height = list + chart.areas().size() * ROW + 4;
    // The charting library leaves a margin on all sides; both ways are made shorter alike.
    double shrunk = (WIDTH - 2.0 * MARGIN) / WIDTH;
    this.drawing = new Drawing(WIDTH, (int) Math.round(height * shrunk) + 2 * MARGIN);
    drawing.scale("x", 0, WIDTH).scale("y", -height, 0);
  }

  static Drawing of(Chart.Areas chart) {
    return new AreaMap(chart).drawn();
  }

  private Drawing drawn() {
    legend.draw(drawing, 0, 1);
    for (int i = 0; i < chart.areas().size(); i++) {
      Chart.Area area = chart.areas().get(i);
      outline(area, i);
      label(area, i + 1);
      entry(area, i + 1, list + i * ROW + ROW / 2);
    }
    return drawing;
  }

  private void outline(Chart.Area area, int index) {
    // Holes run the other way round than what is around them, or they would be filled.
    Geometry outline = area.outline().norm();
    for (int i = 0; i < outline.getNumGeometries(); i++) {
      if (outline.getGeometryN(i) instanceof Polygon part) {
        String name = index + "." + i;
        ring(part.getExteriorRing(), name, area);
        for (int j = 0; j < part.getNumInteriorRing(); j++) {
          ring(part.getInteriorRingN(j), name, area);
        }
      }
    }
  }

  private void ring(LineString ring, String name, Chart.Area area) {
    for (Coordinate point : ring.getCoordinates()) {
      drawing.corner(name, point.x, -(top + point.y), area.paint(), area.surety());
    }
  }

  private void label(Chart.Area area, int number) {
    String name = number + mark(area);
    LineString radius = MaximumInscribedCircle.getRadiusLine(largest(area.outline()), 0.5);
    Coordinate middle = radius.getCoordinateN(0);
    double y = top + middle.y;
    if (isRoom(area, middle, Math.max(name.length(), area.value().length()) * LETTER + 4, 32)) {
      text(middle.x, y - 8, name, area.paint().text());
      text(middle.x, y + 8, area.value(), area.paint().text());
    } else if (isRoom(area, middle, name.length() * LETTER, 12)) {
      text(middle.x, y, name, area.paint().text());
    } else {
      // On a plate of its own, which covers a little of the areas beside a very small one.
      double half = name.length() * LETTER / 2 + 2;
      drawing.box(middle.x - half, middle.x + half, -(y + 8), -(y - 8), Paint.NONE);
      text(middle.x, y, name, Paint.NONE.text());
    }
  }

  private static String mark(Chart.Area area) {
    return switch (area.surety()) {
      case SURE -> "";
      case UNSURE -> " U";
      case MISSING -> " M";
    };
  }

  private void text(double x, double y, String words, Paint paint) {
    drawing.text(x, -y, words, Anchor.MIDDLE, SMALL, paint);
  }

  private static boolean isRoom(Chart.Area area, Coordinate middle, double width, double height) {
    return area.outline()
        .contains(
            FACTORY.toGeometry(
                new Envelope(
                    middle.x - width / 2,
                    middle.x + width / 2,
                    middle.y - height / 2,
                    middle.y + height / 2)));
  }

  private static Geometry largest(Geometry outline) {
    Geometry largest = outline.getGeometryN(0);
    for (int i = 1; i < outline.getNumGeometries(); i++) {
      if (outline.getGeometryN(i).getArea() > largest.getArea()) {
        largest = outline.getGeometryN(i);
      }
    }
    return largest;
  }

  private void entry(Chart.Area area, int number, double y) {
    cell(NUMBER_ENDS, y, Integer.toString(number), 3, Anchor.RIGHT);
    cell(NAME, y, area.name(), 21, Anchor.LEFT);
    cell(VALUE_ENDS, y, area.value(), 9, Anchor.RIGHT);
    cell(BASE_ENDS, y, area.base(), 11, Anchor.RIGHT);
    cell(STATUS, y, area.status(), 11, Anchor.LEFT);
  }

  private void cell(double x, double y, String words, int characters, Anchor anchor) {
    List<String> lines = Lines.of(words, characters, 1);
    if (!lines.isEmpty()) {
      drawing.text(x, -y, lines.get(0), anchor, SMALL, Paint.INK);
    }
  }
}
