package no.kommunespeil.domain.delivery;

/**
 * Whether bytes that are said to be of a one-byte charset look like UTF-8: there are bytes beyond
 * ASCII, and all of them stand in well-formed sequences. Norwegian text in windows-1252 breaks the
 * form at its first letter beyond ASCII, so the guess costs next to nothing from there.
 */
final class Utf8Guess {

  private int expected;
  private boolean sequences;
  private boolean broken;

  void add(byte[] bytes, int from, int to) {
    for (int i = from; i < to && !broken; i++) {
      int b = bytes[i];
      if (expected > 0) {
        broken = (b & 0xC0) != 0x80;
        expected--;
        sequences |= expected == 0;
      } else if (b < 0) {
        expected = following(b & 0xFF);
        broken = expected == 0;
      }
    }
  }

  boolean looksLikeUtf8() {
    return sequences && !broken && expected == 0;
  }

  private static int following(int lead) {
    if (lead >= 0xC2 && lead <= 0xDF) {
      return 1;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
      return 2;
    }
    return lead >= 0xF0 && lead <= 0xF4 ? 3 : 0;
  }
}
