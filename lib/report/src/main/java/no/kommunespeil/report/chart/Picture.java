package no.kommunespeil.report.chart;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.DocumentLimits;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A picture with its caption, for a file of its own.
 *
 * @param svg as a vector graphic, an XML document
 */
public record Picture(String svg, Caption caption) {

  /** Pixels of the PNG for one of the vector graphic: sharp on a slide as wide as a screen. */
  static final int SCALE = 3;

  /** The picture is our own and may be as large as it is; what is drawn is bounded elsewhere. */
  private static final DocumentLimits UNLIMITED = new DocumentLimits(30, 15, Integer.MAX_VALUE);

  /**
   * The same picture as a PNG file, without a time: the same bytes every time on one machine.
   *
   * @throws IOException when it cannot be made
   */
  public byte[] png() throws IOException {
    SVGDocument document =
        new SVGLoader()
            .load(
                new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)),
                null,
                LoaderContext.builder().documentLimits(UNLIMITED).build());
    if (document == null) {
      throw new IOException("The picture \"" + caption.title() + "\" cannot be drawn.");
    }
    BufferedImage image =
        new BufferedImage(
            Math.round(document.size().width * SCALE),
            Math.round(document.size().height * SCALE),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.scale(SCALE, SCALE);
      document.render((Component) null, graphics, null);
    } finally {
      graphics.dispose();
    }
    return Png.of(image, caption, SCALE);
  }
}
