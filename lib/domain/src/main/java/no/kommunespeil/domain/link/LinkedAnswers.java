package no.kommunespeil.domain.link;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import no.kommunespeil.domain.cube.CubeLayout;
import no.kommunespeil.domain.cube.Sums;
import no.kommunespeil.domain.quality.Evidence;

/**
 * What the one pass over responses grouped by unit found out, small enough for one machine: answers
 * set side by side, and answers by unit. Filled once, then only read.
 *
 * <p>Restricted: it says what each unit answered.
 */
public final class LinkedAnswers {

  private record Place(Link link, String breakdown) {}

  private record Asked(String wave, String subSurvey) {}

  private final Map<Place, SortedMap<String, Joint>> joints = new HashMap<>();
  private final Map<Side, SortedMap<String, Sums>> byUnit = new HashMap<>();
  private final Map<Asked, SortedMap<String, long[]>> days = new HashMap<>();
  private final Map<Asked, Evidence.Dated> dated = new HashMap<>();

  /** Adds answers set side by side in a group of a breakdown, once per group. */
  public void add(Link link, String breakdown, String group, Joint joint) {
    joints.computeIfAbsent(new Place(link, breakdown), place -> new TreeMap<>()).put(group, joint);
  }

  /** Adds how a unit answered a variable, once per unit. */
  public void add(Side asked, String unit, Sums answers) {
    byUnit.computeIfAbsent(asked, side -> new TreeMap<>()).put(unit, answers);
  }

  /**
   * Adds when a unit first answered a sub-survey, once per unit.
   *
   * @param days answers by day of the field period from 0; the last cell holds those whose day is
   *     not known
   */
  public void add(String wave, String subSurvey, String unit, long[] days) {
    this.days.computeIfAbsent(new Asked(wave, subSurvey), asked -> new TreeMap<>()).put(unit, days);
  }

  /** Adds when the responses to a sub-survey were sent, once per sub-survey. */
  public void add(String wave, String subSurvey, Evidence.Dated responses) {
    dated.put(new Asked(wave, subSurvey), responses);
  }

  /** The two answers side by side, by group; a group in which nobody gave both is not in it. */
  public SortedMap<String, Joint> joints(Link link, String breakdown) {
    return Collections.unmodifiableSortedMap(
        joints.getOrDefault(new Place(link, breakdown), new TreeMap<>()));
  }

  /**
   * How each unit answered; a unit that did not respond is not in it. More than one response per
   * unit only in samples made larger than the country.
   *
   * @param asked its variable may be {@link CubeLayout#RESPONSE}, and its sub-survey {@link
   *     CubeLayout#ANY}, whose categories are the number of sub-surveys answered, from 1
   */
  public SortedMap<String, Sums> byUnit(Side asked) {
    return Collections.unmodifiableSortedMap(byUnit.getOrDefault(asked, new TreeMap<>()));
  }

  /** When the responses to a sub-survey were sent, those set aside among them. */
  public Evidence.Dated dated(String wave, String subSurvey) {
    return dated.getOrDefault(new Asked(wave, subSurvey), Evidence.Dated.NONE);
  }

  /** When each unit first answered, by day of the field period; the last cell is day not known. */
  public SortedMap<String, long[]> days(String wave, String subSurvey) {
    return Collections.unmodifiableSortedMap(
        days.getOrDefault(new Asked(wave, subSurvey), new TreeMap<>()));
  }
}
