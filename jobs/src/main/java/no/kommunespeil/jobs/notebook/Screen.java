package no.kommunespeil.jobs.notebook;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where a notebook shows things. The kernel that runs the notebook says so when it starts, and so
 * nothing here knows which kernel that is.
 */
public final class Screen {

  /** Text of a page. */
  static final String HTML = "text/html";

  /** A picture. */
  static final String SVG = "image/svg+xml";

  /** Plain text, for where neither can be shown. */
  static final String TEXT = "text/plain";

  private static final AtomicReference<@Nullable Consumer<Map<String, String>>> SHOWN =
      new AtomicReference<>();

  private Screen() {}

  /**
   * Shows things from now on.
   *
   * @param screen takes one thing to show, in several forms by their media type, of which the
   *     notebook chooses the richest it can show
   */
  public static void onto(Consumer<Map<String, String>> screen) {
    SHOWN.set(screen);
  }

  static void show(Map<String, String> forms) {
    Consumer<Map<String, String>> screen = SHOWN.get();
    if (screen == null) {
      throw new IllegalStateException(
          "Nothing shows tables and charts here. Open the notebook with './kommunespeil notebook'"
              + " and choose the kernel Kommunespeil (Java).");
    }
    screen.accept(forms);
  }
}
