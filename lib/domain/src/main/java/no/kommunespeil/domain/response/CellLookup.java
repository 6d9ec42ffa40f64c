package no.kommunespeil.domain.response;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import no.kommunespeil.domain.survey.LabelKey;

/**
 * What the cells of a column mean. A text is looked up as it is written; only one not met before is
 * normalised, and remembered when it means something. Texts that mean nothing are not remembered,
 * since they may be somebody's own words.
 */
final class CellLookup implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Ways of writing the same few labels; more than this is not a column of labels. */
  private static final int MOST_REMEMBERED = 512;

  private final HashMap<String, Byte> meanings;
  private final byte otherwise;

  /**
   * Replaced, never changed. Threads that race may each forget what the other just learned, which
   * costs them a second look and nothing else.
   */
  private CellTable seen;

  private CellLookup(HashMap<String, Byte> meanings, byte otherwise) {
    this.meanings = meanings;
    this.otherwise = otherwise;
    CellTable table = CellTable.EMPTY.with("", Missing.BLANK);
    for (Map.Entry<String, Byte> entry : meanings.entrySet()) {
      table = table.with(entry.getKey(), entry.getValue());
    }
    this.seen = table;
  }

  /** What the cell means; {@link Missing#BLANK} when it holds nothing but blanks. */
  byte meaning(String cell) {
    byte meaning = seen.get(cell);
    return meaning == CellTable.UNSEEN ? meaningOfUnseen(cell) : meaning;
  }

  private byte meaningOfUnseen(String cell) {
    String key = key(cell);
    if (key.isEmpty()) {
      return Missing.BLANK;
    }
    Byte meaning = meanings.get(key);
    if (meaning == null) {
      return otherwise;
    }
    CellTable known = seen;
    if (known.size() < MOST_REMEMBERED) {
      seen = known.with(cell, meaning);
    }
    return meaning;
  }

  /**
   * What two ways of writing one label or code have in common. A whole number written with
   * decimals, as spreadsheets write codes, is that number.
   */
  static String key(String text) {
    String key = LabelKey.of(text);
    int digits = 0;
    while (digits < key.length() && isDigit(key.charAt(digits))) {
      digits++;
    }
    if (digits == 0 || digits + 1 >= key.length()) {
      return key;
    }
    char point = key.charAt(digits);
    if (point != '.' && point != ',') {
      return key;
    }
    for (int i = digits + 1; i < key.length(); i++) {
      if (key.charAt(i) != '0') {
        return key;
      }
    }
    return key.substring(0, digits);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Gathers meanings; of two for the same text the first stands. */
  static final class Builder {

    private final HashMap<String, Byte> meanings = new HashMap<>();

    /** An empty text is no way of writing anything and is left out. */
    Builder add(String text, int meaning) {
      String key = key(text);
      if (!key.isEmpty()) {
        meanings.putIfAbsent(key, (byte) meaning);
      }
      return this;
    }

    boolean isEmpty() {
      return meanings.isEmpty();
    }

    /**
     * @param otherwise what a text that was not added means
     */
    CellLookup build(byte otherwise) {
      return new CellLookup(meanings, otherwise);
    }
  }
}
