package no.kommunespeil.domain.link;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two blocks whose responses are set side by side, and which of their variables. The tables of all
 * its pairs of variables stand one after the other, so that a pair of responses is counted in one
 * go.
 */
final class Pairing implements Serializable {

  private static final long serialVersionUID = 1L;

  /** What one pair of variables needs to be counted. */
  private record Entry(Link link, int leftAt, int rightAt, int left, int right, int offset)
      implements Serializable {}

  private final Link.Kind kind;
  final int leftBlock;
  final int rightBlock;

  /** Positions among the breakdowns of those it is counted by. */
  final int[] breakdowns;

  /** Units before each unit, the one that speaks first; a unit follows itself when null. */
  private final @Nullable HashMap<String, String[]> predecessors;

  private final ArrayList<Entry> entries = new ArrayList<>();
  private int cells;

  Pairing(
      Link.Kind kind,
      int leftBlock,
      int rightBlock,
      int[] breakdowns,
      @Nullable HashMap<String, String[]> predecessors) {
    this.kind = kind;
    this.leftBlock = leftBlock;
    this.rightBlock = rightBlock;
    this.breakdowns = breakdowns;
    this.predecessors = predecessors;
  }

  /**
   * Adds a pair of variables.
   *
   * @param leftAt position of the left variable in its block's responses
   * @param left categories of the left variable
   */
  void add(Link link, int leftAt, int rightAt, int left, int right) {
    entries.add(new Entry(link, leftAt, rightAt, left, right, cells));
    cells += Joint.cells(left, right);
  }

  /** {@link Link.Kind#PANEL} also for panels in which predecessors must agree. */
  Link.Kind kind() {
    return kind;
  }

  /** Number of cells of all its tables. */
  int cells() {
    return cells;
  }

  String[] predecessors(String unit) {
    HashMap<String, String[]> known = predecessors;
    return known == null ? new String[] {unit} : known.getOrDefault(unit, new String[0]);
  }

  /** Counts two responses. */
  void count(int[] counts, byte[] left, byte[] right) {
    for (Entry entry : entries) {
      counts[entry.offset + Joint.cell(entry.right, left[entry.leftAt], right[entry.rightAt])]++;
    }
  }

  /** Counts a response beside those of several predecessors, where these gave one answer. */
  void countAgreed(int[] counts, List<byte[]> lefts, byte[] right) {
    for (Entry entry : entries) {
      int agreed = agreed(lefts, entry.leftAt);
      if (agreed != DISAGREED) {
        counts[entry.offset + Joint.cell(entry.right, agreed, right[entry.rightAt])]++;
      }
    }
  }

  private static final int DISAGREED = Integer.MIN_VALUE;

  /** The one answer given; where nobody answered, why the first did not. */
  private static int agreed(List<byte[]> lefts, int at) {
    int agreed = lefts.get(0)[at];
    for (byte[] left : lefts) {
      if (left[at] >= 0 && agreed >= 0 && left[at] != agreed) {
        return DISAGREED;
      }
      agreed = agreed >= 0 ? agreed : left[at] >= 0 ? left[at] : agreed;
    }
    return agreed;
  }

  /** The tables of one group, by link, from the counts of all. */
  void tables(long[] counts, TableTaker taker) {
    for (Entry entry : entries) {
      long[] own = new long[Joint.cells(entry.left, entry.right)];
      System.arraycopy(counts, entry.offset, own, 0, own.length);
      taker.take(entry.link, new Joint(entry.left, entry.right, own));
    }
  }

  /** Receives tables. */
  @FunctionalInterface
  interface TableTaker {
    void take(Link link, Joint joint);
  }
}
