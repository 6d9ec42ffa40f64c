package no.kommunespeil.domain.response;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What cells mean, by their text exactly as written. Never changed once made, so that threads may
 * share it without waiting for each other; open addressing, so that a look-up makes no object.
 */
final class CellTable implements Serializable {

  private static final long serialVersionUID = 1L;

  /** What is told of a text that is not in the table; no meaning has this value. */
  static final byte UNSEEN = Byte.MIN_VALUE;

  static final CellTable EMPTY = new CellTable(new @Nullable String[16], new byte[16], 0);

  private final @Nullable String[] texts;
  private final byte[] meanings;
  private final int size;

  private CellTable(@Nullable String[] texts, byte[] meanings, int size) {
    this.texts = texts;
    this.meanings = meanings;
    this.size = size;
  }

  int size() {
    return size;
  }

  byte get(String text) {
    int slot = slot(text, texts.length);
    String there = texts[slot];
    while (there != null) {
      if (there.equals(text)) {
        return meanings[slot];
      }
      slot = slot + 1 & texts.length - 1;
      there = texts[slot];
    }
    return UNSEEN;
  }

  /** A table that also knows this text; this one stays as it is. */
  CellTable with(String text, byte meaning) {
    int length = 2 * (size + 1) > texts.length ? 2 * texts.length : texts.length;
    @Nullable String[] newTexts = new @Nullable String[length];
    byte[] newMeanings = new byte[length];
    int newSize = 0;
    for (int i = 0; i < texts.length; i++) {
      String there = texts[i];
      if (there != null && !there.equals(text)) {
        put(newTexts, newMeanings, there, meanings[i]);
        newSize++;
      }
    }
    put(newTexts, newMeanings, text, meaning);
    return new CellTable(newTexts, newMeanings, newSize + 1);
  }

  private static void put(@Nullable String[] texts, byte[] meanings, String text, byte meaning) {
    int slot = slot(text, texts.length);
    while (texts[slot] != null) {
      slot = slot + 1 & texts.length - 1;
    }
    texts[slot] = text;
    meanings[slot] = meaning;
  }

  private static int slot(String text, int length) {
    int hash = text.hashCode();
    return (hash ^ hash >>> 15) & length - 1;
  }
}
