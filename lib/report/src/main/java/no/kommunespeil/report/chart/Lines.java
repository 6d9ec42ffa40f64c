package no.kommunespeil.report.chart;

import java.util.ArrayList;
import java.util.List;

/** Texts broken into the lines of a picture. */
final class Lines {

  private static final String MORE = "…";

  private Lines() {}

  /**
   * The text in lines of at most so many characters, cut with an ellipsis when they are not enough.
   */
  static List<String> of(String text, int characters, int lines) {
    List<String> broken = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : clean(text).split(" ", -1)) {
      String left = word;
      while (true) {
        int taken = line.codePointCount(0, line.length());
        int length = left.codePointCount(0, left.length());
        if (taken + (taken == 0 ? 0 : 1) + length <= characters) {
          line.append(taken == 0 ? "" : " ").append(left);
          break;
        }
        if (taken > 0) {
          broken.add(line.toString());
          line.setLength(0);
        } else {
          int cut = left.offsetByCodePoints(0, characters);
          broken.add(left.substring(0, cut));
          left = left.substring(cut);
        }
        if (broken.size() > lines) {
          break;
        }
      }
      if (broken.size() > lines) {
        break;
      }
    }
    if (line.length() > 0) {
      broken.add(line.toString());
    }
    if (broken.size() <= lines) {
      return broken;
    }
    List<String> kept = new ArrayList<>(broken.subList(0, lines));
    String last = kept.get(lines - 1);
    int length = last.codePointCount(0, last.length());
    kept.set(
        lines - 1,
        (length < characters ? last : last.substring(0, last.offsetByCodePoints(0, characters - 1)))
            + MORE);
    return kept;
  }

  /** Without what a picture cannot hold, or what would turn the text around it. */
  static String clean(String text) {
    StringBuilder clean = new StringBuilder();
    text.codePoints()
        .filter(
            point ->
                switch (Character.getType(point)) {
                  case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> point == '\n';
                  case Character.UNASSIGNED -> false;
                  default -> true;
                })
        .forEach(clean::appendCodePoint);
    return clean.toString().replaceAll("\\s*\\n\\s*", " ").strip();
  }
}
