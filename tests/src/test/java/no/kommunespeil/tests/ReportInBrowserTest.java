package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import no.kommunespeil.jobs.Main;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The report of 2020 and the data dictionaries, as somebody meets them in a browser. */
@Tag("long")
@ExtendWith(SampleRun.Shared.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportInBrowserTest {

  private static final String NB = "out/report/kommunespeil-2020-nb.html";
  private static final String EN = "out/report/kommunespeil-2020-en.html";
  private static final String DICTIONARY_NB = "given/dictionary_nb.html";
  private static final String DICTIONARY_EN = "given/dictionary_en.html";

  /** WCAG 2.1 levels A and AA, and what axe advises besides, but for colours. */
  private static final String RULES =
      "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],"
          + " rules: {'color-contrast': {enabled: false}}, resultTypes: ['violations']}";

  private static final String COLOURS =
      "{runOnly: {type: 'rule', values: ['color-contrast', 'link-in-text-block']},"
          + " resultTypes: ['violations']}";

  private final SampleRun sample;
  private final Path folder;
  private final Browser browser;

  ReportInBrowserTest(SampleRun sample) throws IOException {
    this.sample = sample;
    this.browser = new Browser();
    this.folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "browser-");
  }

  @BeforeAll
  void write() throws IOException {
    Path out = Files.createDirectory(folder.resolve("out"));
    Files.createSymbolicLink(out.resolve("marts"), sample.out().resolve("marts"));
    run("report", "--out", out.toString(), "--wave", "2020");
    run("export", "--out", sample.out().toString(), "--to", folder.resolve("given").toString());
  }

  private static void run(String... arguments) {
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--conf";
    all[arguments.length + 1] = Program.CONF.toString();
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    int exitCode = Main.run(new PrintStream(output, true, StandardCharsets.UTF_8), all);
    assertThat(exitCode).as(output.toString(StandardCharsets.UTF_8)).isZero();
  }

  @AfterAll
  void close() {
    browser.close();
  }

  private void open(String page, int width, String scheme) {
    browser.open(folder.resolve(page), width, scheme);
  }

  @ParameterizedTest
  @ValueSource(strings = {NB, EN, DICTIONARY_NB, DICTIONARY_EN})
  void no_rule_of_accessibility_is_broken_in_light_or_dark(String page) {
    open(page, 1280, "light");
    browser.run("measured.openAll()");
    assertThat(browser.violations(RULES))
        .singleElement()
        .asString()
        .matches("[2-9]\\d rules passed");

    for (String scheme : List.of("light", "dark")) {
      open(page, 1280, scheme);
      browser.run("measured.openAll()");
      browser.run("measured.keepOneOfEachKind()");
      assertThat(browser.violations(COLOURS))
          .as(scheme)
          .singleElement()
          .asString()
          .matches("[12] rules passed");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {NB, EN, DICTIONARY_NB, DICTIONARY_EN})
  void a_page_is_one_small_file_that_opens_at_once_and_says_nothing_in_the_console(String page)
      throws IOException {
    browser.console();
    browser.requests();

    open(page, 1280, "light");

    assertThat(Files.size(folder.resolve(page))).isLessThan(3_000_000);
    assertThat(browser.console()).isEmpty();
    assertThat(browser.requests())
        .singleElement()
        .asString()
        .contains(Path.of(page).getFileName().toString());
    // Without a script a page can be used as soon as it is laid out.
    assertThat(browser.list("return [...document.scripts].map(each => each.outerHTML)")).isEmpty();
    assertThat(browser.number("return performance.getEntriesByType('navigation')[0].loadEventEnd"))
        .as("milliseconds until the page is loaded")
        .isBetween(1.0, 2000.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {NB, EN, DICTIONARY_NB, DICTIONARY_EN})
  void a_narrow_window_shows_all_without_going_sideways(String page) {
    // 640 pixels are what a window of 1280 has left at twice the size.
    for (int width : List.of(320, 640)) {
      open(page, width, "light");
      browser.run("measured.openAll()");

      assertThat(browser.list("return measured.sideways()")).as(page + " at " + width).isEmpty();
      assertThat(browser.list("return measured.small(11)")).as(page + " at " + width).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {NB, EN})
  void texts_of_charts_are_whole_apart_and_stand_out(String page) {
    for (String scheme : List.of("light", "dark")) {
      open(page, 1280, scheme);
      browser.run("measured.openAll()");

      assertThat(browser.number("return measured.contrasts(4.5).seen")).isGreaterThan(1000);
      assertThat(browser.list("return measured.contrasts(4.5).wrong")).as(scheme).isEmpty();
    }
    for (int width : List.of(1280, 640, 320)) {
      open(page, width, "light");
      assertThat(browser.list("return measured.texts()")).as(page + " at " + width).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {NB, DICTIONARY_EN})
  void whoever_has_only_a_keyboard_gets_everywhere(String page) {
    open(page, 320, "light");
    browser.run("measured.openAll()");
    browser.run("measured.watchFocus()");
    assertThat(browser.number("return measured.scrolling()")).isGreaterThan(20);

    browser.press("Tab", 9, 1);
    assertThat(browser.run("return document.activeElement.className")).isEqualTo("skip");
    assertThat(browser.number("return document.activeElement.getBoundingClientRect().left"))
        .as("the link is seen once it has the focus")
        .isNotNegative();
    int most =
        (int) browser.number("return document.querySelectorAll('a,summary,[tabindex]').length");
    browser.press("Tab", 9, most - 2);

    assertThat(browser.list("return measured.notReached()")).isEmpty();
    browser.run("document.querySelector('.skip').focus()");
    browser.press("Enter", 13, 1);
    assertThat(browser.run("return location.hash")).isEqualTo("#main");
    browser.press("Tab", 9, 1);
    assertThat(browser.run("return document.activeElement.closest('main') !== null"))
        .isEqualTo(true);
  }

  @ParameterizedTest
  @ValueSource(strings = {NB, EN})
  void every_printed_page_says_that_the_data_are_synthetic(String page) throws IOException {
    open(page, 1280, "dark");

    try (PDDocument document = Loader.loadPDF(browser.printed())) {
      assertThat(document.getNumberOfPages()).isBetween(20, 200);
      for (int i = 1; i <= document.getNumberOfPages(); i++) {
        assertThat(across(document, i))
            .as("page " + i)
            .isEqualTo(page.equals(NB) ? "Syntetiskedata" : "Syntheticdata");
      }
    }
  }

  /** The letters that stand at an angle on a page, in the order in which they were drawn. */
  private static String across(PDDocument document, int page) throws IOException {
    StringBuilder letters = new StringBuilder();
    PDFTextStripper turned =
        new PDFTextStripper() {
          @Override
          protected void processTextPosition(TextPosition letter) {
            if (Math.abs(letter.getTextMatrix().getShearY()) > 0.1) {
              letters.append(letter.getUnicode().strip());
            }
          }
        };
    turned.setStartPage(page);
    turned.setEndPage(page);
    turned.getText(document);
    return letters.toString();
  }
}
