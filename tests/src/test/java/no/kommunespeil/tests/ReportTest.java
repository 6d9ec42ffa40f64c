package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import no.kommunespeil.jobs.Main;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the command {@code report} writes of the sample waves. */
@ExtendWith(SampleRun.Shared.class)
class ReportTest {

  private final SampleRun sample;

  ReportTest(SampleRun sample) {
    this.sample = sample;
  }

  private record Ended(int exitCode, String output) {}

  private static Ended report(Path out, String... arguments) {
    List<String> all = new ArrayList<>(List.of("report", "--out", out.toString()));
    all.addAll(List.of("--conf", Program.CONF.toString()));
    all.addAll(List.of(arguments));
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    int exitCode =
        Main.run(new PrintStream(output, true, StandardCharsets.UTF_8), all.toArray(String[]::new));
    return new Ended(exitCode, output.toString(StandardCharsets.UTF_8));
  }

  /** The sample's marts, in a folder that may be written to. */
  private Path out(Path folder) throws IOException {
    Files.createSymbolicLink(folder.resolve("marts"), sample.out().resolve("marts"));
    return folder;
  }

  @Test
  void the_report_of_2020_has_every_question_asked_then(@TempDir Path folder)
      throws IOException, SQLException {
    Path figures = folder.resolve("figures");

    Ended ended =
        report(out(folder), "--wave", "2020", "--language", "nb", "--figures", figures.toString());

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    Path file = folder.resolve("report/kommunespeil-2020-nb.html");
    assertThat(ended.output()).contains("Wrote " + file);
    assertThat(file).isNotEmptyFile();
    assertThat(Files.size(file)).isLessThan(3_000_000);
    Document page = Jsoup.parse(Files.readString(file));
    List<String> titles = page.select("figcaption h3").eachText();
    List<List<@Nullable Object>> asked =
        sample.query(
            "select distinct question_nb from estimates where wave = '2020' and breakdown = 'all'");
    assertThat(asked).hasSizeGreaterThan(45);
    assertThat(asked)
        .allSatisfy(
            question ->
                assertThat(titles).anyMatch(title -> title.endsWith(". " + question.get(0))));
    assertThat(page.select(".kind").eachText())
        .contains(
            "Fordeling",
            "Fordeling for hvert ledd",
            "Roller side om side",
            "Flere svar mulig, rangert",
            "Gjennomsnitt etter fylke, rangert",
            "Rutekart over fylkene",
            "Utvikling",
            "Svartabell",
            "Registerprofil",
            "Krysstabell",
            "Åpent spørsmål");
    assertThat(page.select(".synthetic").text()).startsWith("Syntetiske data");
    // Among 216 integration leads all know the newsletter, and 136 know Nora.
    assertThat(page.select("#theme-imdi-services ~ ul").text())
        .contains("Alle (100,0\u202f%; 216 av 216)", "136 av 216");
    List<String> pictures = names(figures.resolve("2020-nb"));
    List<String> svg = pictures.stream().filter(name -> name.endsWith(".svg")).toList();
    assertThat(svg).hasSize(page.select("figure .chart svg").size()).hasSizeGreaterThan(50);
    assertThat(pictures)
        .hasSize(2 * svg.size())
        .containsAll(svg.stream().map(name -> name.replace(".svg", ".png")).toList());
    for (String name : pictures) {
      if (name.endsWith(".png")) {
        BufferedImage image = ImageIO.read(figures.resolve("2020-nb").resolve(name).toFile());
        assertThat(image.getWidth()).as(name).isBetween(2000, 2400);
        assertThat(darkest(image)).as(name).isLessThan(0x60);
      }
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** The least of red, green and blue together of any pixel; letters are near black. */
  private static int darkest(BufferedImage image) {
    int darkest = 0xff;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int pixel = image.getRGB(x, y);
        darkest =
            Math.min(
                darkest, Math.max(pixel >> 16 & 0xff, Math.max(pixel >> 8 & 0xff, pixel & 0xff)));
      }
    }
    return darkest;
  }

  @Test
  void figures_of_an_earlier_report_do_not_stay_and_other_files_do(@TempDir Path folder)
      throws IOException {
    Path figures = Files.createDirectories(folder.resolve("figures/2017-nb"));
    Files.writeString(figures.resolve("figure-999-no-longer-there.png"), "old");
    Files.writeString(figures.resolve("my slides.txt"), "mine");

    Ended ended =
        report(
            out(folder),
            "--wave=2017",
            "--language=nb",
            "--format=svg",
            "--figures=" + folder.resolve("figures"));

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    assertThat(names(figures))
        .contains("my slides.txt")
        .doesNotContain("figure-999-no-longer-there.png")
        .hasSizeGreaterThan(5)
        .allMatch(name -> name.equals("my slides.txt") || name.endsWith(".svg"));
  }

