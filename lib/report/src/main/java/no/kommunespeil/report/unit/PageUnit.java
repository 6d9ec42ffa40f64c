package no.kommunespeil.report.unit;

import java.util.List;

/**
 * A unit that gets a page.
 *
 * @param number on the wave's register day
 * @param key under which the linked answers have it, in all waves
 * @param asked the sub-surveys the wave asks it
 * @param formers what it was in earlier waves, where that was another number or name
 */
public record PageUnit(String number, String key, List<String> asked, List<Former> formers) {

  /**
   * The unit whose answers of an earlier wave are the unit's own.
   *
   * @param isLargestOfSeveral whether others became part of the unit too, whose answers are not
   *     shown
   */
  public record Former(String wave, String number, String name, boolean isLargestOfSeveral) {}
}
