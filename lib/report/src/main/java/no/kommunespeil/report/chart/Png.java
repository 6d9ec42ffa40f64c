package no.kommunespeil.report.chart;

import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.UserError;

/** PNG files, and what a machine must have to make them. */
public final class Png {

  /** Of a picture at its own size on a screen; PNG counts per metre. */
  private static final double PIXELS_PER_METRE = 96 / 0.0254;

  private static final String FORMAT = "javax_imageio_png_1.0";

  private Png() {}

  /**
   * Looks whether this machine can write letters, before any work is done in vain.
   *
   * @param doing what is being done, for the message
   * @throws UserError when it has no font
   */
  public static void needsFonts(String doing) {
    try {
      if (GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts().length > 0) {
        return;
      }
    } catch (RuntimeException | InternalError | LinkageError e) {
      // Java says that it finds no fonts, or not what reads them, in one of these ways.
      throw noFonts(doing);
    }
    throw noFonts(doing);
  }

  private static UserError noFonts(String doing) {
    return UserError.of(
        doing,
        Place.of("--format"),
        "PNG files need fonts, and Java finds none on this machine.",
        "Install some, such as your system's packages fontconfig and fonts-liberation, or choose"
            + " --format svg.");
  }

  static byte[] of(BufferedImage image, Caption caption, int scale) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // In memory, since files for the time being would be made beside others' otherwise.
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(
              ImageTypeSpecifier.createFromRenderedImage(image), writer.getDefaultWriteParam());
      metadata.mergeTree(FORMAT, described(caption, scale));
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, metadata), null);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static IIOMetadataNode described(Caption caption, int scale) {
    String perMetre = Long.toString(Math.round(PIXELS_PER_METRE * scale));
    IIOMetadataNode root = new IIOMetadataNode(FORMAT);
    root.appendChild(
        node(
            "pHYs",
            Map.of(
                "pixelsPerUnitXAxis",
                perMetre,
                "pixelsPerUnitYAxis",
                perMetre,
                "unitSpecifier",
                "meter")));
    IIOMetadataNode texts = new IIOMetadataNode("iTXt");
    texts.appendChild(text("Title", caption.title()));
    texts.appendChild(text("Description", caption.alternative()));
    root.appendChild(texts);
    return root;
  }

  private static IIOMetadataNode text(String keyword, String text) {
    return node(
        "iTXtEntry",
        Map.of(
            "keyword",
            keyword,
            "compressionFlag",
            "FALSE",
            "compressionMethod",
            "0",
            "languageTag",
            "",
            "translatedKeyword",
            "",
            "text",
            Lines.clean(text)));
  }

  private static IIOMetadataNode node(String name, Map<String, String> attributes) {
    IIOMetadataNode node = new IIOMetadataNode(name);
    attributes.forEach(node::setAttribute);
    return node;
  }
}
