package no.kommunespeil.report.chart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A plot in the terms of the charting library: layers of marks with data, on continuous scales.
 * Texts are handed over as numbered marks and put in when the picture is read again, since the
 * library gives links and formulas in texts a meaning.
 */
final class Drawing {

  /** What stands for the text of a number. */
  static final char MARK = '\u00a7';

  /** Where a text stands from its point. */
  enum Anchor {
    LEFT("left"),
    MIDDLE("middle"),
    RIGHT("right");

    private final String word;

    Anchor(String word) {
      this.word = word;
    }
  }

  private record Key(String kind, Paint paint, String more) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byKind = kind.compareTo(other.kind);
      if (byKind != 0) {
        return byKind;
      }
      int byPaint = paint.compareTo(other.paint);
      return byPaint != 0 ? byPaint : more.compareTo(other.more);
    }
  }

  private final int width;
  private final int height;
  private final List<String> texts = new ArrayList<>();
  private final TreeMap<Key, Map<String, List<Object>>> marks = new TreeMap<>();
  private final List<Map<String, Object>> scales = new ArrayList<>();
  private final Map<String, Object> theme = new LinkedHashMap<>();

  Drawing(int width, int height) {
    this.width = width;
    this.height = height;
    theme.put("name", "none");
    theme.put("axis", "blank");
    theme.put("panel_grid", "blank");
    theme.put("plot_margin", map("t", 0.0, "r", 0.0, "b", 0.0, "l", 0.0));
    theme.put("legend_position", "none");
    theme.put("plot_background", "blank");
    theme.put("panel_background", "blank");
    theme.put("panel_border", "blank");
  }

  List<String> texts() {
    return texts;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  Drawing scale(String aesthetic, double from, double to) {
    scales.add(
        map("aesthetic", aesthetic, "limits", List.of(from, to), "expand", List.of(0.0, 0.0)));
    return this;
  }

  void box(double left, double right, double bottom, double top, Paint paint) {
    add("1rect", paint, "", "xmin", left, "xmax", right, "ymin", bottom, "ymax", top);
  }

  void line(double x, double y, double toX, double toY, Paint paint, LineKind kind) {
    add(kind.layer(), paint, kind.name(), "x", x, "y", y, "xend", toX, "yend", toY);
  }

  void dot(double x, double y, Paint paint) {
    add("4point", paint, "", "x", x, "y", y);
  }

  /** A corner of the polygon of a name; what is not sure has a broken outline upon the others. */
  void corner(String name, double x, double y, Paint paint, Chart.Surety surety) {
    String kind = surety == Chart.Surety.SURE ? "0polygon" : "1polygon";
    add(kind, paint, surety.name(), "group", name, "x", x, "y", y);
  }

  void ribbon(String name, double x, double low, double high, Paint paint) {
    add("0ribbon", paint, name, "x", x, "ymin", low, "ymax", high);
  }

  void text(double x, double y, String words, Anchor anchor, int size, Paint paint) {
    texts.add(words);
    add(
        "5text",
        paint,
        anchor.word + "/" + size,
        "x",
        x,
        "y",
        y,
        "label",
        MARK + String.valueOf(texts.size() - 1) + MARK);
  }

  /** How a line is drawn. */
  enum LineKind {
    RULE("0line"),
    DASHES("2line"),
    PLAIN("2line"),
    INTERVAL("3line"),
    BREAK("2line");

    private final String layer;

    LineKind(String layer) {
      this.layer = layer;
    }

    String layer() {
      return layer;
    }
  }

  private void add(String kind, Paint paint, String more, Object... values) {
    Map<String, List<Object>> data =
        marks.computeIfAbsent(new Key(kind, paint, more), key -> new LinkedHashMap<>());
    for (int i = 0; i < values.length; i += 2) {
      data.computeIfAbsent((String) values[i], name -> new ArrayList<>()).add(values[i + 1]);
    }
  }

  /** The specification of the plot, as the library reads it. */
  Map<String, Object> specification() {
    List<Object> layers = new ArrayList<>();
    marks.forEach((key, data) -> layers.add(layer(key, data)));
    return map(
        "kind",
        "plot",
        "layers",
        layers,
        "scales",
        new ArrayList<Object>(scales),
        "theme",
        theme,
        "ggsize",
        map("width", width, "height", height));
  }

  private static Map<String, Object> layer(Key key, Map<String, List<Object>> data) {
    String colour = key.paint().colour();
    Map<String, Object> mapping = new LinkedHashMap<>();
    data.keySet().forEach(name -> mapping.put(name, name));
    Map<String, Object> layer =
        map("data", new LinkedHashMap<String, Object>(data), "mapping", mapping);
    layer.put("tooltips", "none");
    layer.put("stat", "identity");
    switch (key.kind().substring(1)) {
      case "rect" -> {
        layer.put("geom", "rect");
        layer.put("fill", colour);
        layer.put("color", Paint.EDGE.colour());
        layer.put("size", 0.5);
      }
      case "polygon" -> {
        boolean isSure = key.more().equals(Chart.Surety.SURE.name());
        layer.put("geom", "polygon");
        layer.put("fill", colour);
        // A line that is seen on what it goes around, and between two areas of the same colour.
        Paint line = key.paint().text();
        layer.put("color", (isSure && line == Paint.ON_LIGHT ? Paint.EDGE : line).colour());
        layer.put("size", isSure ? 0.5 : 0.7);
        if (!isSure) {
          layer.put("linetype", "dashed");
        }
      }
      case "ribbon" -> {
        layer.put("geom", "ribbon");
        layer.put("fill", colour);
        layer.put("alpha", 0.3);
        layer.put("size", 0.0);
      }
      case "point" -> {
        layer.put("geom", "point");
        layer.put("color", colour);
        layer.put("size", 3.5);
      }
      case "text" -> {
        String[] more = key.more().split("/", -1);
        layer.put("geom", "text");
        layer.put("color", colour);
        layer.put("hjust", more[0]);
        layer.put("size", Integer.parseInt(more[1]) / 2.0);
      }
      case "line" -> {
        layer.put("geom", "segment");
        layer.put("color", colour);
        LineKind kind = LineKind.valueOf(key.more());
        layer.put(
            "size",
            switch (kind) {
              case RULE -> 0.5;
              case DASHES, PLAIN -> 1.0;
              case INTERVAL -> 0.8;
              case BREAK -> 0.7;
            });
        if (kind == LineKind.DASHES) {
          layer.put("linetype", "dashed");
        }
        if (kind == LineKind.BREAK) {
          layer.put("linetype", "dotted");
        }
      }
      default -> throw new IllegalStateException("There is no mark " + key.kind() + ".");
    }
    return layer;
  }

  static Map<String, Object> map(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      Object value = keysAndValues[i + 1];
      map.put(
          (String) keysAndValues[i],
          value instanceof Collection<?> many ? new ArrayList<Object>(many) : value);
    }
    return map;
  }
}
