package no.kommunespeil.report.chart;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jetbrains.letsPlot.awt.plot.PlotSvgExport;
import org.jspecify.annotations.Nullable;

/**
 * A picture. What the charting library wrote is read again and written anew with nothing but known
 * elements and attributes, short numbers, and names that are the same every time.
 */
public final class Svg {

  private static final Pattern NUMBER = Pattern.compile("-?\\d+\\.\\d+(?:E-?\\d+)?");
  private static final Pattern COLOUR = Pattern.compile("rgb\\((\\d+),\\s*(\\d+),\\s*(\\d+)\\)");
  private static final Pattern MARKED = Pattern.compile(Drawing.MARK + "(\\d+)" + Drawing.MARK);
  private static final Pattern SHIFT = Pattern.compile("translate\\(0(?:[ ,]+0)?\\s*\\)");

  private static final Pattern STAYING = Pattern.compile("(M ?(-?[\\d.]+ -?[\\d.]+)) L ?\\2(?= )");

  private static final Set<String> ELEMENTS =
      Set.of("g", "path", "line", "rect", "circle", "text", "tspan", "polyline", "polygon");

  private static final List<String> ATTRIBUTES =
      List.of(
          "transform",
          "d",
          "x",
          "y",
          "x1",
          "y1",
          "x2",
          "y2",
          "cx",
          "cy",
          "r",
          "width",
          "height",
          "points",
          "dy",
          "fill-opacity",
          "stroke-width",
          "stroke-dasharray",
          "text-anchor");

  private static final Map<String, Paint> PAINTS = paints();

  /**
   * Narrower than this part of its size a picture cannot be read, and is scrolled instead: its
   * smallest text, of 12 pixels, is then shown with 11.
   */
  private static final double NARROWEST = 11.0 / 12;

  private static final double WIDEST = 1.1;

  private final int width;
  private final int height;
  private final String body;

  private Svg(int width, int height, String body) {
    this.width = width;
    this.height = height;
    this.body = body;
  }

  private static Map<String, Paint> paints() {
    Map<String, Paint> paints = new HashMap<>();
    for (Paint paint : Paint.values()) {
      paints.put(paint.colour(), paint);
    }
    return Map.copyOf(paints);
  }

  static Svg of(Drawing drawing) {
    String written =
        PlotSvgExport.INSTANCE.buildSvgImageFromRawSpecs(drawing.specification(), null, false);
    try {
      return new Svg(drawing.width(), drawing.height(), rewrite(written, drawing.texts()));
    } catch (XMLStreamException e) {
      throw new IllegalStateException("The charting library wrote no picture.", e);
    }
  }

  /**
   * As part of a page, coloured by the page's style sheet.
   *
   * @param alternative what the picture says, for those who do not see it
   */
  public String inPage(String alternative) {
    return "<svg role=\"img\" viewBox=\"0 0 "
        + width
        + " "
        + height
        + "\" style=\"min-width:"
        + (int) Math.ceil(width * NARROWEST)
        + "px;max-width:"
        + Math.round(width * WIDEST)
        + "px\" aria-label=\""
        + escape(alternative)
        + "\">"
        + body
        + "</svg>";
  }

