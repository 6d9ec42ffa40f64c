package no.kommunespeil.tests;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Chromium without a window, and what can be seen of a page in it. */
final class Browser implements AutoCloseable {

  private static final String AXE = "/axe.min.js";
  private static final String MEASURES = "browser/page.js";

  private final ChromeDriver driver;

  /** Starts it with a profile of its own, or skips the test where there is none. */
  Browser() {
    Path chromium =
        NeededProgram.find(
            "Chromium (Debian's package chromium)",
            "chromium",
            "google-chrome",
            "chromium-browser");
    Path chromedriver =
        NeededProgram.find("driver of Chromium (Debian's package chromium-driver)", "chromedriver");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.toString());
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync");
    driver =
        new ChromeDriver(
            new ChromeDriverService.Builder().usingDriverExecutable(chromedriver.toFile()).build(),
            options);
    driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(5));
  }

  /** Opens a file as somebody would whose system is light or dark, in a window of that width. */
  void open(Path file, int width, String scheme) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 400));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    driver.get(file.toUri().toString());
    run(resource(MEASURES));
  }

  /** What a script in the page gives back. */
  @Nullable Object run(String script) {
    return driver.executeScript(script);
  }

  /** A list that a script in the page gives back. */
  List<String> list(String script) {
    List<String> texts = new ArrayList<>();
    if (run(script) instanceof List<?> found) {
      found.forEach(each -> texts.add(String.valueOf(each)));
      return texts;
    }
    throw new IllegalStateException("No list from " + script);
  }

  /** A number that a script in the page gives back. */
  double number(String script) {
    if (run(script) instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalStateException("No number from " + script);
  }

  /** Rules of accessibility that the page breaks, with where, as axe finds them. */
  List<String> violations(String axeOptions) {
    run(resource(AXE));
    Object found =
        driver.executeAsyncScript(
            "const done = arguments[arguments.length - 1];"
                + "axe.run(document, "
                + axeOptions
                + ").then(found => done([found.passes.length + ' rules passed'].concat("
                + "found.violations.map(v => v.id + ' (' + v.nodes.length + '): ' + v.help + ' '"
                + " + v.nodes.slice(0, 3).map(n => n.html.slice(0, 200) + ' '"
                + " + n.failureSummary).join(' | ')))),"
                + " error => done(['axe failed: ' + error]));");
    List<String> violations = new ArrayList<>();
    if (found instanceof List<?> all) {
      all.forEach(each -> violations.add(String.valueOf(each)));
    }
    return violations;
  }

  /** Presses a key so many times. */
  void press(String key, int code, int times) {
    for (int i = 0; i < times; i++) {
      for (String type : List.of("rawKeyDown", "keyUp")) {
        driver.executeCdpCommand(
            "Input.dispatchKeyEvent",
            Map.of("type", type, "key", key, "code", key, "windowsVirtualKeyCode", code));
      }
    }
  }

  /** The open page as it would be printed, a PDF. */
  byte[] printed() {
    Object data =
        driver
            .executeCdpCommand(
                "Page.printToPDF",
                Map.of("printBackground", true, "paperWidth", 8.27, "paperHeight", 11.69))
            .get("data");
    return Base64.getDecoder().decode(String.valueOf(data));
  }

  /** What the console said since it was last asked. */
  List<String> console() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  /** Messages about requests that were sent since it was last asked. */
  List<String> requests() {
    return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
        .map(LogEntry::getMessage)
        .filter(message -> message.contains("\"Network.requestWillBeSent\""))
        .toList();
  }

  private static String resource(String name) {
    try (InputStream in = Browser.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("There is no " + name + ".");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
