package no.kommunespeil.report.page;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import no.kommunespeil.report.model.ReportModel.Figure;

/** Names of files with figures: what they are, in letters every file system and mail can carry. */
public final class FigureNames {

  private static final int TITLE = 48;
  private static final int KIND = 32;

  private static final Pattern OURS = Pattern.compile("figure-[0-9]{3,}(-[a-z0-9]+)*\\.(svg|png)");

  private FigureNames() {}

  /** Whether a file is named as those of a report are. */
  public static boolean isOne(String name) {
    return OURS.matcher(name).matches();
  }

  /**
   * The name of the file with a chart, without what says its format.
   *
   * @param panel 1-based number of the chart in its figure
   */
  static String of(Figure figure, int panel) {
    StringBuilder name =
        new StringBuilder(String.format(Locale.ROOT, "figure-%03d", figure.number()));
    for (String part :
        new String[] {letters(figure.title(), TITLE), letters(figure.kind(), KIND)}) {
      if (!part.isEmpty()) {
        name.append('-').append(part);
      }
    }
    if (figure.panels().size() > 1) {
      name.append('-').append(panel);
    }
    return name.toString();
  }

  private static String letters(String text, int most) {
    String plain =
        Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
            .replace("æ", "ae")
            .replace("ø", "o")
            .replaceAll("\\p{M}+", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    if (plain.length() <= most) {
      return plain;
    }
    int end = plain.lastIndexOf('-', most);
    return plain.substring(0, end > 0 ? end : most);
  }
}
