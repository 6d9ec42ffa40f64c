package no.kommunespeil.domain.cube;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts packed responses for all breakdowns in one pass; not safe for several threads.
 *
 * <p>A response's groups, one per breakdown, are its profile. Each answer is counted once, for its
 * profile; profiles are added up into groups only when the counts are listed. There are at most as
 * many profiles as units, however many responses there are.
 */
public final class CubeCounter {

  private final CubeLayout layout;
  private final int breakdowns;
  private final Map<Profile, Profile> profiles = new HashMap<>();
  private final List<Profile> byNumber = new ArrayList<>();
  private final Profile probe;

  public CubeCounter(CubeLayout layout) {
    this.layout = layout;
    this.breakdowns = layout.breakdowns().size();
    this.probe = new Profile(new String[breakdowns], -1, 0);
  }

  /**
   * Number of a profile, which a caller may keep per unit to skip the look-up.
   *
   * @param groups key of the group in each breakdown, in the layout's order; copied
   * @throws IllegalArgumentException when there is not one group per breakdown
   */
  public int profile(String[] groups) {
    if (groups.length != breakdowns) {
      throw new IllegalArgumentException(
          "A response has " + groups.length + " groups for " + breakdowns + " breakdowns.");
    }
    probe.groups = groups;
    probe.hash = Arrays.hashCode(groups);
    Profile known = profiles.get(probe);
    if (known == null) {
      known = new Profile(groups.clone(), byNumber.size(), layout.blocks());
      known.hash = probe.hash;
      profiles.put(known, known);
      byNumber.add(known);
    }
    return known.number;
  }

  /** Counts a response; see {@link #add(int, int, byte[])}. */
  public void add(int block, String[] groups, byte[] answers) {
    add(block, profile(groups), answers);
  }

  /**
   * Counts a response.
   *
   * @param block number of the block, from {@link CubeLayout#block}
   * @param profile number of the profile, from {@link #profile}
   * @param answers one per variable asked: a category's position, or −1 filtered out, −2 blank, −3
   *     unreadable; other values are found out when the counts are listed
   * @throws IllegalArgumentException when there is not one answer per variable
   */
  public void add(int block, int profile, byte[] answers) {
    int[] firstCategories = layout.firstCategories(block);
    if (answers.length != firstCategories.length) {
      throw new IllegalArgumentException(
          "A response to "
              + layout.subSurvey(block)
              + " "
              + layout.wave(block)
              + " has "
              + answers.length
              + " answers for "
              + firstCategories.length
              + " variables.");
    }
    int[] cells = byNumber.get(profile).cells(block, layout);
    cells[0]++;
    for (int i = 0; i < answers.length; i++) {
      cells[firstCategories[i] + answers[i]]++;
    }
  }

  /**
   * Counts a unit that answered something, once per unit and wave.
   *
   * @param anyBlock number of the wave's block {@link CubeLayout#ANY}
   * @param profile number of the profile, from {@link #profile}
   * @param answered number of sub-surveys the unit answered, from 1
   */
  public void addUnit(int anyBlock, int profile, int answered) {
    add(anyBlock, profile, new byte[] {(byte) (answered - 1)});
  }

  /** Adds what another counter of the same layout has counted. */
  public void merge(CubeCounter other) {
    for (Profile profile : other.byNumber) {
      Profile mine = byNumber.get(profile(profile.groups));
      for (int block = 0; block < profile.blocks.length; block++) {
        int[] cells = profile.blocks[block];
        if (cells != null) {
          int[] sums = mine.cells(block, layout);
          for (int i = 0; i < cells.length; i++) {
            sums[i] = Math.addExact(sums[i], cells[i]);
          }
        }
      }
    }
  }

  /** The counts so far, by group. */
  public CubePart part() {
    CubePart part = new CubePart();
    List<String> keys = layout.breakdowns();
    for (int block = 0; block < layout.blocks(); block++) {
      for (int breakdown = 0; breakdown < breakdowns; breakdown++) {
        for (Profile profile : byNumber) {
          int[] cells = profile.blocks[block];
          if (cells != null) {
            long[] sums =
                part.cells(
                    new CubePart.Key(
                        layout.wave(block),
                        layout.subSurvey(block),
                        keys.get(breakdown),
                        profile.groups[breakdown]),
                    cells.length);
            for (int i = 0; i < cells.length; i++) {
              sums[i] += cells[i];
            }
          }
        }
      }
    }
    return part;
  }

  /** A distinct combination of groups and what was counted for it. */
  private static final class Profile {
    String[] groups;
    int hash;
    final int number;

    /** Cells per block; a block no response of the profile belongs to has none. */
    final int[] @Nullable [] blocks;

    Profile(String[] groups, int number, int blocks) {
      this.groups = groups;
      this.number = number;
      this.blocks = new int[blocks][];
    }

    int[] cells(int block, CubeLayout layout) {
      int[] cells = blocks[block];
      if (cells == null) {
        cells = new int[layout.cells(block)];
        blocks[block] = cells;
      }
      return cells;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Profile profile
          && hash == profile.hash
          && Arrays.equals(groups, profile.groups);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
