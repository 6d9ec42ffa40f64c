package no.kommunespeil.report;

/** Texts as every kind of file can hold them. */
public final class PlainText {

  private static final char UNKNOWN = '\uFFFD';

  private PlainText() {}

  /**
   * The text with what XML 1.0 has no character for replaced by U+FFFD: control characters but tab
   * and ends of lines, lone surrogates, U+FFFE and U+FFFF.
   */
  public static String readable(String text) {
    if (text.codePoints().allMatch(PlainText::isReadable)) {
      return text;
    }
    StringBuilder readable = new StringBuilder(text.length());
    text.codePoints().forEach(c -> readable.appendCodePoint(isReadable(c) ? c : UNKNOWN));
    return readable.toString();
  }

  private static boolean isReadable(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
