package no.kommunespeil.sample;

import java.util.List;

/**
 * What a sample holds.
 *
 * @param files in the order written
 * @param answers cells with an answer, over all files
 * @param planted oddities put in on purpose, in the order written
 * @param unmet aims that do not hold together exactly, one sentence each
 */
public record SampleSummary(
    List<WrittenFile> files, long answers, List<Planted> planted, List<String> unmet) {

  /**
   * A file.
   *
   * @param path relative to the folder of wave files
   * @param rows rows without the header
   */
  public record WrittenFile(String path, long rows) {}

  /**
   * Oddities of one kind in one sub-survey of one wave, counted in the first copy of the country.
   */
  public record Planted(String wave, String subSurvey, Oddity kind, int count) {}

  /** What can be wrong, or only unusual, with a submission. */
  public enum Oddity {
    /** An adviser answered first, the unit's manager later. */
    DUPLICATE_BY_ROLE,
    /** Same position twice; only one of the two wrote comments. */
    DUPLICATE_BY_COMMENTS,
    /** Same position twice, no comments; one of the two knows less. */
    DUPLICATE_BY_DONT_KNOW,
    /** A name that no unit has, without a number: cannot be resolved. */
    MISSPELT_NAME,
    /** A number that no unit ever had, with a name that none has: cannot be resolved. */
    IMPOSSIBLE_NUMBER,
    /** A unit known by its name only. */
    NAME_ONLY,
    /** "X kommune". */
    NAME_WITH_SUFFIX,
    /** A Sami, Kven or other parallel name. */
    PARALLEL_NAME,
    /** A name that is no longer in use, of a municipality that is wholly part of the unit. */
    FORMER_NAME,
    /** A number whose leading zero a spreadsheet took. */
    LOST_LEADING_ZERO,
    /** An answer that is not on the scale. */
    OUTSIDE_SCALE
  }

  public long rows() {
    return files.stream().mapToLong(WrittenFile::rows).sum();
  }
}