  /** As a file of its own, on white paper, with what it must not be without. */
  public Picture asFile(Caption caption) {
    return new Picture(Sheet.of(this, caption), caption);
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  String body() {
    return body;
  }

  private static String rewrite(String written, List<String> texts) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(written));
    StringBuilder out = new StringBuilder();
    // What closes each open element: nothing where the element itself was left out.
    Deque<String> open = new ArrayDeque<>();
    int skipped = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          String name = reader.getLocalName();
          if (skipped > 0 || isLeftOut(reader)) {
            skipped++;
          } else if (ELEMENTS.contains(name)) {
            open.push(start(reader, name, out));
          } else {
            open.push("");
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          if (skipped > 0) {
            skipped--;
          } else {
            out.append(open.pop());
          }
        }
        case XMLStreamConstants.CHARACTERS -> {
          if (skipped == 0) {
            out.append(escape(words(reader.getText().strip(), texts)));
          }
        }
        default -> {
          // Comments and the like are not part of the picture.
        }
      }
    }
    return out.toString();
  }

  private static boolean isLeftOut(XMLStreamReader reader) {
    String name = reader.getLocalName();
    return name.equals("style")
        || name.equals("defs")
        || (name.equals("rect")
            && "none".equals(reader.getAttributeValue(null, "fill"))
            && reader.getAttributeValue(null, "stroke") == null);
  }

  private static String start(XMLStreamReader reader, String name, StringBuilder out) {
    StringBuilder attributes = new StringBuilder();
    for (String attribute : ATTRIBUTES) {
      String value = reader.getAttributeValue(null, attribute);
      if (value != null && !isPlain(attribute, value)) {
        attribute(attributes, attribute, attribute.equals("d") ? shortPath(value) : shorten(value));
      }
    }
    String style = style(reader, name);
    if (!style.isEmpty()) {
      attribute(attributes, "class", style);
    }
    if (name.equals("text")) {
      fontSize(reader, attributes);
    }
    if (name.equals("g") && attributes.length() == 0) {
      return "";
    }
    if (name.equals("path") && reader.getAttributeValue(null, "d") == null) {
      return "";
    }
    out.append('<').append(name).append(attributes).append('>');
    return "</" + name + ">";
  }

  private static boolean isPlain(String attribute, String value) {
    return switch (attribute) {
      case "fill-opacity", "stroke-width" -> value.equals("1.0") || value.equals("0.0");
      case "stroke-dasharray" -> value.isEmpty();
      case "text-anchor" -> value.equals("start");
      case "transform" -> value.isBlank() || SHIFT.matcher(shorten(value)).matches();
      default -> false;
    };
  }

  private static String style(XMLStreamReader reader, String name) {
    String fill = paint(reader.getAttributeValue(null, "fill"), reader, "fill");
    String stroke = paint(reader.getAttributeValue(null, "stroke"), reader, "stroke");
    if (name.equals("text") || name.equals("tspan")) {
      return fill.isEmpty() ? "" : "f-" + fill;
    }
    String both =
        (fill.isEmpty() ? "f-no" : "f-" + fill) + (stroke.isEmpty() ? "" : " s-" + stroke);
    return name.equals("g") ? "" : both;
  }

  private static String paint(@Nullable String value, XMLStreamReader reader, String property) {
    String colour = value;
    String style = reader.getAttributeValue(null, "style");
    if (colour == null && style != null) {
      for (String declaration : style.split(";", -1)) {
        String[] parts = declaration.split(":", 2);
        if (parts.length == 2 && parts[0].strip().equals(property)) {
          colour = parts[1].strip();
        }
      }
    }
    if (colour == null) {
      return "";
    }
    Matcher rgb = COLOUR.matcher(colour);
    String hex = colour;
    if (rgb.matches()) {
      hex =
          String.format(
              java.util.Locale.ROOT,
              "#%02x%02x%02x",
              Integer.parseInt(rgb.group(1)),
              Integer.parseInt(rgb.group(2)),
              Integer.parseInt(rgb.group(3)));
    }
    Paint paint = PAINTS.get(hex);
    return paint == null ? "" : paint.styleClass();
  }

  private static void fontSize(XMLStreamReader reader, StringBuilder attributes) {
    String style = reader.getAttributeValue(null, "style");
    Matcher size = Pattern.compile("font-size:\\s*([0-9.]+)px").matcher(style == null ? "" : style);
    String given = reader.getAttributeValue(null, "font-size");
    if (size.find()) {
      attribute(attributes, "font-size", shorten(size.group(1)));
    } else if (given != null) {
      attribute(attributes, "font-size", shorten(given.replace("px", "")));
    }
  }

  private static void attribute(StringBuilder out, String name, String value) {
    out.append(' ').append(name).append("=\"").append(escape(value)).append('"');
  }

  /** Without saying again that a line goes on, or going to where it is. */
  private static String shortPath(String value) {
    return STAYING
        .matcher(shorten(value))
        .replaceAll("$1")
        .replaceAll("(?<=\\d) L ?(?=[\\d-])", " ");
  }

  /** Numbers with at most one decimal: a tenth of a pixel is less than anybody sees. */
  private static String shorten(String value) {
    Matcher number = NUMBER.matcher(value);
    StringBuilder out = new StringBuilder();
    while (number.find()) {
      double rounded = Math.round(Double.parseDouble(number.group()) * 10) / 10.0;
      number.appendReplacement(
          out,
          rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded));
    }
    return number.appendTail(out).toString().strip().replaceAll("\\s+", " ").replace(" )", ")");
  }

  private static String words(String text, List<String> texts) {
    Matcher marked = MARKED.matcher(text);
    return marked.matches() ? texts.get(Integer.parseInt(marked.group(1))) : text;
  }

  static String escape(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}
