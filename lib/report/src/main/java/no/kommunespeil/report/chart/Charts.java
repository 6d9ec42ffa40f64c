package no.kommunespeil.report.chart;

import java.util.List;
import no.kommunespeil.report.chart.Drawing.Anchor;
import no.kommunespeil.report.chart.Drawing.LineKind;
import org.jspecify.annotations.Nullable;

/**
 * Draws charts. Labels stand above what they name, so that a chart is as wide as a column of text
 * and can be read on a telephone; every value is written.
 */
final class Charts {

  private static final int WIDTH = 640;
  private static final int LINE = 18;
  private static final int LABEL = 14;
  private static final int SMALL = 12;
  private static final int CHARACTERS = 82;

  private Charts() {}

  static Drawing stacked(Chart.Stacked chart) {
    double apart = 0.02;
    double bar = 26;
    Legend legend = new Legend(chart.levels());
    List<List<String>> labels =
        chart.bands().stream().map(band -> Lines.of(band.label(), CHARACTERS, 3)).toList();
    double height = legend.height() + 8;
    for (List<String> label : labels) {
      height += label.size() * LINE + bar + 14;
    }
    Drawing drawing = new Drawing(WIDTH, (int) height);
    drawing.scale("x", 0, 1 + apart).scale("y", -height, 0);
    legend.draw(drawing, 0, (1 + apart) / WIDTH);
    double y = legend.height() + 8;
    for (int i = 0; i < chart.bands().size(); i++) {
      for (String line : labels.get(i)) {
        drawing.text(0, -(y + LINE / 2.0), line, Anchor.LEFT, LABEL, Paint.INK);
        y += LINE;
      }
      double x = 0;
      Chart.Band band = chart.bands().get(i);
      for (int j = 0; j < chart.levels().size(); j++) {
        Double share = band.shares().get(j);
        Paint paint = chart.levels().get(j).paint();
        if (share == null || share <= 0) {
          continue;
        }
        double left = paint == Paint.DONT_KNOW ? x + apart : x;
        drawing.box(left, left + share, -(y + bar), -y, paint);
        String text = chart.percent().apply(share);
        if (share * WIDTH >= text.length() * 8 + 4) {
          drawing.text(left + share / 2, -(y + bar / 2), text, Anchor.MIDDLE, LABEL, paint.text());
        }
        x += share;
      }
      y += bar + 14;
    }
    return drawing;
  }

  static Drawing bars(Chart.Bars chart) {
    double bar = 22;
    // Room for the values right of the longest bar there can be.
    double right = 1.34;
    Legend legend = new Legend(chart.legend());
    List<List<String>> labels =
        chart.groups().stream().map(group -> Lines.of(group.label(), CHARACTERS, 3)).toList();
    double height = legend.height() + 8;
    for (int i = 0; i < labels.size(); i++) {
      height += labels.get(i).size() * LINE + chart.groups().get(i).bars().size() * (bar + 2) + 10;
    }
    Drawing drawing = new Drawing(WIDTH, (int) height);
    drawing.scale("x", -0.003, right).scale("y", -height, 0);
    legend.draw(drawing, 0, right / WIDTH);
    double y = legend.height() + 8;
    for (int i = 0; i < labels.size(); i++) {
      for (String line : labels.get(i)) {
        drawing.text(0, -(y + LINE / 2.0), line, Anchor.LEFT, LABEL, Paint.INK);
        y += LINE;
      }
      for (Chart.Bar each : chart.groups().get(i).bars()) {
        double end = 0;
        double middle = -(y + bar / 2);
        Double value = each.value();
        if (value != null) {
          drawing.box(0, value, -(y + bar), -y, each.paint());
          end = value;
        }
        end = Math.max(end, interval(drawing, each.lower(), each.upper(), middle));
        drawing.text(end + 0.015, middle, each.text(), Anchor.LEFT, LABEL, Paint.INK);
        y += bar + 2;
      }
      drawing.line(
          0,
          -(y + 1),
          0,
          -(y + 1 - chart.groups().get(i).bars().size() * (bar + 2)),
          Paint.EDGE,
          LineKind.RULE);
      y += 10;
    }
    return drawing;
  }

