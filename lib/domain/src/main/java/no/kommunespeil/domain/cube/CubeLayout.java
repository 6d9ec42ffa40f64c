package no.kommunespeil.domain.cube;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.kommunespeil.domain.response.Missing;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;

/**
 * Where each count of the cube stands, compiled from the survey so that it can cross to executors.
 *
 * <p>A block is one sub-survey of one wave; besides these each wave has the block {@link #ANY},
 * whose only variable says how many sub-surveys a unit answered. The cells of a block are: the
 * number of responses, then for each variable asked: unreadable, blank, filtered out, and one per
 * category in scale order. The missing kinds stand first, in this order, because a packed answer
 * (category position, or −1 filtered out, −2 blank, −3 unreadable) is then its own distance from
 * the first category.
 */
public final class CubeLayout implements Serializable {

  private static final long serialVersionUID = 1L;

  /** The pseudo sub-survey of units, whichever sub-surveys they answered. */
  public static final String ANY = "any";

  /**
   * The pseudo variable of responses. In {@link #ANY} its categories are "1", "2", ...: the number
   * of sub-surveys the unit answered. In a sub-survey its only category is "1".
   */
  public static final String RESPONSE = "response";

  static final int MISSING_KINDS = 3;

  private final ArrayList<String> breakdowns;
  private final ArrayList<Block> blocks;
  private final HashMap<String, HashMap<String, Integer>> blockByName;

  private CubeLayout(ArrayList<String> breakdowns, ArrayList<Block> blocks) {
    this.breakdowns = breakdowns;
    this.blocks = blocks;
    this.blockByName = new HashMap<>();
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      blockByName.computeIfAbsent(block.wave, wave -> new HashMap<>()).put(block.subSurvey, i);
    }
  }

  /**
   * @param waves the waves that are counted, each with the variables its sub-surveys asked
   * @param breakdowns keys of the breakdowns, in the order in which groups are passed
   */
  public static CubeLayout of(List<Wave> waves, List<String> breakdowns) {
    ArrayList<Block> blocks = new ArrayList<>();
    for (Wave wave : waves) {
      for (WaveSubSurvey subSurvey : wave.subSurveys()) {
        List<Variable> asked = subSurvey.asked();
        blocks.add(
            new Block(
                wave.key(),
                subSurvey.subSurvey().key(),
                asked.stream().map(Variable::key).toArray(String[]::new),
                asked.stream().mapToInt(v -> v.scale().categories().size()).toArray()));
      }
      blocks.add(
          new Block(
              wave.key(), ANY, new String[] {RESPONSE}, new int[] {wave.subSurveys().size()}));
    }
    return new CubeLayout(new ArrayList<>(breakdowns), blocks);
  }

  public List<String> breakdowns() {
    return List.copyOf(breakdowns);
  }

  public int blocks() {
    return blocks.size();
  }

  /**
   * Number of the block.
   *
   * @param subSurvey key of a sub-survey of the wave, or {@link #ANY}
   * @throws IllegalArgumentException when the wave or its sub-survey is not in the layout
   */
  public int block(String wave, String subSurvey) {
    Map<String, Integer> ofWave = blockByName.get(wave);
    Integer block = ofWave == null ? null : ofWave.get(subSurvey);
    if (block == null) {
      throw new IllegalArgumentException(
          "The cube has no block for wave " + wave + ", sub-survey " + subSurvey + ".");
    }
    return block;
  }

  public String wave(int block) {
    return blocks.get(block).wave;
  }

  public String subSurvey(int block) {
    return blocks.get(block).subSurvey;
  }

  /** Number of variables asked, which is the length of a packed response. */
  public int variables(int block) {
    return blocks.get(block).variables.length;
  }

  /** Number of cells of the block. */
  public int cells(int block) {
    return blocks.get(block).cells;
  }

  int[] firstCategories(int block) {
    return blocks.get(block).firstCategory;
  }

  /**
   * The sums of every variable of a block, the responses themselves first.
   *
   * @throws IllegalArgumentException when the number of cells is not the block's
   * @throws IllegalStateException when a variable has another number of answers than there are
   *     responses, that is, when an answer outside its scale was counted
   */
  public List<SumsRow> sums(GroupCells group) {
    Block block = blocks.get(block(group.wave(), group.subSurvey()));
    long[] cells = group.cells();
    if (cells.length != block.cells) {
      throw new IllegalArgumentException(
          group.place() + " has " + cells.length + " cells; the layout has " + block.cells + ".");
    }
    List<SumsRow> rows = new ArrayList<>(block.variables.length + 1);
    if (!block.subSurvey.equals(ANY)) {
      rows.add(row(group, RESPONSE, new Sums(new long[] {cells[0]}, 0, 0, 0)));
    }
    for (int i = 0; i < block.variables.length; i++) {
      int first = block.firstCategory[i];
      long[] counts = new long[block.categories[i]];
      System.arraycopy(cells, first, counts, 0, counts.length);
      Sums sums =
          new Sums(
              counts,
              cells[first + Missing.FILTERED_OUT],
              cells[first + Missing.BLANK],
              cells[first + Missing.UNREADABLE]);
      if (sums.responses() != cells[0]) {
        throw new IllegalStateException(
            group.place()
                + ": variable "
                + block.variables[i]
                + " has "
                + sums.responses()
                + " answers from "
                + cells[0]
                + " responses; an answer outside a scale was counted.");
      }
      rows.add(row(group, block.variables[i], sums));
    }
    return rows;
  }

  private static SumsRow row(GroupCells group, String variable, Sums sums) {
    return new SumsRow(
        group.wave(), group.subSurvey(), variable, group.breakdown(), group.group(), sums);
  }

  private static final class Block implements Serializable {
    private static final long serialVersionUID = 1L;

    final String wave;
    final String subSurvey;
    final String[] variables;
    final int[] categories;

    /** Cell of the first category of each variable. */
    final int[] firstCategory;

    final int cells;

    Block(String wave, String subSurvey, String[] variables, int[] categories) {
      this.wave = wave;
      this.subSurvey = subSurvey;
      this.variables = variables;
      this.categories = categories;
      this.firstCategory = new int[variables.length];
      int next = 1;
      for (int i = 0; i < variables.length; i++) {
        firstCategory[i] = next + MISSING_KINDS;
        next += MISSING_KINDS + categories[i];
      }
      this.cells = next;
    }
  }
}