  @Test
  void a_format_without_figures_is_not_understood(@TempDir Path folder) throws IOException {
    Ended ended = report(out(folder), "--format", "png");

    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.output()).contains("name a folder for them with --figures");
  }

  private static final List<String> REFORM =
      List.of("03", "11", "15", "18", "30", "34", "38", "42", "46", "50", "54");

  private static final List<String> TODAY =
      List.of(
          "03", "11", "15", "18", "31", "32", "33", "34", "39", "40", "42", "46", "50", "55", "56");

  /** A GeoJSON file with a rectangle for each county, one north of the other. */
  private static Path boundaries(Path folder, List<String> counties) throws IOException {
    List<String> features = new ArrayList<>();
    for (int i = 0; i < counties.size(); i++) {
      double south = 58 + 0.8 * i;
      double north = south + 0.8;
      features.add(
          String.format(
              Locale.ROOT,
              "{\"type\":\"Feature\",\"properties\":{\"fylkesnummer\":\"%s\"},\"geometry\":"
                  + "{\"type\":\"Polygon\",\"coordinates\":[[[6,%2$.1f],[12,%2$.1f],[12,%3$.1f],"
                  + "[6,%3$.1f],[6,%2$.1f]]]}}",
              counties.get(i),
              south,
              north));
    }
    return Files.writeString(
        folder.resolve("counties.geojson"),
        "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}");
  }

  @Test
  void maps_of_2020_have_the_11_counties_of_the_file(@TempDir Path folder)
      throws IOException, SQLException {
    Document page = mapped(folder, "2020", REFORM);

    Element map = page.select("figure:has(.kind:contains(Rutekart og kart))").get(0);
    List<String> shares =
        sample
            .query(
                "select replace(format('{:.1f}', 100 * value), '.', ',') from county_breakdown where"
                    + " wave = '2020' and sub_survey = 'integration_lead' and breakdown = 'county'"
                    + " and statistic = 'share' and category = 'yes' and value is not null and"
                    + " ends_with('"
                    + map.select("h3").text().replace("'", "''")
                    + "', question_nb || ': ' || item_nb)")
            .stream()
            .map(row -> row.get(0) + "\u202f%")
            .toList();
    assertThat(shares).hasSize(11);
    Element second = map.select("svg").get(1);
    assertThat(second.select("text").eachText()).containsAll(shares).contains("Vestland");
    assertThat(second.attr("aria-label")).contains("Vestland", "Agder");
  }

  @Test
  void maps_of_a_wave_before_2020_have_the_15_counties_of_today(@TempDir Path folder)
      throws IOException {
    mapped(folder, "2018", TODAY);
  }

  private Document mapped(Path folder, String wave, List<String> counties) throws IOException {
    Ended ended =
        report(
            out(folder),
            "--wave=" + wave,
            "--language=nb",
            "--boundaries=" + boundaries(folder, counties));

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    Path file = folder.resolve("report/kommunespeil-" + wave + "-nb.html");
    assertThat(Files.size(file)).isLessThan(3_000_000);
    Document page = Jsoup.parse(Files.readString(file));
    List<Element> maps = page.select("figure:has(.kind:contains(Rutekart))");
    assertThat(maps).isNotEmpty();
    for (Element map : maps) {
      assertThat(map.select("svg")).hasSize(2);
      assertThat(map.select("svg").get(1).select("path")).hasSize(counties.size());
      assertThat(map.select(".caveats").text())
          .contains("Grensene er fra filen counties.geojson, forenklet.");
    }
    return page;
  }

  @Test
  void boundaries_of_another_year_are_refused_and_nothing_is_written(@TempDir Path folder)
      throws IOException {
    Path file = boundaries(folder, TODAY);
    Ended ended =
        report(
            out(folder),
            "--wave=2020",
            "--boundaries=" + file,
            "--figures=" + folder.resolve("figures"));

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.output())
        .contains(
            file.toString(),
            "Its counties are not those of the map.",
            "30 Viken, 38 Vestfold og Telemark, 54 Troms og Finnmark, which the file has not.",
            "Choose the boundaries of the map's year: 11 counties from 2020 to 2023, 15 from 2024.");
    assertThat(folder.resolve("report")).doesNotExist();
    assertThat(folder.resolve("figures")).doesNotExist();
  }

  @Test
  void a_wave_without_answers_is_refused(@TempDir Path folder) throws IOException {
    Ended ended = report(out(folder), "--wave", "1999");

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.output()).contains("--wave 1999", "Choose among 2014, 2015");
    assertThat(folder.resolve("report")).doesNotExist();
  }

  @Test
  void marts_that_are_not_there_are_missed(@TempDir Path folder) {
    Ended ended = report(folder);

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.output()).contains("No marts are published there.");
  }
}
