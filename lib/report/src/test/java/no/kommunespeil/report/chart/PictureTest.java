package no.kommunespeil.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import no.kommunespeil.report.Made;
import org.junit.jupiter.api.Test;

class PictureTest {

  private static final int WHITE = 0xffffff;

  private static Picture picture(Caption caption) {
    return new Chart.Bars(
            List.of(),
            List.of(
                new Chart.Group(
                    "Ja", List.of(new Chart.Bar(Paint.PLAIN, 0.585, null, null, "58,5 %"))),
                new Chart.Group(
                    "Nei", List.of(new Chart.Bar(Paint.SECOND, 0.3, null, null, "30 %")))))
        .drawn()
        .asFile(caption);
  }

  private static Caption caption(String title, String warning) {
    return new Caption(title, "Fordeling", List.of("n = 200"), warning, "Ja 58,5 %; Nei 30 %");
  }

  private static BufferedImage decoded(Picture picture) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(picture.png()));
  }

  private static long pixels(BufferedImage image, int left, int right, int top, int bottom) {
    return IntStream.range(top, bottom)
        .mapToLong(
            y ->
                IntStream.range(left, right)
                    .filter(x -> (image.getRGB(x, y) & WHITE) != WHITE)
                    .count())
        .sum();
  }

  private static long pixels(BufferedImage image, int colour) {
    return IntStream.range(0, image.getHeight())
        .mapToLong(
            y ->
                IntStream.range(0, image.getWidth())
                    .filter(x -> (image.getRGB(x, y) & WHITE) == colour)
                    .count())
        .sum();
  }

  @Test
  void a_png_is_three_times_as_large_as_its_svg() throws IOException {
    Picture picture = picture(caption("Tittel", ""));
    BufferedImage image = decoded(picture);
    assertThat(picture.svg())
        .contains(
            "width=\"" + image.getWidth() / 3 + "\" height=\"" + image.getHeight() / 3 + "\"");
    assertThat(image.getWidth()).isEqualTo(3 * 688);
  }

  @Test
  void bars_have_their_colours_and_lengths() throws IOException {
    BufferedImage image = decoded(picture(caption("Tittel", "")));
    long first = pixels(image, 0x2171b5);
    long second = pixels(image, 0xd9822b);
    // Two bars as high as one another, 58.5 and 30 per cent long.
    assertThat(first / (double) second).isBetween(0.98 * 0.585 / 0.3, 1.02 * 0.585 / 0.3);
    assertThat(pixels(image, 0, image.getWidth(), 0, 30)).isZero();
    assertThat(pixels(image, 0, 60, 0, image.getHeight())).isZero();
  }

  @Test
  void the_title_stands_above_and_the_warning_below() throws IOException {
    BufferedImage with = decoded(picture(caption("Tittel", "Syntetiske data")));
    BufferedImage without = decoded(picture(caption("", "")));
    assertThat(with.getHeight() - without.getHeight()).isEqualTo(3 * (21 + 17));
    assertThat(pixels(with, 72, 400, 72, 72 + 3 * 21)).isGreaterThan(500);
    int bottom = with.getHeight();
    assertThat(pixels(with, 72, 600, bottom - 120, bottom - 45)).isGreaterThan(1000);
    assertThat(pixels(with, 0, with.getWidth(), bottom - 40, bottom)).isZero();
  }

  @Test
  void nothing_long_is_cut_at_the_edge() throws IOException {
    String words = "MÅLGRUPPE Wergelandsveien ".repeat(12);
    BufferedImage image = decoded(picture(new Caption(words, words, List.of(words), words, words)));
    assertThat(pixels(image, image.getWidth() - 30, image.getWidth(), 0, image.getHeight()))
        .isZero();
    assertThat(pixels(image, 0, image.getWidth(), image.getHeight() - 30, image.getHeight()))
        .isZero();
  }

  @Test
  void a_file_has_no_space_that_fonts_lack() {
    assertThat(picture(new Caption("58\u202f%", "", List.of(), "", "58\u202f%")).svg())
        .contains("58\u00a0%")
        .doesNotContain("\u202f");
  }

  @Test
  void the_same_picture_is_the_same_bytes() throws IOException {
    assertThat(picture(caption("Tittel", "")).png())
        .isEqualTo(picture(caption("Tittel", "")).png());
  }

  @Test
  void a_png_says_in_words_what_it_shows() throws IOException {
    String bytes = new String(picture(caption("Tittel", "")).png(), StandardCharsets.ISO_8859_1);
    assertThat(bytes).contains("iTXtTitle", "iTXtDescription", "Ja 58,5 %; Nei 30 %", "pHYs");
    assertThat(bytes).doesNotContain("tIME");
  }

  @Test
  void texts_that_harm_are_drawn_like_others() throws IOException {
    for (String text : Made.HOSTILE) {
      BufferedImage image = decoded(picture(new Caption(text, text, List.of(text), text, text)));
      assertThat(image.getHeight()).isLessThan(3 * 1000);
    }
  }
}