  /** A line from end to end with a cap on each; gives where it ends, or 0. */
  private static double interval(
      Drawing drawing, @Nullable Double lower, @Nullable Double upper, double y) {
    if (lower == null || upper == null) {
      return 0;
    }
    drawing.line(lower, y, upper, y, Paint.INK, LineKind.INTERVAL);
    drawing.line(lower, y - 4, lower, y + 4, Paint.INK, LineKind.INTERVAL);
    drawing.line(upper, y - 4, upper, y + 4, Paint.INK, LineKind.INTERVAL);
    return upper;
  }

  static Drawing means(Chart.Means chart) {
    double row = 26;
    double top = 26;
    double height = top + chart.means().size() * row + 4;
    double span = chart.highest() - chart.lowest();
    double perPixel = span / 300;
    double from = chart.lowest() - 175 * perPixel;
    double to = from + WIDTH * perPixel;
    Drawing drawing = new Drawing(WIDTH, (int) height);
    drawing.scale("x", from, to).scale("y", -height, 0);
    for (int score = chart.lowest(); score <= chart.highest(); score++) {
      drawing.line(score, -top, score, -height, Paint.GRID, LineKind.RULE);
      drawing.text(score, -12, Integer.toString(score), Anchor.MIDDLE, SMALL, Paint.MUTED);
    }
    double y = top + row / 2;
    for (Chart.Mean mean : chart.means()) {
      String name = String.join(" ", Lines.of(mean.label(), 24, 1));
      drawing.text(from, -y, name, Anchor.LEFT, LABEL, Paint.INK);
      interval(drawing, mean.lower(), mean.upper(), -y);
      Double value = mean.value();
      if (value != null) {
        drawing.dot(value, -y, Paint.PLAIN);
      }
      drawing.text(chart.highest() + 12 * perPixel, -y, mean.text(), Anchor.LEFT, LABEL, Paint.INK);
      y += row;
    }
    return drawing;
  }

  static Drawing series(Chart.Series chart) {
    int width = 360;
    // Left of the first year stand the axis' texts, as wide as they are however many years follow.
    double gutter = 42;
    double left = chart.firstYear() - 0.3;
    double to = chart.lastYear() + 0.6;
    double perPixel = (to - left) / (width - gutter);
    double from = left - gutter * perPixel;
    Drawing drawing = new Drawing(width, 210);
    drawing.scale("x", from, to).scale("y", -0.13, 1.1);
    for (int i = 0; i < chart.axis().size(); i++) {
      double share = i / (double) (chart.axis().size() - 1);
      drawing.line(left, share, to, share, Paint.GRID, LineKind.RULE);
      drawing.text(
          left - 4 * perPixel, share, chart.axis().get(i), Anchor.RIGHT, SMALL, Paint.MUTED);
    }
    for (int year = chart.firstYear(); year <= chart.lastYear(); year++) {
      drawing.text(year, -0.075, Integer.toString(year), Anchor.MIDDLE, SMALL, Paint.MUTED);
    }
    int stretch = 0;
    Chart.@Nullable Point before = null;
    for (Chart.Point point : chart.points()) {
      if (before != null) {
        switch (point.join()) {
          case LINE ->
              drawing.line(
                  before.year(),
                  before.value(),
                  point.year(),
                  point.value(),
                  Paint.PLAIN,
                  LineKind.PLAIN);
          case GAP ->
              drawing.line(
                  before.year(),
                  before.value(),
                  point.year(),
                  point.value(),
                  Paint.PLAIN,
                  LineKind.DASHES);
          case BREAK -> {
            double middle = (before.year() + point.year()) / 2.0;
            drawing.line(middle, 0, middle, 1, Paint.INK, LineKind.BREAK);
          }
        }
        // Between waves that are not next to each other nothing is known, so nothing is shaded.
        stretch += point.join() == Chart.Join.LINE ? 0 : 1;
      }
      Double lower = point.lower();
      Double upper = point.upper();
      if (lower != null && upper != null) {
        drawing.ribbon(Integer.toString(1000 + stretch), point.year(), lower, upper, Paint.PLAIN);
        drawing.line(point.year(), lower, point.year(), upper, Paint.PLAIN, LineKind.INTERVAL);
      }
      drawing.dot(point.year(), point.value(), Paint.PLAIN);
      double above = Math.max(point.value(), upper == null ? 0 : upper) + 0.055;
      drawing.text(
          point.year(),
          clear(above, chart.axis().size()),
          point.text(),
          Anchor.MIDDLE,
          SMALL,
          Paint.INK);
      before = point;
    }
    return drawing;
  }

