package no.kommunespeil.domain.response;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import no.kommunespeil.domain.survey.LabelKey;

/**
 * Reads cells that list the ticked options of a question. A label may itself hold the separator, so
 * the longest run of parts that is an option is taken, the whole cell before all.
 */
final class OptionList implements Serializable {

  private static final long serialVersionUID = 1L;

  /** People tick options in a few hundred combinations; the rest are read anew each time. */
  private static final int MOST_REMEMBERED = 4096;

  private final CellLookup options;
  private final String separator;
  private final ConcurrentHashMap<String, Ticks> seen = new ConcurrentHashMap<>();

  /**
   * @param options index of the option by label, spelling or code; else {@link Missing#UNREADABLE}
   * @param separator what the delivery puts between options, empty when cells hold one option
   */
  OptionList(CellLookup options, String separator) {
    this.options = options;
    // Blanks around the separator are not required: parts are read without them.
    this.separator = LabelKey.isBlank(separator) ? separator : separator.strip();
  }

  /**
   * What a cell says.
   *
   * @param options indices of the ticked options
   * @param unreadable whether a part of the cell is no option
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared; read in the innermost loop.
  record Ticks(byte[] options, boolean unreadable) implements Serializable {

    static final Ticks BLANK = new Ticks(new byte[0], false);

    boolean isBlank() {
      return options.length == 0 && !unreadable;
    }
  }

  Ticks read(String cell) {
    if (cell.isEmpty()) {
      return Ticks.BLANK;
    }
    Ticks known = seen.get(cell);
    return known == null ? readUnseen(cell) : known;
  }

  private Ticks readUnseen(String cell) {
    Ticks ticks = split(cell);
    // A cell with a part that is no option may hold somebody's own words and is not remembered.
    if (!ticks.unreadable() && seen.size() < MOST_REMEMBERED) {
      seen.put(cell, ticks);
    }
    return ticks;
  }

  private Ticks split(String cell) {
    List<Integer> cuts = cuts(cell);
    byte[] found = new byte[cuts.size()];
    int count = 0;
    boolean unreadable = false;
    int from = 0;
    while (from < cuts.size() - 1) {
      int to = cuts.size() - 1;
      byte option = meaning(cell, cuts, from, to);
      while (option < 0 && to > from + 1) {
        to--;
        option = meaning(cell, cuts, from, to);
      }
      if (option >= 0) {
        found[count++] = option;
      } else if (option == Missing.UNREADABLE) {
        unreadable = true;
      }
      from = to;
    }
    byte[] ticked = new byte[count];
    System.arraycopy(found, 0, ticked, 0, count);
    return new Ticks(ticked, unreadable);
  }

  private byte meaning(String cell, List<Integer> cuts, int from, int to) {
    return options.meaning(cell.substring(cuts.get(from), cuts.get(to) - separator.length()));
  }

  /** Where parts begin; the last is where one more would. */
  private List<Integer> cuts(String cell) {
    List<Integer> cuts = new ArrayList<>();
    cuts.add(0);
    if (!separator.isEmpty()) {
      int at = cell.indexOf(separator);
      while (at >= 0) {
        cuts.add(at + separator.length());
        at = cell.indexOf(separator, at + separator.length());
      }
    }
    cuts.add(cell.length() + separator.length());
    return cuts;
  }
}
