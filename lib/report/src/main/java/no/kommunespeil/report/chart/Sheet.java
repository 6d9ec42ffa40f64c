package no.kommunespeil.report.chart;

import java.util.List;

/**
 * A picture on a sheet of white paper: its title above, what it rests on below. Every sheet is as
 * wide as a column of text, so that letters are equally large on all of them.
 */
final class Sheet {

  private static final int WIDTH = 640;
  private static final int MARGIN = 24;

  /** Of the picture itself. */
  private static final int PADDING = 10;

  private static final int TITLE = 17;
  private static final int WORDS = 12;
  // As many letters as fit in the widest font a machine may put in the place of the first.
  private static final int TITLE_CHARACTERS = 56;
  private static final int CHARACTERS = 92;
  private static final int MOST_LINES = 8;

  private final StringBuilder words = new StringBuilder();
  private int y = MARGIN;

  private Sheet() {}

  static String of(Svg svg, Caption caption) {
    // Common fonts have no narrow space; where it is missing a box would stand in its place.
    return new Sheet().written(svg, caption).replace('\u202f', '\u00a0');
  }

  private String written(Svg svg, Caption caption) {
    lines(caption.title(), TITLE, TITLE_CHARACTERS, Paint.INK, " font-weight=\"bold\"");
    lines(caption.kind(), WORDS, CHARACTERS, Paint.MUTED, "");
    y += 10;
    String body =
        "<g transform=\"translate("
            + (MARGIN - PADDING)
            + " "
            + (y - PADDING)
            + ")\">"
            + svg.body()
            + "</g>";
    y += svg.height() + 12;
    for (String note : caption.notes()) {
      lines(note, WORDS, CHARACTERS, Paint.INK, "");
      y += 3;
    }
    lines(caption.warning(), WORDS + 1, CHARACTERS - 8, Paint.INK, " font-weight=\"bold\"");
    int width = Math.max(svg.width(), WIDTH) + 2 * MARGIN;
    int height = y + MARGIN - 8;
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "
        + (width + " " + height)
        + ("\" width=\"" + width + "\" height=\"" + height + "\">")
        + ("<title>" + Svg.escape(Lines.clean(caption.title())) + "</title>")
        + ("<desc>" + Svg.escape(Lines.clean(caption.alternative())) + "</desc>")
        + ("<style>" + style() + "</style>")
        + ("<rect width=\"" + width + "\" height=\"" + height + "\" fill=\"#ffffff\"/>")
        + words
        + body
        + "</svg>\n";
  }

  private void lines(String text, int size, int characters, Paint paint, String weight) {
    List<String> lines = Lines.of(text, characters, MOST_LINES);
    for (String line : lines) {
      if (line.isEmpty()) {
        continue;
      }
      y += size + 4;
      words
          .append("<text x=\"" + MARGIN + "\" y=\"" + (y - 4) + "\" font-size=\"" + size + "\"")
          .append(weight)
          .append(" class=\"f-" + paint.styleClass() + "\">")
          .append(Svg.escape(line))
          .append("</text>");
    }
  }

  private static String style() {
    // Liberation Sans is as wide as Arial, and what machines without Arial have.
    StringBuilder style =
        new StringBuilder(
            "svg{font-family:Arial,Helvetica,\"Liberation Sans\",sans-serif}.f-no{fill:none}");
    for (Paint paint : Paint.values()) {
      style.append(".f-").append(paint.styleClass()).append("{fill:").append(paint.colour());
      style.append("}.s-").append(paint.styleClass()).append("{stroke:").append(paint.colour());
      style.append('}');
    }
    return style.toString();
  }
}