  /** Where a text is clear of the rules of an axis from 0 to 1: lifted if one would cross it. */
  private static double clear(double y, int rules) {
    double near = Math.rint(y * (rules - 1)) / (rules - 1);
    return Math.abs(y - near) < 0.05 ? near + 0.055 : y;
  }

  static Drawing tiles(Chart.Tiles chart) {
    int columns = chart.tiles().stream().mapToInt(Chart.Tile::column).max().orElse(0) + 1;
    int rows = chart.tiles().stream().mapToInt(Chart.Tile::row).max().orElse(0) + 1;
    double tile = 104;
    Legend legend = new Legend(chart.legend());
    double width = Math.max(columns * tile, 420);
    double height = legend.height() + 8 + rows * tile;
    Drawing drawing = new Drawing((int) width, (int) height);
    drawing.scale("x", 0, width).scale("y", -height, 0);
    legend.draw(drawing, 0, 1);
    double top = legend.height() + 8;
    for (Chart.Tile each : chart.tiles()) {
      double x = each.column() * tile;
      double y = top + each.row() * tile;
      drawing.box(x + 2, x + tile - 2, -(y + tile - 2), -(y + 2), each.paint());
      List<String> lines = each.lines();
      for (int i = 0; i < lines.size(); i++) {
        List<String> parts = Lines.of(lines.get(i), i == 0 ? 14 : 16, i == 0 ? 2 : 1);
        double at =
            switch (i) {
              case 0 -> 17;
              case 1 -> 51;
              case 2 -> 71;
              default -> 88;
            };
        for (String part : parts) {
          drawing.text(
              x + tile / 2,
              -(y + at),
              part,
              Anchor.MIDDLE,
              i == 1 ? 16 : SMALL,
              each.paint().text());
          at += 14;
        }
      }
    }
    return drawing;
  }

  /** Squares of colour with their names, in as many rows as they need. */
  record Legend(List<Chart.Level> levels) {

    private static final double CHARACTER = 7.2;

    double height() {
      return levels.isEmpty() ? 0 : place(null, 0, 0);
    }

    void draw(Drawing drawing, double left, double perPixel) {
      if (!levels.isEmpty()) {
        place(drawing, left, perPixel);
      }
    }

    private double place(@Nullable Drawing drawing, double left, double perPixel) {
      int width = drawing == null ? WIDTH : Math.min(WIDTH, drawing.width());
      double x = 0;
      double y = 0;
      for (Chart.Level level : levels) {
        String label = String.join(" ", Lines.of(level.label(), 60, 1));
        double needed = 24 + label.length() * CHARACTER + 14;
        if (x > 0 && x + needed > width) {
          x = 0;
          y += 22;
        }
        if (drawing != null) {
          drawing.box(
              left + (x + 1) * perPixel,
              left + (x + 15) * perPixel,
              -(y + 18),
              -(y + 4),
              level.paint());
          drawing.text(left + (x + 21) * perPixel, -(y + 11), label, Anchor.LEFT, LABEL, Paint.INK);
        }
        x += needed;
      }
      return y + 24;
    }
  }
}
